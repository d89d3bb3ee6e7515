// SPDX-License-Identifier: MIT
// The table of docs/players.md: each cell is a step of a test.
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

for (const [name, row] of Object.entries(players)) {
  const { test: file, elsewhere = {} } = row;
  test(`${name}: each cell is tested`, () => {
    for (const cell of cells) {
      if (row[cell] === null) continue; // the table says that it is not
      const text = read(`${elsewhere[cell] ?? file}.test.mjs`);
      const [story] = new RegExp(`^test\\(.${name}: [\\s\\S]*?^\\}\\);`, 'm').exec(text) ?? [];
      if (text.includes(`tellStory(useBrowser(), '${name}', {`)) continue; // it reads the same file
      assert.match(story ?? '', STEPS[cell], cell);
    }
  });
}
