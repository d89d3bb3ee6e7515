// SPDX-License-Identifier: MIT
import { Fault } from './report.js';

/** As deep as any of the formats goes, and then some; reading must not run out of stack. */
const DEPTH_MAX = 64;

/**
 * A JSON text as a value. JSON.parse() takes the last of two members with one
 * name and drops the others; here that is a fault.
 * @param {string} text
 * @param {import('./report.js').Place} place
 * @returns {unknown}
 * @throws {Fault} `syntax`, `duplicate_key`, `too_deep`
 */
export function parseJson(text, place) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Fault(place, 'syntax', /** @type {Error} */ (error).message.slice(0, 200));
  }
  checkKeys(text, place);
  return value;
}

/** The text is known to be JSON: braces, brackets and quotes are all that matters. @param {string} text @param {import('./report.js').Place} place */
function checkKeys(text, place) {
  /** @type {(Set<string> | null)[]} the names so far of each open object; null for a list */
  const open = [];
  const mark = /["{}[\]]/g;
  const colon = /\s*:/y;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const sign = found[0];
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > DEPTH_MAX)
        throw new Fault(place, 'too_deep', `more than ${DEPTH_MAX} levels`);
    } else if (sign === '"') {
      mark.lastIndex = endOfString(text, found.index);
      const names = open.at(-1);
      colon.lastIndex = mark.lastIndex;
      if (!names || !colon.test(text)) continue;
      const name = JSON.parse(text.slice(found.index, mark.lastIndex));
      if (names.has(name)) throw new Fault(place, 'duplicate_key', `${JSON.stringify(name)} is given twice`);
      names.add(name);
    } else open.pop();
  }
}

/** Behind the closing quote of the string that begins there. @param {string} text @param {number} start */
function endOfString(text, start) {
  let end = start;
  let slashes;
  do {
    end = text.indexOf('"', end + 1);
    slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
  } while (slashes % 2 === 1);
  return end + 1;
}
