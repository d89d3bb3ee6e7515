// SPDX-License-Identifier: MIT
// Style sheets are minified in the bundles, without a change of meaning.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { OVERLAY_STYLE } from '../../web/style/overlay-style.js';
import { PANEL_STYLE } from '../../web/style/panel-style.js';
import { PLAYER_STYLE } from '../../web/style/player-style.js';

const bundle = (/** @type {string} */ name) => readFileSync(new URL(`../../dist/${name}.js`, import.meta.url), 'utf8');

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
  for (const name of ['hotcue-overlay', 'hotcue-player']) assert.match(bundle(name), /\.words:+after{content:" ✓"/);
});
