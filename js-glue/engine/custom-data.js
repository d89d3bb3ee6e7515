// SPDX-License-Identifier: MIT
// JSON.parse() rounds numbers and moves keys that look like numbers, so an
// author's data also reach the page as the text that they were written in.

/** Whose `customData` a payload holds, in the order in which they stand in it. */
const HOLDERS = ['hotspot', 'cue', 'node', 'prevNode', 'nextNode', 'interaction'];
const KEY = '"customData":';
/** What opens, closes or parts values. */
const MARKS = /["[\]{},]/g;

/**
 * Puts `customDataText` beside each `customData` of an event.
 * @param {any} detail the event's payload
 * @param {string} line its line in the log, of which that was read
 */
export function addCustomDataText(detail, line) {
  let end = 0; // of the data before: keys in them mean nothing
  for (const holder of HOLDERS) {
    const place = detail[holder] ? line.indexOf(`"${holder}":{`, end) : -1;
    if (place < 0) continue;
    const at = line.indexOf(KEY, place) + KEY.length; // before it stand texts, in which quotes are escaped
    end = endOfValue(line, at);
    detail[holder].customDataText = line.slice(at, end);
  }
}

/** @param {string} text JSON @param {number} at where a member's value begins @returns {number} where it ends */
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

/** @param {string} text JSON @param {number} at behind a quote @returns {number} behind the one that closes it */
function endOfText(text, at) {
  for (let i = at; i < text.length; i++) {
    if (text[i] === '"') return i + 1;
    if (text[i] === '\\') i++;
  }
  return text.length;
}
