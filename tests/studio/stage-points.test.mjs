// SPDX-License-Identifier: MIT
// The studio reads polygons in every notation as the engine does, and writes them back in the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRings, writeRings } from '../../demo/studio/stage/points.js';
import { newEngine } from '../support/play.mjs';

const engine = newEngine();

/** The rings that the engine reads; null if it refuses them. @param {any} points */
function ringsOf(points) {
  const place = { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 };
  const item = { id: 'a', type: 'hotspot', time: 0, click_action: 'track', points_space: 'video', ...place };
  const { diagnostics } = engine.load(JSON.stringify([{ ...item, hotspot_points: points }]), { lenient: true });
  return diagnostics.some(({ code }) => code === 'bad_polygon') ? null : engine.item(0).rings;
}

const coordinate = fc.integer({ min: -50_000, max: 150_000 }).map((value) => value / 1000);
const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 6 });
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });
const notation = fc.record({
  pairs: fc.boolean(),
  json: fc.boolean(),
  objects: fc.boolean(),
  nested: fc.boolean(),
});

test('polygons are written in the notation that they had, as the engine reads them', () => {
  fc.assert(
    fc.property(rings, notation, (given, how) => {
      const open = given.filter((each) => `${each[0]}` !== `${each[each.length - 1]}`);
      if (open.length === 0) return;
      const value = writeRings(open, how);
      const read = readRings(value);
      assert.deepEqual(read?.rings, open);
      assert.deepEqual(ringsOf(value), open);
      assert.deepEqual(writeRings(open, read?.notation), value, 'the same again');
    }),
    { numRuns: 300 },
  );
});

/** What authors and other tools may write, right and wrong. */
const NUMBER = fc.oneof(
  coordinate,
  coordinate.map(String),
  fc.constantFrom('.5', '5.', '+3', '-1e1', ' 7 ', '0x10', '', '1,5', null, true, 'NaN'),
);
const POINT = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(NUMBER, NUMBER) },
  { weight: 3, arbitrary: fc.record({ x: NUMBER, y: NUMBER }) },
  { weight: 1, arbitrary: fc.oneof(fc.array(NUMBER, { maxLength: 3 }), fc.constantFrom(null, 3, 'x', {})) },
);
const LIST = fc.array(POINT, { maxLength: 5 });
const VALUE = fc.oneof(
  LIST,
  fc.array(fc.oneof(LIST, fc.constant([])), { maxLength: 3 }),
  fc.array(LIST, { minLength: 1, maxLength: 3 }).map((list) => JSON.stringify(list)),
  LIST.map((list) => ` ;${JSON.stringify(list)}`),
  fc
    .array(fc.tuple(NUMBER, fc.constantFrom(',', ' ', ';', '\t', ', ')), { maxLength: 9 })
    .map((words) => words.flat().join('')),
  fc.constantFrom(
    '[',
    '0,0 1,0 1,1 0,0',
    '0,0 1,0 0,0',
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
    7,
  ),
);

test('what is no polygon to the engine is none to the studio, and the other way round', () => {
  fc.assert(
    fc.property(VALUE, (value) => {
      if (typeof value === 'string' && value.trim() === '') return; // counts as not given
      assert.deepEqual(readRings(value)?.rings ?? null, ringsOf(value));
    }),
    { numRuns: 3000 },
  );
});
