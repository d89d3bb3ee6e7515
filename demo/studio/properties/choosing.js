// SPDX-License-Identifier: MIT
// Controls that offer choices. What is chosen is a step of its own.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { OPERATORS } from '../model/fields.js';
import { videoChoices } from './choices.js';
import { operatorOf } from './rules.js';
import { choose, text, valueFrom } from './typing.js';
import { textOf } from './values.js';
import { defaultBoolean, defaultWord } from './words.js';

/** @typedef {import('./field.js').Cell} Cell */

/** @typedef {{value: string, label: string}} Choice */

/**
 * @param {Cell} cell
 * @param {Choice[]} choices @param {string | null} chosen null: another value, which is shown as it is written
 * @param {{none: string, write: (value: string) => any}} options none: the choice for "not given"
 */
function select(cell, choices, chosen, { none, write }) {
  const { id, describedBy, invalid, state, field } = cell;
  const extra = state.mixed ? 'mixed' : chosen === null && state.given ? `“${textOf(field.kind, state.value)}”` : '';
  const option = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ isChosen) =>
    html`<option value=${value} .selected=${live(isChosen)}>${label}</option>`;
  const body = html`<select id=${id} aria-describedby=${describedBy || nothing} aria-invalid=${invalid ? 'true' : nothing}
    @change=${(/** @type {Event} */ event) => {
      const value = valueFrom(event);
      if (value !== '\0') choose(cell, value === '' ? undefined : write(value));
    }}>
    ${extra ? option('\0', extra, true) : nothing} ${option('', none, !extra && !state.given)}
    ${choices.map(({ value, label }) => option(value, label, !extra && value === chosen))}
  </select>`;
  return keyed(choices.length, body);
}

/** @param {Cell} cell */
export function words(cell) {
  const { field, state } = cell;
  const list = field.words ?? [];
  const chosen =
    list.find(
      (word) =>
        word.toLowerCase() ===
        String(state.value ?? '')
          .trim()
          .toLowerCase(),
    ) ?? null;
  const standard = defaultWord(field);
  const options = {
    none: standard ? `Not given (${standard})` : 'Not given',
    write: (/** @type {string} */ word) => word,
  };
  return select(
    cell,
    list.map((word) => ({ value: word, label: word })),
    chosen,
    options,
  );
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const TRUE = /^(true|yes|on|1)$/i;
const FALSE = /^(false|no|off|0)$/i;
/** @param {any} value */
function answer(value) {
  const written = textOf('', value).trim();
  if (TRUE.test(written)) return 'yes';
  return FALSE.test(written) ? 'no' : null;
}

/** @param {Cell} cell */
export const boolean = (cell) =>
  select(cell, YES_NO, answer(cell.state.value), {
    none: `Not given (${defaultBoolean(cell.field.name)})`,
    write: (value) => value === 'yes',
  });

/** @param {Cell} cell */
export const join = (cell) =>
  select(
    cell,
    [
      { value: '0', label: 'Both must hold' },
      { value: '1', label: 'One is enough' },
    ],
    textOf('', cell.state.value) || null,
    { none: 'Not given (both must hold)', write: Number },
  );

/** @param {Cell} cell */
export const shows = (cell) =>
  select(
    cell,
    [
      { value: 'yes', label: 'Shown' },
      { value: 'no', label: 'Hidden' },
    ],
    answer(cell.state.value),
    { none: 'Not given (shown)', write: (value) => value === 'yes' },
  );

/** @param {Cell} cell */
export const operator = (cell) =>
  select(
    cell,
    OPERATORS.map(({ name, label }) => ({ value: name, label })),
    operatorOf(cell.state.value)?.name ?? null,
    { none: 'Not given', write: (name) => name },
  );

/** One of the project's videos; a text may name it, too. @param {Cell} cell @param {'id' | 'token'} [by] */
export function video(cell, by = 'id') {
  const { form, id, state } = cell;
  const { choices, chosen } = videoChoices(cell.target.studio.document, state.value, by);
  if (!form.free.has(id) && (!state.given || state.mixed || chosen !== null))
    return html`<div class="row">
      ${select(cell, choices, chosen, { none: 'Not given', write: (value) => value })}
      <button type="button" aria-label=${`Text instead, for ${cell.label}`} title="Write its name as text"
        @click=${() => free(cell, true)}>Text</button>
    </div>`;
  const beside = html`<button type="button" aria-label=${`List instead, for ${cell.label}`} title="Choose from the list"
    @click=${() => free(cell, false)}>List</button>`;
  return text(cell, {
    choices: choices.map(({ value }) => value),
    beside: chosen !== null || !state.given ? beside : nothing,
  });
}

/** @param {Cell} cell @param {boolean} isFree */
function free({ form, id }, isFree) {
  if (isFree) form.free.add(id);
  else form.free.delete(id);
  form.requestUpdate();
}
