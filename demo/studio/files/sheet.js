// SPDX-License-Identifier: MIT
// The base class of the dialogs.
import { css, html, LitElement } from 'lit';
import { theme } from '../shell/theme.js';

export class Sheet extends LitElement {
  static properties = { desk: { attribute: false }, error: { state: true } };

  static styles = [
    theme,
    css`
      dialog {
        width: min(720px, 94vw);
        max-height: 88dvh;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: rgb(8 14 24 / 0.5);
      }
      .top {
        position: sticky;
        top: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding: 14px 20px;
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      h2 {
        margin: 0;
        font-size: 17px;
      }
      h3 {
        margin: 20px 0 8px;
        font-size: 14px;
      }
      h3:first-child {
        margin-top: 0;
      }
      .body {
        padding: 16px 20px 20px;
      }
      p {
        margin: 0 0 12px;
      }
      a {
        color: var(--accent);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 4px 0;
        border-top: 1px solid var(--line);
      }
      li:first-child {
        border-top: 0;
      }
      li > .name {
        flex: 1;
        min-width: 0;
        justify-content: flex-start;
        text-align: left;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      .grow {
        flex: 1;
        min-width: 0;
      }
      label {
        display: grid;
        gap: 4px;
        margin-bottom: 12px;
      }
      .error {
        color: #b3261e;
      }
      @media (prefers-color-scheme: dark) {
        .error {
          color: #ff9f94;
        }
      }
      pre {
        margin: 0 0 12px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--sunken);
        font: 12px/1.5 var(--mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  get heading() {
    return '';
  }

  constructor() {
    super();
    /** @type {import('./desk.js').Desk} */
    this.desk = /** @type {any} */ (undefined);
    /** What went wrong in it. */
    this.error = '';
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  get open() {
    return this.#dialog?.open ?? false;
  }

  async show() {
    this.error = '';
    this.requestUpdate();
    await this.updateComplete;
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  close() {
    this.#dialog.close();
  }

  /** Does something, and shows why it failed. @param {() => unknown} work @returns {Promise<boolean>} whether it was done */
  async attempt(work) {
    this.error = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      return false;
    }
  }

  /** @returns {unknown} */
  body() {
    return null;
  }

  render() {
    return html`<dialog aria-labelledby="heading" closedby="any">
      <div class="top">
        <h2 id="heading">${this.heading}</h2>
        <button type="button" @click=${this.close}>Close</button>
      </div>
      <div class="body">
        <div role="alert">${this.error ? html`<p class="error">${this.error}</p>` : null}</div>
        ${this.body()}
      </div>
    </dialog>`;
  }
}
