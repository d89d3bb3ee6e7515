// SPDX-License-Identifier: MIT
// What is in the bundles: each module once, and style sheets minified without a change of meaning.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ALONE } from '../../tools/run/bundles.mjs';
import { OVERLAY_STYLE } from '../../web/style/overlay-style.js';
import { PANEL_STYLE } from '../../web/style/panel-style.js';
import { PLAYER_STYLE } from '../../web/style/player-style.js';

const DIST = new URL('../../dist/', import.meta.url);
const bundle = (/** @type {string} */ name) => readFileSync(new URL(`${name}.js`, DIST), 'utf8');

/** The files of each module that is in several, by its path. */
function copies() {
  const files = readdirSync(DIST, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.js') && !name.startsWith('types/'))
    .filter((name) => !(name.slice(0, -3) in ALONE));
  const places = new Map();
  for (const file of files) {
    const { sources } = JSON.parse(readFileSync(new URL(`${file}.map`, DIST), 'utf8'));
    for (const source of sources) {
      const { pathname } = new URL(source, new URL(file, DIST));
      places.set(pathname, [...(places.get(pathname) ?? []), file]);
    }
  }
  assert.ok(places.has(new URL('../web/overlay/hotcue-overlay.js', DIST).pathname), 'the maps name the modules');
  return [...places].filter(([, each]) => each.length > 1);
}

test('no module is in two files that one page may load', () => assert.deepEqual(copies(), []));

test('the overlay is one file, which the player imports', () => {
  const statics = (/** @type {string} */ name) => [...new Set(bundle(name).match(/(?<=(from|import) ?")[^"]+(?=")/g))];
  assert.deepEqual(statics('hotcue-overlay'), []);
  assert.deepEqual(statics('hotcue-player'), ['./hotcue-overlay.js']);
});

/** The classes and custom properties in a style sheet. @param {string} css */
const names = (css) => new Set(css.match(/(?<=\.)[a-z][a-z-]+(?=[\s{:,.)>])|--[a-z_-]+/g));

for (const [name, css] of Object.entries({
  'hotcue-overlay': OVERLAY_STYLE + PANEL_STYLE,
  'hotcue-player': PLAYER_STYLE,
})) {
  test(`${name}.js has all that its style sheets name`, () => {
    const text = bundle(name);
    for (const each of names(css)) assert.ok(text.includes(each), each);
  });
}

test('an escape of a module is none of the style sheet', () => {
  assert.match(bundle('hotcue-overlay'), /\.words:+after{content:" ✓"/);
});
