// SPDX-License-Identifier: MIT
// Answers trial.js' questions, so that playing a long document does not stop the page.
import { Engine } from '../../../js-glue/engine/engine.js';
import { ENGINE, provideUnicode } from '../model/engine.js';
import { tryOut } from './trial.js';

/** Loaded once; again after a failure. @type {Promise<Engine> | null} */
let engine = null;

/** @param {import('./trial.js').Question} question */
async function answer(question) {
  engine ??= Engine.create(ENGINE);
  const loaded = await engine;
  const first = tryOut(loaded, question);
  if (first) return first;
  await provideUnicode(loaded);
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
