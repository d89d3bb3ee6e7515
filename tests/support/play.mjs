// SPDX-License-Identifier: MIT
// Plays projects by scripts on the real engine, and records inputs and log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Engine } from '../../js-glue/engine/engine.js';
import { loadModule } from '../../js-glue/engine/loader.js';
import { recorded } from '../../js-glue/record/recorder.js';
import { parseScript } from '../../js-glue/simulator/script.js';
import { Simulation, SimulationError } from '../../js-glue/simulator/simulation.js';

/** @param {string} name @returns {Promise<WebAssembly.Module>} */
const compiled = (name) => loadModule(readFileSync(new URL(`../../dist/${name}`, import.meta.url)));

/** The engine with all warnings. */
export const wasm = await compiled('engine-full.wasm');
/** The engine that pages load. */
export const wasmOfPages = await compiled('engine.wasm');

const unicode = readFileSync(new URL('../../dist/unicode.bin', import.meta.url));

/** An engine with the Unicode table. */
export function newEngine(module = wasm) {
  const engine = new Engine(module);
  engine.unicode(unicode);
  return engine;
}

/**
 * @param {{project: unknown, script: unknown[], durations: Record<string, number>}} vector
 *   the project as text or as a value
 * @param {number} [hz]
 * @param {{untilLimit?: number, module?: WebAssembly.Module}} [options] untilLimit: seconds after which an
 *   endless project is stopped, without an error
 * @returns {{lines: string[], inputs: string[]}} the log, and the input log
 */
export function play({ project, script, durations }, hz = 60, { untilLimit, module } = {}) {
  const lines = [];
  const inputs = [];
  const engine = recorded(newEngine(module), (line) => inputs.push(line));
  const { ok, diagnostics, effects } = engine.load(typeof project === 'string' ? project : JSON.stringify(project));
  assert.ok(ok, JSON.stringify(diagnostics));
  const videos = engine.project().videos;
  const duration = (video) => durations[videos[video].id];
  const simulation = new Simulation(engine, { hz, duration, write: (line) => lines.push(line), untilLimit });
  try {
    simulation.open(effects);
    for (const step of parseScript(JSON.stringify(script))) simulation.run(step);
  } catch (error) {
    if (!untilLimit || !(error instanceof SimulationError)) throw error;
  }
  return { lines, inputs };
}
