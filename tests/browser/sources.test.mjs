// SPDX-License-Identifier: MIT
// Who puts a source into the media element: the player, or the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { frameAt } from './film.mjs';

const theatre = useBrowser();

const PROJECT = {
  videos: [
    {
      id: 'trailhead',
      interactions: [button('up', { click_action: 'video', click_value: 'ridge', switch_start_time: 12 })],
    },
    {
      id: 'ridge',
      sources: [{ src: '/nowhere.mpd', type: 'application/dash+xml' }],
      interactions: [button('down', { click_action: 'back' })],
      cues: [{ id: 'early', time: 5 }],
    },
  ],
};

/** Runs in the page: loads what media:source asks for, late, as a player does. */
function loadLate() {
  const film = document.getElementById('film');
  const { media } = film;
  globalThis.asked = [];
  film.addEventListener('media:source', (event) => {
    event.preventDefault();
    const { video, own } = event.detail;
    globalThis.asked.push(event.detail);
    media.pause(); // many players do
    media.currentTime = 1;
    setTimeout(() => {
      media.src = `/clips/${own ? 'trailhead' : video}.mp4`;
    }, 200);
  });
}

test('a page loads what media:source asks for, and the film goes on in it', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: PROJECT });
  await film.next('project:ready');
  await film.do(loadLate);
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  const { frame: left } = await film.next('node:exit');
  await film.next('interaction:show', { id: 'down' });
  await film.plays();
  const there = await film.state();
  assert.equal(there.src, 'ridge.mp4');
  assert.ok(there.frame >= frameAt(12), `frame ${there.frame}`);
  await film.clickAt(...ON_BUTTON);
  await film.next('interaction:show', { id: 'up' });
  await film.plays();
  const back = await film.state();
  assert.equal(back.src, 'trailhead.mp4');
  assert.ok(back.frame >= left - 1, `frame ${back.frame}, left on ${left}`);
  const asked = await film.do(() => globalThis.asked);
  const sources = [{ src: `${theatre.address}/nowhere.mpd`, type: 'application/dash+xml' }];
  assert.deepEqual(asked[0], { video: 'ridge', sources, own: false, time: 12, playing: true });
  assert.equal(asked[1].own, true);
  for (const type of ['player:pause', 'player:seek', 'cue:reverse', 'cue:forward', 'error'])
    assert.deepEqual(await film.heard(type), [], type);
});
