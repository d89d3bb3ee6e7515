// SPDX-License-Identifier: MIT
// Runs a sequence of frames. In a page each player has its own driving loop, which
// the JavaScript engine optimizes for it: so every player here imports its own copy.
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

/** The same, for players that emit changes asynchronously. @type {(...of: Parameters<typeof run>) => Promise<unknown>} */
export async function runLater(player, from, step, count) {
  let last;
  for (let i = 1; i <= count; i++) {
    last = player.tick(from + i * step);
    if (last !== NOTHING) last = await last;
  }
  return last;
}
