// SPDX-License-Identifier: MIT
// Files built to be slow to import: twice the file takes about twice the work. Processor time is compared
// with itself, so that the speed of the machine and what else it does don't count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Import } from '../../js-glue/cli/importer/import.js';

/** Factor of work allowed for twice the file: 2 is linear, 4 is quadratic. */
const GROWTH = 3;
/** Smaller amounts are not compared: the garbage collector's share of them varies. Microseconds. */
const FEW = 150_000;
/** How often the larger one is tried again before it counts. */
const TRIES = 3;

/** @param {number} count @param {(i: number) => any} make */
const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));

const POSITION = { left: 10, top: 10, width: 100, height: 50 };
/** @param {object} more */
const hotspot = (more) => ({ nodeId: 'n0', position: POSITION, showAt: 0, hideAt: 1, ...more });
/** @param {object} more */
const graph = (more) => ({
  version: '1',
  settings: { startNodeId: 'n0' },
  nodes: [{ id: 'n0', entryId: 'e0', msDuration: 20_000 }],
  hotspots: [],
  cues: [],
  ...more,
});
/** @param {string} value */
const styled = (value) => graph({ hotspots: [hotspot({ id: 'h', style: { border: value, 'border-width': value } })] });

/** Files by name, of a size that grows with n. @type {Record<string, {n: number, file: (n: number) => any}>} */
const FILES = {
  'ids that are all the same': { n: 4_000, file: (n) => graph({ hotspots: many(n, () => hotspot({ id: 'h' })) }) },
  'videos whose ids are all the same': {
    n: 3_000,
    file: (n) => graph({ nodes: many(n, () => ({ id: 'n0', entryId: 'e' })) }),
  },
  'digits that end in a letter': { n: 1_000, file: (n) => styled(`${'1'.repeat(n)}x`) },
  'digits that are no number': {
    n: 10_000,
    file: (n) => graph({ hotspots: [hotspot({ id: 'h', position: { ...POSITION, left: `${'1'.repeat(n)}x` } })] }),
  },
  'brackets that do not close': { n: 20_000, file: (n) => styled('a('.repeat(n)) },
  'white space': { n: 20_000, file: (n) => styled(`1px ${' '.repeat(n)}x`) },
  backslashes: { n: 20_000, file: (n) => graph({ customData: `${'\\'.repeat(n)}x` }) },
  'quotes in texts': { n: 20_000, file: (n) => graph({ customData: '\\"'.repeat(n) }) },
  'custom data with many members': {
    n: 20_000,
    file: (n) => graph({ customData: Object.fromEntries(many(n, (i) => [`k${i}`, i])) }),
  },
};

/** Microseconds of the processor that reading takes. @param {string} content */
function workOf(content) {
  const before = process.cpuUsage();
  new Import().add('file.json', content);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

for (const [name, { n, file }] of Object.entries(FILES))
  test(`${name}: twice the file is about twice the work`, () => {
    const [small, large] = [n, 2 * n].map((each) => JSON.stringify(file(each)));
    workOf(JSON.stringify(file(10))); // compiled once
    let growth = Infinity;
    for (let i = 0; i < TRIES && growth > GROWTH; i++) {
      const [less, more] = [workOf(small), workOf(large)];
      growth = more < FEW ? 0 : more / less;
    }
    assert.ok(growth <= GROWTH, `grows by ${growth.toFixed(1)}`);
  });

test('content of which the engine refuses everything is not checked again and again', () => {
  const parts = 2500;
  const running = new Import();
  running.add('file.json', JSON.stringify(graph({ cues: many(parts, (i) => ({ id: `c${i}`, nodeId: 'n0', at: 0 })) })));
  let loads = 0;
  const { document, notes } = running.finish({
    load: () => {
      loads++;
      assert.ok(loads <= 20, 'checked again and again');
      const path = (/** @type {number} */ i) => `/videos/0/cues/${i}`;
      const diagnostics = many(100, (i) => ({ severity: 'error', code: 'refused', path: path(i), message: 'no' }));
      return { diagnostics };
    },
  });
  assert.equal(document, null);
  assert.equal(notes.at(-1)?.severity, 'error');
});
