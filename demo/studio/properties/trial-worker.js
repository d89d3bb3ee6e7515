// SPDX-License-Identifier: MIT
// Answers trial.js' questions, so that playing a long document does not stop the page.
import { Engine } from '../../../js-glue/engine/engine.js';
import { loadUnicode } from '../../../js-glue/engine/loader.js';
import { tryOut } from './trial.js';

const ENGINE = new URL('/dist/engine-full.wasm', globalThis.location.href);
const UNICODE = new URL('/dist/unicode.bin', globalThis.location.href);
/** Loaded once; again after a failure. @type {Promise<Engine> | null} */
let engine = null;

/** @param {import('./trial.js').Question} question */
async function answer(question) {
  engine ??= Engine.create(ENGINE);
  const loaded = await engine;
  const first = tryOut(loaded, question);
  if (first) return first;
  loaded.unicode(await loadUnicode(UNICODE));
  return tryOut(loaded, question);
}

globalThis.addEventListener('message', async ({ data }) => {
  try {
    globalThis.postMessage({ answer: await answer(data), failure: '' });
  } catch (error) {
    engine = null;
    globalThis.postMessage({ answer: null, failure: error instanceof Error ? error.message : String(error) });
  }
});
