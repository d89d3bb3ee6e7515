// SPDX-License-Identifier: MIT
// Positions of the values in a JSON text, by a parser of the plain grammar, to verify
// the paths and offsets of diagnostics.

/**
 * @typedef {object} Place
 * @property {string} pointer RFC 6901
 * @property {number} start offset of the value
 * @property {number} end offset after the value
 * @property {number | null} key offset of its key
 * @property {'object' | 'array' | 'scalar'} kind
 * @property {number} [close] offset of its closing bracket
 */

const SPACE = /[ \n\r\t]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

/** @param {string} key */
export const token = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** @param {string} text valid JSON @returns {Place[]} ordered by start */
export function placesOf(text) {
  /** @type {Place[]} */
  const places = [];
  let at = 0;
  const take = (/** @type {RegExp} */ pattern) => {
    pattern.lastIndex = at;
    const [found] = /** @type {RegExpExecArray} */ (pattern.exec(text));
    at += found.length;
    return found;
  };
  const step = () => {
    at++;
    take(SPACE);
  };

  /** @param {string} pointer @param {number | null} key */
  function value(pointer, key) {
    take(SPACE);
    const object = text[at] === '{';
    const kind = object ? 'object' : text[at] === '[' ? 'array' : 'scalar';
    /** @type {Place} */
    const place = { pointer, start: at, end: at, key, kind };
    places.push(place);
    if (kind === 'scalar') take(SCALAR);
    else place.close = children(pointer, object);
    place.end = at;
    take(SPACE);
  }

  /** @param {string} pointer @param {boolean} object @returns {number} */
  function children(pointer, object) {
    step();
    for (let index = 0; !'}]'.includes(text[at]); index++) {
      if (index > 0) step(); // a comma
      const start = at;
      const name = object ? JSON.parse(take(STRING)) : index;
      if (object) {
        take(SPACE);
        step(); // a colon
      }
      value(`${pointer}/${token(String(name))}`, object ? start : null);
    }
    return at++;
  }

  value('', null);
  return places;
}

/**
 * Evaluates a JSON Pointer, by RFC 6901, section 4.
 * @param {any} document @param {string} pointer
 * @returns {{found: boolean, value?: any}}
 */
export function resolve(document, pointer) {
  if (pointer === '') return { found: true, value: document };
  if (!pointer.startsWith('/')) return { found: false };
  let value = document;
  for (const part of pointer.slice(1).split('/')) {
    if (/~(?![01])/.test(part)) return { found: false };
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return { found: false };
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return { found: false };
    value = value[key];
  }
  return { found: true, value };
}
