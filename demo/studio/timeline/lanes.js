// SPDX-License-Identifier: MIT
// What the timeline knows of each interaction, and which of them have a lane.
import { isVisible, labelOf, read, readNumber, typeOf, windowOf } from '../model/item.js';

/**
 * @typedef {object} Lane
 * @property {number} from seconds
 * @property {number} to Infinity without an end; from, if it is timed
 * @property {boolean} visible else it is a timed action
 * @property {string} type
 * @property {number[]} keyframes their times, in document order; NaN for one without
 */
/** @typedef {{text: string, type: string, selected: boolean}} Filter type: '' for all; selected: only what is selected */

export const NO_FILTER = /** @type {Filter} */ (Object.freeze({ text: '', type: '', selected: false }));

/** Interactions don't change (edits make new ones), so each is looked at once. @type {WeakMap<object, Lane>} */
const known = new WeakMap();

/** @param {import('../model/item.js').Interaction} item @returns {Lane} */
export function laneOf(item) {
  const lane = known.get(item) ?? look(item);
  if (typeof item === 'object' && item !== null) known.set(item, lane);
  return lane;
}

/** @param {any} item @returns {Lane} */
function look(item) {
  const [from, to] = windowOf(item);
  const visible = isVisible(item);
  const keyframes = visible && Array.isArray(item?.keyframes) ? item.keyframes : [];
  return {
    ...{ from, to, visible, type: typeOf(item) },
    keyframes: keyframes.map((/** @type {any} */ each) => readNumber(each, 'time')),
  };
}

/** The indexes of the interactions that have a lane. @param {readonly any[]} items @param {Filter} filter @param {ReadonlySet<number>} selected @returns {number[]} */
export function rowsOf(items, { text, type, selected: only }, selected) {
  const word = text.trim().toLowerCase();
  const indexes = [...items.keys()];
  if (word === '' && type === '' && !only) return indexes;
  return indexes.filter(
    (index) =>
      (!only || selected.has(index)) &&
      (type === '' || typeOf(items[index]).toLowerCase() === type.toLowerCase()) &&
      (word === '' || textOf(items[index], index).includes(word)),
  );
}

/** What a filter's text is searched in. @param {any} item @param {number} index */
const textOf = (item, index) =>
  [labelOf(item, index), item?.id, typeOf(item), read(item, 'name'), read(item, 'value')].join('\n').toLowerCase();

/** The types that there are, sorted. @param {readonly any[]} items */
export const typesOf = (items) => [...new Set(items.map((item) => laneOf(item).type).filter(Boolean))].sort();

/** The last time at which something starts or ends. @param {readonly any[]} items */
export function lastOf(items) {
  let last = 0;
  for (const item of items) {
    const { from, to } = laneOf(item);
    last = Math.max(last, Number.isFinite(to) ? to : from);
  }
  return last;
}

/**
 * Moves elements of a list in front of another, keeping their order.
 * @param {number} length
 * @param {readonly number[]} moved indexes
 * @param {number} before the index that they go in front of; length: to the end
 * @returns {{order: number[], indexes: number[]}} order: old indexes in their new order; indexes: where the moved are
 */
export function reordered(length, moved, before) {
  const set = new Set(moved);
  const all = [...Array(length).keys()];
  const head = all.filter((index) => index < before && !set.has(index));
  const middle = all.filter((index) => set.has(index));
  const tail = all.filter((index) => index >= before && !set.has(index));
  return { order: [...head, ...middle, ...tail], indexes: middle.map((_, i) => head.length + i) };
}
