// SPDX-License-Identifier: MIT
// hotcue/media-events on both elements, with real media: a slow source, seeks, the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser({ '/small/': fileURLToPath(new URL('../../web/template', import.meta.url)) });
/** The server waits before it sends this. */
const SLOW = '/slow/clips/trailhead.mp4';
const video = (/** @type {string} */ id, /** @type {string} */ src) => ({ id, sources: [{ src }], interactions: [] });

for (const tag of ['player', 'overlay']) {
  test(`${tag}: a slow source, rate and volume, a seek, another video, the end`, async (t) => {
    const project = { videos: [video('start', SLOW), video('other', '/clips/ridge.mp4')] };
    const film = await theatre.show(t, `/t/${tag}.html`, { project });
    await film.next('project:ready');
    await film.do(async () => {
      const { mediaEvents } = await import(String('/dist/dialects/media-events.js'));
      globalThis.events = mediaEvents(document.getElementById('film'), { timeupdate: 0, buffer: true });
    });
    await film.set({ src: SLOW });
    await film.next('buffer:prebuffer');
    await film.play();
    await film.next('buffer:bufferstart');
    await film.next('buffer:bufferend');
    const { detail } = await film.next('player:timeupdate');
    assert.ok(detail.currentTime >= 0 && detail.duration > 20, JSON.stringify(detail));
    await film.pause();
    await film.next('player:pause');

    await film.set({ playbackRate: 2, volume: 0.5 });
    await film.next('player:ratechange', { playbackRate: 2 });
    await film.next('player:volumechange', { volume: 0.5 });
    await film.set({ currentTime: 12.5 });
    await film.next('player:seek');
    await film.next('player:timeupdate', { currentTime: 12.5 });

    await film.do(() => document.getElementById('film').jump('other', 1));
    await film.next('buffer:prebuffer');
    const end = 60;
    const { detail: position } = await film.next('player:timeupdate', { duration: end });
    assert.ok(position.currentTime < 12, `of the other video: ${position.currentTime}`);
    assert.equal((await film.state()).src, 'ridge.mp4');
    await film.set({ currentTime: end - 0.2 });
    await film.play();
    await film.next('node:ended');
    const all = await film.heard();
    const positions = all.filter(({ type }) => type === 'player:timeupdate').map(({ detail }) => detail.currentTime);
    assert.equal(positions.at(-1), end);
    assert.equal(all.filter(({ type }) => type === 'player:ratechange').length, 1, 'the rate is kept');
    const waits = all.map(({ type }) => type).filter((type) => /buffer:buffer/.test(type));
    assert.deepEqual(
      waits,
      waits.map((_, i) => (i % 2 ? 'buffer:bufferend' : 'buffer:bufferstart')),
    );
    await film.set({ src: '/small/film.mp4' }); // of a larger file a browser buffers a part, or several
    await film.next('buffer:allbuffered');
    await film.do(() => globalThis.events.stop());
    await film.do((id) => {
      const media = globalThis.probe.media(id);
      const changed = new Promise((done) => media.addEventListener('volumechange', done, { once: true }));
      media.volume = 1;
      return changed.then(() => {});
    }, film.id);
    assert.equal((await film.heard('player:volumechange')).length, 1);
  });
}
