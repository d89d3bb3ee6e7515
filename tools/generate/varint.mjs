// SPDX-License-Identifier: MIT
/**
 * Encodes a number for hc__unicode_unpack(): seven bits per byte, low ones first,
 * with the high bit set if more bytes follow.
 * @param {number} value a whole number from 0
 * @returns {number[]} bytes
 */
export function varint(value) {
  const low = value & 127;
  return value < 128 ? [low] : [low | 128, ...varint(value >> 7)];
}
