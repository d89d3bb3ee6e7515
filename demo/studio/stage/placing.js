// SPDX-License-Identifier: MIT
// Puts interactions elsewhere: changes drafts of the document so that the engine draws them where
// the author dragged them. All take where the engine drew them before.
import { read, readNumber, tidy, write } from '../model/item.js';
import { cornersOf, intoBox, LEAST, mapBox, mapPoint } from './geometry.js';
import { inOwnSpace, isInVideo, isKeyed, keyframeFor, keyframesOf, notationOf, SIDES } from './motion.js';
import { readRings, writeRings } from './points.js';

/** @typedef {import('../model/document.js').Interaction} Interaction */
/** @typedef {import('./geometry.js').Shape} Shape */
/** @typedef {import('./geometry.js').Map} Map */
/** @typedef {import('./motion.js').Moment} Moment */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./points.js').Ring} Ring */

const SAME = 1e-9;
/** What the format accepts for a place, and for a size. Percent. */
const RANGE = { left: [-100, 200], top: [-100, 200], width: [LEAST, 200], height: [LEAST, 200] };

/** A value that was changed, rounded; one that was not, as it was. @param {number} value @param {number} before */
const settled = (value, before) => (Math.abs(value - before) < SAME ? before : tidy(value));

/** @param {Interaction} item a draft @param {string} name @param {number} value @param {Shape} shape @param {Moment} moment */
function writeValue(item, name, value, shape, moment) {
  if (isKeyed(item, name)) write(keyframeFor(item, shape, moment), name, value, 'KEYFRAME');
  else if (readNumber(item, name) !== value) write(item, name, value);
}

/** @param {Interaction} item a draft @param {Ring[]} rings in its own space @param {Shape} shape @param {Moment} moment */
function writePoints(item, rings, shape, moment) {
  const value = writeRings(rings, notationOf(item));
  if (isKeyed(item, 'points')) write(keyframeFor(item, shape, moment), 'points', value, 'KEYFRAME');
  else write(item, 'hotspot_points', value);
}

/**
 * Moves or resizes an interaction, with its polygon.
 * @param {Interaction} item a draft @param {Shape} shape where it was when the gesture began
 * @param {Map} map @param {Moment} moment
 */
export function place(item, shape, map, moment) {
  const to = mapBox(map, shape.box);
  for (const [side, name] of SIDES) {
    const [least, most] = RANGE[side];
    const value = Math.min(Math.max(to[side], least), most);
    writeValue(item, name, settled(value, shape.box[side]), shape, moment);
  }
  if (!shape.rings || !isInVideo(item)) return;
  const rings = shape.rings.map((ring) =>
    ring.map((point) => {
      const [x, y] = mapPoint(map, point);
      return /** @type {Point} */ ([settled(x, point[0]), settled(y, point[1])]);
    }),
  );
  writePoints(item, rings, shape, moment);
}

/** The polygon's points at a time, as in the document where it gives them. @param {Interaction} item @param {Shape} shape @returns {Ring[]} in its own space */
function pointsNow(item, shape) {
  const own = isKeyed(item, 'points') ? null : readRings(read(item, 'hotspot_points'));
  return own?.rings ?? inOwnSpace(item, shape);
}

/**
 * Moves one vertex.
 * @param {Interaction} item a draft @param {Shape} shape where it was when the gesture began
 * @param {{ring: number, index: number}} vertex @param {Point} to percent of the frame @param {Moment} moment
 */
export function moveVertex(item, shape, vertex, to, moment) {
  const [x, y] = isInVideo(item) ? to : intoBox(shape.box, to);
  const rings = pointsNow(item, shape).map((ring) => [...ring]);
  rings[vertex.ring][vertex.index] = [tidy(x), tidy(y)];
  writePoints(item, rings, shape, moment);
}

/** Changes the interaction's polygon and those of its keyframes. @param {Interaction} item a draft @param {(rings: Ring[]) => Ring[]} change */
function changeAll(item, change) {
  for (const [holder, name, object] of [
    [item, 'hotspot_points', 'INTERACTION'],
    ...keyframesOf(item).map((frame) => [frame, 'points', 'KEYFRAME']),
  ]) {
    const found = readRings(read(holder, name, object));
    if (found) write(holder, name, writeRings(change(found.rings), found.notation), object);
  }
}

/** Inserts a vertex in the middle of the edge after another. @param {Interaction} item a draft @param {{ring: number, index: number}} after */
export function insertVertex(item, after) {
  changeAll(item, (rings) =>
    rings.map((ring, i) => {
      if (i !== after.ring) return ring;
      const [[ax, ay], [bx, by]] = [ring[after.index], ring[(after.index + 1) % ring.length]];
      return ring.toSpliced(after.index + 1, 0, [tidy((ax + bx) / 2), tidy((ay + by) / 2)]);
    }),
  );
}

/**
 * Deletes a vertex; of a hole with three, the hole.
 * @param {Interaction} item a draft @param {{ring: number, index: number}} vertex
 * @returns {boolean} false: the only ring needs its three
 */
export function deleteVertex(item, { ring: at, index }) {
  const counts = [item.hotspot_points, ...keyframesOf(item).map((frame) => read(frame, 'points', 'KEYFRAME'))]
    .map((value) => readRings(value)?.rings)
    .find(Boolean);
  if (!counts?.[at] || (counts.length === 1 && counts[0].length <= 3)) return false;
  changeAll(item, (rings) =>
    rings[at].length <= 3 ? rings.toSpliced(at, 1) : rings.with(at, rings[at].toSpliced(index, 1)),
  );
  return true;
}

/** Makes a polygon of a box. @param {Interaction} item a draft */
export function makePolygon(item) {
  write(item, 'points_space', undefined);
  write(item, 'hotspot_points', writeRings([cornersOf({ left: 0, top: 0, width: 100, height: 100 })]));
}

/**
 * Adds a ring: within another it is a hole.
 * @param {Interaction} item a draft @param {Shape} shape @param {Ring} ring percent of the frame
 */
export function addRing(item, shape, ring) {
  if (!shape.rings) makePolygon(item);
  const own = ring.map((point) => (isInVideo(item) ? point : intoBox(shape.box, point)));
  const tidied = own.map(([x, y]) => /** @type {Point} */ ([tidy(x), tidy(y)]));
  changeAll(item, (rings) => [...rings, tidied]);
}
