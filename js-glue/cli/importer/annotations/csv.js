// SPDX-License-Identifier: MIT
import { Fault } from '../report.js';

/**
 * Parses CSV as in RFC 4180, with any line ending.
 * @param {string} text
 * @param {import('../report.js').Place} place
 * @returns {string[][]} records of fields
 * @throws {Fault} `syntax`
 */
export function parseCsv(text, { file }) {
  /** @type {string[][]} */
  const records = [[]];
  const field = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
  const mark = /,|\r\n|\n|\r|$/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    mark.lastIndex = field.lastIndex;
    const end = mark.exec(text);
    if (!found || !end)
      throw new Fault({ file, path: `/${records.length - 1}` }, 'syntax', 'a quote is missing, or one too many');
    records[records.length - 1].push(found[1] === undefined ? found[2] : found[1].replaceAll('""', '"'));
    if (end[0] !== ',' && mark.lastIndex < text.length) records.push([]);
    field.lastIndex = mark.lastIndex;
  }
  return records;
}
