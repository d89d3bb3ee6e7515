// SPDX-License-Identifier: MIT
// hls.js, on its page in the gallery.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';
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

/** The low quality of both films, one after the other, as the segments of a broadcast: four seconds each. */
const SEGMENTS = ['ridge', 'trailhead'].flatMap((name) => {
  const text = readFileSync(new URL(`../../demo/streams/${name}/media_1.m3u8`, import.meta.url), 'utf8');
  const [, map] = /#EXT-X-MAP:URI="1\.mp4",(.*)/.exec(text) ?? [];
  return [...text.matchAll(/#EXT-X-BYTERANGE:(.*)/g)].map(([, range], at) => [
    ...(at === 0 ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXT-X-MAP:URI="/streams/${name}/1.mp4",${map}`,
    '#EXTINF:4,',
    `#EXT-X-BYTERANGE:${range}`,
    `/streams/${name}/1.mp4`,
  ]);
});
const IN_WINDOW = 5;
/** The number of a segment that the broadcast has lost. */
const LOST = 5;

/** @param {number} first the number of the first segment in the window @returns {string} the playlist */
function slid(first) {
  const head = ['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-TARGETDURATION:4', `#EXT-X-MEDIA-SEQUENCE:${first}`];
  const lines = SEGMENTS.slice(first, first + IN_WINDOW).flatMap((segment, at) =>
    first + at === LOST ? ['#EXT-X-GAP', ...segment] : segment,
  );
  return [...head, ...lines, ''].join('\n');
}

const WINDOW = {
  id: 'live',
  cues: [1, 9, 15, 22, 25].map((time) => ({ id: `at ${time}`, time })),
  interactions: [
    button('now'),
    button('early', { pos_left: 10, end_time: 8.9 }),
    { id: 'lost', type: 'variable', time: 22, variable_name: 'lost', variable_value: 'yes' },
    { id: 'set', type: 'variable', time: 24.5, variable_name: 'set', variable_value: 'yes' },
  ],
};

test('hls.js: a broadcast whose window slides, joined in its middle', async (t) => {
  const film = await theatre.show(t, '/players/hls-js/', { profile: TOUCH, expected: expected() });
  let first = 0;
  await film.page.route('**/slides.m3u8', (route) =>
    route.fulfill({ body: slid(first), contentType: 'application/vnd.apple.mpegurl' }),
  );
  await film.next('project:ready');
  await film.do(
    async ([project, patience]) => {
      document.querySelector('hotcue-overlay').remove();
      const { hls } = globalThis;
      hls.loadSource('/streams/slides.m3u8');
      const media = hls.media;
      await globalThis.probe.until(() => media.currentTime > 4 && media.readyState > 2, patience, 'a broadcast');
      const { hotcueHlsJs } = await import(`${location.origin}/dist/adapters/hls-js.js`);
      hotcueHlsJs(hls, project, { id: 'film' });
    },
    /** @type {const} */ ([theatre.serve({ videos: [WINDOW] }), PATIENCE_MS]),
  );
  const reported = async () =>
    (await film.heard())
      .filter(({ type }) => /^(cue|player:(seek|progress)|variable)/.test(type))
      .map(({ type, detail }) => [type, detail.cue?.id ?? detail.name].filter(Boolean).join(' '));
  await film.next('interaction:show', { id: 'now' });
  await film.play();
  await film.next('cue:forward', { cue: { id: 'at 9' } });
  assert.deepEqual(await reported(), ['cue:forward at 9'], 'what was before is not caught up on');
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'now' } });

  await film.pause();
  await film.next('player:pause', { reason: 'user' });
  first = 2;
  await film.do(
    ([patience]) =>
      globalThis.probe.until(
        () => globalThis.hls.latestLevelDetails?.startSN === 2,
        patience,
        'a window that has moved',
      ),
    /** @type {const} */ ([PATIENCE_MS]),
  );
  await film.play();
  await film.plays();
  assert.deepEqual(await reported(), ['cue:forward at 9'], 'a window that moves is no seek');

  await film.set({ currentTime: 8.2 });
  await film.next('interaction:show', { id: 'early', reason: 'seek' });
  await film.next('cue:forward', { cue: { id: 'at 9' } });
  await film.set({ currentTime: 18.5 });
  await film.next('cue:forward', { cue: { id: 'at 25' } });
  assert.deepEqual(await reported(), [
    ...['cue:forward at 9', 'player:seek', 'cue:reverse at 9', 'cue:forward at 9'],
    ...['player:seek', 'cue:forward at 15'],
    ...['player:seek', 'cue:forward at 22', 'variable:change set', 'cue:forward at 25'],
  ]);
  assert.deepEqual(await film.heard('error'), []);
});
