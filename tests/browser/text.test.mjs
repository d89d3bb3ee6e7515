// SPDX-License-Identifier: MIT
// Texts fit their boxes, and are readable.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CLIPS, makeClips, STILLS } from '../engines/clips.mjs';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser({ '/c/': CLIPS });
const { tall } = STILLS;
before(() => makeClips({ tall }));

const LEAST_PX = 12;
const place = (pos_left, pos_top, pos_width, pos_height) => ({ time: 0, pos_left, pos_top, pos_width, pos_height });
const LONG =
  'A paragraph of explanation that is longer than its box, since nobody measures text in percent of a frame. ' +
  'It has several sentences. And one more for good measure, which surely does not fit.';
const PROJECT = [
  {
    ...{ id: 'answer', type: 'button', click_action: 'track', ...place(5, 5, 40, 12) },
    value:
      'A very long answer that a real author would write, because learners need complete sentences to judge, and it goes on',
  },
  { id: 'text', type: 'text', click_action: 'none', value: LONG, ...place(50, 5, 40, 14) },
  { id: 'ok', type: 'button', click_action: 'track', value: 'OK', ...place(5, 45, 8, 8) },
  { id: 'word', type: 'button', click_action: 'track', value: 'Incomprehensible', ...place(20, 45, 38, 12) },
];

/** Positions and sizes of texts, and the number of lines that each word takes. @param {import('./film.mjs').Film} film */
const look = (film) =>
  film.do(() => {
    const items = [...document.querySelector('hotcue-overlay, hotcue-player').shadowRoot.querySelectorAll('*')];
    const overlay =
      items.find(({ localName }) => localName === 'hotcue-overlay') ?? document.querySelector('hotcue-overlay');
    return [...overlay.shadowRoot.querySelectorAll('[data-id]')].map((item) => {
      const label = item.querySelector('.label');
      const [text] = label.childNodes;
      const words = [...text.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return { word, lines: new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size };
      });
      const box = (/** @type {Element} */ element) => element.getBoundingClientRect().toJSON();
      return {
        id: item.dataset.id,
        scrolls: item.classList.contains('scrolls'),
        size: Number.parseFloat(getComputedStyle(label).fontSize),
        broken: words.filter(({ lines }) => lines > 1).map(({ word }) => word),
        inside: label.scrollHeight <= label.clientHeight + 1,
        label: box(label),
        box: box(item),
      };
    });
  });

for (const width of [1280, 375]) {
  test(`in a window ${width} wide every text lies in its box, is readable, and no word is broken`, async (t) => {
    const profile = { viewport: { width, height: 760 } };
    const film = await theatre.show(t, '/t/player.html', { project: PROJECT, profile });
    await film.do(() => document.querySelector('main').style.setProperty('width', 'auto'));
    await film.next('interaction:show', { id: 'word' });
    await film.page.waitForFunction((wanted) => globalThis.film.clientWidth === wanted, width);
    await film.do(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const texts = await look(film);
    for (const { id, size, broken, inside, scrolls, label, box } of texts) {
      assert.ok(size >= LEAST_PX, `${id}: ${size} px`);
      assert.deepEqual(broken, [], id);
      assert.ok(inside || scrolls, `${id} is cut off`);
      assert.ok(label.top >= box.top - 1 && label.bottom <= box.bottom + 1, `${id}: down`);
      assert.ok(label.left >= box.left - 1 && label.right <= box.right + 1, `${id}: across`);
    }
    const scrolling = texts.filter(({ scrolls }) => scrolls).map(({ id }) => id);
    assert.deepEqual(scrolling, width === 1280 ? [] : ['answer', 'text']);
  });
}

test('a text that scrolls is scrolled by wheel, finger and key; clicks stay what they are', async (t) => {
  const profile = { viewport: { width: 375, height: 600 }, hasTouch: true };
  const film = await theatre.show(t, '/t/player.html', { project: PROJECT, profile });
  await film.do(() => document.querySelector('main').style.setProperty('width', '375px'));
  await film.next('interaction:show', { id: 'word' });
  await film.panels();
  const scrolls = (/** @type {string} */ id) => film.page.locator(`hotcue-overlay [data-id="${id}"].scrolls .label`);
  const top = (/** @type {string} */ id) => scrolls(id).evaluate(({ scrollTop }) => scrollTop);
  for (const [id, x, y] of /** @type {const} */ ([
    ['text', 70, 10],
    ['answer', 25, 10],
  ])) {
    await scrolls(id).waitFor();
    await film.moveTo(x, y);
    await film.page.mouse.wheel(0, 30);
    await film.page.waitForFunction(() => true);
    const wheeled = await top(id);
    assert.ok(wheeled > 0, `${id} by wheel`);
    await film.item(id).focus();
    await film.page.keyboard.press('End');
    const ended = await top(id);
    assert.ok(ended > wheeled, `${id} by key`);
    const devtools = await film.page.context().newCDPSession(film.page);
    const point = await film.point(x, y);
    const touch = (/** @type {string} */ type, /** @type {number} */ by) =>
      devtools.send('Input.dispatchTouchEvent', {
        type: /** @type {any} */ (type),
        touchPoints: type === 'touchEnd' ? [] : [{ x: point.x, y: point.y + by }],
      });
    await touch('touchStart', 0);
    for (const by of [6, 12, 18, 24]) await touch('touchMove', by);
    await touch('touchEnd', 0);
    assert.ok((await top(id)) < ended, `${id} by finger`);
  }
  assert.deepEqual(await film.heard('hotspot:click'), []);
  await film.clickAt(25, 10);
  await film.next('hotspot:click', { hotspot: { id: 'answer' } });
});

test('in a portrait film sizes follow its width, not a fraction of it', async (t) => {
  const project = [{ id: 'title', type: 'button', click_action: 'track', value: 'Title', ...place(10, 10, 80, 20) }];
  const film = await theatre.show(t, '/t/player.html', { project, query: { src: `/c/${tall.file}` } });
  await film.do(() => document.getElementById('film').style.setProperty('width', '360px'));
  await film.next('interaction:show');
  await film.page.waitForFunction(() => globalThis.film.videoWidth > 0);
  await film.do(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const [{ size }] = await look(film);
  const { width } = await film.picture();
  assert.ok(Math.abs(size - Math.max(LEAST_PX, (26 * width) / 720)) < 0.6, `${size} px, ${width} wide`);
});

test('texts of a crowd are measured together', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [] });
  await film.next('project:ready');
  const many = Array.from({ length: 60 }, (_, i) => ({
    ...{ id: `t${i}`, type: 'text', click_action: 'none', value: LONG },
    ...place((i % 10) * 10, Math.floor(i / 10) * 10, 9, 9),
  }));
  const devtools = await film.page.context().newCDPSession(film.page);
  await devtools.send('Performance.enable');
  const layouts = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0;
  const before = await layouts();
  await film.do((given) => document.getElementById('film').load(given), many);
  await film.item('t59').waitFor();
  assert.ok((await layouts()) - before < 40, `${(await layouts()) - before} layouts for 60 texts`);
});

test('a text fits anew when its box or its font is another one', async (t) => {
  const value = 'Words that just fit as they are';
  const text = { type: 'text', click_action: 'none', value, font_size: 60 };
  const shrinking = {
    ...text,
    id: 'shrinks',
    ...place(5, 5, 90, 20),
    keyframes: [
      { time: 0, pos_width: 90 },
      { time: 5, pos_width: 30 },
    ],
  };
  const resting = { ...text, id: 'rests', ...place(5, 40, 90, 20) };
  const film = await theatre.show(t, '/t/overlay.html', { project: [shrinking, resting] });
  await film.next('interaction:show', { id: 'rests' });
  const size = async (/** @type {string} */ id) => (await look(film)).find((each) => each.id === id).size;
  /** @param {string} id @param {number} least */
  const fitsIn = async (id, least) => {
    await film.page.waitForFunction(
      ([id, least]) => {
        const item = document.querySelector('hotcue-overlay').shadowRoot.querySelector(`[data-id=${id}]`);
        const label = item.querySelector('.label');
        const inside = label.scrollHeight <= label.clientHeight + 1 && label.scrollWidth <= label.clientWidth + 1;
        return inside && Number.parseFloat(getComputedStyle(label).fontSize) < least;
      },
      [id, least],
    );
  };
  const [narrow, wide] = [await size('shrinks'), await size('rests')];
  await film.do(() => document.getElementById('film').media.play());
  await fitsIn('shrinks', narrow - 4);
  assert.equal(await size('rests'), wide, 'whose box is as it was');
  await film.do(() => {
    document.body.style.letterSpacing = '20px';
    document.fonts.dispatchEvent(new Event('loadingdone'));
  });
  await fitsIn('rests', wide - 4);
  const spaced = await size('rests');
  await film.do(() => document.querySelector('video').style.setProperty('object-fit', 'fill'));
  await film.do(() => document.querySelector('video').style.setProperty('height', '240px'));
  await fitsIn('rests', spaced - 2);
});
