// SPDX-License-Identifier: MIT
// Documents in canonical form, without Node and without a page.
import { canonical } from './canonical.js';
import { layout } from './layout.js';
import { parse } from './parse.js';

/**
 * Writes a document in canonical form: fields in the order of docs/format.md and under the first
 * of their names, unknown ones behind them; every text and number as it was written.
 * @param {string} document JSON text without a key that is given twice
 * @returns {string} the same document for the engine; formatted again, the same text
 * @throws {SyntaxError} it is not JSON
 */
export const formatDocument = (document) => layout(canonical(parse(document)));
