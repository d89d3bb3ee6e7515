// SPDX-License-Identifier: MIT
// The table of docs/players.md: each cell that is not "–" is a step of a test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ name) => readFileSync(new URL(`../browser/${name}`, import.meta.url), 'utf8');
const { cells, players } = JSON.parse(read('players.json'));

/** The step of each cell, by the function of players.mjs or story.mjs that a test calls. */
const STEPS = {
  play: /begins\(/,
  click: /clicks\(/,
  finger: /clicks\(/,
  fullscreen: /goesThereAndBack\(/,
  switch: /goesThereAndBack\(/,
  back: /goesThereAndBack\(/,
  loop: /loops\(/,
  live: /airsAndFails\(/,
};

for (const [name, { test: file, untested }] of Object.entries(players)) {
  test(`${name}: each cell is tested`, () => {
    const text = read(`${file}.test.mjs`);
    const [story] = new RegExp(`^test\\(.${name}: [\\s\\S]*?^\\}\\);`, 'm').exec(text) ?? [];
    if (text.includes(`tellStory(useBrowser(), '${name}', {`)) return; // it reads the same file
    for (const cell of cells.filter((each) => !untested.includes(each))) assert.match(story ?? '', STEPS[cell], cell);
  });
}
