// SPDX-License-Identifier: MIT
// Session.subscribe(): all events, in order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { Session } from '../../js-glue/session/session.js';
import { newEngine } from '../support/play.mjs';
import { FakeMedia } from './fakes.mjs';

const BASE = 'https://page.test/';
const LINK = { id: 'out', type: 'button', time: 0, value: 'Out', click_action: 'link', click_value: 'https://a.test/' };
const BOX = { pos_left: 5, pos_top: 5, pos_width: 40, pos_height: 12 };

/** A session, the events its host received, and the default actions carried out. @param {(name: string) => boolean} [answer] */
function setUp(answer = () => true) {
  /** @type {string[]} */
  const host = [];
  const dispatch = (/** @type {string} */ name) => {
    host.push(name);
    return answer(name);
  };
  const media = new FakeMedia();
  media.load(60);
  const act = (/** @type {string} */ name) => host.push(`act ${name}`);
  return { session: new Session(newEngine(), /** @type {any} */ (media), { dispatch, act }), host };
}

/** @param {Session} session */
const load = (session) => session.load(JSON.stringify({ interactions: [{ ...LINK, ...BOX }] }), { base: BASE });

test('a subscriber hears what the host hears, in order, each once the host has answered', () => {
  const { session, host } = setUp();
  const told = [];
  session.subscribe((event) => {
    assert.equal(host.at(-1), event.type, 'after dispatch(), before what the event does');
    told.push(event);
  });
  load(session);
  session.input('click', 0);
  session.dispose();
  assert.deepEqual(
    told.map(({ type }) => type),
    host.filter((name) => !name.startsWith('act ')),
  );
  assert.ok(told.length > 5, `${told.length} events`);
  for (const event of told) {
    assert.deepEqual(Object.keys(event), ['type', 'detail', 'time', 'cancelable', 'prevented']);
    assert.ok(EVENTS.includes(event.type) && typeof event.time === 'number' && typeof event.detail === 'object');
  }
});

test('it hears which intents there were, and which the host took over', () => {
  for (const allowed of [true, false]) {
    const { session, host } = setUp((name) => allowed || name !== 'browser:open');
    const told = [];
    session.subscribe((event) => told.push(event));
    load(session);
    session.input('click', 0);
    assert.deepEqual(
      told.filter(({ cancelable }) => cancelable).map(({ type, prevented }) => [type, prevented]),
      [['browser:open', !allowed]],
    );
    assert.ok(told.every(({ type, prevented }) => type === 'browser:open' || !prevented));
    assert.equal(host.includes('act browser:open'), allowed);
  }
});

test('an error of a document is cancelable and has no time', () => {
  const { session } = setUp();
  const told = [];
  session.subscribe((event) => told.push(event));
  assert.equal(session.load('[', { base: BASE }).ok, false);
  const [{ type, time, cancelable, prevented, detail }] = told;
  assert.deepEqual([type, time, cancelable, prevented, detail.code], ['error', null, true, false, 'syntax']);
});

test('one that throws takes nothing from the others, and is an error as that of a listener is', () => {
  const { session, host } = setUp();
  const told = [];
  session.subscribe(() => {
    throw new Error('mine');
  });
  session.subscribe(({ type, detail }) => told.push(type === 'error' ? `${detail.code} ${detail.message}` : type));
  load(session);
  const events = host.filter((name) => name !== 'error');
  assert.ok(events.length > 1, events.join());
  assert.deepEqual(
    told,
    events.flatMap((name) => [name, 'internal mine']), // and no error for the exception at the error
  );
});

test('what the host throws takes no event from a subscriber', () => {
  const { session } = setUp((name) => {
    if (name === 'project:load') throw new Error('of the host');
    return true;
  });
  const told = [];
  session.subscribe(({ type }) => told.push(type));
  load(session);
  assert.deepEqual(told.slice(0, 2), ['project:load', 'error']);
});

test('it ends: at once, also in the middle of an event; twice the same counts once', () => {
  const { session } = setUp();
  const told = [];
  const second = (/** @type {any} */ { type }) => told.push(type);
  let end = () => {};
  const endFirst = session.subscribe(() => {
    end();
    endFirst();
  });
  end = session.subscribe(second);
  load(session);
  assert.deepEqual(told, []);
  session.subscribe(second);
  end = session.subscribe(second);
  session.input('set', 'name', 'Ada');
  assert.deepEqual(told, ['variable:change']);
  end();
  session.input('set', 'name', 'Bea');
  assert.equal(told.length, 1);
});
