// SPDX-License-Identifier: MIT

/**
 * Parses a decimal number; more strictly than Number(), which accepts hexadecimal,
 * Infinity and the empty string.
 * @param {string} text
 * @returns {number} NaN if it is not a number
 */
export function decimal(text) {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}
