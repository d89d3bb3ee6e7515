// SPDX-License-Identifier: MIT
// Measurements of one browser, read off its screen.
import { frameAt } from '../../engines/clips.mjs';
import { findNumber, STRIP, watch } from '../../engines/screen.mjs';
import { HOTCUE } from './candidates.mjs';

/** A number that no cue has. */
const MAGIC = 0xa5c3;
/** How often the screen is sampled. */
const LOOKS_HZ = 120;

/** Random numbers, the same in each run. @param {number} seed */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Sorted random times.
 * @param {import('../../engines/clips.mjs').Clip} clip
 * @param {number} count
 * @param {number} seed
 */
export function randomTimes({ frames, rate }, count, seed) {
  const next = random(seed);
  const duration = (frames * rate[1]) / rate[0];
  return Array.from({ length: count }, () => 0.1 + next() * (duration - 0.3)).sort((a, b) => a - b);
}

/**
 * @typedef {object} Bench
 * @property {import('../../engines/engines.mjs').Browser} browser
 * @property {string} display
 * @property {string} address the server's
 */

/** Opens the page with a clip, and finds its two numbers on the screen. @param {Bench} bench @param {import('../../engines/clips.mjs').Clip} clip */
async function setScene({ browser: { page }, display, address }, clip) {
  await page.open(`${address}/bench/page.html`);
  await page.evaluate(`async (src) => { show(${MAGIC}); await ready(src); }`, `/clips/${clip.file}`);
  const { x, y } = await findNumber(display, MAGIC);
  await page.evaluate('() => show(0)');
  return () => watch(display, { x, y: y - STRIP.height }, LOOKS_HZ);
}

/** @param {Bench} bench @param {import('../../engines/clips.mjs').Clip} clip @param {import('./candidates.mjs').Candidate} candidate @param {number[]} times */
export async function measureCues(bench, clip, { follow }, times) {
  const { page } = bench.browser;
  const film = await setScene(bench, clip);
  await page.evaluate(
    follow,
    times.map((time, id) => ({ id, time })),
  );
  await page.evaluate('() => sleep(300)');
  const camera = film();
  await page.evaluate('() => play()');
  const effects = await page.evaluate('() => effects');
  const looks = (await camera.stop()).filter(({ upper, lower }) => upper >= 0 && lower >= 0 && lower !== MAGIC);
  const shown = [...new Set(looks.map(({ upper }) => upper))].sort((a, b) => a - b);
  /** The index of a frame among those shown; of the next one if it was skipped. */
  const place = (frame) => shown.findIndex((other) => other >= frame);
  const told = new Map();
  const late = [];
  for (const [i, id] of effects.entries()) {
    told.set(id, (told.get(id) ?? 0) + 1);
    const look = looks.find(({ lower }) => lower > i);
    if (look && told.get(id) === 1) late.push(place(look.upper) - place(frameAt(clip, times[id])));
  }
  return {
    cues: times.length,
    late,
    lost: times.length - told.size,
    twice: [...told.values()].filter((count) => count > 1).length,
    leftOut: clip.frames - shown.length,
  };
}

/** @param {Bench} bench @param {import('../../engines/clips.mjs').Clip} clip @param {number[]} times @param {number} rate of playback */
export async function measurePauses(bench, clip, times, rate) {
  const { page } = bench.browser;
  const film = await setScene(bench, clip);
  await page.evaluate(HOTCUE.follow, []);
  const camera = film();
  await page.evaluate(
    async ({ pauses, speed }) => {
      const overlay = /** @type {any} */ (document.querySelector('hotcue-overlay'));
      const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
      await overlay.load({
        interactions: pauses.map((time, i) => ({ id: `p${i}`, type: 'pause', time, pause_duration: -1 })),
      });
      const ended = new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
      let count = 0;
      // Even on the way to a pause, odd while paused.
      overlay.addEventListener('player:pause', async ({ detail }) => {
        if (detail.reason !== 'timed') return;
        await globalThis.sleep(250);
        globalThis.show(++count);
        await globalThis.sleep(80);
        globalThis.show(++count);
        await globalThis.sleep(40);
        video.play();
      });
      video.playbackRate = speed;
      await video.play();
      await ended;
      await globalThis.sleep(300);
    },
    { pauses: times, speed: rate },
  );
  const looks = (await camera.stop()).filter(({ upper, lower }) => upper >= 0 && lower >= 0 && lower !== MAGIC);
  const off = [];
  let laterSeen = 0;
  for (const [i, time] of times.entries()) {
    const due = frameAt(clip, time);
    const rest = looks.filter(({ lower }) => lower === 2 * i + 1);
    if (rest.length === 0) continue;
    off.push(Math.max(...rest.map(({ upper }) => Math.abs(upper - due))));
    const way = looks.filter(({ lower }) => lower === 2 * i || lower === 2 * i + 1);
    if (way.some(({ upper }) => upper > due)) laterSeen++;
  }
  return { pauses: times.length, off, lost: times.length - off.length, laterSeen };
}
