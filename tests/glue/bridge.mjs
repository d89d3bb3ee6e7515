// SPDX-License-Identifier: MIT
// A session on a fake media element and engine, with clocks controlled by the test.
import { afterEach, beforeEach, mock } from 'node:test';
import { Session } from '../../js-glue/session/session.js';
import { command, FakeEngine, FakeMedia } from './fakes.mjs';

export const BASE = 'https://page.test/show/project.json';
let wall = 0;

beforeEach(() => {
  wall = 0;
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => wall);
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Lets wall time pass. @param {number} ms */
export function pass(ms) {
  wall += ms;
  mock.timers.tick(ms);
}

/** Lets wall time pass without running timers. @param {number} ms */
export function stall(ms) {
  wall += ms;
}

/** A session with a document loaded; without metadata if `duration` is null. */
export function setUp({ duration = 60, videos, start = 0, since = 0, prepare = () => {} } = {}) {
  const media = new FakeMedia();
  const engine = new FakeEngine();
  if (videos) engine.description = { start, videos };
  const events = [];
  const host = {
    dispatch: (name, detail) => {
      events.push(detail?.code ? `${name} ${detail.code}` : name);
      return true;
    },
    act: mock.fn(),
    show: mock.fn(),
    redraw: mock.fn(),
    source: mock.fn(),
    astray: mock.fn(),
    died: mock.fn(),
  };
  prepare({ media, engine, host });
  const session = new Session(engine, media, host, since);
  session.load('{}', { base: BASE });
  if (duration !== null) media.load(duration);
  media.taken();
  engine.taken();
  return { media, engine, host, session, events };
}

/** The same, playing at 1 s, with the frame grid known. */
export function setUpPlaying(options) {
  const parts = setUp(options);
  parts.media.viewer.play();
  parts.media.flush();
  parts.media.frames(0, 1);
  parts.media.taken();
  parts.engine.taken();
  return parts;
}

/** Makes the engine refuse to play, as the real one does at a gate. */
export function refuses(engine) {
  engine.on.play = () => engine.becomes({ playing: false }, command('pause', { time: engine.time }));
}
