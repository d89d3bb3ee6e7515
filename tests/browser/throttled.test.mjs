// SPDX-License-Identifier: MIT
// On a processor six times as slow, frames are skipped and callbacks are late. These
// properties hold at any speed, as nothing here depends on time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { assertOnTime, FPS, frameAt } from './film.mjs';

const theatre = useBrowser();
const SLOWER = 6;

/** @param {import('./film.mjs').Film} film */
async function throttle(film) {
  const wire = await film.page.context().newCDPSession(film.page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

for (const rate of [1, 2, 4]) {
  test(`at ${rate} times the speed a timed pause rests on exactly its frame`, async (t) => {
    // The first is at the start of a frame, where the frame grid matters.
    const times = [0.8, 1.61, 2.44, 3.999].map((time) => time * rate);
    const project = times.map((time) => ({ id: `pause-${time}`, type: 'pause', time }));
    const film = await theatre.show(t, '/t/player.html', { project });
    await film.next('project:ready');
    await throttle(film);
    await film.set({ playbackRate: rate });
    for (const time of times) {
      await film.play();
      await film.next('player:pause', { reason: 'timed' });
      // The bridge seeks to the pause's own time, whichever frames were shown before.
      await film.assertRests(frameAt(time + 0.0005), `at ${time} s`);
    }
  });
}

test('a cue comes with the first frame that is shown from its own on', async (t) => {
  const cues = [0.4, 0.85, 1.3, 1.72].map((time) => ({ id: `${time}`, time }));
  const film = await theatre.show(t, '/t/overlay.html', { project: { interactions: [], cues } });
  await film.next('project:ready');
  await throttle(film);
  await film.play();
  for (const { id, time } of cues) assertOnTime(await film.next('cue:forward', { cue: { id } }), time);
});

test('back returns to the picture that the click left', async (t) => {
  const video = (id, interaction) => ({
    id,
    sources: [{ src: `/clips/${id}.mp4`, type: 'video/mp4' }],
    interactions: [interaction],
  });
  const videos = [
    video('trailhead', button('up', { click_action: 'video', click_value: 'ridge', switch_start_time: 12 })),
    video('ridge', button('down', { click_action: 'back' })),
  ];
  const film = await theatre.show(t, '/t/player.html', { project: { videos }, query: { src: '' } });
  await film.next('project:ready');
  await film.do(() => {
    const { media } = /** @type {any} */ (document.getElementById('film'));
    globalThis.sought = [];
    media.addEventListener('seeking', () => globalThis.sought.push(media.currentTime));
  });
  await throttle(film);
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  const { time: left } = await film.next('node:exit', { nextNode: { id: 'ridge' } });
  await film.next('interaction:show', { id: 'down' });
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  await film.next('node:enter', { node: { id: 'trailhead' } });
  await film.plays();
  const [there, back] = await film.do(() => globalThis.sought);
  assert.equal(there, 12);
  // The engine gets the film's current time before the click; the last callback may be long ago.
  assert.ok(back > left - 0.001 && back < left + 2 / FPS, `left at ${left}, back at ${back}`);
});
