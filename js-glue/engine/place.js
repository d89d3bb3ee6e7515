// SPDX-License-Identifier: MIT
import { encoder } from './utf8.js';

/** @typedef {{line: number, column: number}} Place both from 1; columns in UTF-16 units, as in editors */

const [LF, CR] = [0x0a, 0x0d];

/** How many UTF-16 units the character starting at this UTF-8 byte has; 0 for a continuation byte. @param {number} byte */
const unitsOf = (byte) => (byte >= 0xf0 ? 2 : byte >= 0xc0 || byte < 0x80 ? 1 : 0);

/**
 * Converts byte offsets to lines and columns, in one pass over the text.
 * @param {Uint8Array} bytes UTF-8 text
 * @param {number[]} offsets in any order
 * @returns {Place[]} in the order of `offsets`
 */
export function placesOf(bytes, offsets) {
  const order = offsets.map((_, i) => i).sort((a, b) => offsets[a] - offsets[b]);
  /** @type {Place[]} */
  const places = new Array(offsets.length);
  let [at, line, column] = [0, 1, 1];
  for (const i of order) {
    for (; at < offsets[i] && at < bytes.length; at++) {
      const byte = bytes[at];
      const ends = byte === LF || (byte === CR && bytes[at + 1] !== LF);
      line += ends ? 1 : 0;
      column = ends ? 1 : column + unitsOf(byte);
    }
    places[i] = { line, column };
  }
  return places;
}

/**
 * @param {string} lines from hc_diagnostics_text()
 * @param {string | Uint8Array} document
 * @returns {import('./engine.js').Diagnostic[]} with line and column
 */
export function withPlaces(lines, document) {
  if (!lines) return [];
  const diagnostics = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const bytes = typeof document === 'string' ? encoder.encode(document) : document;
  const places = placesOf(
    bytes,
    diagnostics.map(({ offset }) => offset),
  );
  return diagnostics.map((diagnostic, i) => ({ ...diagnostic, ...places[i] }));
}
