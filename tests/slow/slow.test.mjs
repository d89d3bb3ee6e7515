// SPDX-License-Identifier: MIT
// Documents that were built to be slow: twice the document is twice the work, or the
// engine gives up what is too much (T21). Instructions are counted, not time: the same
// module gives the same numbers on any machine.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callsOf, INPUTS, isGivenUp, itemsOf } from './inputs.mjs';
import { KINDS, textOf } from './kinds.mjs';
import { Meter } from './meter.mjs';

/** What twice the document may take. What makes it longer by more than twice, for each byte: */
const GROWTH = 2.2;
const GROWTH_OF_SIZE = 1.1;
/** Lists grow by half, and blocks of memory have four sizes to a power of two. */
const GROWTH_OF_MEMORY = 2.5;
/** Instructions below this are not compared. */
const FEW = 100_000;

const KB = 1024;
const MB = 1024 * KB;
/** To read a document; the patterns of a small one become as much as HC_LIMIT_REGEX_TOTAL. */
const LOAD_INSTRUCTIONS = 20_000_000;
const LOAD_INSTRUCTIONS_PER_BYTE = 900;
/** Of an input or a question, whatever the document; for each byte of the document, besides. */
const CALL_INSTRUCTIONS = 450_000_000;
const CALL_INSTRUCTIONS_PER_BYTE = 200;
const MEMORY_PER_BYTE = 60;
const MEMORY_AT_FIRST = 512 * KB;
/** What values, the grid of the hit test and effects may take besides. */
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
