// SPDX-License-Identifier: MIT
// The studio's frame: the bar, the view that is open, the panels beside it, the timeline, and keys.
import { css, html, LitElement, nothing } from 'lit';
import '../files/files.js';
import { StudioController } from '../model/controller.js';
import { Studio } from '../model/studio.js';
import '../timeline/timeline.js';
import { watchClipboard } from './clipboard.js';
import { COMMANDS } from './commands.js';
import { combinationOf, isTyping, printed } from './keys.js';
import { theme } from './theme.js';
import { SIDE, VIEWS } from './views.js';

/** @param {{id: string}[]} rows @param {string} id */
const rowOf = (rows, id) => /** @type {import('./views.js').View} */ (rows.find((row) => row.id === id) ?? rows[0]);

export class StudioApp extends LitElement {
  static properties = { view: { state: true }, side: { state: true }, loaded: { state: true }, said: { state: true } };
  #endClipboard = () => {};

  static styles = [
    theme,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) minmax(300px, 26%);
        grid-template-areas: 'bar bar' 'view side' 'timeline side';
        height: 100dvh;
        background: var(--page);
      }
      header {
        grid-area: bar;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 6px 12px;
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      h1 {
        display: flex;
        margin: 0;
        font-size: inherit;
      }
      header a {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        color: inherit;
        font-weight: 650;
        text-decoration: none;
      }
      header img {
        width: 22px;
        height: 22px;
      }
      studio-files {
        flex: 1;
      }
      nav {
        display: flex;
        gap: 2px;
      }
      main {
        grid-area: view;
        min-height: 0;
        min-width: 0;
        display: flex;
        flex-direction: column;
        overflow: auto;
      }
      main > * {
        flex: 1;
        min-height: 0;
      }
      aside {
        grid-area: side;
        min-height: 0;
        display: flex;
        flex-direction: column;
        background: var(--surface);
        border-left: 1px solid var(--line);
      }
      aside nav {
        padding: 6px;
        border-bottom: 1px solid var(--line);
      }
      .panel {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
      .panel > * {
        display: block;
        min-height: 100%;
      }
      studio-timeline {
        grid-area: timeline;
        height: clamp(200px, 36dvh, 380px);
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
      .count {
        min-width: 1.6em;
        padding: 0 5px;
        border-radius: 99px;
        background: var(--line);
        font-size: 12px;
        font-variant-numeric: tabular-nums;
      }
      .count.errors {
        background: #b3261e;
        color: #fff;
      }
      @media (max-width: 900px) {
        :host {
          grid-template: auto minmax(280px, 46dvh) auto minmax(260px, 1fr) / minmax(0, 1fr);
          grid-template-areas: 'bar' 'view' 'timeline' 'side';
          height: auto;
          min-height: 100dvh;
        }
        :host([tall]) {
          grid-template-rows: auto minmax(420px, 76dvh) auto minmax(260px, 1fr);
        }
        aside {
          border-left: 0;
          border-top: 1px solid var(--line);
        }
      }
      dialog {
        width: min(640px, 92vw);
        max-height: 86dvh;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--surface);
        color: var(--ink);
        padding: 20px 24px;
      }
      dialog::backdrop {
        background: rgb(8 14 24 / 0.5);
      }
      dialog h2 {
        margin: 16px 0 6px;
        font-size: 14px;
      }
      dialog dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 4px 16px;
        margin: 0;
      }
      dialog dd {
        margin: 0;
      }
      kbd {
        font: 12px var(--mono);
        padding: 2px 6px;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--sunken);
      }
    `,
  ];

  constructor() {
    super();
    this.studio = new Studio();
    this.view = rowOf(VIEWS, location.hash.slice(1)).id;
    this.side = SIDE[0].id;
    /** What the clipboard did, for screen readers. */
    this.said = '';
    /** Views whose elements are there. @type {Set<string>} */
    this.loaded = new Set();
    new StudioController(/** @type {any} */ (this), ['document', 'problems', 'project']);
    this.studio.addEventListener('reveal', () => this.#reveal());
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    this.#endClipboard = watchClipboard(this.studio, document, (text) => {
      this.said = text;
    });
    addEventListener('hashchange', this.#onHash);
    addEventListener('beforeunload', this.#onLeave);
    for (const row of [...SIDE, rowOf(VIEWS, this.view)]) this.#load(row);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
    this.#endClipboard();
    removeEventListener('hashchange', this.#onHash);
    removeEventListener('beforeunload', this.#onLeave);
  }

  #onHash = () => this.open(location.hash.slice(1));

  /** Opens a view. @param {string} id */
  open(id) {
    const row = rowOf(VIEWS, id);
    this.#load(row);
    this.view = row.id;
    if (location.hash.slice(1) !== row.id) history.replaceState(null, '', `#${row.id}`);
  }

  /** Shows a panel beside the view. @param {string} id */
  openSide(id) {
    this.side = rowOf(SIDE, id).id;
  }

  /** Shows the panel that is asked for a place: it takes the request when it is drawn. */
  #reveal() {
    if (this.studio.wantedPanel === 'code') this.open('code');
    else this.openSide('properties');
  }

  /** @param {import('./views.js').View} row */
  async #load({ id, load }) {
    await load();
    this.loaded = new Set([...this.loaded, id]);
  }

  #onLeave = (/** @type {BeforeUnloadEvent} */ event) => {
    if (this.studio.dirty && !this.studio.safe) event.preventDefault();
  };

  /** All commands that apply now, by group. */
  get commands() {
    return { ...COMMANDS, ...rowOf(VIEWS, this.view).commands };
  }

  #onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented || event.isComposing || this.renderRoot.querySelector('dialog[open]')) return;
    const combination = combinationOf(event);
    // Views come last in the list, and first here: a view may use a key in its own way.
    const command = Object.values(this.commands)
      .flat()
      .reverse()
      .find(({ keys, when }) => keys.includes(combination) && (when?.(this) ?? true));
    if (!command || (isTyping(event) && !command.typing)) return;
    const [target] = event.composedPath();
    if (combination === ' ' && target instanceof Element && target.closest('button, summary, a')) return;
    event.preventDefault();
    command.run(this, combination);
  };

  updated() {
    this.toggleAttribute('tall', !rowOf(VIEWS, this.view).timeline);
  }

  showShortcuts() {
    /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('#shortcuts')).showModal();
  }

  render() {
    const { studio } = this;
    const view = rowOf(VIEWS, this.view);
    const side = rowOf(SIDE, this.side);
    const { canUndo, canRedo, undoLabel, redoLabel } = studio.history;
    return html`
      <header>
        <h1><a href="../"><img src="../favicon.svg" alt="" />Studio</a></h1>
        <studio-files .studio=${studio} @open-side=${(/** @type {any} */ { detail }) => this.openSide(detail)}></studio-files>
        <button type="button" ?disabled=${!canUndo} title=${`Undo ${undoLabel}`} @click=${() => studio.undo()}>Undo</button>
        <button type="button" ?disabled=${!canRedo} title=${`Redo ${redoLabel}`} @click=${() => studio.redo()}>Redo</button>
        <nav aria-label="Views">
          ${VIEWS.map(
            ({ id, label }) =>
              html`<button type="button" class="plain" aria-pressed=${String(id === view.id)} @click=${() => this.open(id)}>${label}</button>`,
          )}
        </nav>
        <button type="button" class="icon" aria-label="Shortcuts" title="Shortcuts" @click=${this.showShortcuts}>?</button>
      </header>
      <main>${this.loaded.has(view.id) ? view.draw(studio) : html`<p class="muted">Loading …</p>`}</main>
      ${view.timeline ? html`<studio-timeline .studio=${studio}></studio-timeline>` : nothing}
      <aside aria-label="Panels">
        <nav aria-label="Panels">
          ${SIDE.map(
            ({ id, label }) =>
              html`<button type="button" class="plain" aria-pressed=${String(id === side.id)} @click=${() => this.openSide(id)}>
                ${label}${id === 'problems' ? this.#count() : nothing}
              </button>`,
          )}
        </nav>
        <div class="panel">${this.loaded.has(side.id) ? side.draw(studio) : nothing}</div>
      </aside>
      ${this.#shortcuts()}
      <p class="hidden-text" role="status">${this.said}</p>
    `;
  }

  #count() {
    const { list } = this.studio.problems;
    const errors = list.filter(({ severity }) => severity === 'error').length;
    return list.length === 0
      ? nothing
      : html`<span class="count ${errors ? 'errors' : ''}" title=${`${errors} errors, ${list.length - errors} warnings`}>${list.length}</span>`;
  }

  #shortcuts() {
    return html`<dialog id="shortcuts" aria-label="Shortcuts" closedby="any">
      <form method="dialog"><button autofocus>Close</button></form>
      ${Object.entries(this.commands)
        .filter(([, commands]) => commands.length > 0)
        .map(
          ([group, commands]) => html`<h2>${group}</h2>
            <dl>
              ${commands.map(
                ({ label, keys }) =>
                  html`<dt>${label}</dt>
                    <dd>${keys.map((keysOf) => html`<kbd>${printed(keysOf)}</kbd> `)}</dd>`,
              )}
            </dl>`,
        )}
    </dialog>`;
  }
}

customElements.define('studio-app', StudioApp);
