// SPDX-License-Identifier: MIT
// Captions, messages and trays are placed beside what is on the picture. Where the browser
// draws a cue is read off the screen: the pixels that change if the track is turned off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const WORDS = 'These are words to read, long enough for a line or two of the picture';

/** Adds a track with one cue, once the poster is gone. @param {import('./film.mjs').Film} film @param {object} [place] of the cue */
async function caption(film, place = {}, text = WORDS) {
  await film.panels();
  if (!(await film.do((id) => globalThis.probe.media(id).currentTime, film.id))) await film.set({ currentTime: 0.5 });
  await film.state();
  await film.do(
    ([id, words, more]) => {
      const media = globalThis.probe.media(id);
      const track = media.addTextTrack('captions', 'Words', 'en');
      track.mode = 'showing';
      track.addCue(Object.assign(new VTTCue(0, 60, words), more));
      media.dispatchEvent(new Event('timeupdate'));
    },
    [film.id, text, place],
  );
}

/** The current position of the page's cue. @param {import('./film.mjs').Film} film */
const place = (film) =>
  film.do((id) => {
    const [cue] = globalThis.probe.media(id).textTracks[0].cues;
    return { line: cue.line, snapToLines: cue.snapToLines };
  }, film.id);

/** @param {import('./film.mjs').Film} film @param {string} mode */
const setMode = (film, mode) =>
  film.do(
    ([id, to]) => {
      globalThis.probe.media(id).textTracks[0].mode = to;
    },
    /** @type {const} */ ([film.id, mode]),
  );

/**
 * Where the captions are on screen, once they are where they are expected.
 * @param {import('./film.mjs').Film} film
 * @param {(box: {left: number, top: number, right: number, bottom: number}) => boolean} wanted
 */
async function drawn(film, wanted) {
  for (const end = performance.now() + PATIENCE_MS; ; ) {
    const box = await drawnNow(film);
    if ((box.bottom > 0 && wanted(box)) || performance.now() > end) return box;
  }
}

/** @param {import('./film.mjs').Film} film */
async function drawnNow(film) {
  const shoot = async () => {
    await film.do(() => new Promise((resolve) => setTimeout(resolve, 400)));
    return (await film.page.screenshot()).toString('base64');
  };
  const on = await shoot();
  await setMode(film, 'disabled');
  const off = await shoot();
  await setMode(film, 'showing');
  const { left, top, width, height } = await film.picture();
  return film.do(
    async ({ pictures, frame }) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
      for (let i = 0; i < a.data.length; i += 4) {
        if (Math.abs(a.data[i] - b.data[i]) + Math.abs(a.data[i + 1] - b.data[i + 1]) < 30) continue;
        const [x, y] = [(i / 4) % a.width, Math.floor(i / 4 / a.width)];
        if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue; // the captions button
        Object.assign(box, { left: Math.min(box.left, x), right: Math.max(box.right, x + 1) });
        Object.assign(box, { top: Math.min(box.top, y), bottom: Math.max(box.bottom, y + 1) });
      }
      return box;
    },
    { pictures: [on, off], frame: { left, top, right: left + width, bottom: top + height } },
  );
}

/** @param {import('playwright-core').Locator} locator */
async function rectOf(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { left: x, top: y, right: x + width, bottom: y + height };
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const low = (id, more = {}) => button(id, { pos_left: 25, pos_top: 80, pos_width: 50, pos_height: 16, ...more });

for (const page of ['player', 'overlay']) {
  test(`${page}: captions move above what would hide them, and back`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: [low('yes', { default_hidden: true })] });
    await film.next('project:ready');
    await caption(film);
    const before = await drawn(film, () => true);
    await film.do(() => document.getElementById('film').show('yes'));
    await film.next('interaction:show');
    const item = await rectOf(film.item('yes'));
    assert.ok(meet(before, item), 'they would be hidden');
    const moved = await drawn(film, (box) => !meet(box, item));
    assert.ok(moved.bottom > 0 && !meet(moved, item), JSON.stringify({ moved, item }));
    assert.ok(moved.bottom > item.top - 60, 'no higher than need be');
    await film.do(() => document.getElementById('film').hide('yes'));
    assert.deepEqual(await drawn(film, (box) => isDeepStrictEqual(box, before)), before);
    assert.deepEqual(await place(film), { line: 'auto', snapToLines: true });
  });
}

test('captions that nothing hides stay where they are, and what the page has placed comes back', async (t) => {
  const project = [low('low', { default_hidden: true }), button('side', { pos_left: 0, pos_top: 70, pos_width: 8 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  await caption(film, { line: 85, snapToLines: false }, 'Short');
  assert.deepEqual(await place(film), { line: 85, snapToLines: false });
  await film.do(() => document.getElementById('film').show('low'));
  await film.next('interaction:show', { id: 'low' });
  await film.page.waitForFunction(() => document.getElementById('film').media.textTracks[0].cues[0].line < 80);
  await film.do(() => document.getElementById('film').hide('low'));
  await film.next('interaction:hide', { id: 'low' });
  await film.page.waitForFunction(() => document.getElementById('film').media.textTracks[0].cues[0].line === 85);
  await film.do(() => document.getElementById('film').show('low'));
  await setMode(film, 'hidden');
  await film.page.waitForFunction(() => document.getElementById('film').media.textTracks[0].cues[0].line === 85);
});

test('captions make room for a notice and for a message', async (t) => {
  const project = [button('must', { end_time: 1, click_required: true, value: 'Choose me' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  await caption(film);
  await film.play();
  await film.next('interaction:blocked');
  const notice = film.page.getByText('To go on');
  const rect = await rectOf(notice);
  const cue = await drawn(film, (box) => !meet(box, rect));
  assert.ok(cue.bottom > 0 && !meet(cue, rect), JSON.stringify({ cue, rect }));
});

test('a message hides nothing that the same click has shown', async (t) => {
  const say = { click_action: 'message', click_value: WORDS, variable_name: 'on', variable_value: 'yes' };
  const top = { pos_left: 20, pos_top: 2, pos_width: 60, pos_height: 14 };
  const film = await theatre.show(t, '/t/player.html', {
    project: [
      button('say', { pos_top: 40, pos_height: 10, ...say }),
      button('answer', { ...top, when: { variable: 'on', operator: 'exists' } }),
      button('below', { ...top, pos_top: 84 }), // so the lower edge is no better
    ],
  });
  await film.next('project:ready');
  await film.clickAt(50, 45);
  await film.next('action:message');
  const message = film.page.locator('[part=message]');
  await message.waitFor();
  for (const id of ['answer', 'below']) {
    const item = await rectOf(film.item(id));
    const end = performance.now() + PATIENCE_MS;
    while (meet(await rectOf(message), item)) assert.ok(performance.now() < end, id);
  }
  await caption(film);
  const said = await rectOf(message);
  assert.ok(!meet(await drawn(film, (box) => !meet(box, said)), said), 'and captions make room for it');
});

test('a tray opens on the side where it hides less', async (t) => {
  const film = await theatre.show(t, '/t/player.html', {
    project: [
      button('more', { in_tray: true, pos_left: 80, pos_width: 18, click_action: 'resourceTray' }),
      button('entry', { in_tray: true, time: 50 }),
    ],
  });
  await film.next('project:ready');
  await film.clickAt(89, 30);
  await film.next('tray:open');
  const tray = film.page.locator('[part=tray]');
  assert.ok(!meet(await rectOf(tray), await rectOf(film.page.locator('.item[data-id=more]'))));
});
