// SPDX-License-Identifier: MIT
// Where the values of a JSON text stand: read by nothing but the grammar, to judge
// the paths and offsets of diagnostics by.

/**
 * @typedef {object} Place
 * @property {string} pointer RFC 6901
 * @property {number} start where the value begins in the text, and
 * @property {number} end where it ends
 * @property {number | null} key where its key begins
 * @property {'object' | 'array' | 'scalar'} kind
 * @property {number} [close] where its closing bracket stands
 */

const SPACE = /[ \n\r\t]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

/** @param {string} key */
export const token = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** @param {string} text valid JSON @returns {Place[]} in the order in which they begin */
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
 * What a pointer leads to, by RFC 6901, section 4.
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
