// SPDX-License-Identifier: MIT
// The story that the tests of streaming players walk through, on their pages in the gallery
// (demo/players/streams.json): a click, a finger and the keyboard, fullscreen, a switch to the
// camp and back, a source that is loaded again, one that never loads, and the end of the player.
import assert from 'node:assert/strict';
import { button, ON_BUTTON } from './documents.mjs';
import { FPS, frameAt, PATIENCE_MS } from './film.mjs';

/** In her pack, in the tent, and on nothing; percent of the picture. */
const ON_PACK = /** @type {const} */ ([30.5, 58]);
const ON_TENT = /** @type {const} */ ([31, 75]);
const ON_BACK = /** @type {const} */ ([76, 11]);

/** @typedef {import('./film.mjs').Film} Film */

/** For a page with a finger and a mouse. */
export const TOUCH = { hasTouch: true };

/**
 * What the console says in each story: a source that is missing; and on a busy machine an object
 * URL that the player has let go of before the browser opened it.
 * @param {string} [more] of one player
 */
export const expected = (more = '404') => new RegExp(`404|ERR_FILE_NOT_FOUND|${more}`);

/** The picture on screen is that of the time, to the frame; then plays on. @param {Film} film */
export async function assertInStep(film) {
  await film.pause();
  const { time } = await film.state();
  const frame = frameAt(time);
  await film.set({ currentTime: (frame + 0.5) / FPS });
  await film.do(
    ([id, wanted, patience]) => {
      const media = globalThis.probe.media(id);
      const shown = () => !media.seeking && globalThis.probe.readFrame(media) === wanted;
      return globalThis.probe.until(shown, patience, `frame ${wanted}`).catch((error) => {
        throw new Error(
          `${error.message}, but ${globalThis.probe.readFrame(media)} at ${media.currentTime} ${media.seeking} ${media.readyState} ${media.currentSrc}`,
        );
      });
    },
    /** @type {const} */ ([film.id, frame, PATIENCE_MS]),
  );
  await film.play();
  await film.plays();
}

/** The stage is where the picture is. @param {Film} film */
export async function assertOnPicture(film) {
  await film.do(
    async ([id, wanted, patience]) => {
      const stage = document.getElementById(id).shadowRoot.querySelector('.stage');
      const off = () => {
        const box = stage.getBoundingClientRect();
        return Math.max(...Object.keys(wanted).map((side) => Math.abs(box[side] - wanted[side])));
      };
      await globalThis.probe.until(() => off() < 1, patience, 'a stage on the picture');
    },
    /** @type {const} */ ([film.id, await film.picture(), PATIENCE_MS]),
  );
}

/** Nothing went wrong so far. @param {Film} film */
export async function assertNoError(film) {
  assert.deepEqual(await film.heard('error'), []);
}

/** @param {Film} film */
export async function begins(film) {
  await film.next('project:ready');
  await film.play();
  await film.next('interaction:show', { id: 'pack' });
  await film.plays();
}

/** Mouse and finger click on the pack; the film plays on. @param {Film} film */
export async function clicks(film) {
  await film.clickAt(...ON_PACK);
  await film.next('hotspot:click', { hotspot: { id: 'pack' } });
  await film.tapAt(...ON_PACK);
  await film.next('hotspot:click', { hotspot: { id: 'pack' } });
  await film.plays();
}

/**
 * To the camp by keyboard, which plays on; in fullscreen, a click on the tent; and back, where
 * the film goes on.
 * @param {Film} film
 * @param {{enter: () => Promise<void>, source: () => Promise<string>, own: RegExp, other: RegExp}} player
 *   enter: makes the player fullscreen; source: what it plays
 */
export async function goesThereAndBack(film, { enter, source, own, other }) {
  assert.match(await source(), own);
  await film.item('to-camp').focus();
  await film.page.keyboard.press('Enter');
  const { time: left } = await film.next('node:enter', { node: { id: 'ridge' } });
  await film.next('interaction:show', { id: 'tent' });
  await film.plays();
  assert.match(await source(), other);
  await assertInStep(film);
  await enter();
  await film.page.waitForFunction(() => document.fullscreenElement && innerWidth === screen.width);
  await assertOnPicture(film);
  await film.clickAt(...ON_TENT);
  await film.next('hotspot:click', { hotspot: { id: 'tent' } });
  await film.clickAt(...ON_BACK);
  await film.next('node:enter', { node: { id: 'trailhead' } });
  await film.plays();
  assert.match(await source(), own);
  const { time } = await film.state();
  assert.ok(time > left - 1 && time < left + 8, `left at ${left} s, back at ${time} s`);
  await assertInStep(film);
  await film.do(() => document.exitFullscreen());
  await film.page.waitForFunction(() => !document.fullscreenElement);
}

/**
 * The player loads its source again: nothing is told twice, and playback goes on.
 * @param {Film} film
 * @param {() => Promise<unknown>} reload
 */
export async function goesOnAfter(film, reload) {
  const { time } = await film.state();
  const to = Math.abs(time - 1.6) < 0.3 ? 1.2 : 1.6; // a step by a few frames is no seek
  await film.set({ currentTime: to });
  await film.next('player:seek', { to });
  await film.next('cue:forward', { cue: { id: 'two' } });
  const before = (await film.heard()).length;
  await reload();
  await film.next('cue:forward', { cue: { id: 'three' } });
  const came = (await film.heard()).slice(before);
  const told = came.map(({ type, detail }) => `${type} ${detail.cue?.id ?? ''}`.trim());
  assert.deepEqual(told, ['cue:forward three'], JSON.stringify(came.map(({ type, detail }) => [type, detail])));
  await film.plays();
  await assertInStep(film);
}

/** With the attribute `loop` the film begins again and plays. @param {Film} film */
export async function loops(film) {
  await film.do((id) => {
    const { media } = document.getElementById(id);
    media.loop = true;
    media.currentTime = media.duration - 1;
  }, film.id);
  await film.next('node:ended');
  await film.next('interaction:show', { id: 'pack' });
  await film.do((id) => {
    document.getElementById(id).media.loop = false;
  }, film.id);
  await film.plays();
}

/**
 * A document with a broadcast, a file, and a video whose source never loads.
 * @param {string} type of the streams
 * @param {string} live address of the broadcast
 * @param {string} missing
 */
const rest = (type, live, missing) => ({
  videos: [
    { id: 'trailhead', interactions: [button('here')] },
    {
      id: 'live',
      sources: [{ src: live, type }],
      cues: [
        { id: 'soon', time: 0.5 },
        { id: 'late', time: 12.5 },
      ],
      interactions: [button('now')],
    },
    { id: 'file', sources: [{ src: '/clips/ridge.mp4', type: 'video/mp4' }], interactions: [button('now')] },
    { id: 'missing', sources: [{ src: missing, type }] },
  ],
});

/**
 * A broadcast, which has no length; a file in place of a stream; then a source that never loads: an
 * error, and back where it was the film goes on.
 * @param {Film} film
 * @param {string} type of the streams
 * @param {string} live address of the broadcast
 * @param {{missing?: string}} [options] missing: the address that never loads
 */
export async function airsAndFails(film, type, live, { missing = '/streams/none' } = {}) {
  await assertNoError(film);
  const jump = (/** @type {string} */ to) =>
    film.do(([id, video]) => document.getElementById(id).jump(video, 0), /** @type {const} */ ([film.id, to]));
  const document = JSON.stringify(rest(type, live, missing));
  await film.do(
    ([id, text]) => globalThis.document.getElementById(id).load(text),
    /** @type {const} */ ([film.id, document]),
  );
  await film.next('interaction:show', { id: 'here' });
  await film.play();
  await film.plays();
  const parts = async () => (await film.heard('player:progress')).length;
  const before = await parts();
  await jump('live');
  await film.next('cue:forward', { cue: { id: 'soon' } });
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'now' } });
  await film.plays();
  await film.set({ currentTime: 12.2 });
  await film.next('cue:forward', { cue: { id: 'late' } });
  assert.equal(await parts(), before, 'nothing is a part of a broadcast');
  await jump('file');
  await film.next('interaction:show', { id: 'now' });
  await film.plays();
  await assertInStep(film);
  await loadsAnother(film, document);
  await jump('file');
  await film.next('interaction:show', { id: 'now' });
  await film.plays();
  await jump('missing');
  await film.next('error', { code: 'media' });
  await film.page.getByRole('button', { name: 'Go back' }).click();
  await film.next('interaction:show', { id: 'now' });
  await film.plays();
  await jump('trailhead');
  await film.next('interaction:show', { id: 'here' });
  await film.plays();
  await assertInStep(film);
}

/**
 * Another document, while a video of the one before plays: the player's own source comes back, whatever
 * sources the new document gives for its start video; then the first document again.
 * @param {Film} film
 * @param {string} first the text of the document that is there, whose video `file` plays
 */
async function loadsAnother(film, first) {
  const errors = (await film.heard('error')).length;
  const load = (/** @type {string} */ text) =>
    film.do(([id, given]) => document.getElementById(id).load(given), /** @type {const} */ ([film.id, text]));
  const second = {
    id: 'second',
    sources: [{ src: '/clips/none.mp4', type: 'video/mp4' }],
    interactions: [button('second')],
  };
  for (const [text, id] of [
    [JSON.stringify({ videos: [second] }), 'second'],
    [first, 'here'],
  ]) {
    await load(text);
    await film.next('interaction:show', { id });
    await film.play();
    await film.plays();
    await assertInStep(film);
  }
  assert.deepEqual((await film.heard('error')).slice(errors), []);
}

/** attach() finds the adapter from the library's object, or the element. @param {Film} film */
export async function isKnown(film) {
  await film.do(async () => {
    document.querySelector('hotcue-overlay').remove();
    const { attach } = await import('/dist/adapters/attach.js');
    await attach(globalThis.hls ?? globalThis.player ?? document.getElementById('player'), '../streams.json', {
      id: 'film',
    });
  });
  await film.next('project:ready');
  await film.play();
  await film.next('interaction:show', { id: 'pack' });
}

/** The player is destroyed while it plays: the overlay goes. @param {Film} film @param {() => Promise<unknown>} destroy */
export async function endsWith(film, destroy) {
  await destroy();
  await film.page.locator('hotcue-overlay').waitFor({ state: 'detached' });
}
