// SPDX-License-Identifier: MIT
// A source that the page loads again (docs/rules.md, T19), with the real engine: in whatever state
// the film is, nothing is emitted for it, and what was going on goes on.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Session } from '../../js-glue/session/session.js';
import { newEngine } from '../support/play.mjs';
import { pass } from './bridge.mjs';
import { FakeMedia } from './fakes.mjs';

const FRAME_S = 0.04;
const place = { pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10 };
const button = (id, time, end, more = {}) => ({
  ...{ id, type: 'button', value: id, click_action: 'track' },
  ...{ time, end, ...place, ...more },
});
const VIDEO = {
  id: 'main',
  interactions: [
    button('question', 1, 2, { click_required: true }),
    { id: 'rest', type: 'pause', time: 5, pause_duration: 3 },
    button('answered', 6, 7, { pause_video: true }),
  ],
  cues: [2, 5, 6, 6.5].map((time) => ({ id: `at ${time}`, time })),
};

/** A film of ten seconds, from the viewer's side. */
class Film {
  media = new FakeMedia();
  /** @type {string[]} */
  #events = [];
  #loads = 0;

  constructor(video = VIDEO) {
    const host = {
      dispatch: (name, detail) => {
        const of = detail?.cue?.id ?? detail?.reason ?? detail?.message ?? '';
        if (name !== 'player:progress') this.#events.push(`${name} ${of}`.trim());
        return true;
      },
      ...Object.fromEntries(['act', 'show', 'redraw', 'source', 'died'].map((name) => [name, mock.fn()])),
    };
    this.session = new Session(newEngine(), /** @type {any} */ (this.media), host);
    this.session.load(JSON.stringify({ videos: [video] }), { base: 'https://page.test/' });
    this.media.load(10);
    this.play();
  }

  play() {
    this.media.viewer.play();
    this.media.flush();
  }

  /** Plays until it pauses, at a time at most. @param {number} to seconds */
  until(to) {
    const { media } = this;
    for (let time = media.currentTime; !media.paused && time < to; time = media.currentTime) {
      pass(FRAME_S * 1000);
      if (time + FRAME_S < media.duration) media.frame(time + FRAME_S);
      else if (media.loop) media.wrap();
      else media.end();
      media.flush();
      if (media.currentTime < time) return;
    }
  }

  /** The page puts another quality in. @param {number} [ms] how long that loads */
  reload(ms = 300) {
    this.media.src = `https://page.test/${++this.#loads}.mp4`;
    this.media.flush();
    pass(ms);
    this.media.load(10);
    this.media.flush();
  }

  /** The events since the last taken(). */
  taken() {
    return this.#events.splice(0);
  }
}

/** Loads the source again. @param {Film} film @param {boolean} plays @param {number} at seconds */
function assertUnheard(film, plays, at) {
  film.taken();
  film.reload();
  assert.deepEqual(film.taken(), []);
  assert.equal(film.media.paused, !plays);
  assert.ok(Math.abs(film.media.currentTime - at) < 2 * FRAME_S, `at ${film.media.currentTime}, not ${at}`);
}

test('a question stays open, and its answer leads on', () => {
  const film = new Film();
  film.until(3);
  assertUnheard(film, false, 2);
  film.play();
  assert.ok(film.media.paused, 'it still waits');
  film.session.input('click', 0);
  film.media.flush();
  film.until(4);
  assert.deepEqual(film.taken(), [
    ...['hotspot:click', 'interaction:unblocked', 'interaction:hide time', 'player:play'],
    'cue:forward at 2',
  ]);
});

test('a timed pause ends in time, also while the source still loads', () => {
  for (const loadsMs of [300, 5000]) {
    const film = new Film({ ...VIDEO, interactions: VIDEO.interactions.slice(1) });
    film.until(5.5);
    assert.deepEqual(film.taken().slice(-1), ['player:pause timed']);
    film.reload(loadsMs);
    if (loadsMs < 3000) {
      assert.deepEqual([film.media.paused, film.taken()], [true, []]);
      pass(3000);
      film.media.flush();
    }
    assert.deepEqual([film.media.paused, film.taken()], [false, ['player:play']]);
    film.until(5.6);
    assert.ok(film.media.currentTime > 5.5);
  }
});

test('pause_video does not pause again', () => {
  const film = new Film({ ...VIDEO, interactions: VIDEO.interactions.slice(2) });
  film.until(6.2);
  assert.ok(film.media.paused);
  assertUnheard(film, false, 6);
  film.play();
  film.until(6.2);
  assertUnheard(film, true, 6.2);
  film.until(7.5);
  assert.deepEqual(film.taken(), ['cue:forward at 6.5', 'interaction:hide time']);
});

test('the end is the end, and play begins anew', () => {
  const film = new Film({ id: 'main' });
  film.until(11);
  assert.deepEqual(film.taken().slice(-2), ['project:ended', 'player:pause ended']);
  assertUnheard(film, false, 10);
  film.play();
  assert.equal(film.taken().at(-1), 'player:play');
  film.until(1);
  assert.ok(film.media.currentTime < 1.1);
});

test('a film that loops goes on to its end, and round', () => {
  const film = new Film({ id: 'main', cues: [{ id: 'early', time: 0.5 }] });
  film.media.loop = true;
  film.until(9.5);
  assertUnheard(film, true, 9.5);
  film.until(11);
  film.until(1);
  assert.deepEqual(film.taken(), ['node:ended', 'node:exit', 'node:enter', 'cue:forward early']);
});
