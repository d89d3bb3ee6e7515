// SPDX-License-Identifier: MIT
// A session that measures (T22): which inputs the engine gets, with a clock of the test's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recorded } from '../../js-glue/record/recorder.js';
import { Session } from '../../js-glue/session/session.js';
import { newEngine } from '../support/play.mjs';
import { FakeMedia } from './fakes.mjs';

const BASE = 'https://page.test/';
const FILM = JSON.stringify({ interactions: [], cues: [{ id: 'five', time: 5 }] });

/** A session on a film of 60 s, its events, the engine's inputs, and a wall clock. @param {import('node:test').TestContext} t */
function setUp(t) {
  const clock = { seconds: 1000 };
  t.mock.method(performance, 'now', () => clock.seconds * 1000);
  const media = new FakeMedia();
  media.load(60);
  const events = [];
  const inputs = [];
  const engine = recorded(newEngine(), (line) => inputs.push(line));
  const dispatch = (type, detail) => events.push({ type, detail }) > 0;
  const session = new Session(engine, /** @type {any} */ (media), { dispatch });
  return { session, clock, events, inputs, dwell: () => inputs.filter((line) => line.startsWith('["dwell"')) };
}

/** @param {Session} session */
const dwellOf = (session) => session.measure()?.session.dwell;

test('without measuring no wall time is passed on, and nothing is told', (t) => {
  const { session, clock, events, inputs, dwell } = setUp(t);
  assert.equal(session.measure(), null);
  session.load(FILM, { base: BASE });
  session.input('play');
  clock.seconds += 10;
  session.input('tick', 30);
  assert.equal(dwellOf(session), 0);
  assert.deepEqual(session.measure().visit.ranges, [[0, 30]]);
  session.dispose();
  assert.deepEqual(dwell(), []);
  assert.ok(!inputs.some((line) => line.includes('measuring')));
  assert.ok(!events.some(({ type }) => type === 'player:quarter' || type === 'measure'));
});

test('wall time is passed on before each input that reaches the engine, and to who asks', (t) => {
  const { session, clock, events, inputs, dwell } = setUp(t);
  session.measuring = true;
  clock.seconds += 3; // before there is a film
  session.load(FILM, { base: BASE });
  session.input('play');
  const before = dwell().length;
  clock.seconds += 2;
  session.input('tick', 2); // held back: only the time changes
  assert.equal(dwell().length, before);
  clock.seconds += 4;
  session.input('tick', 6);
  assert.deepEqual(inputs.slice(-2), ['["dwell",6]', '["tick",6]']);
  clock.seconds += 1;
  assert.equal(dwellOf(session), 7);
  session.input('tick', 15);
  assert.deepEqual(events.at(-1), { type: 'player:quarter', detail: { quarter: 0.25 } });
});

test('time in which the page is hidden does not count, nor does time that was not measured', (t) => {
  const { session, clock } = setUp(t);
  session.measuring = true;
  session.load(FILM, { base: BASE });
  clock.seconds += 1;
  session.visible = false;
  clock.seconds += 1000;
  session.input('hidden', false);
  assert.equal(dwellOf(session), 1);
  session.visible = true;
  clock.seconds += 2;
  session.measuring = false;
  clock.seconds += 50;
  session.measuring = true;
  clock.seconds += 4;
  assert.equal(dwellOf(session), 7);
  clock.seconds += 90_000; // the computer slept
  assert.equal(dwellOf(session), 3607);
  clock.seconds -= 500; // no clock should
  assert.equal(dwellOf(session), 3607);
});

test('another document is another viewing session: the last counts are told before it is', (t) => {
  const { session, clock, events } = setUp(t);
  session.measuring = true;
  session.load(FILM, { base: BASE });
  session.input('play');
  session.input('tick', 20);
  clock.seconds += 2;
  assert.equal(session.load('[', { base: BASE }).ok, false);
  assert.ok(!events.some(({ type }) => type === 'measure'), 'a document that is refused ends nothing');
  session.load(FILM, { base: BASE });
  const told = events.slice(-3).map(({ type }) => type);
  assert.deepEqual(told.slice(0, 2), ['measure', 'project:load']);
  const { detail } = events.at(-3);
  assert.deepEqual([detail.session.dwell, detail.session.videos[0].ranges], [2, [[0, 20]]]);
  assert.deepEqual(session.measure(), { session: { dwell: 0, videos: [] }, visit: null });
  session.input('play');
  session.input('tick', 15);
  assert.deepEqual(events.at(-1).detail, { quarter: 0.25 }, 'measuring goes on');
  clock.seconds += 1;
  session.dispose();
  assert.equal(events.findLast(({ type }) => type === 'measure').detail.session.dwell, 1);
  assert.equal(session.measure(), null);
});
