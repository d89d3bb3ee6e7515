// SPDX-License-Identifier: MIT
// Which part of the board is seen, and how large.

/** @typedef {{x: number, y: number, scale: number}} Lens the board's origin in pixels of the view, and pixels of the view per pixel of the board */

const LEAST = 0.15;
const MOST = 2;
const MARGIN = 56;

/** Zooms around a point of the view, which stays where it is. @param {Lens} lens @param {number} factor @param {{x: number, y: number}} at @returns {Lens} */
export function zoomed({ x, y, scale }, factor, at) {
  const next = Math.min(Math.max(scale * factor, LEAST), MOST);
  const ratio = next / scale;
  return { x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, scale: next };
}

/** Shows a box of the board as large as it fits, at most in its own size. @param {{x: number, y: number, width: number, height: number}} box @param {{width: number, height: number}} view @returns {Lens} */
export function fitted(box, view) {
  const room = (/** @type {number} */ length) => Math.max(length - 2 * MARGIN, 40);
  const scale = Math.max(Math.min(room(view.width) / box.width, room(view.height) / box.height, 1), LEAST);
  const x = (view.width - box.width * scale) / 2 - box.x * scale;
  return { x, y: (view.height - box.height * scale) / 2 - box.y * scale, scale };
}

/** Moves as little as needed to show a box. @param {Lens} lens @param {{x: number, y: number, width: number, height: number}} box @param {{width: number, height: number}} view @returns {Lens} */
export function showing({ x, y, scale }, box, view) {
  const shift = (/** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ size) =>
    from < 8 ? 8 - from : Math.min(size - 8 - (from + length), 0);
  return {
    x: x + shift(x + box.x * scale, box.width * scale, view.width),
    y: y + shift(y + box.y * scale, box.height * scale, view.height),
    scale,
  };
}

/** The point of the board under a point of the view. @param {Lens} lens @param {{x: number, y: number}} at */
export const boardPoint = ({ x, y, scale }, at) => ({ x: (at.x - x) / scale, y: (at.y - y) / scale });
