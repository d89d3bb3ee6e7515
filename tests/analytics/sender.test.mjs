// SPDX-License-Identifier: MIT
// What is sent when: one address, a clock set by hand, and a relay that fails on purpose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../../web/analytics/outbox.js';
import { toRow } from '../../web/analytics/record.js';
import { answer, Clock, Relay, surroundings } from './fakes.mjs';

const URL = 'https://relay.test/records';

/** An outbox without a disk, one sender, and `count` records in it. @param {number} count @param {object} [options] */
function open(count, { target = { url: URL, single: false }, size = 10 } = {}) {
  const clock = new Clock();
  const relay = new Relay();
  const outbox = new Outbox(surroundings(clock, relay));
  const sender = outbox.sender(target);
  const add = (/** @type {string} */ id) =>
    outbox.take(
      toRow({ id, adapter: 'a', route: '/r', body: { id, fill: 'x'.repeat(size) }, time: clock.time }, target.url),
    );
  for (let i = 0; i < count; i++) add(`${i}`);
  return { clock, relay, outbox, sender, add };
}
const upTo = (count) => Array.from({ length: count }, (_, i) => `${i}`);

test('what comes together is sent together, in order, once', async () => {
  const { clock, relay, outbox } = open(3);
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
  assert.deepEqual(outbox.counts, { queued: 0, held: 0, sent: 3, refused: 0, dropped: 0 });
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
  const { clock, relay, outbox } = open(2);
  const at = [];
  relay.instead = () => {
    at.push(clock.time);
    return at.length < 12 ? answer(503) : undefined;
  };
  await clock.pass(3600_000);
  const waits = at.slice(1).map((time, i) => time - at[i]);
  assert.deepEqual(waits, [750, 1500, 3000, 6000, 12_000, 24_000, 48_000, 96_000, 192_000, 225_000, 225_000]);
  assert.deepEqual(relay.accepted, ['0', '1']);
  assert.equal(outbox.counts.sent, 2);
});

const inAll = (relay) => relay.requests.map(({ records }) => records.map(({ id }) => id).join(' '));

test('Retry-After is honoured, in seconds and as a date by the server’s clock, but not for more than a day', async () => {
  const at = (/** @type {number} */ ms) => new Date(ms).toUTCString();
  for (const [headers, wait] of /** @type {(clock: Clock) => any} */ (
    (clock) => [
      [{ 'Retry-After': '120' }, 120_000],
      [{ 'Retry-After': at(clock.time + 90_000), Date: at(clock.time) }, 90_000],
      [{ 'Retry-After': at(86_400_000 + 60_000), Date: at(86_400_000) }, 60_000],
      [{ 'Retry-After': at(clock.time - 90_000) }, 750],
      [{ 'Retry-After': '99999999999' }, 24 * 3600_000],
      [{ 'Retry-After': 'soon' }, 750],
    ]
  )(new Clock())) {
    const { clock, relay, outbox } = open(1);
    relay.instead = () => (relay.requests.length > 1 ? undefined : answer(429, headers));
    await clock.pass(500);
    const start = clock.time;
    await outbox.flush(); // the host can't shorten what the server asks for, only our own waits
    const asked = !('soon' === headers['Retry-After']);
    assert.equal(relay.requests.length, asked ? 1 : 2, JSON.stringify(headers));
    await clock.pass(wait - 1000);
    if (asked) assert.equal(relay.requests.length, wait > 1000 ? 1 : relay.requests.length);
    await clock.pass(2000);
    assert.equal(relay.requests.length, 2, JSON.stringify(headers));
    assert.ok(clock.time - start <= wait + 2000);
  }
});

test('a clock that is set back or forward neither stops the queue nor loses a record', async () => {
  for (const jump of [-40 * 86_400_000, 400 * 86_400_000]) {
    const { clock, relay, outbox, add } = open(2);
    relay.instead = () => (relay.requests.length > 1 ? undefined : answer(503, { 'Retry-After': '60' }));
    await clock.pass(1000);
    clock.time += jump;
    add('later');
    outbox.flush();
    await clock.pass(61_000);
    assert.deepEqual(relay.accepted, ['0', '1', 'later']);
  }
});

test('an answer that is none: no JSON, other ids, a list of nothing: the records stay and are sent again', async () => {
  for (const text of [
    '<html>Please log in</html>',
    '',
    'null',
    '{}',
    '{"accepted":"0"}',
    '{"accepted":["x","y"],"refused":[{"id":"z"},null,7]}',
    '{"accepted":[],"refused":[]}',
  ]) {
    const { clock, relay, outbox } = open(2);
    relay.instead = () => (relay.requests.length > 1 ? undefined : new Response(text));
    await clock.pass(600);
    assert.deepEqual([outbox.counts.queued, outbox.counts.sent], [2, 0], text);
    await clock.pass(2000);
    assert.deepEqual(inAll(relay), ['0 1', '0 1'], text);
    assert.deepEqual([outbox.counts.queued, outbox.counts.sent], [0, 2], text);
  }
});

test('a relay that takes a part is asked again for the rest alone; what it refuses leaves the queue', async () => {
  const { clock, relay, outbox } = open(4);
  relay.instead = (records) =>
    relay.requests.length > 1
      ? undefined
      : relay.accept(records.slice(0, 1)) &&
        Response.json({ accepted: ['0'], refused: [{ id: '2', code: 'body', message: 'no such member' }] });
  await clock.pass(1000);
  assert.deepEqual(inAll(relay), ['0 1 2 3', '1 3']);
  const { queued, sent, refused, dropped } = outbox.counts;
  assert.deepEqual({ queued, sent, refused, dropped }, { queued: 0, sent: 3, refused: 1, dropped: 0 });
});

for (const status of [400, 413, 422]) {
  test(`${status} for a whole request: halves find the bad record, and the others go on`, async () => {
    const { clock, relay, outbox } = open(20);
    relay.instead = (records) => (records.some(({ id }) => id === '6') ? answer(status) : undefined);
    await clock.pass(60_000);
    assert.deepEqual(
      relay.accepted,
      upTo(20).filter((id) => id !== '6'),
    );
    assert.deepEqual([outbox.counts.refused, outbox.counts.queued], [1, 0]);
    assert.ok(relay.requests.length < 16, `${relay.requests.length} requests`);
  });
}

test('a server that takes nothing at all loses nothing: a wrong address, a wrong set-up', async () => {
  for (const status of [301, 400, 401, 403, 404, 405, 500]) {
    const { clock, relay, outbox } = open(5);
    // As a proxy may answer that has heard of the protocol.
    relay.instead = (records) => Response.json({ accepted: records.map(({ id }) => id) }, { status });
    await clock.pass(3600_000);
    assert.ok(relay.requests.length < 40, `${status}: ${relay.requests.length} requests in an hour`);
    assert.deepEqual([outbox.counts.queued, outbox.counts.refused], [5, 0], `${status}`);
    relay.instead = () => undefined;
    await clock.pass(3600_000);
    assert.deepEqual(new Set(relay.accepted), new Set(upTo(5)), `${status}`);
  }
});

test('a route with a server of its own: one record a request, its body alone, with its key', async () => {
  const target = { url: 'https://lrs.test/statements', single: true, headers: { Authorization: 'Basic x' } };
  const { clock, relay, outbox } = open(3, { target });
  relay.instead = (_records, url) =>
    relay.requests.length === 2 ? answer(409) : new Response('[]', { status: url ? 200 : 0 });
  await clock.pass(10_000);
  const [{ init }] = relay.requests;
  assert.deepEqual(init.headers, {
    'Content-Type': 'application/json',
    'Idempotency-Key': '0',
    Authorization: 'Basic x',
  });
  assert.equal(JSON.parse(init.body).id, '0');
  assert.deepEqual(
    relay.requests.map(({ init: { headers } }) => headers['Idempotency-Key']),
    ['0', '1', '2'],
  );
  assert.deepEqual([outbox.counts.sent, outbox.counts.refused, outbox.counts.queued], [2, 1, 0]);
});

test('a server that does not answer is given up after 30 s', async () => {
  const { clock, relay } = open(1);
  relay.instead = () =>
    relay.requests.length > 1
      ? undefined
      : new Promise((_resolve, reject) => {
          relay.requests[0].init.signal.onabort = () => reject(new Error('aborted'));
        });
  await clock.pass(30_000);
  assert.equal(relay.requests.length, 1);
  await clock.pass(2000);
  assert.deepEqual(relay.accepted, ['0']);
});

test('a page that goes away sends at once what is not on its way already, as far as keepalive goes', async () => {
  const { clock, relay, outbox, add } = open(2, { size: 20_000 });
  /** @type {(value: any) => void} */
  let go = () => {};
  relay.instead = () => new Promise((resolve) => (go = resolve));
  outbox.leave();
  assert.deepEqual(inAll(relay), ['0 1']);
  outbox.leave();
  add('2');
  add('3');
  outbox.leave();
  assert.deepEqual(inAll(relay), ['0 1', '2'], 'what fits into 60 KiB together');
  assert.ok(relay.requests.every(({ init }) => init.keepalive));
  relay.instead = () => undefined;
  go(relay.accept(relay.requests[0].records));
  await clock.pass(60_000);
  assert.deepEqual(new Set(relay.accepted), new Set(upTo(4)));
  assert.deepEqual(relay.times.get('0'), 1);
});
