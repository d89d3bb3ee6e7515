// SPDX-License-Identifier: MIT
// The dialog in which the author decides what becomes of what two people changed.
import { css, html } from 'lit';
import { printExactly } from '../model/written.js';
import { Sheet } from './sheet.js';

/** @typedef {import('./merge.js').Side} Side */

/** Only what is in dispute. @param {any} item @param {string[]} fields */
const shown = (item, fields) => {
  if (item === undefined) return 'deleted';
  const some = Object.fromEntries(fields.map((name) => [name, item?.[name]]));
  return printExactly(fields.length > 0 ? some : item, 2);
};

const SIDES = /** @type {const} */ ([
  ['mine', 'Yours'],
  ['theirs', 'Theirs'],
]);

export class StudioConflict extends Sheet {
  static properties = { ...Sheet.properties, choices: { state: true } };
  static styles = [
    ...Sheet.styles,
    css`
      fieldset {
        margin: 0 0 14px;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-bottom: 6px;
        font-weight: 650;
      }
      .sides {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .sides label {
        display: flex;
        flex-direction: column;
        margin: 0;
        padding: 10px;
        border: 1px solid var(--line);
        border-radius: 8px;
        cursor: pointer;
      }
      .sides label:has(:checked) {
        border-color: var(--accent);
        outline: 1px solid var(--accent);
      }
      pre {
        margin: 0;
        border: 0;
        padding: 0;
        background: none;
      }
      .row {
        margin-bottom: 16px;
      }
    `,
  ];
  get heading() {
    return 'Changed by two people';
  }

  constructor() {
    super();
    /** @type {Record<string, Side>} by id of a conflict */
    this.choices = {};
  }

  async show() {
    this.choices = {};
    await super.show();
  }

  /** @param {Side} side */
  #all(side) {
    const { conflicts = [] } = this.desk.remote.saver.merged() ?? {};
    this.choices = Object.fromEntries(conflicts.map(({ id }) => [id, side]));
  }

  async #save() {
    const merged = this.desk.remote.saver.merged(this.choices);
    if (!merged) return;
    this.close();
    await this.desk.remote.resolve(merged);
  }

  body() {
    const { saver } = this.desk?.remote ?? {};
    if (saver?.state !== 'conflict') return html`<p>There is nothing to decide.</p>`;
    const merged = saver.merged();
    if (!merged) return html`<p>Your JSON text is broken: repair it first.</p>`;
    const open = merged.conflicts.filter(({ id }) => !this.choices[id]).length;
    return html`
      <p>Somebody else saved this project meanwhile. What only one of you changed is kept from both. Choose for the rest:</p>
      <div class="row">
        <button type="button" @click=${() => this.#all('mine')}>All yours</button>
        <button type="button" @click=${() => this.#all('theirs')}>All theirs</button>
      </div>
      ${merged.conflicts.map((conflict) => this.#conflict(conflict))}
      ${merged.notes.map((note) => html`<p class="muted">${note}</p>`)}
      <div class="row">
        <button type="button" class="primary" ?disabled=${open > 0} @click=${this.#save}>Merge and save</button>
        <span class="muted" role="status">${open > 0 ? `${open} to decide` : 'All decided'}</span>
      </div>
    `;
  }

  /** @param {import('./merge.js').Conflict} conflict */
  #conflict(conflict) {
    const { id, label, fields } = conflict;
    return html`<fieldset>
      <legend>${label}</legend>
      <div class="sides">
        ${SIDES.map(
          ([side, word]) =>
            html`<label>
              <span><input type="radio" name=${id} .checked=${this.choices[id] === side} @change=${() => (this.choices = { ...this.choices, [id]: side })} /> ${word}</span>
              <pre>${shown(conflict[side], fields)}</pre>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('studio-conflict', StudioConflict);
