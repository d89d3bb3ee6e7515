// SPDX-License-Identifier: MIT
// Which pictures of the film are in view, and which of them are to be fetched.
import { endOf, xOf } from './scale.js';

/** @typedef {{frame: number, x: number}} Cell frame: its number, which does not change by panning, and seldom by zooming */

/** The next power of two, or one and a half of one. @param {number} least frames */
function stepFor(least) {
  const power = 2 ** Math.max(Math.ceil(Math.log2(least) - 1e-9), 0);
  return power >= 4 && power * 0.75 >= least ? power * 0.75 : power;
}

/**
 * The pictures in view. Their distances are powers of two in frames, or one and a half of them, so
 * that those of one scale serve for others.
 * @param {import('./scale.js').Scale} scale
 * @param {{size: number, length: number, frameRate: number}} film size: least distance in pixels; length: seconds
 * @returns {{step: number, cells: Cell[]}} step: frames
 */
export function planOf(scale, { size, length, frameRate }) {
  const least = (size / scale.perSecond) * frameRate;
  const step = stepFor(least);
  const first = Math.max(Math.floor((scale.start * frameRate) / step), 0);
  const last = Math.ceil((Math.min(endOf(scale), length) * frameRate) / step - 1e-6);
  const cells = Array.from({ length: Math.max(last - first, 0) }, (_, i) => {
    const frame = (first + i) * step;
    return { frame, x: xOf(scale, frame / frameRate) };
  });
  return { step, cells };
}

/** What is to be fetched, from coarse to fine, so that the first pictures are spread over the view. @param {Cell[]} cells @param {{has: (frame: number) => boolean}} there @returns {number[]} frames */
export function missingOf(cells, there) {
  /** How often two divides it. @param {number} frame */
  const coarse = (frame) => (frame === 0 ? 32 : 31 - Math.clz32(frame & -frame));
  return cells
    .map(({ frame }) => frame)
    .filter((frame) => !there.has(frame))
    .sort((a, b) => coarse(b) - coarse(a) || a - b);
}
