// SPDX-License-Identifier: MIT
// Shapes as closed rings of points, in pixels.

/** @typedef {import('../value.js').Point} Point */
/** @typedef {import('../value.js').Value} Value */
/** @typedef {Point[]} Ring closed; the first point is not repeated at the end */

/**
 * The outline of a shape.
 * @typedef {object} Outline
 * @property {Ring[]} rings
 * @property {boolean} box whether it is just an axis-aligned rectangle
 */

/** The engine's limit for one polygon. Work on rings is quadratic in it. */
export const POINTS_MAX = 4096;

/** Corners that approximate a circle to half a percent of its radius. */
const ROUND_CORNERS = 32;

/**
 * A polygon as drawn. @param {Point[]} points @param {Value} place where faults are reported
 * @returns {Outline}
 */
export function polygon(points, place) {
  const ring = points.filter((point, i) => i === 0 || !same(point, points[i - 1]));
  if (ring.length > 1 && same(ring[0], /** @type {Point} */ (ring.at(-1)))) ring.pop();
  if (ring.length < 3) place.fail('bad_polygon', `a polygon has three or more points, this one has ${ring.length}`);
  if (ring.length > POINTS_MAX) place.fail('too_many', `${ring.length} points; a polygon has at most ${POINTS_MAX}`);
  const { width, height } = bounds([ring]);
  if (width === 0 || height === 0) place.fail('bad_polygon', 'its points are on one line: nothing could be clicked');
  return { rings: [ring], box: false };
}

/** Points nearer than this are the same: after rounding they would coincide in some keyframes only. Pixels. */
const SAME = 0.01;

/** @param {Point} a @param {Point} b */
const same = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]) < SAME;

/** An axis-aligned rectangle, given by any two opposite corners. @param {Point} a @param {Point} b @param {Value} place @returns {Outline} */
export function rectangle([x1, y1], [x2, y2], place) {
  if (x1 === x2 || y1 === y2) place.fail('bad_polygon', 'a rectangle without an area: nothing could be clicked');
  const [left, right, top, bottom] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
  /** @type {Ring} */
  const ring = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { rings: [ring], box: true };
}

/** @param {Point} centre @param {number} rx @param {number} ry @param {number} [turn] radians, clockwise on screen @returns {Outline} */
export function ellipse([cx, cy], rx, ry, turn = 0) {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const ring = Array.from({ length: ROUND_CORNERS }, (_, i) => {
    const angle = (i / ROUND_CORNERS) * 2 * Math.PI;
    const [x, y] = [rx * Math.cos(angle), ry * Math.sin(angle)];
    return /** @type {Point} */ ([cx + x * cos - y * sin, cy + x * sin + y * cos]);
  });
  return { rings: [ring], box: false };
}

/** The bounding box of rings. @param {readonly Ring[]} rings */
export function bounds(rings) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** Twice the area, negative if the ring runs anticlockwise on screen. @param {Ring} ring */
export function doubleArea(ring) {
  let sum = 0;
  let [x0, y0] = /** @type {Point} */ (ring.at(-1));
  for (const [x, y] of ring) {
    sum += x0 * y - x * y0;
    [x0, y0] = [x, y];
  }
  return sum;
}

/** Whether a corner of one ring lies inside another. @param {readonly Ring[]} rings */
export function overlap(rings) {
  return rings.some((ring, i) => rings.some((other, j) => i !== j && other.some((point) => contains(ring, point))));
}

/** @param {Ring} ring @param {Point} point */
function contains(ring, [x, y]) {
  let inside = false;
  let [x0, y0] = /** @type {Point} */ (ring.at(-1));
  for (const [x1, y1] of ring) {
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
    [x0, y0] = [x1, y1];
  }
  return inside;
}
