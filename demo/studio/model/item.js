// SPDX-License-Identifier: MIT
// Reads and writes fields by any of their names, and makes new interactions and cues.
import { plainNumber, plainText } from './document.js';
import { FIELDS, TYPES } from './fields.js';

/** @typedef {import('./document.js').Interaction} Interaction */

/** Fields by object and name, also by other names. @type {Map<string, import('./fields.js').Field>} */
const BY_NAME = new Map(
  Object.entries(FIELDS).flatMap(([object, fields]) =>
    fields.flatMap((field) => field.names.map((name) => /** @type {const} */ ([`${object} ${name}`, field]))),
  ),
);

/** @param {string} name any of its names @param {string} [object] as in FIELDS */
export const fieldOf = (name, object = 'INTERACTION') => BY_NAME.get(`${object} ${name}`);

/** Whether a value counts as not given: docs/format.md, "How values are written". @param {any} value */
const absent = (value) => value == null || (typeof value === 'string' && value.trim() === '');

/** The name under which an object gives a field; else the field's own. @param {any} item @param {string} name @param {string} [object] */
export function nameIn(item, name, object) {
  const names = fieldOf(name, object)?.names ?? [name];
  return names.find((each) => !absent(item?.[each])) ?? names[0];
}

/** A field's value as written; undefined where it is not given. @param {any} item @param {string} name @param {string} [object] @returns {any} */
export function read(item, name, object) {
  const value = item?.[nameIn(item, name, object)];
  return absent(value) ? undefined : value;
}

/** A number, which may be written as text. @param {any} item @param {string} name @param {number} [otherwise] what counts when it is not given, or no number */
export function readNumber(item, name, otherwise = Number.NaN) {
  const value = plainNumber(read(item, name));
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise;
}

const FALSE = /^(false|no|off|0)$/i;
/** @param {any} item @param {string} name @param {boolean} [otherwise] */
export function readBoolean(item, name, otherwise = false) {
  const value = plainNumber(read(item, name));
  return value === undefined ? otherwise : !FALSE.test(String(value).trim());
}

/**
 * Writes a field under the name that the object uses; undefined removes it under all its names.
 * @param {any} item a draft @param {string} name @param {any} value @param {string} [object]
 */
export function write(item, name, value, object) {
  const key = nameIn(item, name, object);
  for (const other of fieldOf(name, object)?.names ?? []) if (other !== key) delete item[other];
  if (value === undefined) delete item[key];
  else item[key] = value;
}

/** @param {Interaction} item */
export const typeOf = (item) => String(read(item, 'type') ?? '').trim();
/** @param {Interaction} item */
export const isVisible = (item) =>
  TYPES.some(({ name, visible }) => visible && name.toLowerCase() === typeOf(item).toLowerCase());

/** What the studio calls an interaction or a cue. @param {any} item @param {number} index */
export const labelOf = (item, index) =>
  plainText(
    read(item, 'internal_label') ??
      read(item, 'name') ??
      read(item, 'value') ??
      item?.id ??
      `${typeOf(item) || 'cue'} ${index + 1}`,
  );

/** The window of time in which an interaction is on screen. @param {Interaction} item @returns {[from: number, to: number]} seconds; to: Infinity without an end, from of a timed action */
export function windowOf(item) {
  const from = readNumber(item, 'time', 0);
  return [from, isVisible(item) ? Math.max(readNumber(item, 'end_time', Number.POSITIVE_INFINITY), from) : from];
}

/** Rounds a time to milliseconds, and a place to thousandths, so that documents stay readable. @param {number} value */
export const tidy = (value) => Math.round(value * 1000) / 1000 + 0; // never -0

/** An id that the list does not have. @param {any[]} list @param {string} stem */
export function freeId(list, stem) {
  const taken = new Set(list.map((item) => plainText(item?.id)));
  const base = stem.replace(/-\d+$/, '');
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

/** How far a copy lies from its original, so that both are seen. Percent. */
const BESIDE = 2;

/** Moves a copy beside its original; one that is placed by keyframes, or by points of the whole picture, stays. @param {any} item of its own */
export function moveBeside(item) {
  const ownPlace = read(item, 'keyframes') !== undefined || /^\s*video\s*$/i.test(read(item, 'points_space') ?? '');
  if (!isVisible(item) || ownPlace) return;
  for (const name of ['pos_left', 'pos_top']) {
    const at = readNumber(item, name);
    if (Number.isFinite(at)) write(item, name, tidy(at + (at + BESIDE > 100 ? -BESIDE : BESIDE)));
  }
}

const PLACE = { pos_left: 40, pos_top: 40, pos_width: 20, pos_height: 12 };
const STAY_S = 5;
/** What a new interaction of a type has, so that it is valid. @type {Record<string, object | ((time: number) => object)>} */
const STARTS = {
  button: { value: 'Button', click_action: 'track' },
  text: { value: 'Text', click_action: 'none' },
  image: { value: 'image.png', click_action: 'track' },
  hotspot: { click_action: 'track' },
  redirect: { redirect_url: 'https://example.com/' },
  jump: (time) => ({ jump_time: tidy(time + STAY_S) }), // back would be a loop
  switch: { switch_video_id: '' },
  pause: { pause_duration: -1 },
  resourceTray: { click_value: 'magic_menu' },
  variable: { variable_name: 'answer', variable_value: '' },
};

/**
 * @param {string} type of TYPES
 * @param {{time: number, list: Interaction[], place?: object}} at list: of the video that it goes into
 * @returns {Interaction}
 */
export function newInteraction(type, { time, list, place = PLACE }) {
  const visible = isVisible({ type });
  const start = STARTS[type];
  return {
    id: freeId(list, type.toLowerCase().replace(/_/g, '-')),
    ...{ type, time: tidy(time) },
    ...(visible && { end_time: tidy(time + STAY_S), ...place }),
    ...(typeof start === 'function' ? start(time) : start),
  };
}
