// SPDX-License-Identifier: MIT
// Snapping: what is dragged is moved a little, so that one of its lines is on one of the picture's
// or of another interaction's.

/** @typedef {import('./geometry.js').Box} Box */
/** Lines across the picture. Percent. @typedef {{x: number[], y: number[]}} Lines */
/** @typedef {{dx: number, dy: number, guides: Lines}} Snap guides: the lines that it is on then */

/** Edges, middles and thirds of the picture. */
const FRAME = [0, 100 / 3, 50, 200 / 3, 100];
const SAME = 1e-6;

/** @param {number} start @param {number} size */
const linesAlong = (start, size) => [start, start + size / 2, start + size];

/** The lines of a box: edges and middles. @param {Box} box @returns {Lines} */
export const linesOf = ({ left, top, width, height }) => ({
  x: linesAlong(left, width),
  y: linesAlong(top, height),
});

/** What can be snapped to. @param {Box[]} others @returns {Lines} */
export function targetsOf(others) {
  const lines = others.map(linesOf);
  return { x: [...FRAME, ...lines.flatMap(({ x }) => x)], y: [...FRAME, ...lines.flatMap(({ y }) => y)] };
}

/** @param {number[]} lines @param {number[]} targets @param {number} reach @returns {[shift: number, guides: number[]]} */
function snapAlong(lines, targets, reach) {
  let best = Number.POSITIVE_INFINITY;
  for (const line of lines)
    for (const target of targets) if (Math.abs(target - line) < Math.abs(best)) best = target - line;
  if (Math.abs(best) > reach) return [0, []];
  const on = targets.filter((target) => lines.some((line) => Math.abs(line + best - target) < SAME));
  return [best, [...new Set(on)]];
}

/**
 * @param {Lines} lines of what is dragged @param {Lines} targets
 * @param {{x: number, y: number}} reach how far a line may be from a target. Percent
 * @returns {Snap}
 */
export function snap(lines, targets, reach) {
  const [dx, x] = snapAlong(lines.x, targets.x, reach.x);
  const [dy, y] = snapAlong(lines.y, targets.y, reach.y);
  return { dx, dy, guides: { x, y } };
}
