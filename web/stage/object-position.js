// SPDX-License-Identifier: MIT

/** @typedef {{x: number, offsetX: number, y: number, offsetY: number}} Position fractions of the free space, and pixels */

const PART = /calc\(.*?\)|[^\s]+/g;
const TERM = /([+-]?)\s*([\d.]+(?:e[+-]?\d+)?)(%|px)/g;

/**
 * Parses a computed `object-position`: two parts, each a length, a percentage, or
 * calc() of both.
 * @param {string} value
 * @returns {Position} centred for any other value
 */
export function parsePosition(value) {
  const [x = '50%', y = '50%'] = value.match(PART) ?? [];
  const [across, down] = [x, y].map(parsePart);
  return { x: across.fraction, offsetX: across.pixels, y: down.fraction, offsetY: down.pixels };
}

/** @param {string} part */
function parsePart(part) {
  const sum = { fraction: 0, pixels: 0 };
  let found = false;
  for (const [, sign, number, unit] of part.matchAll(TERM)) {
    const amount = Number(number) * (sign === '-' ? -1 : 1);
    if (unit === '%') sum.fraction += amount / 100;
    else sum.pixels += amount;
    found = true;
  }
  return found ? sum : { fraction: 0.5, pixels: 0 };
}
