// SPDX-License-Identifier: MIT

/** @typedef {import('../property/generate.mjs').Random} Random */

/** A whole number from 0 to end - 1. @param {Random} random @param {number} end */
export const below = (random, end) => random.whole(0, end - 1);

const view = new DataView(new ArrayBuffer(8));

/**
 * A random finite number: mostly of the size of times and prices, with full
 * precision; some with few digits, some of any size, some next to a power of two.
 * @param {Random} random
 * @returns {number}
 */
export function anyNumber(random) {
  const bits = () => below(random, 2 ** 32);
  const kind = below(random, 12);
  if (kind < 2) return below(random, 1e9) / 10 ** below(random, 10);
  if (kind < 10) return (bits() + bits() / 2 ** 32) * 2 ** (below(random, 60) - 50);
  view.setUint32(0, bits());
  view.setUint32(4, bits());
  if (kind === 11) view.setBigUint64(0, (BigInt(below(random, 2047)) << 52n) + BigInt(below(random, 5)) - 2n);
  const number = view.getFloat64(0);
  return Number.isFinite(number) ? number : anyNumber(random);
}
