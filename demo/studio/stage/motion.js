// SPDX-License-Identifier: MIT
// Keyframes. A value that some keyframe gives belongs to the keyframes: it is written at a time.
// Any other is the interaction's own.
import { read, readNumber, tidy, write } from '../model/item.js';
import { intoBox } from './geometry.js';
import { PLAIN, readRings, writeRings } from './points.js';

/** @typedef {import('../model/document.js').Interaction} Interaction */
/** @typedef {import('./geometry.js').Shape} Shape */
/** @typedef {import('./points.js').Ring} Ring */
/** When, and how near a keyframe has to be to count as at that time. Seconds. @typedef {{time: number, reach: number}} Moment */

/** The values of a box, and their fields. */
export const SIDES = /** @type {const} */ ([
  ['left', 'pos_left'],
  ['top', 'pos_top'],
  ['width', 'pos_width'],
  ['height', 'pos_height'],
]);

/** @param {Interaction} item @returns {any[]} */
export const keyframesOf = (item) =>
  Array.isArray(item.keyframes) ? item.keyframes.filter((each) => each !== null && typeof each === 'object') : [];

/** @param {Interaction} item @returns {number[]} seconds, as in the document */
export const keyframeTimes = (item) =>
  keyframesOf(item)
    .map((frame) => readNumber(frame, 'time'))
    .filter((time) => !Number.isNaN(time));

/** Whether some keyframe gives a value. @param {Interaction} item @param {string} name */
export const isKeyed = (item, name) => keyframesOf(item).some((frame) => read(frame, name, 'KEYFRAME') !== undefined);

/** The keyframe at a time. @param {Interaction} item @param {Moment} moment @returns {any} undefined if there is none */
export function keyframeAt(item, { time, reach }) {
  const away = (/** @type {any} */ frame) => Math.abs(readNumber(frame, 'time') - time);
  const near = keyframesOf(item).filter((frame) => away(frame) <= reach);
  return near.sort((a, b) => away(a) - away(b))[0];
}

/** Whether the polygon's points are percent of the frame. @param {Interaction} item */
export const isInVideo = (item) =>
  String(read(item, 'points_space') ?? '')
    .trim()
    .toLowerCase() === 'video';

/** A polygon in the space of its points. @param {Interaction} item @param {Shape} shape @returns {Ring[]} */
export function inOwnSpace(item, { box, rings }) {
  if (!rings) return [];
  return isInVideo(item) ? rings : rings.map((ring) => ring.map((point) => intoBox(box, point)));
}

/** @param {Ring[]} rings */
export const tidyRings = (rings) => rings.map((ring) => ring.map(([x, y]) => /** @type {any} */ ([tidy(x), tidy(y)])));

/** The notation of an interaction's polygons. @param {Interaction} item */
export function notationOf(item) {
  const values = [read(item, 'hotspot_points'), ...keyframesOf(item).map((frame) => read(frame, 'points', 'KEYFRAME'))];
  return values.map((value) => readRings(value)).find(Boolean)?.notation ?? PLAIN;
}

/**
 * The keyframe at a time; where there is none, a new one that changes nothing.
 * @param {Interaction} item a draft @param {Shape} shape of then @param {Moment} moment
 */
export function keyframeFor(item, shape, moment) {
  const there = keyframeAt(item, moment);
  if (there) return there;
  const none = keyframesOf(item).length === 0;
  /** @type {any} */
  const frame = { time: tidy(moment.time) };
  for (const [side, name] of SIDES) if (none || isKeyed(item, name)) frame[name] = tidy(shape.box[side]);
  if (shape.rings && (isKeyed(item, 'points') || (none && isInVideo(item))))
    frame.points = writeRings(tidyRings(inOwnSpace(item, shape)), notationOf(item));
  const before = keyframesOf(item).filter((each) => readNumber(each, 'time') < frame.time);
  if (!Array.isArray(item.keyframes)) item.keyframes = [];
  item.keyframes.splice(before.length === 0 ? 0 : item.keyframes.indexOf(before[before.length - 1]) + 1, 0, frame);
  return item.keyframes[item.keyframes.findIndex((/** @type {any} */ each) => each?.time === frame.time)];
}

/**
 * Removes the keyframe at a time. After the last one, it stays where it is.
 * @param {Interaction} item a draft @param {Shape} shape of then @param {Moment} moment @returns {boolean} whether there was one
 */
export function removeKeyframe(item, shape, moment) {
  const gone = keyframeAt(item, moment);
  if (!gone) return false;
  if (item.keyframes.length > 1) {
    item.keyframes.splice(item.keyframes.indexOf(gone), 1);
    return true;
  }
  for (const [side, name] of SIDES) if (isKeyed(item, name)) write(item, name, tidy(shape.box[side]));
  if (isKeyed(item, 'points'))
    write(item, 'hotspot_points', writeRings(tidyRings(inOwnSpace(item, shape)), notationOf(item)));
  delete item.keyframes;
  return true;
}
