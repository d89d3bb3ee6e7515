// SPDX-License-Identifier: MIT
// Which things of two versions of a list are the same thing: by their ids; those without one
// by what they are, then by their order.
import { plainNumber } from '../model/document.js';
import { printExactly, Written } from '../model/written.js';

/** Of values of which one is kept as text. @param {any} a @param {any} b */
const isSameText = (a, b) => a instanceof Written && b instanceof Written && a.text === b.text;

/** Whether the members of a key are equal: custom data are what is written, with the order of their keys. @param {string} key @param {any} one @param {any} other @param {(a: any, b: any) => boolean} compare */
const member = (key, one, other, compare) =>
  key === 'custom_data' ? one === other || printExactly(one) === printExactly(other) : compare(one, other);

/** Whether two values of JSON are equal. @param {any} a @param {any} b @returns {boolean} */
export function same(a, b) {
  if (a instanceof Written || b instanceof Written) return isSameText(a, b);
  const [one, other] = [plainNumber(a), plainNumber(b)];
  if (one === other) return true;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && member(key, one[key], other[key], same));
}

/** Whether everything in a value is in another, too. @param {any} part @param {any} whole @returns {boolean} */
export function within(part, whole) {
  if (part instanceof Written || whole instanceof Written) return isSameText(part, whole);
  const [one, other] = [plainNumber(part), plainNumber(whole)];
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (Array.isArray(one) !== Array.isArray(other) || (Array.isArray(one) && one.length !== other.length)) return false;
  return Object.keys(one).every((key) => Object.hasOwn(other, key) && member(key, one[key], other[key], within));
}

/** @param {any} item @returns {string | null} */
export const idOf = (item) => {
  const id = plainNumber(item?.id);
  return id === undefined || id === null || id === '' ? null : String(id);
};

/** Takes equal keys in order. @param {(string | null)[]} from @param {(string | null)[]} to @returns {[from: number, to: number][]} pairs of indexes */
function equalKeys(from, to) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  for (const [i, key] of to.entries()) {
    if (key === null) continue;
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  }
  return from.flatMap((key, i) => {
    const place = key === null ? undefined : places.get(key)?.shift();
    return place === undefined ? [] : [/** @type {[number, number]} */ ([i, place])];
  });
}

/**
 * @param {any[]} base @param {any[]} side a later version
 * @returns {Map<number, number>} index in base, by index in side; those that are new have none
 */
export function pairsOf(base, side) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const used = new Set();
  const take = (/** @type {[number, number][]} */ pairs) => {
    for (const [at, of] of pairs) {
      found.set(at, of);
      used.add(of);
    }
  };
  take(equalKeys(side.map(idOf), base.map(idOf)));
  const text = (/** @type {any} */ item) => (idOf(item) === null ? printExactly(item) : null);
  take(equalKeys(side.map(text), base.map(text)));
  // What is left: things without an id that were changed, or that have been given one.
  const left = [...base.keys()].filter((i) => !used.has(i) && idOf(base[i]) === null);
  const fresh = [...side.keys()].filter((i) => !found.has(i));
  take(fresh.slice(0, left.length).map((at, i) => [at, left[i]]));
  return found;
}
