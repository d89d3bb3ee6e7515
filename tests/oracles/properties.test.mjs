// SPDX-License-Identifier: MIT
// Compares \p{…} in patterns with another source of Unicode's properties, by all their
// names.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import properties from 'unicode-property-aliases-ecmascript';
import valuesOf from 'unicode-property-value-aliases-ecmascript';
import { Engine } from '../../js-glue/engine/engine.js';
import { newEngine, wasm } from '../support/play.mjs';

const require = createRequire(import.meta.url);
const known = require('regenerate-unicode-properties');
const POINTS_MAX = 0x110000;
/** Code points tested per name. */
const FEW = 12;

/** Properties with a value, and their names before the equals sign. */
const VALUED = { General_Category: ['gc', 'General_Category'], Script: ['sc', 'Script'], Script_Extensions: ['scx'] };

/** @param {string} property @param {string} value @returns {[first: number, last: number][]} */
function rangesOf(property, value) {
  const { data } = require(`regenerate-unicode-properties/${property}/${value}.js`).characters;
  return Array.from({ length: data.length / 2 }, (_, i) => [data[2 * i], data[2 * i + 1] - 1]);
}

/** @type {{pattern: string, ranges: [number, number][]}[]} one for each way to name each property */
const rows = [];
for (const [property, words] of Object.entries(VALUED)) {
  for (const [name, value] of valuesOf.get(property)) {
    if (!known.get(property).includes(value)) continue; // no code point has it
    const ranges = rangesOf(property, value);
    for (const word of words) rows.push({ pattern: `\\p{${word}=${name}}`, ranges });
    if (property === 'General_Category') rows.push({ pattern: `\\P{${name}}`, ranges });
  }
}
for (const value of known.get('Binary_Property')) {
  const names = new Set([value, ...[...properties].filter(([, name]) => name === value).map(([alias]) => alias)]);
  for (const name of names) rows.push({ pattern: `\\p{${name}}`, ranges: rangesOf('Binary_Property', value) });
}

const isCharacter = (/** @type {number} */ c) => c >= 0 && c < POINTS_MAX && (c < 0xd800 || c > 0xdfff);
/** Code points at the start and end of ranges, and their neighbours. */
const points = new Set(
  rows.flatMap(({ ranges }) => {
    const step = Math.ceil(ranges.length / FEW);
    return ranges.filter((_, i) => i % step === 0).flatMap(([first, last]) => [first - 1, first, last, last + 1]);
  }),
);

/** @param {string} pattern @param {number} i */
const shownWhile = (pattern, i) => ({
  id: String(i),
  type: 'text',
  time: 0,
  click_action: 'none',
  ...{ pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10 },
  when: { variable: 'x', operator: 'regex', value: `^${pattern}$` },
});

describe('properties', () => {
  it('are those of Unicode, by all their names', () => {
    const engine = newEngine();
    const { diagnostics } = engine.load(JSON.stringify(rows.map(({ pattern }, i) => shownWhile(pattern, i))));
    assert.deepEqual(diagnostics, []);
    engine.ready(60);
    const items = rows.map((_, i) => engine.findItem(String(i)));
    let [inside, outside] = [0, 0];
    for (const point of points) {
      if (!isCharacter(point)) continue;
      engine.set('x', String.fromCodePoint(point));
      for (const [i, { pattern, ranges }] of rows.entries()) {
        const has = ranges.some(([first, last]) => point >= first && point <= last) !== pattern.startsWith('\\P');
        assert.equal(engine.active(items[i]), has, `${pattern} of U+${point.toString(16)}`);
        if (has) inside++;
        else outside++;
      }
    }
    assert.ok(rows.length > 700 && inside > 50_000 && outside > 500_000, `${rows.length} ${inside} ${outside}`);
  });

  it('are asked for when they are wanted, and only then', () => {
    const engine = new Engine(wasm);
    const load = (/** @type {string[]} */ ...patterns) =>
      engine.load(JSON.stringify(patterns.map(shownWhile)), { lenient: true });
    assert.equal(load('\\d', '[à-ÿ]').ok, true);
    assert.deepEqual(load('a', '\\p{L}'), { ok: false, diagnostics: [], effects: [], needsUnicode: true });
    assert.equal(load('{{x}}').needsUnicode, true, 'which may come to name one');
    assert.equal(engine.project().videos.length, 1, 'the one before is still there');
    engine.unicode(null);
    const { ok, diagnostics, needsUnicode } = load('\\p{L}', 'a', '{{x}}');
    assert.equal(ok && !needsUnicode, true);
    assert.deepEqual(
      diagnostics.map(({ code, path }) => [code, path]),
      [['bad_regex', '/0/when/value']],
    );
    assert.deepEqual([engine.findItem('0'), engine.findItem('1') >= 0], [-1, true]);
  });

  it('that are none count as not to be had', () => {
    const engine = new Engine(wasm);
    engine.unicode(new TextEncoder().encode('<!doctype html>'));
    const { diagnostics } = engine.load(JSON.stringify([shownWhile('\\p{L}', 0)]));
    assert.equal(diagnostics[0].code, 'bad_regex');
    assert.match(diagnostics[0].message, /could not be loaded/);
  });
});
