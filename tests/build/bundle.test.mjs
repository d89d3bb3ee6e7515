// SPDX-License-Identifier: MIT
// What is in the bundles: each module once, and style sheets minified without a change of meaning.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ALONE, FACADES } from '../../tools/run/bundles.mjs';
import { FAILURE_STYLE } from '../../web/style/failure-style.js';
import { LATE_STYLE } from '../../web/style/late-style.js';
import { OVERLAY_STYLE } from '../../web/style/overlay-style.js';
import { PANEL_STYLE } from '../../web/style/panel-style.js';
import { PLAYER_STYLE } from '../../web/style/player-style.js';

const DIST = new URL('../../dist/', import.meta.url);
const bundle = (/** @type {string} */ name) => readFileSync(new URL(`${name}.js`, DIST), 'utf8');

/** The files of each module, by its path; without those of entries that no page loads with others. */
function places() {
  const files = readdirSync(DIST, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.js') && !name.startsWith('types/'))
    .filter((name) => !name.startsWith(`${FACADES}/`)) // which have no code
    .filter((name) => !(name.slice(0, -3) in ALONE) && !/(\.iife|\.inline|-slim)\.js$/.test(name));
  const found = new Map();
  for (const file of files) {
    const { sources } = JSON.parse(readFileSync(new URL(`${file}.map`, DIST), 'utf8'));
    for (const source of sources) {
      const { pathname } = new URL(source, new URL(file, DIST));
      found.set(pathname, [...(found.get(pathname) ?? []), file]);
    }
  }
  assert.ok(found.has(new URL('../web/overlay/hotcue-overlay.js', DIST).pathname), 'the maps name the modules');
  return found;
}

test('no module is in two files that one page may load', () => {
  assert.deepEqual(
    [...places()].filter(([, files]) => files.length > 1),
    [],
  );
});

test('the overlay is one file, which the player imports', () => {
  const statics = (/** @type {string} */ name) => [...new Set(bundle(name).match(/(?<=(from|import) ?")[^"]+(?=")/g))];
  assert.deepEqual(statics('hotcue-overlay'), []);
  assert.deepEqual(statics('hotcue-player'), ['./hotcue-overlay.js']);
});

/** What package.json exports as modules: the script, and its declarations. @type {[string, {types: string, default: string}][]} */
const MODULES = Object.entries(JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8')).exports).filter(
  ([, to]) => to.types,
);

for (const [name, to] of MODULES) {
  test(`${name} exports what its declarations say, and nothing else`, async () => {
    const declared = readFileSync(new URL(`../${to.types}`, DIST), 'utf8').match(/^export \{ (.*) \} from/m)?.[1] ?? '';
    const names = Object.keys(await import(new URL(`../${to.default}`, DIST).href));
    assert.deepEqual(names.toSorted(), declared.split(', ').filter(Boolean).toSorted());
  });
}

test('browsers are asked to compile the overlay as a whole, by its first line, and no other file', () => {
  const asking = readdirSync(DIST).filter(
    (name) => name.endsWith('.js') && readFileSync(new URL(name, DIST), 'utf8').includes('allFunctionsCalledOnLoad'),
  );
  assert.deepEqual(asking, ['hotcue-overlay.js']);
  assert.ok(bundle('hotcue-overlay').startsWith('//# allFunctionsCalledOnLoad\n'));
});

/** The file in which a module ended up. @param {string} path */
const fileOf = (path) => [...places()].find(([name]) => name.endsWith(path))?.[1][0]?.replace(/\.js$/, '') ?? '';

test('the React modules belong to the client', () => {
  for (const name of ['hotcue-react', 'hotcue-react-player', 'exports/hotcue-react'])
    assert.ok(bundle(name).startsWith('"use client";'), name);
});

/** The classes and custom properties in a style sheet. @param {string} css */
const names = (css) => new Set(css.match(/(?<=\.)[a-z][a-z-]+(?=[\s{:,.)>])|--[a-z_-]+/g));

for (const [name, css] of /** @type {const} */ ([
  ['overlay-style', OVERLAY_STYLE],
  ['failure-style', FAILURE_STYLE],
  ['late-style', LATE_STYLE],
  ['panel-style', PANEL_STYLE],
  ['player-style', PLAYER_STYLE],
])) {
  test(`${name} has all its names in the bundle`, () => {
    const text = bundle(fileOf(`/${name}.js`));
    for (const each of names(css)) assert.ok(text.includes(each), each);
  });
}

test('an escape of a module is none of the style sheet', () => {
  assert.match(bundle(fileOf('/panel-style.js')), /\.words:+after{content:" ✓"/);
});
