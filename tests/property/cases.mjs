// SPDX-License-Identifier: MIT
import { Random } from './generate.mjs';

const SECONDS = Number(process.env.HOTCUE_PROPERTY_SECONDS ?? 20);
const FIRST_SEED = Number(process.env.HOTCUE_PROPERTY_SEED ?? 1);

/** Limit of seeds, even if `isEnough` is never true. */
const SEEDS_MAX = 20_000;

/**
 * Yields seeds for a share of the time; on a slow machine for as long as it takes
 * to cover enough.
 * @param {number} share of HOTCUE_PROPERTY_SECONDS
 * @param {() => boolean} isEnough
 * @returns {Generator<{seed: number, random: Random}>}
 */
export function* casesFor(share, isEnough) {
  const end = performance.now() + SECONDS * share * 1000;
  for (let seed = FIRST_SEED; performance.now() < end || (!isEnough() && seed < FIRST_SEED + SEEDS_MAX); seed++) {
    yield { seed, random: new Random(seed) };
  }
}
