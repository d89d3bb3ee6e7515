// SPDX-License-Identifier: MIT
// The frame number, readable by machine, in the last 16 rows of the picture
// from the left edge: 18 blocks of 16 x 16 pixels (at 1280 x 720). The first
// is white and the second black, to tell that there is a number at all; the
// other 16 are the number, most significant bit first, white = 1. Frame n
// shows the time n / 30 s.

export const BLOCK = 16;
export const BITS = 16;

const WHITE = 0xffebebeb;
const BLACK = 0xff101010;

/** @param {import('./picture.mjs').Picture} picture @param {number} frame */
export function drawMarker(picture, frame) {
  const bits = [1, 0];
  for (let bit = BITS - 1; bit >= 0; bit--) bits.push((frame >> bit) & 1);
  for (let y = picture.height - BLOCK; y < picture.height; y++) {
    for (let x = 0; x < bits.length * BLOCK; x++) {
      picture.pixels[y * picture.width + x] = bits[Math.floor(x / BLOCK)] ? WHITE : BLACK;
    }
  }
}
