// SPDX-License-Identifier: MIT
// The engine as the studio has it: with its warnings for authors.
import { loadUnicode } from '../../../js-glue/engine/loader.js';

/** @typedef {import('../../../js-glue/engine/engine.js').Engine} Engine */

/** The address of the module, on the gallery's server. */
export const ENGINE = '/dist/engine-full.wasm';
const UNICODE = '/dist/unicode.bin';

/** Gives an engine the table that patterns with `\p{…}` need. It is kept for later documents. @param {Engine} engine */
export async function provideUnicode(engine) {
  engine.unicode(await loadUnicode(UNICODE));
}

/** Loads a document, with the Unicode table if it needs that. @param {Engine} engine @param {string} text */
export async function loadDocument(engine, text) {
  const result = engine.load(text);
  if (!result.needsUnicode) return result;
  await provideUnicode(engine);
  return engine.load(text);
}
