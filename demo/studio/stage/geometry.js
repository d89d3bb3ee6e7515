// SPDX-License-Identifier: MIT
// Boxes and maps of the picture, in percent of the frame.

/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./points.js').Ring} Ring */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/** Where an interaction is: its box and, if it has a polygon, that. @typedef {{box: Box, rings: Ring[] | null}} Shape */
/** x becomes ax · x + bx, y likewise. @typedef {{ax: number, bx: number, ay: number, by: number}} Map */
/** Which side is dragged: -1 the left or upper one, 1 the right or lower one, 0 none. @typedef {{x: -1 | 0 | 1, y: -1 | 0 | 1}} Handle */

/** Smallest width and height. Percent. */
export const LEAST = 0.5;

/** @type {Record<string, Handle>} */
export const HANDLES = {
  nw: { x: -1, y: -1 },
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
};

/** @param {Point[]} points at least one @returns {Box} */
export function around(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The bounding box of what is drawn. @param {Shape} shape */
export const boundsOf = ({ box, rings }) => (rings ? around(rings.flat()) : box);

/** @param {Box} box @returns {Point[]} its corners, clockwise from the top left */
export const cornersOf = ({ left, top, width, height }) => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
];

/** The box around boxes. @param {Box[]} boxes at least one */
export const union = (boxes) => around(boxes.flatMap(cornersOf));

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) =>
  a.left <= b.left + b.width && b.left <= a.left + a.width && a.top <= b.top + b.height && b.top <= a.top + a.height;

/** @param {number} dx percent @param {number} dy @returns {Map} */
export const moveMap = (dx, dy) => ({ ax: 1, bx: dx, ay: 1, by: dy });

/** @param {Map} map @param {Point} point @returns {Point} */
export const mapPoint = ({ ax, bx, ay, by }, [x, y]) => [ax * x + bx, ay * y + by];

/** @param {Map} map @param {Box} box @returns {Box} */
export const mapBox = ({ ax, bx, ay, by }, { left, top, width, height }) => ({
  left: ax * left + bx,
  top: ay * top + by,
  width: ax * width,
  height: ay * height,
});

/** Along one axis. @param {number} size @param {number} by how far the side is dragged @param {number} side @param {boolean} middle */
function scaleOf(size, by, side, middle) {
  return Math.max(size + by * side * (middle ? 2 : 1), LEAST) / size;
}

/** The map that scales about a point that stays. @param {number} start @param {number} size @param {number} side @param {boolean} middle @param {number} scale */
function axisMap(start, size, side, middle, scale) {
  const fixed = middle || side === 0 ? start + size / 2 : side > 0 ? start : start + size;
  return [scale, fixed * (1 - scale)];
}

/**
 * What a drag of a handle does to everything in a box.
 * @param {Box} bounds @param {Handle} handle @param {number} dx percent @param {number} dy
 * @param {{ratio?: boolean, middle?: boolean}} [keep] ratio: of width to height; middle: where it is
 * @returns {Map}
 */
export function resizeMap(bounds, handle, dx, dy, { ratio = false, middle = false } = {}) {
  const width = Math.max(bounds.width, LEAST);
  const height = Math.max(bounds.height, LEAST);
  let sx = scaleOf(width, dx, handle.x, middle);
  let sy = scaleOf(height, dy, handle.y, middle);
  if (ratio) {
    const further = Math.abs(sx - 1) > Math.abs(sy - 1) ? sx : sy;
    const least = Math.max(LEAST / width, LEAST / height);
    sx = sy = Math.max(further, least);
  }
  const [ax, bx] = axisMap(bounds.left, bounds.width, handle.x, middle, sx);
  const [ay, by] = axisMap(bounds.top, bounds.height, handle.y, middle, sy);
  return { ax, bx, ay, by };
}

/** A box from one corner to the other. @param {Point} a @param {Point} b */
export const boxOf = (a, b) => around([a, b]);

/** From percent of the frame to percent of a box. @param {Box} box @param {Point} point @returns {Point} */
export const intoBox = ({ left, top, width, height }, [x, y]) => [
  ((x - left) * 100) / width,
  ((y - top) * 100) / height,
];

/** From percent of a box to percent of the frame, as the engine does it. @param {Box} box @param {Point} point @returns {Point} */
export const outOfBox = ({ left, top, width, height }, [x, y]) => [left + (x * width) / 100, top + (y * height) / 100];
