// SPDX-License-Identifier: MIT
// The control of each field: by its name where that says more, else by its kind.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { listOf } from '../model/document.js';
import { CHILDREN } from '../model/places.js';
import { variablesOf } from '../model/variables.js';
import { takenByAll } from './aims.js';
import { trayNames } from './choices.js';
import { boolean, join, operator, shows, video, words } from './choosing.js';
import { colourOf, colourText } from './colours.js';
import { drawList, drawMap, drawObject, drawVideos } from './lists.js';
import { pointsInWords } from './points.js';
import { drawRules } from './tree.js';
import { area, data, leave, text, time, valueFrom } from './typing.js';
import { textOf } from './values.js';

/** @typedef {import('./field.js').Cell} Cell */
/** @typedef {{draw: (cell: Cell) => unknown, group?: boolean, held?: boolean}} Control group: of several controls, with a name of its own; held: what is in it has panels of its own */

/** @param {Cell} cell */
const variable = (cell) => text(cell, { choices: variablesOf(cell.target.studio.document) });
/** @param {Cell} cell */
const tray = (cell) => text(cell, { choices: trayNames(cell.target.studio.document) });
/** @param {Cell} cell */
const url = (cell) => text(cell, { mode: 'url' });
/** @param {Cell} cell */
const number = (cell) => text(cell, { mode: 'decimal' });

/** Controls of a target, by what its click action or type takes. @type {Record<string, (cell: Cell) => unknown>} */
const TARGETS = {
  ...{ URL: url, time, video, 'name of a tray': tray, address: (cell) => text(cell, { mode: 'email' }) },
  ...{ number: (cell) => text(cell, { mode: 'tel' }), text: area, any: area, 'text or URL': area },
};
/** The target of a click or of a timed action. @param {Cell} cell */
function aim(cell) {
  return (TARGETS[takenByAll(cell.target.values)] ?? text)(cell);
}

/** @param {Cell} cell */
const ended = (cell) =>
  String(cell.target.values[0]?.action ?? '')
    .trim()
    .toLowerCase() === 'switch'
    ? video(cell)
    : text(cell);

// ---- Colours and polygons -----------------------------------------------------

/** @param {Cell} cell */
function colour(cell) {
  const { state, label } = cell;
  const found = colourOf(textOf('', state.value));
  const { hex, alpha } = found ?? { hex: '#000000', alpha: 1 };
  const write = (/** @type {string} */ value) => {
    cell.target.write(cell.field, value);
    cell.form.requestUpdate();
  };
  return html`<div class="row colour">
    <input type="color" aria-label=${`${label}, picker`} .value=${live(hex)} ?data-none=${!found}
      @input=${(/** @type {Event} */ event) => write(colourText(valueFrom(event), alpha))} @change=${() => leave(cell)} />
    ${text(cell)}
    <label class="alpha">Opacity
      <input type="range" min="0" max="1" step="0.01" aria-label=${`${label}, opacity`} .value=${live(String(alpha))}
        ?disabled=${!found} @keydown=${keepKeys}
        @input=${(/** @type {Event} */ event) => write(colourText(hex, Number(valueFrom(event))))} @change=${() => leave(cell)} />
    </label>
  </div>`;
}

/** Keys that move a slider do nothing else. @param {KeyboardEvent} event */
function keepKeys(event) {
  if (/^(Arrow|Home|End|Page)/.test(event.key)) event.stopPropagation();
}

/** @param {Cell} cell */
const points = ({ state, id }) => html`<output id=${id}>${state.mixed ? 'mixed' : pointsInWords(state.value)}</output>`;

/** @param {Cell} cell */
function count({ target, field, id }) {
  const name = /** @type {import('../model/studio.js').ListName} */ (field.name);
  const { length } = listOf(target.values[0], name);
  return html`<div class="row">
    <output id=${id}>${length}</output>
    <button type="button" ?disabled=${length === 0} @click=${() => target.studio.select(name, [...Array(length).keys()])}>Select all</button>
  </div>`;
}

// ---- The table ----------------------------------------------------------------

/** By object and field, or by field. @type {Record<string, Control>} */
const SPECIAL = {
  ...{ time: { draw: time }, end_time: { draw: time }, jump_time: { draw: time } },
  ...{ switch_start_time: { draw: time }, start_time: { draw: time }, redirect_url: { draw: url } },
  ...{ switch_video_id: { draw: video }, switch_video_token: { draw: (cell) => video(cell, 'token') } },
  ...{ click_value: { draw: aim }, 'PROJECT start': { draw: video }, 'ENDED value': { draw: ended } },
  ...{ variable_name: { draw: variable }, conditional_variable: { draw: variable } },
  ...{ conditional_variable_2: { draw: variable }, variable: { draw: variable } },
  ...{
    conditional_operator: { draw: operator },
    conditional_operator_2: { draw: operator },
    operator: { draw: operator },
  },
  ...{ conditional_join: { draw: join }, conditional_show: { draw: shows }, tray_type: { draw: tray } },
  ...{ 'INTERACTION value': { draw: area }, caption: { draw: area }, hotspot_image: { draw: url } },
  ...{ 'FORM text': { draw: area }, consent: { draw: area } },
  ...{ hotspot_points: { draw: points }, points: { draw: points }, when: { draw: drawRules, group: true } },
  variables: { draw: drawMap, group: true },
  videos: { draw: drawVideos, group: true, held: true },
  ...{ interactions: { draw: count, group: true, held: true }, cues: { draw: count, group: true, held: true } },
};

/** @type {Record<string, Control>} */
const BY_KIND = {
  ...{ NUMBER: { draw: number }, INTEGER: { draw: number }, URL: { draw: url }, COLOR: { draw: colour } },
  ...{ BOOLEAN: { draw: boolean }, WORD: { draw: words }, CHOICE: { draw: words }, ANY: { draw: data } },
};

/** @param {string} object @param {import('../model/fields.js').Field} field @returns {Control} */
export function controlOf(object, field) {
  const special = SPECIAL[`${object} ${field.name}`] ?? SPECIAL[field.name];
  if (special) return special;
  const child = CHILDREN[object]?.[field.name];
  if (child?.holds === 'list') return { draw: drawList, group: true };
  if (child) return { draw: child.holds ? drawMap : drawObject, group: true };
  return BY_KIND[field.kind] ?? { draw: text };
}
