// SPDX-License-Identifier: MIT
// The least change between two texts, so that the cursor, marks and folds around it stay.

/** @typedef {{from: number, to: number, insert: string}} Change from, to: in the text before */

/** How many lines further on the texts are looked at, to find where they are the same again. */
const WINDOW = 60;

/** The middle of two texts that begin and end alike. @param {string} before @param {string} after @returns {Change | null} null if they are the same */
function middle(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let end = 0;
  while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** @param {string} text */
const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** After how many lines each, two lists have the same line. @param {string[]} a @param {number} i @param {string[]} b @param {number} j */
function nextSame(a, i, b, j) {
  for (let far = 1; far <= WINDOW; far++)
    for (let x = 0; x <= far; x++) if (i + x < a.length && a[i + x] === b[j + far - x]) return [x, far - x];
  return [a.length - i, b.length - j];
}

/**
 * @param {string} before @param {string} after
 * @returns {Change[]} in order
 */
export function leastChanges(before, after) {
  const whole = middle(before, after);
  if (!whole) return [];
  const [a, b] = [linesOf(before.slice(whole.from, whole.to)), linesOf(whole.insert)];
  const changes = [];
  let [i, j, at] = [0, 0, whole.from];
  while (i < a.length || j < b.length) {
    const isSame = i < a.length && a[i] === b[j];
    const [x, y] = isSame ? [1, 1] : nextSame(a, i, b, j);
    const old = a.slice(i, i + x).join('');
    const change = isSame ? null : middle(old, b.slice(j, j + y).join(''));
    if (change) changes.push({ from: at + change.from, to: at + change.to, insert: change.insert });
    [i, j, at] = [i + x, j + y, at + old.length];
  }
  return changes;
}

/** How a text ends its lines: Windows' way only if all are so. @param {string} text */
export const lineBreakOf = (text) => (text.includes('\r\n') && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n');

/** The index of a byte of the text's UTF-8. @param {string} text @param {number} offset */
export const indexOfByte = (text, offset) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text).subarray(0, offset)).length;
