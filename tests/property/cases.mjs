// SPDX-License-Identifier: MIT
import { Random } from './generate.mjs';

const SECONDS = Number(process.env.HOTCUE_PROPERTY_SECONDS ?? 20);
const FIRST_SEED = Number(process.env.HOTCUE_PROPERTY_SEED ?? 1);

/** Who has not seen enough by then never will. */
const SEEDS_MAX = 20_000;

/**
 * Seed after seed, for a share of the time, and on a slow machine for as long
 * as it takes to see enough.
 * @param {number} share
 * @param {() => boolean} isEnough
 * @returns {Generator<{seed: number, random: Random}>}
 */
export function* casesFor(share, isEnough) {
  const end = performance.now() + SECONDS * share * 1000;
  for (let seed = FIRST_SEED; performance.now() < end || (!isEnough() && seed < FIRST_SEED + SEEDS_MAX); seed++) {
    yield { seed, random: new Random(seed) };
  }
}
