// SPDX-License-Identifier: MIT
// hls.js, on its page in the gallery.
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import {
  airsAndFails,
  begins,
  clicks,
  endsWith,
  expected,
  goesOnAfter,
  goesThereAndBack,
  isKnown,
  loops,
  TOUCH,
} from './story.mjs';

const theatre = useBrowser();

test('hls.js: a story', async (t) => {
  const film = await theatre.show(t, '/players/hls-js/', { profile: TOUCH, expected: expected() });
  await begins(film);
  await clicks(film);
  await goesThereAndBack(film, {
    enter: () => film.do(() => document.getElementById('player').requestFullscreen()),
    source: () => film.do(() => globalThis.hls.url),
    own: /trailhead\/film\.m3u8$/,
    other: /ridge\/film\.m3u8$/,
  });
  await goesOnAfter(film, () => film.do(() => globalThis.hls.recoverMediaError()));
  await goesOnAfter(film, () =>
    film.do(() => {
      globalThis.hls.currentLevel = 1 - globalThis.hls.currentLevel;
    }),
  );
  await loops(film);
  await airsAndFails(film, 'application/x-mpegurl', '/streams/ridge/live.m3u8');
  await isKnown(film);
  await endsWith(film, () => film.do(() => globalThis.hls.destroy()));
});
