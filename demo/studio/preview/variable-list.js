// SPDX-License-Identifier: MIT
// The variables of the preview: their values now, to be set by hand.
import { css, html, LitElement } from 'lit';
import { theme } from '../shell/theme.js';

/** Event: `set-variable` {name, text}; text: null to unset it. */
export class PreviewVariables extends LitElement {
  static properties = { names: { attribute: false }, values: { attribute: false } };
  static styles = [
    theme,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      h2 {
        margin: 0;
        padding: 12px;
        font-size: 14px;
        border-bottom: 1px solid var(--line);
      }
      ul {
        margin: 0;
        padding: 6px 12px;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
        gap: 8px;
        align-items: center;
        padding: 3px 0;
      }
      label {
        overflow: hidden;
        text-overflow: ellipsis;
        font: 12px var(--mono);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {readonly string[]} */
    this.names = [];
    /** Those that are set. @type {ReadonlyMap<string, any>} */
    this.values = new Map();
  }

  render() {
    return html`<h2>Variables</h2>
      <ul>
        ${this.names.map((name, i) => this.#row(name, i))}
      </ul>`;
  }

  /** @param {string} name @param {number} i */
  #row(name, i) {
    const set = (/** @type {string | null} */ text) =>
      this.dispatchEvent(new CustomEvent('set-variable', { detail: { name, text } }));
    const isSet = this.values.get(name) != null;
    return html`<li>
      <label for=${`v${i}`} title=${name}>${name}</label>
      <input
        id=${`v${i}`}
        .value=${isSet ? String(this.values.get(name)) : ''}
        placeholder="unset"
        @change=${(/** @type {Event} */ { target }) => set(/** @type {HTMLInputElement} */ (target).value)}
      />
      <button type="button" aria-label=${`Unset ${name}`} ?disabled=${!isSet} @click=${() => set(null)}>Unset</button>
    </li>`;
  }
}

customElements.define('preview-variables', PreviewVariables);
