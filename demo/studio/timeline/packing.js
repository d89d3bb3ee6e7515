// SPDX-License-Identifier: MIT
// Puts marks that would cover each other into rows.

/**
 * @param {readonly number[]} places where each begins, ascending
 * @param {number} size of each, in the unit of places
 * @param {number} rows
 * @returns {number[]} the row of each, the first that is free; -1 if none is
 */
export function pack(places, size, rows) {
  const free = new Array(rows).fill(Number.NEGATIVE_INFINITY);
  return places.map((place) => {
    const row = free.findIndex((from) => from <= place);
    if (row >= 0) free[row] = place + size;
    return row;
  });
}
