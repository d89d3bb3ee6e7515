// SPDX-License-Identifier: MIT
// Broadcasts in players with an interface of their own, on their pages in the gallery.
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { airsAndFails, expected, TOUCH } from './story.mjs';

const theatre = useBrowser();
/** What streams need in addition: Media Source Extensions, and a worker. */
const POLICY = "media-src 'self' blob:; worker-src 'self' blob:";
const SHOW = { profile: TOUCH, policy: POLICY };

const LIVE = /** @type {const} */ (['application/x-mpegurl', '/streams/ridge/live.m3u8']);

test('video.js 8: a broadcast', async (t) => {
  const film = await theatre.show(t, '/players/video-js/', { ...SHOW, expected: expected('VIDEOJS') });
  await film.next('project:ready');
  await airsAndFails(film, ...LIVE);
});

test('Video.js 10: a broadcast', async (t) => {
  const film = await theatre.show(t, '/players/video-js-10/', { ...SHOW, expected: expected() });
  await film.next('project:ready');
  await film.do(async () => {
    document.querySelector('hotcue-overlay').remove();
  });
  await film.do(async () => {
    const { hotcueVideoJs10 } = await import(`${location.origin}/dist/adapters/video-js-10.js`);
    await import(`${location.origin}/vendor/videojs-html/media/hls-video.js`);
    const player = document.querySelector('video-player');
    const media = document.createElement('hls-video');
    media.slot = 'media';
    media.setAttribute('src', '../../streams/trailhead/film.m3u8');
    player.querySelector('video').replaceWith(media);
    hotcueVideoJs10(player, '../streams.json', { id: 'film' });
  });
  await film.next('project:ready');
  await airsAndFails(film, ...LIVE);
});

test('Vidstack: a broadcast', async (t) => {
  const film = await theatre.show(t, '/players/vidstack/', { ...SHOW, expected: expected() });
  await film.next('project:ready');
  await film.do(() => {
    document.querySelector('media-player').addEventListener('provider-change', ({ detail }) => {
      if (detail?.type === 'hls') detail.library = () => import(`${location.origin}/vendor/hls.js/hls.mjs`);
    });
  });
  await airsAndFails(film, ...LIVE);
});

test('Plyr: a broadcast', async (t) => {
  const film = await theatre.show(t, '/players/plyr/', { ...SHOW, expected: expected() });
  await film.next('project:ready');
  await film.do(async () => {
    document.querySelector('hotcue-overlay').remove();
  });
  await film.do(async () => {
    const { hotcuePlyr } = await import(`${location.origin}/dist/adapters/plyr.js`);
    const { default: Hls } = await import(`${location.origin}/vendor/hls.js/hls.mjs`);
    const { plyr } = document.querySelector('video');
    const hls = new Hls();
    hls.loadSource('../../streams/trailhead/film.m3u8');
    hls.attachMedia(plyr.media);
    hotcuePlyr(plyr, '../streams.json', { id: 'film', hls });
  });
  await film.next('project:ready');
  await airsAndFails(film, ...LIVE);
});
