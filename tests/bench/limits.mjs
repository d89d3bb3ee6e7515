// SPDX-License-Identifier: MIT
// Documents built to be slow: the load time compared with JSON.parse() of the same
// text, the longest call of the engine while playing, and its memory.
import { readFileSync } from 'node:fs';
import { callsOf, INPUTS, itemsOf } from '../slow/inputs.mjs';
import { KINDS, textOf } from '../slow/kinds.mjs';
import { newEngine } from './support/engine.mjs';
import { digits, duration, MACHINE, median, table } from './support/measure.mjs';

const ROUNDS = 7;
const WARM_UP_ROUNDS = 2;
/** Limit for playing a document once; slower ones are played less often. */
const PATIENCE_MS = 10_000;

const unicode = readFileSync(new URL('../../dist/unicode.bin', import.meta.url));
const decoder = new TextDecoder();

/** CPU time in milliseconds, as the machine may do other things too. @param {() => unknown} work */
function time(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** @param {Uint8Array} bytes of a document @returns the results of one round; times in ms */
function round(bytes) {
  const engine = newEngine();
  engine.unicode(unicode);
  const before = engine.memoryBytes;
  let loaded = false;
  const load = time(() => {
    loaded = engine.load(bytes, { lenient: true }).ok;
  });
  const parse = time(() => JSON.parse(decoder.decode(bytes)));
  const items = loaded ? itemsOf(engine) : 0;
  const inputs = loaded ? INPUTS.map((input) => longest(engine, input, items)) : [];
  return { load, parse, inputs, memory: engine.memoryBytes - before };
}

/** @param {import('../../js-glue/engine/engine.js').Engine} engine @param {(typeof INPUTS)[number]} input @param {number} items */
function longest(engine, input, items) {
  let most = 0;
  for (const call of callsOf(input, items))
    most = Math.max(
      most,
      time(() => call(engine)),
    );
  return most;
}

/** @param {import('../slow/kinds.mjs').Kind} kind */
function measure(kind) {
  const bytes = new TextEncoder().encode(textOf(kind, 2 * kind.n));
  const rounds = [];
  const start = performance.now();
  for (let i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
    const found = round(bytes);
    if (i >= 0) rounds.push(found);
    if (rounds.length > 0 && performance.now() - start > PATIENCE_MS) break;
  }
  const inputs = INPUTS.map(({ name }, i) => ({ name, ms: median(rounds.map((found) => found.inputs[i] ?? 0)) }));
  return {
    name: kind.name,
    size: bytes.length,
    load: median(rounds.map(({ load }) => load)),
    ratio: median(rounds.map(({ load, parse }) => load / parse)),
    slowest: inputs.reduce((most, input) => (input.ms > most.ms ? input : most)),
    memory: median(rounds.map(({ memory }) => memory)) / bytes.length,
  };
}

const us = (ms) => duration({ us: 1000 * ms, rounds: [] });

console.log(MACHINE);
const found = KINDS.map(measure);
table(
  'Documents built to be slow',
  ['document', 'size', 'load', 'for JSON.parse', 'longest call', 'of', 'memory'],
  found
    .sort((a, b) => b.ratio - a.ratio)
    .map(({ name, size, load, ratio, slowest, memory }) => [
      name,
      `${digits(size / 1024)} KiB`,
      us(load),
      `${digits(ratio)} ×`,
      us(slowest.ms),
      slowest.name,
      `${digits(memory)} ×`,
    ]),
);
const over = (count, what) => `${count} of ${found.length} ${what}`;
console.log(
  `\n${over(found.filter(({ ratio }) => ratio > 20).length, 'take more than 20 times as long as JSON.parse')}, `,
);
console.log(over(found.filter(({ slowest }) => slowest.ms > 50).length, 'have a call of more than 50 ms'));
