// SPDX-License-Identifier: MIT
// Media elements: custom elements with the interface of a video, on their pages in the gallery.
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import {
  airsAndFails,
  assertOnPicture,
  begins,
  clicks,
  expected,
  goesOnAfter,
  goesThereAndBack,
  isKnown,
  loops,
  TOUCH,
} from './story.mjs';

const theatre = useBrowser();

/** @param {import('./film.mjs').Film} film */
const source = (film) => () => film.do(() => document.getElementById('player').getAttribute('src'));

test('hls-video: a story', async (t) => {
  const film = await theatre.show(t, '/players/hls-video/', { profile: TOUCH, expected: expected() });
  await begins(film);
  // Letterboxed.
  await film.do(() => {
    document.getElementById('player').style.cssText = 'display: block; height: 400px';
  });
  await assertOnPicture(film);
  await clicks(film);
  await goesThereAndBack(film, {
    enter: () => film.do(() => document.getElementById('player').requestFullscreen()),
    source: source(film),
    own: /trailhead\/film\.m3u8$/,
    other: /ridge\/film\.m3u8$/,
  });
  await goesOnAfter(film, () => film.do(() => document.getElementById('player').load()));
  await loops(film);
  await airsAndFails(film, 'application/x-mpegurl', '/streams/ridge/live.m3u8');
  await isKnown(film);
});

test('mux-player: a story', async (t) => {
  const film = await theatre.show(t, '/players/mux-player/', {
    profile: TOUCH,
    expected: expected('cast_sender|Error'),
  });
  await begins(film);
  await assertOnPicture(film);
  await clicks(film);
  await goesThereAndBack(film, {
    enter: async () => {
      await film.moveTo(50, 50); // shows the controls
      await film.page.locator('mux-player media-fullscreen-button').first().click();
    },
    source: source(film),
    own: /trailhead\/film\.m3u8$/,
    other: /ridge\/film\.m3u8$/,
  });
  await loops(film);
  await airsAndFails(film, 'application/x-mpegurl', '/streams/ridge/live.m3u8', '/streams/none.m3u8'); // by its ending
  await isKnown(film);
});
