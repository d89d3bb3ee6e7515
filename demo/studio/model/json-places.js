// SPDX-License-Identifier: MIT
// Where a path of JSON text is, and which path a place has; also in text that is broken.
import { keysOf, pathOf } from './places.js';

/** @typedef {{from: number, to: number, key: number}} Range of a value, in UTF-16 units; key: where its key begins, or it itself */
/**
 * @typedef {object} Visit what a walk reports of each value
 * @property {(keys: (string | number)[], from: number, key: number) => boolean} enter whether to go into it
 * @property {(keys: (string | number)[], to: number) => boolean} leave whether to go on
 */

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\]|\\.)*"?/sy;
const WORD = /[^\s,:{}[\]"]+/y;
/** To skip a value: all that is not structure. */
const FILLING = /[^"{}[\]]+/y;

/** @param {RegExp} pattern sticky @param {string} text @param {number} at @returns {number} the index after it */
function past(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The index after a value. @param {string} text @param {number} at */
function skip(text, at) {
  let [depth, here] = [0, at];
  while (here < text.length) {
    const sign = text[here];
    if (sign === '"') here = past(TEXT, text, here);
    else if (sign === '{' || sign === '[') [depth, here] = [depth + 1, here + 1];
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return here;
      [depth, here] = [depth - 1, here + 1];
    } else here = depth > 0 ? past(FILLING, text, here) : Math.max(past(WORD, text, here), here);
    if (depth <= 0) return here;
  }
  return here;
}

/** A key, without its quotes. @param {string} written */
function plainKey(written) {
  try {
    return String(JSON.parse(written));
  } catch {
    return written.replaceAll('"', '');
  }
}

/** @param {string} text @param {number} at @param {(string | number)[]} keys @param {number} key where its key begins @param {Visit} visit @returns {number} the index after it; -1 to stop */
function walk(text, at, keys, key, visit) {
  const from = past(SPACE, text, at);
  const close = { '{': '}', '[': ']' }[text[from]];
  const to =
    visit.enter(keys, from, key < 0 ? from : key) && close
      ? walkParts(text, from, close, keys, visit)
      : skip(text, from);
  return to >= 0 && visit.leave(keys, to) ? to : -1;
}

/** @param {string} text @param {number} open @param {string} close @param {(string | number)[]} keys @param {Visit} visit @returns {number} as walk() */
function walkParts(text, open, close, keys, visit) {
  let at = past(SPACE, text, open + 1);
  for (let index = 0; at < text.length && text[at] !== close; index++) {
    const start = at;
    let [key, begin] = [/** @type {string | number} */ (index), -1];
    if (close === '}') {
      const end = text[at] === '"' ? past(TEXT, text, at) : past(WORD, text, at);
      [key, begin] = [plainKey(text.slice(at, end)), at];
      at = past(SPACE, text, end);
      if (text[at] === ':') at++;
    }
    at = walk(text, at, [...keys, key], begin, visit);
    if (at < 0) return -1;
    at = past(SPACE, text, at);
    if (text[at] === ',') at = past(SPACE, text, at + 1);
    if (at === start) at++; // broken text: a sign that belongs nowhere
  }
  return Math.min(at + 1, text.length);
}

/** @typedef {(key: string, from: number) => number} Take reads a value, and returns the index after it */

/** Reads the members of an object. @param {string} text valid JSON @param {number} open index of its brace @param {Take} take @returns {number} the index after it */
function members(text, open, take) {
  let at = past(SPACE, text, open + 1);
  while (text[at] === '"') {
    const end = past(TEXT, text, at);
    const key = text.slice(at, end);
    const from = past(SPACE, text, past(SPACE, text, end) + 1); // behind the colon
    at = past(SPACE, text, take(key.includes('\\') ? plainKey(key) : key.slice(1, -1), from));
    if (text[at] === ',') at = past(SPACE, text, at + 1);
  }
  return at + 1;
}

/** Reads the elements of a list. @param {string} text valid JSON @param {number} open index of its bracket @param {Take} take by their indexes @returns {number} the index after it */
function elements(text, open, take) {
  let at = past(SPACE, text, open + 1);
  for (let index = 0; text[at] !== ']'; index++) {
    at = past(SPACE, text, take(String(index), at));
    if (text[at] === ',') at = past(SPACE, text, at + 1);
  }
  return at + 1;
}

/** The lists of an object that have objects with custom data, by their names. @typedef {{[name: string]: Lists}} Lists */
/** @type {Lists} */
const NONE = {};
/** @type {Lists} */
const OF_VIDEO = { interactions: NONE, cues: NONE };
/** @type {Lists} */
const OF_PROJECT = { videos: OF_VIDEO, ...OF_VIDEO };

/**
 * Finds the custom data of a document, in any of its forms.
 * @param {string} text valid JSON
 * @param {any} value of it
 * @param {(holder: {custom_data: any}, written: string) => void} found called with each object of the value that has some, and their text
 */
export function eachCustomData(text, value, found) {
  /** @param {any} object @param {Lists} lists @param {number} from @returns {number} the index after it */
  const read = (object, lists, from) => {
    const isObject = object !== null && typeof object === 'object';
    const has = isObject && ('custom_data' in object || lists !== NONE);
    if (!has || text[from] !== '{') return skip(text, from);
    return members(text, from, (key, at) => {
      if (Object.hasOwn(lists, key) && text[at] === '[')
        return elements(text, at, (index, place) => read(object[key]?.[index], lists[key], place));
      const end = skip(text, at);
      if (key === 'custom_data' && Object.hasOwn(object, key)) found(object, text.slice(at, end));
      return end;
    });
  };
  const start = past(SPACE, text, 0);
  if (text[start] === '[') elements(text, start, (index, place) => read(value[index], NONE, place));
  else read(value, OF_PROJECT, start);
}

/** @param {readonly (string | number)[]} a @param {readonly string[]} b whether a begins b */
const begins = (a, b) => a.length <= b.length && a.every((key, i) => String(key) === b[i]);

/**
 * Where a path is, or the innermost part of it that is there.
 * @param {string} text JSON, which may be broken @param {string} path
 * @returns {Range}
 */
export function locate(text, path) {
  const wanted = keysOf(path);
  let found = { from: 0, to: text.length, key: 0 };
  let depth = -1;
  walk(text, 0, [], -1, {
    enter: (keys, from, key) => {
      const isOn = begins(keys, wanted) && keys.length > depth;
      if (isOn) [depth, found] = [keys.length, { from, to: from, key }];
      return isOn && keys.length < wanted.length;
    },
    leave: (keys, to) => {
      if (keys.length !== depth || !begins(keys, wanted)) return true;
      found.to = to;
      return false; // the rest is of no interest
    },
  });
  return found;
}

/** The keys of an object. @param {string} text JSON, which may be broken @param {string} path of the object @returns {string[]} */
export function keysIn(text, path) {
  const wanted = keysOf(path);
  /** @type {string[]} */
  const found = [];
  walk(text, 0, [], -1, {
    enter: (keys, from, key) => {
      if (keys.length === wanted.length + 1 && key !== from) found.push(String(keys.at(-1)));
      return begins(keys, wanted);
    },
    leave: (keys) => keys.length !== wanted.length || !begins(keys, wanted),
  });
  return found;
}

/**
 * The path of the innermost value that begins before a place, and has not ended there.
 * @param {string} text JSON, which may be broken @param {number} index in UTF-16 units
 * @returns {string}
 */
export function pathAt(text, index) {
  /** @type {(string | number)[]} */
  let found = [];
  walk(text, 0, [], -1, {
    enter: (keys, _from, key) => {
      if (key >= index) return false;
      found = keys;
      return true;
    },
    leave: (keys, to) => {
      const isPast = to < index || (to === index && /[\]}"]/.test(text[to - 1]));
      if (isPast) found = keys.slice(0, -1);
      return isPast;
    },
  });
  return pathOf(found);
}
