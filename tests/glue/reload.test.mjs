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

  /** The page puts another quality in. @param {number} [ms] how long that loads @param {number} [duration] seconds */
  reload(ms = 300, duration = 10) {
    this.media.src = `https://page.test/${++this.#loads}.mp4`;
    this.media.flush();
    pass(ms);
    this.media.load(duration);
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

// ---- Another duration -----------------------------------------------------

/** What lies at the new end, 5 s, and after it. */
const EDITED = {
  id: 'main',
  interactions: [
    button('at the end', 4, 5.5, { pause_video: true }),
    { id: 'set', type: 'variable', time: 5, variable_name: 'seen', variable_value: 'yes' },
    button('late', 8, 9),
  ],
  cues: [2, 5, 6, 9].map((time) => ({ id: `at ${time}`, time })),
};
const IN_TIMED_PAUSE = { id: 'rest', type: 'pause', time: 8, pause_duration: 3 };
const HIDES_LATE = ['interaction:hide exit', 'interaction:show enter'];
const ENDS = ['node:ended', 'project:ended', 'player:pause ended'];

/** Plays to a time, and through the pause before it. @param {object} video @param {number} to seconds */
function played(video, to) {
  const film = new Film(video);
  film.until(4.5);
  film.play();
  film.until(to);
  return film;
}

/** As a browser does after a seek to the end during playback. @param {Film} film */
function endIfThere({ media }) {
  if (!media.ended || media.paused) return;
  media.end();
  media.flush();
}

test('a source that ends before the session’s time goes on at its end, where nothing is repeated', () => {
  const playing = played(EDITED, 8.5);
  playing.taken();
  playing.reload(300, 5);
  assert.deepEqual(playing.taken(), HIDES_LATE);
  endIfThere(playing);
  assert.deepEqual(playing.taken(), ENDS);

  const paused = played(EDITED, 8.5);
  paused.media.viewer.pause();
  paused.media.flush();
  paused.taken();
  paused.reload(300, 5);
  assert.deepEqual(paused.taken(), HIDES_LATE);
  assert.equal(paused.media.currentTime, 5);
  paused.play();
  endIfThere(paused);
  assert.deepEqual(paused.taken(), ['player:play', ...ENDS]);

  const waiting = played({ ...EDITED, interactions: [...EDITED.interactions, IN_TIMED_PAUSE] }, 9);
  assert.equal(waiting.taken().at(-1), 'player:pause timed');
  waiting.reload(300, 5);
  assert.deepEqual(waiting.taken(), HIDES_LATE);
  pass(3000);
  waiting.media.flush();
  endIfThere(waiting);
  assert.deepEqual(waiting.taken(), ['player:play', ...ENDS]);

  const over = played(EDITED, 11);
  over.taken();
  over.reload(300, 5);
  assert.deepEqual(over.taken(), ['interaction:show enter']);
  over.play();
  assert.deepEqual(over.taken(), ['node:exit', 'interaction:hide exit', 'node:enter', 'player:play']);
  over.until(3);
  assert.deepEqual(over.taken(), ['cue:forward at 2']);
});

test('a question stays open where its end is cut off, and its answer leads to the end', () => {
  const film = new Film({ id: 'main', interactions: [button('question', 1, 6, { click_required: true })] });
  film.until(7);
  assert.deepEqual(film.taken().slice(-2), ['interaction:blocked', 'player:pause required']);
  film.reload(300, 5);
  assert.deepEqual(film.taken(), []);
  film.play();
  assert.ok(film.media.paused, 'it still waits');
  film.session.input('click', 0);
  film.media.flush();
  endIfThere(film);
  assert.deepEqual(film.taken().slice(-3), ENDS);
});

test('a longer source, and one whose duration is not known, go on', () => {
  for (const duration of [20, Infinity, NaN, 0]) {
    for (const plays of [true, false]) {
      const film = played(EDITED, 7);
      if (!plays) film.media.viewer.pause();
      film.media.flush();
      film.taken();
      film.media.open = true;
      film.reload(300, duration);
      assert.deepEqual(film.taken(), [], `${duration}`);
      assert.equal(film.media.paused, !plays, `${duration}`);
      assert.ok(Math.abs(film.media.currentTime - 7) < 2 * FRAME_S, `${duration}: at ${film.media.currentTime}`);
      if (!plays) film.play();
      film.taken();
      for (let frame = 1; frame < 60; frame++) film.media.frame(7 + frame * FRAME_S);
      assert.deepEqual(
        film.taken(),
        ['interaction:show time', 'interaction:hide time', 'cue:forward at 9'],
        `${duration}`,
      );
    }
  }
});

test('a duration that the media have only later counts without an event', () => {
  const film = new Film(EDITED);
  film.media.open = true;
  film.reload(300, 0);
  film.media.duration = 5;
  film.media.fire('timeupdate');
  film.until(4.5);
  film.play();
  film.until(6);
  assert.deepEqual(film.taken().slice(-3), ENDS);
});
