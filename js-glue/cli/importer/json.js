// SPDX-License-Identifier: MIT
import { stringEnd } from '../formatter/string-end.js';
import { Fault } from './report.js';

/** More than any of the formats needs, and little enough not to overflow the stack. */
const DEPTH_MAX = 64;

/**
 * Parses JSON. Duplicate keys, of which JSON.parse() takes the last, are a fault.
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

/** The text is valid JSON, so braces, brackets and quotes suffice to find keys. @param {string} text @param {import('./report.js').Place} place */
function checkKeys(text, place) {
  /** @type {(Set<string> | null)[]} the keys so far of each open object; null for an array */
  const open = [];
  const mark = /["{}[\]]/g;
  const colon = /\s*:/y;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const sign = found[0];
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > DEPTH_MAX)
        throw new Fault(place, 'too_deep', `more than ${DEPTH_MAX} levels`);
    } else if (sign === '"') {
      mark.lastIndex = stringEnd(text, found.index);
      const names = open.at(-1);
      colon.lastIndex = mark.lastIndex;
      if (!names || !colon.test(text)) continue;
      const name = JSON.parse(text.slice(found.index, mark.lastIndex));
      if (names.has(name)) throw new Fault(place, 'duplicate_key', `${JSON.stringify(name)} is given twice`);
      names.add(name);
    } else open.pop();
  }
}
