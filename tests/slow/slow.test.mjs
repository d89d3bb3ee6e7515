// SPDX-License-Identifier: MIT
// Documents built to be slow: twice the document takes twice the work, or the engine gives
// up (T21). Counts instructions instead of measuring time, so the results are the same on
// any machine.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callsOf, INPUTS, isGivenUp, itemsOf } from './inputs.mjs';
import { KINDS, textOf } from './kinds.mjs';
import { Meter } from './meter.mjs';

/** Factor of work allowed for twice the document; if that has more than twice the bytes, relative to its size. */
const GROWTH = 2.2;
const GROWTH_OF_SIZE = 1.1;
/** The same for memory: lists grow by half, and block sizes are rounded up to a quarter of a power of two. */
const GROWTH_OF_MEMORY = 2.5;
/** Smaller counts are not compared. */
const FEW = 100_000;

const KB = 1024;
const MB = 1024 * KB;
/** Fixed part for loading; the patterns of even a small document may compile to HC_LIMIT_REGEX_TOTAL. */
const LOAD_INSTRUCTIONS = 20_000_000;
const LOAD_INSTRUCTIONS_PER_BYTE = 900;
/** Limit for an input or query: a fixed part, and a part per byte of the document. */
const CALL_INSTRUCTIONS = 450_000_000;
const CALL_INSTRUCTIONS_PER_BYTE = 200;
const MEMORY_PER_BYTE = 60;
const MEMORY_AT_FIRST = 512 * KB;
/** Additional memory for values, the grid of the hit test and effects. */
const MEMORY_OF_INPUTS = 6 * MB;

/** @param {Meter} meter @param {(typeof INPUTS)[number]} input @param {number} items */
function measureInput(meter, input, items) {
  const found = { name: input.name, instructions: 0, most: 0, givenUp: false };
  for (const call of callsOf(input, items)) {
    const instructions = meter.count((engine) => {
      found.givenUp = isGivenUp(call(engine)) || found.givenUp;
    });
    found.instructions += instructions;
    found.most = Math.max(found.most, instructions);
  }
  return found;
}

/** @param {string} text */
function measure(text) {
  const meter = new Meter();
  let loaded = false;
  const load = meter.count((engine) => {
    loaded = engine.load(text, { lenient: true }).ok;
  });
  const memory = meter.memory;
  const items = loaded ? itemsOf(meter.engine) : 0;
  const inputs = loaded ? INPUTS.map((input) => measureInput(meter, input, items)) : [];
  return { size: Buffer.byteLength(text), load, memory, inputs, memoryInTheEnd: meter.memory };
}

/** @param {string} what @param {number} value @param {number} most */
const atMost = (what, value, most) =>
  assert.ok(value <= most, `${what}: ${Math.round(value)}, over ${Math.round(most)}`);

/** @param {string} name @param {number} once @param {number} twice @param {number} growth */
function compare(name, once, twice, growth) {
  atMost(`${name}, twice the document (${Math.round(once)} before)`, twice, growth * once + FEW);
}

for (const kind of KINDS) {
  describe(kind.name, () => {
    const [once, twice] = [kind.n, 2 * kind.n].map((n) => measure(textOf(kind, n)));
    const growth = Math.max(GROWTH, (GROWTH_OF_SIZE * twice.size) / once.size);

    it('is read in proportion to its size', () => {
      compare('instructions', once.load, twice.load, growth);
      atMost('instructions', twice.load, LOAD_INSTRUCTIONS + LOAD_INSTRUCTIONS_PER_BYTE * twice.size);
    });

    it('takes memory in proportion to its size', () => {
      compare('bytes', once.memory, twice.memory, (GROWTH_OF_MEMORY * growth) / GROWTH);
      atMost('bytes', twice.memory, MEMORY_AT_FIRST + MEMORY_PER_BYTE * twice.size);
      atMost('bytes in the end', twice.memoryInTheEnd, MEMORY_OF_INPUTS + MEMORY_PER_BYTE * twice.size);
    });

    it('is played in proportion to its size, or given up', () => {
      for (const [i, { name, instructions, most, givenUp }] of twice.inputs.entries()) {
        if (!givenUp) compare(name, once.inputs[i].instructions, instructions, growth);
        atMost(name, most, CALL_INSTRUCTIONS + CALL_INSTRUCTIONS_PER_BYTE * twice.size);
      }
    });
  });
}
