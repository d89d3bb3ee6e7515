// SPDX-License-Identifier: MIT
// What a drag, or a key, does to the times of interactions and cues.
import { isVisible, read, readNumber, windowOf, write } from '../model/item.js';
import { tidyTime } from './frames.js';

/** @typedef {'bar' | 'start' | 'end' | 'keyframe'} Part */
/** @typedef {{length: number, frameRate: number}} Bounds length: of the film, in seconds */
/**
 * @typedef {object} Moved what is dragged
 * @property {any[]} items as they were before
 * @property {Part} part
 * @property {number} [keyframe] its index
 */

/** The end of an interaction without one is the film's. @param {any} item @param {number} length */
const endIn = (item, length) => {
  const [from, to] = windowOf(item);
  return Number.isFinite(to) ? to : Math.max(from, length);
};

/** @param {any} item */
const keyframesOf = (item) => (Array.isArray(item?.keyframes) ? item.keyframes : []);

/** The edges that move, in seconds. @param {Moved} moved @param {Bounds} bounds @returns {number[]} */
export function edgesOf({ items, part, keyframe = 0 }, { length }) {
  if (part === 'keyframe') return items.map((item) => readNumber(keyframesOf(item)[keyframe], 'time', 0));
  if (part === 'end') return items.map((item) => endIn(item, length));
  if (part === 'start') return items.map((item) => windowOf(item)[0]);
  return items.flatMap((item) => {
    const [from, to] = windowOf(item);
    return to > from && Number.isFinite(to) ? [from, to] : [from];
  });
}

/** How far it can go: it stays in the film, and keeps at least a frame. @param {Moved} moved @param {Bounds} bounds @returns {[least: number, most: number]} seconds */
export function reachOf({ items, part, keyframe = 0 }, { length, frameRate }) {
  const frame = 1 / frameRate;
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const item of items) {
    const [from, to] = [windowOf(item)[0], endIn(item, length)];
    const [low, high] = {
      bar: () => [-from, Math.max(length, to) - (isVisible(item) && read(item, 'end_time') !== undefined ? to : from)],
      start: () => [-from, Math.max(to - frame - from, 0)],
      end: () => [Math.min(from + frame - to, 0), Math.max(length - to, 0)],
      keyframe: () => between(keyframesOf(item), keyframe, { length, frame }),
    }[part]();
    [least, most] = [Math.max(least, low), Math.min(most, high)];
  }
  return [least, Math.max(most, least)];
}

/** Keyframes keep their order. @param {any[]} list @param {number} index @param {{length: number, frame: number}} limits */
function between(list, index, { length, frame }) {
  const at = (/** @type {number} */ i, /** @type {number} */ otherwise) => readNumber(list[i], 'time', otherwise);
  const time = at(index, 0);
  const [low, high] = [at(index - 1, -frame) + frame, at(index + 1, Math.max(length, time) + frame) - frame];
  return [Math.min(low - time, 0), Math.max(high - time, 0)];
}

/**
 * Moves one by some seconds.
 * @param {any} draft what is changed
 * @param {any} item as it was before
 * @param {Omit<Moved, 'items'>} what
 * @param {number} shift
 * @param {Bounds} bounds
 */
export function move(draft, item, { part, keyframe = 0 }, shift, { length, frameRate }) {
  const at = (/** @type {number} */ time) => tidyTime(time + shift, frameRate);
  const [from] = windowOf(item);
  const ends = isVisible(item) && read(item, 'end_time') !== undefined;
  if (part === 'keyframe')
    return write(
      draft.keyframes[keyframe],
      'time',
      at(edgesOf({ items: [item], part, keyframe }, { length, frameRate })[0]),
      'KEYFRAME',
    );
  if (part !== 'end') write(draft, 'time', at(from));
  if (part === 'end' || (part === 'bar' && ends)) write(draft, 'end_time', at(endIn(item, length)));
  if (part !== 'bar' || !isVisible(item)) return;
  for (const [i, each] of keyframesOf(item).entries()) {
    const time = readNumber(each, 'time');
    if (Number.isFinite(time)) write(draft.keyframes[i], 'time', at(time), 'KEYFRAME');
  }
}
