// SPDX-License-Identifier: MIT
// What is sent when: one address, a clock set by hand, and a relay that fails on purpose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Office } from '../../web/analytics/office.js';
import { toRow } from '../../web/analytics/record.js';
import { answer, Clock, Relay, surroundings } from './fakes.mjs';

const URL = 'https://relay.test/records';

/** An office without a disk, one lane, and `count` records in it. @param {number} count @param {object} [options] */
function open(count, { target = { url: URL, single: false }, size = 10 } = {}) {
  const clock = new Clock();
  const relay = new Relay();
  const office = new Office(surroundings(clock, relay));
  const lane = office.lane(target);
  const add = (/** @type {string} */ id) =>
    office.take(
      toRow({ id, adapter: 'a', route: '/r', body: { id, fill: 'x'.repeat(size) }, time: clock.time }, target.url),
    );
  for (let i = 0; i < count; i++) add(`${i}`);
  return { clock, relay, office, lane, add };
}
const upTo = (count) => Array.from({ length: count }, (_, i) => `${i}`);

test('what comes together is sent together, in order, once', async () => {
  const { clock, relay, office } = open(3);
  await clock.pass(10_000);
  assert.equal(relay.requests.length, 1);
  const [{ url, init, records }] = relay.requests;
  assert.equal(url, URL);
  assert.deepEqual(
    { method: init.method, credentials: init.credentials, keepalive: init.keepalive, headers: init.headers },
    { method: 'POST', credentials: 'omit', keepalive: true, headers: { 'Content-Type': 'text/plain;charset=UTF-8' } },
  );
  assert.deepEqual(Object.keys(records[0]), ['id', 'route', 'body', 'time']);
  assert.deepEqual(relay.accepted, upTo(3));
  assert.deepEqual(office.counts, { queued: 0, held: 0, sent: 3, refused: 0, dropped: 0 });
  assert.equal(clock.waiting, 0);
});

test('a request has at most 500 records and 60 KiB', async () => {
  const many = open(1100);
  await many.clock.pass(10_000);
  assert.deepEqual(
    many.relay.requests.map(({ records }) => records.length),
    [500, 500, 100],
  );
  const large = open(5, { size: 30_000 });
  await large.clock.pass(10_000);
  assert.deepEqual(
    large.relay.requests.map(({ records }) => records.length),
    [2, 2, 1],
  );
  assert.ok(large.relay.requests.every(({ init }) => Buffer.byteLength(init.body) <= 60 * 1024));
});

test('a failure is retried, each time after a longer wait', async () => {
  const { clock, relay, office } = open(2);
  const at = [];
  relay.instead = () => {
    at.push(clock.time);
    return at.length < 12 ? answer(503) : undefined;
  };
  await clock.pass(3600_000);
  const waits = at.slice(1).map((time, i) => time - at[i]);
  assert.deepEqual(waits, [750, 1500, 3000, 6000, 12_000, 24_000, 48_000, 96_000, 192_000, 225_000, 225_000]);
  assert.deepEqual(relay.accepted, ['0', '1']);
  assert.equal(office.counts.sent, 2);
});
