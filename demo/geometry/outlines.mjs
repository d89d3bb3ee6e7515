// SPDX-License-Identifier: MIT
// Outlines of things in the walk (film/walk.mjs), from the code that draws it: it draws
// into a fake picture that only records the shapes.
import { drawWalk } from '../film/walk.mjs';

export const [WIDTH, HEIGHT] = [1280, 720];

/** @typedef {number[][]} Ring pixels of the film */

/** @typedef {{kind: string, points: Ring, size: number}} Stroke a fill, or a line with its width */

/** The shapes that the walk draws at a time. @param {number} t seconds @returns {Stroke[]} */
function drawn(t) {
  /** @type {Stroke[]} */
  const strokes = [];
  const notes = {
    width: WIDTH,
    height: HEIGHT,
    fill: (/** @type {Ring} */ points) => strokes.push({ kind: 'fill', points, size: 0 }),
    stroke: (/** @type {Ring} */ points, /** @type {number} */ size) => strokes.push({ kind: 'stroke', points, size }),
    rows() {},
    glow() {},
    skyline() {},
  };
  drawWalk(/** @type {any} */ (notes), t);
  return strokes;
}

/** Numbers of corners that identify things drawn by drawWalk() and drawHiker(). */
const CORNERS = { sun: 28, boot: 36, pack: 48 };
/** The line width of a bird's wing. */
const WING_SIZE = 2.08;

/** The things to mark, as rings by label. @param {number} t seconds @returns {Record<string, Ring>} */
export function seen(t) {
  const strokes = drawn(t);
  const fills = strokes.filter(({ kind }) => kind === 'fill').map(({ points }) => points);
  const wings = strokes.filter(({ kind, size }) => kind === 'stroke' && Math.abs(size - WING_SIZE) < 1e-9);
  const boot = fills.findLastIndex(({ length }) => length === CORNERS.boot); // the near one comes last
  const sun = fills.find(({ length }) => length === CORNERS.sun);
  const pack = fills.find(({ length }) => length === CORNERS.pack);
  if (!sun || !pack || boot < 0 || wings.length !== 10) throw new Error('the film is drawn differently now');
  const birds = around(
    wings.map(({ points }) => points[0]), // where each bird's wings meet
    12,
    26,
  );
  const inView = birds.every(([x]) => x > 0 && x < WIDTH);
  return {
    ...(inView && { birds }),
    sun: every(sun, 2),
    pack: every(pack, 4),
    boot: around([...fills[boot], ...fills[boot + 1]], 14, 8), // with its sole
  };
}

/** @param {Ring} ring @param {number} step */
const every = (ring, step) => ring.filter((_, i) => i % step === 0);

/** An outline around points: in each direction the farthest point, plus a margin. @param {Ring} points @param {number} corners @param {number} margin @returns {Ring} */
function around(points, corners, margin) {
  return Array.from({ length: corners }, (_, k) => {
    const [dx, dy] = [Math.cos((k / corners) * 2 * Math.PI), Math.sin((k / corners) * 2 * Math.PI)];
    const farthest = points.reduce((best, point) =>
      point[0] * dx + point[1] * dy > best[0] * dx + best[1] * dy ? point : best,
    );
    return [farthest[0] + margin * dx, farthest[1] + margin * dy];
  });
}
