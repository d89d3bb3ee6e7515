// SPDX-License-Identifier: MIT
// The engine's diagnostics, as the author types: errors first. A click goes to the field, or to the
// place in the JSON.
import { css, html, nothing } from 'lit';
import { placeOf } from '../model/places.js';
import { Panel } from '../shell/panel.js';
import { counted } from './points.js';
import { placeInWords, sifted } from './sift.js';
import { marks } from './style.js';

/** @typedef {import('../model/problems.js').Diagnostic} Diagnostic */

export class StudioProblems extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'problems', 'project']);
  static properties = { ...Panel.properties, severity: { state: true }, words: { state: true } };
  static styles = [
    ...Panel.styles,
    marks,
    css`
      .sieve {
        display: flex;
        gap: 6px;
        padding: 10px 12px;
      }
      .sieve input {
        flex: 1;
        min-width: 0;
      }
      p {
        margin: 0;
        padding: 4px 12px 10px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: stretch;
        border-top: 1px solid var(--line);
        content-visibility: auto;
        contain-intrinsic-size: auto 64px;
      }
      li button {
        border: 0;
        border-radius: 0;
        background: none;
      }
      .place {
        flex: 1;
        min-width: 0;
        display: block;
        padding: 8px 12px;
        text-align: left;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .place:hover {
        background: var(--sunken);
      }
      .error b {
        color: var(--studio-error);
      }
      .warning b {
        color: var(--studio-warning);
      }
      .where {
        display: block;
        color: var(--muted);
        font-size: 12px;
      }
      li button:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  constructor() {
    super();
    this.severity = '';
    this.words = '';
  }

  render() {
    const { problems, document } = this.studio;
    const errors = problems.list.filter(({ severity }) => severity === 'error').length;
    const list = sifted(problems.list, this.severity, this.words, document);
    return html`
      <div class="sieve">
        <input type="search" aria-label="Filter problems" placeholder="Filter" .value=${this.words}
          @input=${(/** @type {any} */ { target }) => (this.words = target.value)} />
        <select aria-label="Severity" @change=${(/** @type {any} */ { target }) => (this.severity = target.value)}>
          <option value="">All</option>
          <option value="error">Errors</option>
          <option value="warning">Warnings</option>
        </select>
      </div>
      <p role="status" class="muted">${this.#summary(errors, problems.list.length - errors, list.length)}</p>
      <ul @keydown=${this.#onKey}>${list.map((problem) => this.#row(problem))}</ul>
    `;
  }

  /** @param {number} errors @param {number} warnings @param {number} shown */
  #summary(errors, warnings, shown) {
    const { failure } = this.studio.problems;
    if (failure) return `The engine can’t be asked: ${failure}`;
    if (errors + warnings === 0) return 'No problems.';
    const all = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
    return shown === errors + warnings ? `${all}.` : `${all}; ${shown} shown.`;
  }

  /** @param {Diagnostic} problem */
  #row(problem) {
    const { severity, message, code, path, line, column } = problem;
    const where = placeInWords(this.studio.document, path).join(' › ');
    return html`<li class=${severity}>
      <button type="button" class="place" @click=${() => this.#show(problem)}>
        <b>${severity}</b> ${message}
        <span class="where">${where}${where ? ' · ' : nothing}${code} · ${line}:${column}</span>
      </button>
      <button type="button" class="json" aria-label=${`Show in the JSON, line ${line}`} title="Show in the JSON"
        @click=${() => this.studio.reveal({ panel: 'code', path, offset: problem.offset })}>{ }</button>
    </li>`;
  }

  /** @param {Diagnostic} problem */
  #show({ path, offset }) {
    const panel = path !== '' && placeOf(this.studio.document, path) ? 'properties' : 'code';
    this.studio.reveal({ panel, path, offset });
  }

  /** The arrow keys go from problem to problem. @param {KeyboardEvent} event */
  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const button = /** @type {Element} */ (event.target).closest('button');
    if (!step || !button) return;
    event.preventDefault();
    const row = /** @type {Element} */ (button.closest('li'));
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector(`.${button.classList[0]}`))?.focus();
  }
}

customElements.define('studio-problems', StudioProblems);
