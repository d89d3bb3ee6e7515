// SPDX-License-Identifier: MIT
// The table of awkward custom data in a real page: clicks, and cues passed forwards and backwards.
import { test } from 'node:test';
import { AWKWARD, SHORT } from '../custom-data/awkward.mjs';
import { assertUnchanged, cueId, FORMS, hotspotId } from '../custom-data/documents.mjs';
import { heardIn, ON_ENGINE } from '../custom-data/ways.mjs';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser();

/** The table, with one value of a megabyte. */
const VALUES = [...SHORT, AWKWARD.find(({ name }) => name === 'long: a megabyte of escapes and emoji') ?? SHORT[0]];
const LAST = VALUES.length - 1;

// The player's events come from the overlay inside it, so this is the way of both.
test('awkward custom data reach the page unchanged', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: FORMS.long(VALUES) });
  await film.next('interaction:show', { id: hotspotId(LAST) });
  await film.play();
  await film.next('project:start');
  const ids = VALUES.map((_value, i) => hotspotId(i));
  await film.do((all) => {
    const player = /** @type {any} */ (document.getElementById('film'));
    for (const id of all) player.click(id);
  }, ids);
  await film.next('hotspot:click', { hotspot: { id: hotspotId(LAST) } });
  await film.set({ currentTime: 20 });
  await film.next('cue:forward', { cue: { id: cueId(LAST) } });
  await film.set({ currentTime: 0 });
  await film.next('cue:reverse', { cue: { id: cueId(0) } });
  const events = (await film.heard()).filter(({ type }) => ON_ENGINE.includes(type));
  const heard = events.flatMap(({ type, detail }) => heardIn(type, detail));
  assertUnchanged('the player in Chromium', VALUES, heard, ON_ENGINE);
});
