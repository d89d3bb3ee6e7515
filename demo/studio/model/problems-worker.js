// SPDX-License-Identifier: MIT
// Asks the engine, with its warnings for authors, about documents.
import { Engine } from '../../../js-glue/engine/engine.js';
import { ENGINE, loadDocument } from './engine.js';

/** Loaded once; again after a failure. @type {Promise<Engine> | null} */
let engine = null;

/** @param {string} text */
async function diagnose(text) {
  engine ??= Engine.create(ENGINE);
  return (await loadDocument(await engine, text)).diagnostics;
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
