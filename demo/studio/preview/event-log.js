// SPDX-License-Identifier: MIT
// The events of the preview: the newest last, with a filter, and the whole payload on demand.
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { theme } from '../shell/theme.js';

/** @typedef {import('./rehearsal.js').Heard} Heard */
/** @typedef {Heard & {number: number}} Row */

/** Older ones are dropped, to keep the page fast. */
const ROWS_MOST = 400;

/** @param {number | null} seconds */
const clock = (seconds) =>
  seconds === null ? '' : `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, '0')}`;

/** The custom data of an event, as the document has it. @param {any} detail @returns {string} '' for none */
export function customData(detail) {
  const data = [detail?.hotspot, detail?.cue, detail?.node, detail].find((part) => part?.customData != null);
  return data ? data.customDataText : '';
}

/** An event in a few words. @param {Heard} heard */
export function brief({ detail }) {
  const parts = Object.entries(detail ?? {}).map(([name, value]) => {
    if (value === null || name === 'sources') return '';
    if (typeof value === 'number') return `${name} ${Math.round(value * 100) / 100}`;
    if (typeof value === 'object') return Array.isArray(value) ? value.join(', ') : (value.id ?? '');
    return ['kind', 'id', 'type', 'reason', 'name', 'value'].includes(name) ? String(value) : `${name} ${value}`;
  });
  return parts.filter(Boolean).join(', ');
}

export class PreviewEvents extends LitElement {
  static properties = { rows: { state: true }, filter: { state: true } };
  static styles = [
    theme,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .bar {
        display: flex;
        gap: 8px;
        padding: 6px 12px;
        align-items: center;
        border-bottom: 1px solid var(--line);
      }
      h2 {
        margin: 0;
        font-size: 14px;
      }
      .bar input {
        flex: 1;
        min-width: 8ch;
      }
      ol {
        flex: 1;
        min-height: 0;
        margin: 0;
        padding: 4px 0;
        overflow: auto;
        list-style: none;
        font: 12px/1.5 var(--mono);
      }
      summary {
        display: flex;
        gap: 10px;
        padding: 2px 12px;
        min-height: 24px;
        align-items: baseline;
        cursor: pointer;
      }
      summary:hover {
        background: var(--sunken);
      }
      time {
        color: var(--muted);
        min-width: 7ch;
        text-align: end;
      }
      .type {
        font-weight: 700;
      }
      .type.error {
        text-decoration: underline wavy #d8453b;
      }
      .brief {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--muted);
      }
      code {
        max-width: 40%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        padding: 0 6px;
        border-radius: 6px;
        background: var(--accent);
        color: var(--accent-ink);
      }
      pre {
        margin: 2px 12px 8px 40px;
        padding: 8px;
        overflow: auto;
        background: var(--sunken);
        border-radius: 6px;
      }
    `,
  ];

  #count = 0;
  #follows = true;

  constructor() {
    super();
    /** @type {Row[]} */
    this.rows = [];
    this.filter = '';
  }

  /** @param {Heard} heard */
  add(heard) {
    this.rows = [...this.rows.slice(1 - ROWS_MOST), { ...heard, number: this.#count++ }];
  }

  clear() {
    this.rows = [];
  }

  /** @param {Row} row */
  #matches({ type, detail }) {
    return this.filter === '' || `${type} ${JSON.stringify(detail)}`.toLowerCase().includes(this.filter);
  }

  render() {
    const shown = this.rows.filter((row) => this.#matches(row));
    const type = (/** @type {InputEvent} */ { target }) => {
      this.filter = /** @type {HTMLInputElement} */ (target).value.trim().toLowerCase();
    };
    return html`<div class="bar">
        <h2>Events</h2>
        <input type="search" placeholder="Filter" aria-label="Filter events" @input=${type} />
        <button type="button" @click=${this.clear}>Clear</button>
      </div>
      <ol aria-label="Events" tabindex="0" @scroll=${this.#scrolled}>
        ${repeat(shown, ({ number }) => number, row)}
      </ol>`;
  }

  /** The newest is kept in view unless the author reads older ones. @param {Event} event */
  #scrolled({ target }) {
    const { scrollTop, scrollHeight, clientHeight } = /** @type {Element} */ (target);
    this.#follows = scrollTop + clientHeight > scrollHeight - 20;
  }

  updated() {
    const list = this.renderRoot.querySelector('ol');
    if (list && this.#follows) list.scrollTop = list.scrollHeight;
  }
}

/** @param {Row} row */
function row({ type, time, detail }) {
  const data = customData(detail);
  return html`<li>
    <details>
      <summary>
        <time>${clock(time)}</time><span class="type ${type === 'error' ? 'error' : ''}">${type}</span>
        <span class="brief">${brief({ type, time, detail })}</span>
        ${data ? html`<code title="Custom data">${data}</code>` : nothing}
      </summary>
      <pre>${JSON.stringify(detail, null, 2)}</pre>
    </details>
  </li>`;
}

customElements.define('preview-events', PreviewEvents);
