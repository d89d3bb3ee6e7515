// SPDX-License-Identifier: MIT
// JSON.parse() rounds large numbers and reorders integer-like keys, so custom
// data also reach the page as their original text.

/** The payload members that may have `customData`, in payload order. */
const HOLDERS = ['hotspot', 'cue', 'node', 'prevNode', 'nextNode', 'interaction'];
const KEY = '"customData":';
/** JSON's structural characters, except the colon. */
const MARKS = /["[\]{},]/g;

/**
 * Adds `customDataText`, the original JSON text, next to each `customData`.
 * @param {any} detail the event's payload; changed in place
 * @param {string} line the log line that it was parsed from
 */
export function addCustomDataText(detail, line) {
  let end = 0; // end of the previous custom data: keys inside them must not match
  for (const holder of HOLDERS) {
    const place = detail[holder] ? line.indexOf(`"${holder}":{`, end) : -1;
    if (place < 0) continue;
    const at = line.indexOf(KEY, place) + KEY.length; // only strings precede it, and their quotes are escaped
    end = endOfValue(line, at);
    detail[holder].customDataText = line.slice(at, end);
  }
}

/** @param {string} text JSON @param {number} at index of a member's value @returns {number} index after it */
function endOfValue(text, at) {
  let depth = 0;
  MARKS.lastIndex = at;
  for (let mark = MARKS.exec(text); mark; mark = MARKS.exec(text)) {
    const [sign] = mark;
    if (depth === 0 && ',}'.includes(sign)) return mark.index;
    if (sign === '"') MARKS.lastIndex = endOfText(text, mark.index + 1);
    else if ('[{'.includes(sign)) depth++;
    else if (']}'.includes(sign)) depth--;
  }
  return text.length;
}

/** @param {string} text JSON @param {number} at index after an opening quote @returns {number} index after the closing one */
function endOfText(text, at) {
  for (let i = at; i < text.length; i++) {
    if (text[i] === '"') return i + 1;
    if (text[i] === '\\') i++;
  }
  return text.length;
}
