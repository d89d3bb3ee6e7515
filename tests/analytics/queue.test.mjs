// SPDX-License-Identifier: MIT
// What is kept where: bounds, a disk that fails, records of the wrong shape.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consentAtFirst } from '../../web/analytics/consent.js';
import { Outbox } from '../../web/analytics/outbox.js';
import { LIMITS } from '../../web/analytics/queue.js';
import { makeRecord, RECORD_MAX_BYTES, toRow } from '../../web/analytics/record.js';
import { targetsOf } from '../../web/analytics/targets.js';
import { answer, Clock, Platter, Relay, settled, surroundings } from './fakes.mjs';

const TO = 'https://relay.test/records';

/** A tab. @param {Platter | null} platter @param {object} [parts] */
function tab(platter, { clock = new Clock(), relay = new Relay() } = {}) {
  const disk = platter?.open() ?? null;
  const outbox = new Outbox(surroundings(clock, relay, { open: (onDisk) => onDisk(disk) }));
  outbox.sender({ url: TO, single: false });
  outbox.open();
  const add = (/** @type {number} */ n, hold = undefined) =>
    outbox.take(toRow({ id: `${n}`, adapter: 'a', route: '/r', body: { n }, time: clock.time, hold }, TO));
  return { clock, relay, outbox, add, disk };
}
const idsOf = (/** @type {Platter} */ platter) => [...platter.rows.values()].map(({ id }) => id);

for (const [where, platter] of /** @type {const} */ ([
  ['on the disk', new Platter()],
  ['in memory', null],
])) {
  test(`the queue is bounded ${where}: the oldest go first, and are counted; held ones apart`, async (t) => {
    const before = { ...LIMITS };
    t.after(() => Object.assign(LIMITS, before));
    Object.assign(LIMITS, { queued: 5, held: 3 });
    const { outbox, add, relay, clock } = tab(platter);
    relay.instead = () => answer(503);
    for (let n = 0; n < 9; n++) add(n);
    for (let n = 10; n < 15; n++) add(n, /** @type {any} */ ('contact'));
    await settled();
    assert.deepEqual(
      (await outbox.held()).map(({ id }) => id),
      ['12', '13', '14'],
    );
    const { queued, held, dropped } = outbox.counts;
    assert.deepEqual({ queued, held, dropped }, { queued: 5, held: 3, dropped: 6 });
    relay.instead = () => undefined;
    await clock.pass(10_000);
    assert.deepEqual(relay.accepted, ['4', '5', '6', '7', '8']);
  });
}

test('a disk that fails: memory has what it has not, and the disk has it again once it can', async () => {
  const platter = new Platter();
  const { outbox, add, relay, clock } = tab(platter);
  relay.instead = () => answer(503);
  add(0);
  await settled();
  platter.failing = (what) => what === 'add';
  add(1);
  await null; // now it is being written
  await null;
  add(2);
  await settled();
  assert.deepEqual([outbox.storage, outbox.counts.queued, idsOf(platter)], ['memory', 3, ['0']]);
  platter.failing = () => false;
  add(3);
  await settled();
  assert.deepEqual([outbox.storage, idsOf(platter)], ['indexeddb', ['0', '1', '2', '3']]);
  relay.instead = () => undefined;
  await clock.pass(10_000);
  assert.deepEqual(relay.accepted, ['0', '1', '2', '3']);
  assert.deepEqual([...relay.times.values()], [1, 1, 1, 1]);
});

test('what was accepted and cannot be removed from the disk is not sent again', async () => {
  const platter = new Platter();
  const { outbox, add, relay, clock } = tab(platter);
  platter.failing = (what) => what === 'remove';
  add(0);
  await clock.pass(10_000);
  add(1);
  await clock.pass(10_000);
  assert.deepEqual(
    [...relay.times],
    [
      ['0', 1],
      ['1', 1],
    ],
  );
  platter.failing = () => false;
  add(2);
  await clock.pass(10_000);
  assert.deepEqual([[...relay.times.values()], platter.rows.size, outbox.counts.dropped], [[1, 1, 1], 0, 0]);
});

test('a record of the wrong shape, or larger than 32 KiB, is an error; none else is lost', () => {
  const good = { route: '/r', body: { a: 1 } };
  const make = (/** @type {any} */ draft) => makeRecord('a', draft, 'id', 5);
  assert.deepEqual(make(good), { id: 'id', adapter: 'a', ...good, time: 5 });
  assert.deepEqual(make({ ...good, contact: { email: 'a@b' }, hold: 'media' }).hold, 'media');
  const loop = /** @type {any} */ ({});
  loop.loop = loop;
  for (const draft of [
    ...[undefined, null, 7, {}, { ...good, route: 'r' }, { ...good, route: 7 }, { ...good, body: null }],
    ...[
      { ...good, body: [] },
      { ...good, body: 'x' },
      { ...good, body: loop },
      { ...good, body: { n: 1n } },
    ],
    ...[
      { ...good, contact: {} },
      { ...good, contact: null },
      { ...good, hold: 'mood' },
    ],
  ]) {
    assert.throws(() => make(draft), TypeError);
  }
  const fill = (/** @type {number} */ count) => ({ route: '/r', body: { a: 'é'.repeat(count) } });
  const least = Buffer.byteLength(JSON.stringify(make(fill(0))));
  const most = Math.floor((RECORD_MAX_BYTES - least) / 2);
  assert.equal(make(fill(most)).body.a.length, most);
  assert.throws(() => make(fill(most + 1)), RangeError);
});

test('a consent or a signal that is misspelt is an error, not a consent', () => {
  const at = (/** @type {any} */ asked, /** @type {any} */ signals, browser = {}) =>
    consentAtFirst(asked, signals, browser);
  assert.equal(at(undefined, []), 'given');
  assert.equal(at('required', ['gpc', 'dnt']), 'required');
  assert.equal(at('given', ['gpc'], { globalPrivacyControl: true }), 'refused');
  assert.equal(at('given', ['gpc'], { doNotTrack: '1' }), 'given');
  assert.equal(at('required', ['dnt'], { doNotTrack: '1' }), 'refused');
  assert.throws(() => at('requierd', []), TypeError);
  assert.throws(() => at('given', ['toString']), TypeError);
  assert.throws(() => targetsOf('https://', {}, 'https://page.test/'), TypeError);
  const targets = targetsOf('https://relay.test/api', { '/x': { url: '/lrs' } }, 'https://page.test/a/');
  assert.deepEqual(
    [targets('/r')?.url, targets('/x')?.url, targets('/x')?.single],
    ['https://relay.test/api/records', 'https://page.test/lrs', true],
  );
  assert.equal(targetsOf(undefined, {}, 'https://page.test/')('/r'), undefined);
});
