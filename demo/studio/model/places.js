// SPDX-License-Identifier: MIT
// What the path of a diagnostic, a JSON Pointer, leads to in a document.
import { FIELDS } from './fields.js';
import { fieldOf } from './item.js';

/** @typedef {string | number} Key */
/** @typedef {{object: string, holds?: 'list' | 'map'}} Child object: as in FIELDS; holds: it is a list or a map of these */

/** The fields that hold objects, by object. @type {Record<string, Record<string, Child>>} */
export const CHILDREN = {
  PROJECT: {
    videos: { object: 'VIDEO', holds: 'list' },
    design: { object: 'DESIGN' },
    lead_form: { object: 'FORM' },
    trays: { object: 'TRAY', holds: 'map' },
  },
  FORM: { fields: { object: 'FORM_FIELD', holds: 'list' } },
  VIDEO: {
    interactions: { object: 'INTERACTION', holds: 'list' },
    cues: { object: 'CUE', holds: 'list' },
    sources: { object: 'SOURCE', holds: 'list' },
    tracks: { object: 'TRACK', holds: 'list' },
    design: { object: 'DESIGN' },
    on_ended: { object: 'ENDED' },
  },
  INTERACTION: { keyframes: { object: 'KEYFRAME', holds: 'list' }, when: { object: 'RULE' } },
  RULE: {
    all: { object: 'RULE', holds: 'list' },
    any: { object: 'RULE', holds: 'list' },
    not: { object: 'RULE' },
  },
};

const placeIn = (/** @type {string} */ name) => FIELDS.INTERACTION.findIndex((field) => field.name === name);
/** The fields of interactions that a design may contain: docs/format.md, "Style". */
const STYLES = FIELDS.INTERACTION.slice(placeIn('color'), placeIn('animation') + 1);

/** @param {string} object as in FIELDS, or DESIGN */
export const fieldsOf = (object) => (object === 'DESIGN' ? STYLES : (FIELDS[object] ?? []));

/** @param {string} path a JSON Pointer @returns {string[]} */
export const keysOf = (path) =>
  path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** @param {readonly Key[]} keys @returns {string} a JSON Pointer */
export const pathOf = (keys) =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The value that keys lead to. @param {any} document @param {readonly Key[]} keys @returns {any} undefined if there is none */
export const valueAt = (document, keys) => keys.reduce((value, key) => value?.[key], document);

/**
 * What keys lead to, in the long form of a document.
 * @param {readonly Key[]} keys
 * @returns {{object: string, field: string | null, rest: Key[]}} the innermost object, as in FIELDS, '' for a list or
 *   map of them; its field, by the name in the path; and the keys below that field
 */
export function objectAt(keys) {
  let [object, at] = ['PROJECT', 0];
  while (at < keys.length) {
    const name = String(keys[at]);
    const child = CHILDREN[object]?.[fieldOf(name, object)?.name ?? name];
    if (!child) return { object, field: name, rest: keys.slice(at + 1) };
    const deeper = child.holds ? 2 : 1;
    if (at + deeper > keys.length) return { object: '', field: name, rest: [] };
    [object, at] = [child.object, at + deeper];
  }
  return { object, field: null, rest: [] };
}

const nameOf = (/** @type {string} */ object) => (/** @type {Key} */ key) => fieldOf(String(key), object) !== undefined;
const [isOfProject, isOfVideo] = ['PROJECT', 'VIDEO'].map(nameOf);

/** Keys in the long form of a document, from those in a short form of one video. @param {readonly Key[]} keys @returns {Key[]} */
export function longKeys(keys) {
  const [first] = keys;
  if (first === undefined || isOfProject(first)) return [...keys];
  if (/^\d+$/.test(String(first))) return ['videos', 0, 'interactions', ...keys];
  return isOfVideo(first) ? ['videos', 0, ...keys] : [...keys];
}

/**
 * Where the author finds a place of a document: what to open and select, and which field.
 * @param {import('./document.js').ProjectDocument | null} document
 * @param {string} path
 * @returns {{video: number | null, list: import('./studio.js').ListName | null, index: number, field: string | null} | null}
 *   null if the document has no such place
 */
export function placeOf(document, path) {
  if (!document) return null;
  const [first, number, list, position, ...rest] = longKeys(keysOf(path)).map(String);
  if (first !== 'videos') return { video: null, list: null, index: -1, field: first ?? null };
  if (number === undefined) return { video: null, list: null, index: -1, field: 'videos' };
  const video = Number(number);
  if (!document.videos[video]) return null;
  if ((list !== 'interactions' && list !== 'cues') || position === undefined)
    return { video, list: null, index: -1, field: list ?? null };
  const index = Number(position);
  if (!valueAt(document, ['videos', video, list, index])) return null;
  return { video, list, index, field: rest[0] ?? null };
}
