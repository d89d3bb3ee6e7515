// SPDX-License-Identifier: MIT
// The least change between two texts, so that the cursor, marks and folds around it stay.

/**
 * @param {string} before @param {string} after
 * @returns {{from: number, to: number, insert: string} | null} from, to: in `before`; null if they are the same
 */
export function leastChange(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let end = 0;
  while (
    end < shorter - from &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** How a text ends its lines: Windows' way only if all are so. @param {string} text */
export const lineBreakOf = (text) => (text.includes('\r\n') && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n');

/** The index of a byte of the text's UTF-8. @param {string} text @param {number} offset */
export const indexOfByte = (text, offset) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text).subarray(0, offset)).length;
