// SPDX-License-Identifier: MIT
// The curves between nodes.
import { NODE } from './layout.js';

/** @typedef {import('./layout.js').Place} Place */
/** @typedef {{path: string, label: Place}} Line path: of SVG; label: its middle */

const BEND = 60;
/** A label is so far above its line. */
const ABOVE = 11;
const LOOP = 40;
const STUB = 46;

/** @param {number[]} p four coordinates of one axis @returns {number} that of the middle of the curve */
const middle = ([a, b, c, d]) => (a + 3 * b + 3 * c + d) / 8;

/** @param {number[]} xs @param {number[]} ys of a start, two handles and an end @returns {Line} */
function curve(xs, ys) {
  const [[x0, x1, x2, x3], [y0, y1, y2, y3]] = [xs, ys];
  return { path: `M${x0},${y0}C${x1},${y1} ${x2},${y2} ${x3},${y3}`, label: { x: middle(xs), y: middle(ys) - ABOVE } };
}

/** From the port of a node to a point. @param {Place} from @param {Place} point */
export function lineTo({ x, y }, point) {
  const [x0, y0] = [x + NODE.width, y + NODE.height / 2];
  const bend = Math.max(BEND, Math.abs(point.x - x0) / 2);
  return curve([x0, x0 + bend, point.x - bend, point.x], [y0, y0, point.y, point.y]);
}

/** From a node to another: to the right of it, else below both. @param {Place} from @param {Place} to */
function lineBetween(from, to) {
  if (to.x > from.x + NODE.width) return lineTo(from, { x: to.x - 3, y: to.y + NODE.height / 2 });
  const [start, end] = [from, to].map(({ x, y }) => ({ x: x + NODE.width / 2, y: y + NODE.height }));
  const below = Math.max(start.y, end.y) + BEND;
  return curve([start.x - 20, start.x - 60, end.x + 60, end.x + 20], [start.y, below, below, end.y + 3]);
}

/** From a node to itself, above it. @param {Place} node */
function lineAround({ x, y }) {
  const [right, left] = [x + NODE.width - 40, x + 40];
  return curve([right, right + 10, left - 10, left], [y, y - LOOP, y - LOOP, y - 3]);
}

/** Back, to wherever the viewer came from. @param {Place} node @returns {Line} */
function lineBack({ x, y }) {
  const height = y + NODE.height - 22;
  return { path: `M${x},${height}h${-STUB}`, label: { x: x - STUB / 2, y: height - ABOVE } };
}

/** @param {import('./layout.js').Edge} edge @param {Map<string, Place>} places of all nodes @returns {Line} */
export function lineOf({ from, to }, places) {
  const [start, end] = /** @type {Place[]} */ ([places.get(from), places.get(to)]);
  if (to === '') return lineBack(start);
  return to === from ? lineAround(start) : lineBetween(start, end);
}
