// SPDX-License-Identifier: MIT
// A player of any size contains its controls, with the picture above them.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CLIPS, makeClips, STILLS } from '../engines/clips.mjs';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser({ '/c/': CLIPS });
const { tall, wide } = STILLS;
before(() => makeClips({ tall, wide }));

const BAR_PX = 44;
const INTERACTIONS = [
  button('all', { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 }),
  button('entry', { in_tray: true, time: 9 }), // for the menu button
];
/** With captions, for the captions button. */
const PROJECT = { interactions: INTERACTIONS, tracks: [{ src: '/captions/ridge.vtt', srclang: 'en' }] };

/** CSS for the element around the player, and for the player. @type {Record<string, [string, string]>} */
const LAYOUTS = {
  'as wide as its column': ['', ''],
  'with a greatest height': ['', 'max-height: 300px'],
  'with a height': ['', 'height: 260px'],
  'with a small height': ['', 'height: 90px'],
  'with a width': ['', 'width: 250px'],
  'with room for less': ['', 'width: 335px'],
  narrow: ['', 'width: 160px'],
  'with a width and a height': ['', 'width: 300px; height: 300px'],
  'with a shape': ['', 'aspect-ratio: 1'],
  'with percentages': ['width: 60%; height: 350px', 'width: 100%; height: 100%'],
  'in a row': ['display: flex; height: 240px', ''],
  'growing in a row': ['display: flex', 'flex: 1'],
  'growing in a column': ['display: flex; flex-direction: column; height: 380px', 'flex: 1'],
  'in a column that is too low': ['display: flex; flex-direction: column; height: 200px', ''],
  'in a grid': ['display: grid; grid-template-columns: 1fr 1fr', ''],
  'in a grid of a height': ['display: grid; grid-template: 220px / auto auto', ''],
  'stretched over a box': ['position: relative; height: 320px', 'position: absolute; inset: 10px'],
  'in a line': ['', 'display: inline-block; max-width: 300px'],
  'a flex box itself': ['', 'display: flex; max-height: 300px'],
  'a grid itself': ['', 'display: grid; height: 300px; width: 90%'],
  'in a table': ['display: table', 'display: table-cell'],
  'with border and padding': ['', 'border: 5px solid red; padding: 12px; height: 300px'],
};

/** @param {import('./film.mjs').Film} film */
const rects = (film) =>
  film.do(() => {
    const player = document.getElementById('film');
    const root = player.shadowRoot;
    root.querySelector('media-controller').classList.remove('busy'); // shows the start button
    const rect = (/** @type {Element} */ element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const controls = [...root.querySelector('media-control-bar').children].filter((each) => each.clientWidth > 0);
    return {
      player: rect(player),
      bar: rect(root.querySelector('media-control-bar')),
      video: rect(player.media),
      controls: controls.map((each) => ({ name: each.localName, ...rect(each) })),
      start: rect(root.querySelector('.start')),
      item: rect(root.querySelector('hotcue-overlay').shadowRoot.querySelector('[data-id]') ?? player),
      window: { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
    };
  });

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect */

/** @param {Rect} inner @param {Rect} outer @param {string} what */
function assertInside(inner, outer, what) {
  const text = `${what}: ${JSON.stringify(inner)} in ${JSON.stringify(outer)}`;
  const slack = 0.6;
  assert.ok(inner.left >= outer.left - slack && inner.right <= outer.right + slack, text);
  assert.ok(inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack, text);
}

/** @param {import('./film.mjs').Film} film @param {string} what */
async function assertComplete(film, what) {
  const { player, bar, video, controls, start, item, window } = await rects(film);
  assertInside(bar, player, `${what}: the bar is in the player`);
  assertInside(bar, window, `${what}: the bar is on screen`);
  assert.ok(Math.abs(bar.bottom - bar.top - BAR_PX) < 1, `${what}: the bar is whole`);
  for (const control of controls) assertInside(control, bar, `${what}: ${control.name} is in the bar`);
  const names = controls.map(({ name }) => name);
  for (const name of ['media-play-button', 'media-fullscreen-button'])
    assert.ok(names.includes(name), `${what}: ${name}`);
  const above = { ...player, bottom: bar.top };
  assertInside(video, above, `${what}: the picture is above the bar`);
  assert.ok(video.right - video.left > 40 && video.bottom - video.top > 30, `${what}: there is a picture`);
  assertInside(start, above, `${what}: the start button is on the picture`);
  const { left, top, width, height } = await film.picture();
  const picture = { left, top, right: left + width, bottom: top + height };
  assertInside(item, picture, `${what}: the interaction is on the picture`);
  assertInside(picture, item, `${what}: and covers it`);
}

/** Waits until nothing has moved for ten frames. @param {import('./film.mjs').Film} film */
const rests = (film) =>
  film.do(async () => {
    const player = document.getElementById('film');
    const places = () => {
      const item = player.shadowRoot.querySelector('hotcue-overlay').shadowRoot.querySelector('[data-id]');
      const rects = [player, player.media, item].map((each) => Object.values(each.getBoundingClientRect().toJSON()));
      return String([innerWidth, innerHeight, ...rects]);
    };
    let before = '';
    for (let still = 0; still < 10; still = places() === before ? still + 1 : 0) {
      before = places();
      await new Promise(requestAnimationFrame);
    }
  });

/** @param {import('./film.mjs').Film} film @param {[string, string]} layout */
const lay = (film, [around, own]) =>
  film.do(
    async ([main, player]) => {
      document.querySelector('main').style.cssText = `width: auto; ${main}`;
      document.getElementById('film').style.cssText = player;
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    },
    /** @type {const} */ ([around, own]),
  );

for (const clip of [wide, tall]) {
  for (const width of [1280, 375]) {
    test(`a film of ${clip.title} in a window ${width} wide keeps its controls`, async (t) => {
      const profile = { viewport: { width, height: 640 } };
      const query = { src: `/c/${clip.file}` };
      const film = await theatre.show(t, '/t/player.html', { project: PROJECT, query, profile });
      await film.next('interaction:show');
      await film.page.waitForFunction(() => globalThis.film.readyState > 0);
      for (const [name, layout] of Object.entries(LAYOUTS)) {
        await lay(film, layout);
        await assertComplete(film, name);
      }
      await lay(film, ['', '']);
      await film.do(() => document.getElementById('film').requestFullscreen());
      await film.page.waitForFunction(() => document.fullscreenElement);
      await rests(film); // the window resizes asynchronously
      await assertComplete(film, 'fullscreen');
    });
  }
}

test('by itself a player has the shape of its film, and the bar below', async (t) => {
  for (const [clip, shape] of /** @type {const} */ ([
    [wide, 16 / 9],
    [tall, 2 / 3],
  ])) {
    const film = await theatre.show(t, '/t/player.html', { query: { src: `/c/${clip.file}` } });
    await film.page.waitForFunction(() => globalThis.film.readyState > 0);
    const size = async (/** @type {[string, string]} */ layout) => {
      await lay(film, layout);
      const { left, top, right, bottom } = (await rects(film)).player;
      return { width: right - left, height: bottom - top };
    };
    const own = await size(['', 'width: 300px']);
    assert.ok(Math.abs(own.height - (300 / shape + BAR_PX)) < 1, `${clip.title}: ${own.height}`);
    const asked = await size(['', 'width: 300px; --hotcue-aspect-ratio: 1']);
    assert.ok(Math.abs(asked.height - (300 + BAR_PX)) < 1, `the page's own shape: ${asked.height}`);
    const large = await size(['', 'width: 700px']);
    assert.ok(large.height <= 600, 'not higher than the window');
  }
});

test('another film of another shape is letterboxed, and back', async (t) => {
  const videos = [wide, tall].map(({ title, file }) => ({
    id: title,
    sources: [{ src: `/c/${file}` }],
    interactions: INTERACTIONS,
  }));
  const film = await theatre.show(t, '/t/player.html', { project: { videos }, query: { src: '' } });
  await film.next('interaction:show');
  await film.page.waitForFunction(() => globalThis.film.readyState > 0);
  const first = await rects(film);
  for (const { title } of [tall, wide]) {
    await film.do((id) => document.getElementById('film').jump(id), title);
    await film.page.waitForFunction(
      (ratio) => Math.abs(globalThis.film.videoWidth / globalThis.film.videoHeight - ratio) < 0.01,
      title === tall.title ? 2 / 3 : 16 / 9,
    );
    await film.next('interaction:show');
    await film.do(() => new Promise(requestAnimationFrame));
    await film.do(() => new Promise(requestAnimationFrame));
    await assertComplete(film, title);
    assert.deepEqual((await rects(film)).player, first.player);
  }
});

for (const [clip, style] of /** @type {const} */ ([
  [wide, ''],
  [tall, '--hotcue-aspect-ratio: 2 / 3'],
])) {
  test(`nothing moves when the player is defined, and when its film of ${clip.title} is there`, async (t) => {
    const film = await theatre.show(t, '/t/late.html');
    await film.do(
      ([src, given]) => {
        const player = document.createElement('hotcue-player');
        Object.assign(player, { id: 'film', src });
        player.style.cssText = given;
        document.querySelector('main').append(player, 'What follows.');
      },
      /** @type {const} */ ([`/c/${clip.file}`, style]),
    );
    const box = () => film.do(() => document.getElementById('film').getBoundingClientRect().toJSON());
    const first = await box();
    assert.ok(first.height > 300);
    await film.do(() => import('/dist/hotcue-player.js'));
    assert.deepEqual(await box(), first);
    await film.page.waitForFunction(() => globalThis.film.readyState > 0);
    assert.deepEqual(await box(), first);
  });
}
