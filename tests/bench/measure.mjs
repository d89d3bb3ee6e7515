// SPDX-License-Identifier: MIT
// What measuring costs in each frame (T22), in instructions of engine.wasm, which don't depend
// on the machine: ticks that enter C, at 60 Hz. With another build's engine.wasm as argument it is
// compared with that one.
import { readFileSync } from 'node:fs';
import { COUNT, withCount } from '../slow/instructions.mjs';
import { table } from './support/measure.mjs';
import { windows } from './support/projects.mjs';

const FRAMES = 600;
const DURATION_S = 600;
const built = new URL('../../dist/engine.wasm', import.meta.url);

/** The number of instructions of 600 frames, each. @param {string | URL} path @param {object[]} items @param {number} from seconds @param {boolean} measuring */
function instructions(path, items, from, measuring) {
  const module = new WebAssembly.Module(withCount(readFileSync(path)));
  const exports = /** @type {any} */ (new WebAssembly.Instance(module, {}).exports);
  exports._initialize?.();
  const engine = exports.hc_engine_create();
  const document = new TextEncoder().encode(JSON.stringify({ interactions: items }));
  const at = exports.hc_text_reserve(engine, document.length);
  new Uint8Array(exports.memory.buffer).set(document, at);
  if (exports.hc_project_load(engine, at, document.length, 0) !== 0) throw new Error('the document is refused');
  exports.hc_input_ready(engine, DURATION_S);
  exports.hc_input_play(engine);
  if (measuring) exports.hc_input_measuring(engine, 1);
  exports.hc_input_seek(engine, from, 1);
  exports.hc_input_answer(engine, 1);
  const before = exports[COUNT].value;
  for (let i = 1; i <= FRAMES; i++) exports.hc_input_tick(engine, from + i / 60);
  return Number(exports[COUNT].value - before) / FRAMES;
}

const CASES = /** @type {[string, object[]][]} */ ([
  ['nothing crossed, 1,000 windows', windows(1000, 10, { to: 100 })],
  ['film, 1,000 windows, 10 at a time', windows(1000, 10, { to: DURATION_S })],
  ['film, 10,000 windows, 10 at a time', windows(10_000, 10, { to: DURATION_S })],
  ['film, 10,000 windows, 50 at a time', windows(10_000, 50, { to: DURATION_S })],
]);

const [, , other] = process.argv;
const rows = CASES.map(([name, items]) => {
  const [off, on] = [false, true].map((measuring) => instructions(built, items, 300, measuring));
  const before = other ? instructions(other, items, 300, false) : NaN;
  const shown = [before, off, on].map((count) => (Number.isNaN(count) ? '–' : count.toFixed(1)));
  const rise = (/** @type {number} */ count, /** @type {number} */ than) =>
    `${((count / than - 1) * 100).toFixed(1)} %`;
  return [name, ...shown, other ? rise(off, before) : '–', rise(on, off)];
});
table(
  'Instructions of a frame',
  ['', 'other build', 'not measuring', 'measuring', 'against the other', 'of measuring'],
  rows,
);
