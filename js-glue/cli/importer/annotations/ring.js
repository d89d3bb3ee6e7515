// SPDX-License-Identifier: MIT
// Prepares rings for interpolation: all keyframes need the same number of corners,
// with corresponding corners at the same index.
import { bounds, doubleArea } from './outline.js';

/** @typedef {import('./outline.js').Ring} Ring */
/** @typedef {import('../value.js').Point} Point */

/**
 * Gives the shapes of one object the same order of rings, the same direction and
 * the same number of corners. No outline changes.
 * @param {Ring[][]} shapes in order of time, all with the same number of rings
 * @returns {Ring[][]}
 */
export function makeAlike(shapes) {
  /** @type {Ring[][]} */
  const alike = [];
  for (const shape of shapes) {
    const before = alike.at(-1);
    alike.push(before ? inOrderOf(before, shape).map((ring, i) => inDirectionOf(before[i], ring)) : shape);
  }
  for (const i of shapes[0].keys()) {
    const corners = new Set(alike.map((shape) => shape[i].length));
    if (corners.size > 1) resample(alike, i, Math.max(...corners));
  }
  return alike;
}

/** @param {Ring[][]} shapes @param {number} i which ring @param {number} corners */
function resample(shapes, i, corners) {
  for (const [k, shape] of shapes.entries()) {
    const ring = withCorners(shape[i], corners);
    shape[i] = k === 0 ? ring : begunLike(shapes[k - 1][i], ring);
  }
}

/**
 * Pairs rings with those before by the distance of their boxes, nearest first.
 * @param {Ring[]} before @param {Ring[]} rings @returns {Ring[]}
 */
function inOrderOf(before, rings) {
  if (rings.length === 1) return [...rings];
  const pairs = rings.flatMap((ring) => before.map((other, at) => ({ ring, at, apart: distance(ring, other) })));
  pairs.sort((a, b) => a.apart - b.apart);
  /** @type {Ring[]} */
  const ordered = Array(rings.length);
  const placed = new Set();
  for (const { ring, at } of pairs) {
    if (ordered[at] || placed.has(ring)) continue;
    ordered[at] = ring;
    placed.add(ring);
  }
  return ordered;
}

/** @param {Ring} a @param {Ring} b */
function distance(a, b) {
  const [p, q] = [bounds([a]), bounds([b])];
  const [dx, dy] = [p.left - q.left, p.top - q.top];
  return Math.abs(dx) + Math.abs(dy) + Math.abs(dx + p.width - q.width) + Math.abs(dy + p.height - q.height);
}

/** Reverses a ring that runs the other way, as it would turn inside out when interpolated. @param {Ring} before @param {Ring} ring @returns {Ring} */
function inDirectionOf(before, ring) {
  return doubleArea(before) * doubleArea(ring) < 0 ? [ring[0], ...ring.slice(1).reverse()] : ring;
}

/**
 * Adds corners along the sides, dividing each side evenly, so that the longest piece
 * is as short as possible. The outline does not change.
 * @param {Ring} ring @param {number} corners @returns {Ring}
 */
export function withCorners(ring, corners) {
  const lengths = ring.map(([x, y], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length];
    return Math.hypot(x1 - x, y1 - y);
  });
  const pieces = lengths.map(() => 1);
  for (let missing = corners - ring.length; missing > 0; missing--) {
    let longest = 0;
    for (let i = 1; i < ring.length; i++) {
      if (lengths[i] / pieces[i] > lengths[longest] / pieces[longest]) longest = i;
    }
    pieces[longest]++;
  }
  return ring.flatMap(([x, y], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length];
    return Array.from({ length: pieces[i] }, (_, k) => {
      const part = k / pieces[i];
      return /** @type {Point} */ ([x + (x1 - x) * part, y + (y1 - y) * part]);
    });
  });
}

/** Rotates a ring to start at the corner that minimizes the sum of squared distances to the ring before. @param {Ring} before @param {Ring} ring @returns {Ring} */
function begunLike(before, ring) {
  let [best, least] = [0, Infinity];
  for (let start = 0; start < ring.length && least > 0; start++) {
    let way = 0;
    for (let i = 0; i < ring.length && way < least; i++) {
      const [x, y] = ring[(start + i) % ring.length];
      way += (x - before[i][0]) ** 2 + (y - before[i][1]) ** 2;
    }
    if (way < least) [best, least] = [start, way];
  }
  return [...ring.slice(best), ...ring.slice(0, best)];
}
