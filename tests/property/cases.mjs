// SPDX-License-Identifier: MIT
import { Random } from './generate.mjs';

const SECONDS = Number(process.env.HOTCUE_PROPERTY_SECONDS ?? 20);
const FIRST_SEED = Number(process.env.HOTCUE_PROPERTY_SEED ?? 1);

/**
 * Seed after seed, for a share of the time.
 * @param {number} share
 * @returns {Generator<{seed: number, random: Random}>}
 */
export function* casesFor(share) {
  const end = performance.now() + SECONDS * share * 1000;
  for (let seed = FIRST_SEED; performance.now() < end; seed++) yield { seed, random: new Random(seed) };
}
