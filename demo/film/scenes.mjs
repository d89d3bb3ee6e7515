// SPDX-License-Identifier: MIT
// One scene after the other.
import { Picture, smooth } from './picture.mjs';

/** @typedef {{start: number, draw: (picture: Picture, t: number) => void}} Scene t: seconds since its start */

// A scene is all there at its own start, so that a jump to it shows nothing
// of the one before: the dissolve lies in front of it.
const DISSOLVE_S = 0.6;

/** @type {Picture | null} */
let other = null;

/** @param {Picture} picture @param {readonly Scene[]} scenes in order @param {number} t seconds */
export function drawScenes(picture, scenes, t) {
  const index = scenes.findLastIndex((scene) => t >= scene.start);
  scenes[index].draw(picture, t - scenes[index].start);
  const next = scenes[index + 1];
  if (!next || t < next.start - DISSOLVE_S) return;
  other ??= new Picture(picture.width, picture.height);
  next.draw(other, t - next.start);
  picture.dissolve(other, smooth(next.start - DISSOLVE_S, next.start, t));
}
