// SPDX-License-Identifier: MIT
// dash.js and Shaka Player, on their pages in the gallery.
import { readFileSync } from 'node:fs';
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
const MANIFEST = readFileSync(new URL('../../demo/streams/ridge/film.mpd', import.meta.url), 'utf8');

/** The manifest of a broadcast that has just sent the film, and goes on. */
function broadcast() {
  const start = new Date(Date.now() - 20_000).toISOString();
  const dynamic = `type="dynamic" availabilityStartTime="${start}" minimumUpdatePeriod="PT60S" timeShiftBufferDepth="PT600S"`;
  return MANIFEST.replace('type="static"', dynamic)
    .replace(/\s*mediaPresentationDuration="[^"]*"/, '')
    .replace('<Period', `<BaseURL>${theatre.address}/streams/ridge/</BaseURL><Period`);
}

test('dash.js: a story', async (t) => {
  const film = await theatre.show(t, '/players/dash-js/', { profile: TOUCH, expected: expected() });
  // A busy machine looks like a stall to it: then it would seek.
  await film.do(() => globalThis.player.updateSettings({ streaming: { gaps: { jumpGaps: false } } }));
  await begins(film);
  await clicks(film);
  await goesThereAndBack(film, {
    enter: () => film.do(() => document.getElementById('player').requestFullscreen()),
    source: () => film.do(() => globalThis.player.getSource()),
    own: /trailhead\/film\.mpd$/,
    other: /ridge\/film\.mpd$/,
  });
  await goesOnAfter(film, () => film.do(() => globalThis.player.attachSource(globalThis.player.getSource())));
  await goesOnAfter(film, () => film.do(() => globalThis.player.setRepresentationForTypeByIndex('video', 0, true)));
  await loops(film);
  await film.do(() => globalThis.player.clearDefaultUTCTimingSources()); // else it asks another server for the time
  await airsAndFails(film, 'application/dash+xml', theatre.serve(broadcast()));
  await isKnown(film);
  await endsWith(film, () => film.do(() => globalThis.player.destroy()));
});

test('Shaka Player: a story', async (t) => {
  const film = await theatre.show(t, '/players/shaka/', { profile: TOUCH, expected: expected('codecs=$') });
  await begins(film);
  await clicks(film);
  await goesThereAndBack(film, {
    enter: () => film.do(() => document.getElementById('player').requestFullscreen()),
    source: () => film.do(() => globalThis.player.getAssetUri()),
    own: /trailhead\/film\.mpd$/,
    other: /ridge\/film\.mpd$/,
  });
  await goesOnAfter(film, () => film.do(() => globalThis.player.load(globalThis.player.getAssetUri())));
  await goesOnAfter(film, () =>
    film.do(() => {
      const { player } = globalThis;
      player.configure('abr.enabled', false);
      player.selectVariantTrack(
        player.getVariantTracks().find(({ active }) => !active),
        true,
      );
    }),
  );
  await loops(film);
  await airsAndFails(film, 'application/x-mpegurl', '/streams/ridge/live.m3u8');
  await isKnown(film);
  await endsWith(film, () => film.do(() => globalThis.player.destroy()));
});
