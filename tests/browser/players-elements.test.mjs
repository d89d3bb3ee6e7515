// SPDX-License-Identifier: MIT
// Media elements: custom elements with the interface of a video, on their pages in the gallery.
import assert from 'node:assert/strict';
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
  await airsAndFails(film, 'application/x-mpegurl', '/streams/ridge/live.m3u8', { missing: '/streams/none.m3u8' }); // by its ending
  await isKnown(film);
});

/**
 * Answers what `<mux-player>` asks of Mux for a playback id: the film from this server for the stream, its
 * poster for each picture, and nothing for the rest.
 * @param {import('playwright-core').Page} page
 * @param {string} id
 */
const answerForMux = (page, id) =>
  page.route(/^https:\/\/([a-z-]+\.)*(mux\.com|litix\.io)\//, async (route) => {
    const request = route.request();
    const { hostname, pathname } = new URL(request.url());
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
    const paths = {
      'stream.mux.com': `/streams/trailhead${pathname.replace(`/${id}.m3u8`, '/film.m3u8')}`,
      'image.mux.com': pathname.endsWith('.vtt') ? '/captions/trailhead.vtt' : '/clips/trailhead.jpg',
    };
    if (!paths[hostname]) return route.fulfill({ status: 200, headers, body: '' });
    const response = await route.fetch({ url: theatre.address + paths[hostname] });
    return route.fulfill({ response, headers: { ...response.headers(), ...headers } });
  });

test('mux-player: a playback id', async (t) => {
  const film = await theatre.show(t, '/players/mux-player/', {
    profile: TOUCH,
    policy:
      "connect-src 'self' https://stream.mux.com https://image.mux.com https://*.litix.io; img-src 'self' data: https://image.mux.com",
    expected: expected('cast_sender|Error'),
  });
  await film.next('project:ready');
  await answerForMux(film.page, 'trail1');
  await film.do(() => {
    const player = document.getElementById('player');
    player.removeAttribute('src');
    player.setAttribute('playback-id', 'trail1');
  });
  await isKnown(film);
  await film.plays();
  await clicks(film);
  await goesThereAndBack(film, {
    enter: async () => {
      await film.moveTo(50, 50); // shows the controls
      await film.page.locator('mux-player media-fullscreen-button').first().click();
    },
    source: () =>
      film.do(() => ['playback-id', 'src'].map((name) => document.getElementById('player').getAttribute(name)).join()),
    own: /^trail1,/,
    other: /^,.*ridge\/film\.m3u8$/,
  });
  assert.deepEqual(await film.heard('error'), []);
});
