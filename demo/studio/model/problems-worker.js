// SPDX-License-Identifier: MIT
// Asks the engine, with its warnings for authors, about documents.
import { Engine } from '../../../js-glue/engine/engine.js';
import { loadUnicode } from '../../../js-glue/engine/loader.js';

const ENGINE = new URL('/dist/engine-full.wasm', globalThis.location.href);
const UNICODE = new URL('/dist/unicode.bin', globalThis.location.href);
/** Loaded once; again after a failure. @type {Promise<Engine> | null} */
let engine = null;

/** @param {string} text */
async function diagnose(text) {
  engine ??= Engine.create(ENGINE);
  const loaded = await engine;
  const result = loaded.load(text);
  if (!result.needsUnicode) return result.diagnostics;
  loaded.unicode(await loadUnicode(UNICODE));
  return loaded.load(text).diagnostics;
}

globalThis.addEventListener('message', async ({ data: { number, text } }) => {
  let [diagnostics, failure] = [/** @type {any[]} */ ([]), ''];
  try {
    diagnostics = await diagnose(text);
  } catch (error) {
    engine = null;
    failure = error instanceof Error ? error.message : String(error);
  }
  globalThis.postMessage({ number, diagnostics, failure });
});
