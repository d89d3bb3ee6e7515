// SPDX-License-Identifier: MIT
// Controls that are typed into. What is typed is written at once; the steps of one control are joined.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { customDataOf } from '../model/custom-data.js';
import { tidy } from '../model/item.js';
import { same } from './target.js';
import { given, textOf, typedValue } from './values.js';
import { unitOf } from './words.js';

/** @typedef {import('./field.js').Cell} Cell */

/** The text in a control: as it is typed, while that is the field's value. @param {Cell} cell */
function shown({ form, id, field, state }) {
  const draft = form.drafts.get(id);
  const isCurrent =
    draft !== undefined &&
    same(given({ [field.name]: typedValue(field.kind, draft) }, { ...field, names: [field.name] }), state.value);
  return isCurrent ? draft : textOf(field.kind, state.value);
}

/** @param {Cell} cell @param {string} text */
export function type({ form, target, field, id }, text) {
  form.drafts.set(id, text);
  target.write(field, typedValue(field.kind, text));
  form.requestUpdate();
}

/** The control is left: what follows is another step. @param {Cell} cell */
export function leave({ form, target, id }) {
  form.drafts.delete(id);
  target.studio.settle();
  form.requestUpdate();
}

export const valueFrom = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).value;

/** Writes at once, as a step of its own. @param {Cell} cell @param {any} value */
export function choose({ target, field, form }, value) {
  target.studio.settle();
  target.write(field, value);
  target.studio.settle();
  form.requestUpdate();
}

/** @param {Cell} cell */
function placeholder({ state, field }) {
  if (state.mixed) return 'mixed';
  return field.kind.startsWith('OPERAND') && state.given ? 'empty text' : 'not given';
}

/**
 * @param {Cell} cell
 * @param {{mode?: string, choices?: string[], beside?: unknown}} [options] mode: inputmode; choices: suggested
 */
export function text(cell, { mode = 'text', choices = [], beside = nothing } = {}) {
  const { id, describedBy, invalid, field } = cell;
  const unit = unitOf(field.name);
  const list = choices.length > 0 ? `${id}-choices` : nothing;
  return html`<div class="row">
    <input id=${id} type="text" inputmode=${mode} autocomplete="off" spellcheck=${mode === 'text' ? 'true' : 'false'} list=${list}
      aria-describedby=${describedBy || nothing} aria-invalid=${invalid ? 'true' : nothing}
      placeholder=${placeholder(cell)} .value=${live(shown(cell))}
      @input=${(/** @type {Event} */ event) => type(cell, valueFrom(event))} @blur=${() => leave(cell)} />
    ${unit ? html`<span class="unit">${unit}</span>` : nothing}${beside}
    ${choices.length > 0 ? html`<datalist id=${list}>${choices.map((choice) => html`<option value=${choice}></option>`)}</datalist>` : nothing}
  </div>`;
}

const LINES_MOST = 14;
/** @param {Cell} cell @param {boolean} [isCode] */
export function area(cell, isCode = false) {
  const { id, describedBy, invalid } = cell;
  const written = shown(cell);
  const rows = Math.min(Math.max(written.split('\n').length, 2), LINES_MOST);
  return html`<textarea id=${id} class=${isCode ? 'code' : ''} rows=${rows} spellcheck=${isCode ? 'false' : 'true'}
    aria-describedby=${describedBy || nothing} aria-invalid=${invalid ? 'true' : nothing}
    placeholder=${placeholder(cell)} .value=${live(written)}
    @input=${(/** @type {Event} */ event) => type(cell, valueFrom(event))} @blur=${() => leave(cell)}></textarea>`;
}

const TAKEN = { JSON: 'Taken for JSON.', text: 'Taken for plain text.', nothing: '' };
/** Custom data, and what they are taken for. @param {Cell} cell */
export function data(cell) {
  const { kind } = customDataOf(shown(cell));
  const id = `${cell.id}-taken`;
  return html`${area({ ...cell, describedBy: `${cell.describedBy} ${id}`.trim() }, true)}
    <p class="taken" id=${id}>${cell.state.mixed ? 'Several different data.' : TAKEN[kind]}</p>`;
}

/** Number and text of a media time. @param {Cell} cell */
export const time = (cell) =>
  text(cell, {
    mode: 'decimal',
    beside: html`<button type="button" aria-label=${`Now, the playhead’s time, as ${cell.label}`} title="The playhead’s time"
      @click=${() => choose(cell, tidy(cell.target.studio.playhead.time))}>Now</button>`,
  });
