// SPDX-License-Identifier: MIT
// A stretch of frames. In a page each player has the loop that drives it to
// itself, and a JavaScript engine compiles it for that one: so every player
// here imports a copy of its own.
import { NOTHING } from './trackers.mjs';

/** @typedef {{tick: (time: number) => readonly object[] | Promise<readonly object[]>}} Player */

/** @param {string} name of the player @returns {Promise<typeof import('./frames.mjs')>} */
export const framesOf = (name) => import(`./frames.mjs?of=${encodeURIComponent(name)}`);

/** @param {Player} player @param {number} from seconds @param {number} step @param {number} count */
export function run(player, from, step, count) {
  let last;
  for (let i = 1; i <= count; i++) last = player.tick(from + i * step);
  return last;
}

/** The same, of what tells changes a moment later. @type {(...of: Parameters<typeof run>) => Promise<unknown>} */
export async function runLater(player, from, step, count) {
  let last;
  for (let i = 1; i <= count; i++) {
    last = player.tick(from + i * step);
    if (last !== NOTHING) last = await last;
  }
  return last;
}
