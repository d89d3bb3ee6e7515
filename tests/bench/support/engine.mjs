// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { Engine } from '../../../js-glue/engine/engine.js';
import { loadModule } from '../../../js-glue/engine/loader.js';

const module = await loadModule(readFileSync(new URL('../../../dist/engine.wasm', import.meta.url)));

/** The engine as in a page. */
export const newEngine = () => new Engine(module);

/**
 * An engine with a document, playing from 0.
 * @param {object} document
 * @param {number} [duration]
 */
export function playing(document, duration = 1e6) {
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(JSON.stringify(document));
  if (!ok) throw new Error(JSON.stringify(diagnostics[0]));
  engine.ready(duration);
  engine.play();
  return engine;
}
