// SPDX-License-Identifier: MIT
// Interactions with keyframes are drawn where they are hit, in every frame.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, triangle } from './documents.mjs';

const theatre = useBrowser();

/** A movement from left to right in ten seconds. */
const AWAY = { from: 5, to: 75, seconds: 10 };
const leftAt = (time) => AWAY.from + ((AWAY.to - AWAY.from) * Math.min(time, AWAY.seconds)) / AWAY.seconds;
const keyframes = [
  { time: 0, pos_left: AWAY.from },
  { time: AWAY.seconds, pos_left: AWAY.to },
];
const PROJECT = [
  button('box', { type: 'hotspot', pos_left: AWAY.from, pos_top: 10, tooltip: 'Catch me', keyframes }),
  triangle('polygon', { pos_left: AWAY.from, pos_top: 50, pos_width: 20, pos_height: 40, keyframes }),
];

/** Where an interaction is drawn, percent of the frame: its box, or the corner of its polygon. */
const drawn = (film, id) =>
  film.do(
    ([media, item]) => {
      const frame = globalThis.probe.media(media).getBoundingClientRect();
      const element = document.querySelector('hotcue-overlay').shadowRoot.querySelector(`[data-id="${item}"]`);
      const box = (element.querySelector('.shape') ?? element).getBoundingClientRect();
      return ((box.left - frame.left) / frame.width) * 100;
    },
    [film.id, id],
  );
const near = (value, wanted, what) => assert.ok(Math.abs(value - wanted) < 0.35, `${what}: ${value}, not ${wanted}`);

async function playing(t) {
  const film = await theatre.show(t, '/t/overlay.html', { project: PROJECT });
  await film.next('interaction:show', { id: 'polygon' });
  await film.play();
  await film.plays();
  return film;
}

test('after each seek while paused they are where their keyframes say', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: PROJECT });
  await film.next('interaction:show', { id: 'polygon' });
  for (const time of [7.5, 2, 10, 30, 0, 4]) {
    await film.set({ currentTime: time });
    await film.state();
    for (const id of ['box', 'polygon']) near(await drawn(film, id), leftAt(time), `${id} at ${time}`);
    await film.clickAt(leftAt(time) + 18, 20);
    await film.next('hotspot:click', { hotspot: { id: 'box' } });
    await film.clickAt(leftAt(time) + 2, 55);
    await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
  }
  const clicks = (await film.heard('hotspot:click')).length;
  await film.clickAt(75, 20); // its earlier position
  await film.clickAt(leftAt(4) + 18, 85); // inside its box, but outside its polygon
  assert.equal((await film.heard('hotspot:click')).length, clicks);
});

test('while it plays, each frame hits what it shows', async (t) => {
  const film = await playing(t);
  const seen = await film.do(async (id) => {
    const media = globalThis.probe.media(id);
    const overlay = document.querySelector('hotcue-overlay');
    const hits = [];
    overlay.addEventListener('hotspot:click', ({ detail }) => hits.push(detail.hotspot.id));
    const look = (left, beside) => {
      hits.length = 0;
      for (const x of [left - beside, left + beside])
        media.dispatchEvent(
          new PointerEvent('click', { clientX: x, clientY: 60, bubbles: true, cancelable: true, detail: 1 }),
        );
      return hits.join();
    };
    const all = [];
    for (let i = 0; i < 40; i++) {
      await new Promise(requestAnimationFrame);
      const { left } = overlay.shadowRoot.querySelector('[data-id="box"]').getBoundingClientRect();
      all.push([left, look(left, 1.2)]);
    }
    return all;
  }, film.id);
  for (const [left, hit] of seen) assert.equal(hit, 'box', `left edge at ${left}: only its inside is hit`);
  assert.ok(seen.at(-1)[0] > seen[0][0] + 5, 'it moved');
});

test('while it plays, it is drawn where it is in the picture on screen', async (t) => {
  const film = await playing(t);
  const seen = await film.do(async (id) => {
    const media = globalThis.probe.media(id);
    const box = document.querySelector('hotcue-overlay').shadowRoot.querySelector('[data-id="box"]');
    const frame = media.getBoundingClientRect();
    const all = [];
    while (all.length < 25) {
      // The overlay's callback was requested before this one, and runs before it.
      const mediaTime = await new Promise((resolve) =>
        media.requestVideoFrameCallback((_now, frame) => resolve(frame.mediaTime)),
      );
      all.push([mediaTime, ((box.getBoundingClientRect().left - frame.left) / frame.width) * 100]);
    }
    return all;
  }, film.id);
  // In one frame it moves 0.28 %.
  for (const [time, left] of seen) assert.ok(Math.abs(left - leftAt(time)) < 0.06, `at ${time}: ${left}`);
});

test('it comes under the pointer and goes; tooltip, focus and spotlight go with it', async (t) => {
  const project = PROJECT.map((item) => ({ ...item, spotlight: item.id === 'polygon' }));
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'polygon' });
  await film.panels();
  await film.moveTo(50, 20);
  await film.set({ currentTime: 5 });
  await film.next('hotspot:enter', { hotspot: { id: 'box' } });
  const tooltip = film.page.getByText('Catch me', { exact: true });
  const before = await tooltip.boundingBox();
  await film.set({ currentTime: 5.5 });
  await film.state();
  const after = await tooltip.boundingBox();
  const { width } = await film.picture();
  near(((after.x - before.x) / width) * 100, leftAt(5.5) - leftAt(5), 'the tooltip');
  await film.item('polygon').focus();
  await film.set({ currentTime: 9 });
  await film.next('hotspot:leave', { hotspot: { id: 'box' } });
  await film.state();
  assert.ok(await film.item('polygon').evaluate((item) => item.matches(':focus')));
  const hole = await film.do(() => {
    const path = document.querySelector('hotcue-overlay').shadowRoot.querySelector('.spotlight mask path');
    return Number(path.getAttribute('d').match(/[\d.]+/)[0]);
  });
  near(hole, leftAt(9), 'the hole in the dark');
});
