// SPDX-License-Identifier: MIT
// What an adapter lets its player load when one document follows another: the player's own source is the
// start video of each. The real engine and bridge, on media that the test controls.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { adapt } from '../../web/adapters/adapter.js';
import { Element } from '../dialects/kaltura-element.mjs';
import { FakeMedia } from '../glue/fakes.mjs';

const OWN = 'https://page.test/own.mp4';
const video = (/** @type {string} */ id, src = `${id}.mp4`) => ({ id, sources: [{ src }] });
const FIRST = { videos: [video('a'), video('b')] };
const SECOND = { videos: [video('c'), video('d')] };

/** The media of the next overlay. */
let media = new FakeMedia();

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  media = new FakeMedia();
  const styled = () => Object.assign(new Element(), { media, style: { setProperty() {} }, isConnected: false });
  Object.assign(globalThis, { document: { createElement: styled } });
});
afterEach(() => {
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, 'document');
});

/**
 * A player, and what it was made to load.
 * @param {string} own what it plays when the adapter comes
 * @param {boolean} [early] whether its media element has nothing of that yet
 */
function setUp(own, early = false) {
  /** @type {any[]} */
  const loaded = [];
  let playing = own;
  Object.assign(media, { currentSrc: '', networkState: 0 });
  const begin = () => {
    Object.assign(media, { currentSrc: own, networkState: 1 });
    media.load(60);
  };
  if (!early) begin();
  const put = (/** @type {any} */ playable) => {
    playing = typeof playable === 'string' ? playable : playable[0].src;
    loaded.push(playing);
    media.src = playing;
    media.flush();
    media.load(60);
    media.flush();
  };
  /** @type {any} */
  const overlay = adapt(
    {
      media: /** @type {any} */ (media),
      container: /** @type {any} */ ({ insertBefore() {} }),
      current: () => playing,
      load: put,
    },
    FIRST,
  );
  if (early) begin();
  media.flush();
  const go = (/** @type {string} */ id) => {
    overlay.jump(id, 0);
    media.flush();
    return overlay.currentVideo;
  };
  const load = (/** @type {object} */ document) => {
    overlay.load(document);
    media.flush();
    return overlay.currentVideo;
  };
  /** What was loaded since the last call. */
  const taken = () => loaded.splice(0).map((src) => src.slice(src.lastIndexOf('/') + 1));
  return { overlay, media, go, load, taken };
}

test('a player with a source: it is the start video of each document, and comes back', () => {
  const { go, load, taken } = setUp(OWN);
  assert.deepEqual(taken(), [], 'it is there');
  assert.equal(load(SECOND), 'c');
  assert.deepEqual(taken(), [], 'it stays');
  assert.equal(go('d'), 'd');
  assert.deepEqual(taken(), ['d.mp4']);
  assert.equal(load(FIRST), 'a');
  assert.deepEqual(taken(), ['own.mp4']);
  assert.equal(go('b'), 'b');
  assert.equal(go('a'), 'a');
  assert.deepEqual(taken(), ['b.mp4', 'own.mp4']);
});

test('a player that has yet to load its source: likewise', () => {
  const { go, load, taken } = setUp(OWN, true);
  assert.deepEqual(taken(), [], 'it loads it itself');
  assert.equal(load(SECOND), 'c');
  assert.deepEqual(taken(), ['own.mp4']);
  assert.equal(go('d'), 'd');
  assert.deepEqual(taken(), ['d.mp4']);
  assert.equal(load(FIRST), 'a');
  assert.deepEqual(taken(), ['own.mp4']);
});

test('a document that is refused leaves the player as it is, and the film before goes on', () => {
  const { overlay, media, load, taken } = setUp(OWN);
  media.play();
  media.flush();
  const before = overlay.currentVideo;
  overlay.load('{"videos": 1}');
  media.flush();
  assert.deepEqual(taken(), []);
  assert.equal(media.paused, false);
  assert.equal(before, 'a');
  assert.equal(load(SECOND), 'c');
  assert.deepEqual(taken(), []);
});

test('another document with no source for its start video, in a player that plays another video: its own', () => {
  const { go, load, taken } = setUp(OWN);
  go('b');
  taken();
  assert.equal(load({ videos: [{ id: 'bare' }] }), 'bare');
  assert.deepEqual(taken(), ['own.mp4']);
});

test('a player of streams, whose address of a buffer is dead once it was replaced: it loads its own again', () => {
  const { media, go, load, taken } = setUp(OWN);
  media.currentSrc = 'blob:https://page.test/1';
  go('b');
  for (const document of [SECOND, { videos: [{ id: 'bare' }] }, FIRST]) load(document);
  assert.deepEqual(new Set(taken().slice(1)), new Set(['own.mp4']));
  assert.deepEqual(
    media.calls.filter((call) => call.startsWith('src blob:')),
    [],
  );
});
