// SPDX-License-Identifier: MIT
/**
 * A number as hc__unicode_unpack() reads it: seven bits a byte, low ones first,
 * the high bit for more.
 * @param {number} value a whole number from 0
 * @returns {number[]} bytes
 */
export function varint(value) {
  const low = value & 127;
  return value < 128 ? [low] : [low | 128, ...varint(value >> 7)];
}
