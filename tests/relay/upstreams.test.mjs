// SPDX-License-Identifier: MIT
// What an upstream answers, and what the relay makes of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { backoff, verdictOf } from '../../demo/server/policy.mjs';
import { startHubspot } from '../standins/hubspot.mjs';
import {
  crm,
  percent,
  played,
  relayHere,
  settingsFor,
  startUpstreams,
  statement,
  stores,
  TOKENS,
  until,
} from './support.mjs';

const OAUTH = { clientId: 'app', clientSecret: 'oauth-secret-0005', refreshToken: 'refresh-token-0006' };
const garbage = { status: 200, body: '<html>a hotel’s front page</html>' };

/** What an answer means. @param {number} status @param {any} [body] @param {Record<string, string>} [headers] */
const verdict = (status, body, headers = {}) =>
  verdictOf({ status, body, empty: body === undefined, header: (name) => headers[name] ?? null }, 1_000_000);

test('each status has its meaning', () => {
  const meanings = [
    [verdict(200, {}), { kind: 'good' }],
    [verdict(204), { kind: 'good' }],
    [verdict(400, { category: 'VALIDATION_ERROR' }), { kind: 'dead', reason: 'validation_error' }],
    [verdict(400, { category: 'Anna Bee <anna@example.com>' }), { kind: 'dead', reason: 'status_400' }],
    [verdict(401, {}), { kind: 'stop', reason: 'unauthorized' }],
    [verdict(403, { category: 'MISSING_SCOPES' }), { kind: 'stop', reason: 'missing_scopes' }],
    [verdict(403, {}), { kind: 'parked', reason: 'status_403' }],
    [verdict(404, {}), { kind: 'parked', reason: 'status_404' }],
    [verdict(409, {}), { kind: 'dead', reason: 'status_409' }],
    [verdict(302), { kind: 'stop', reason: 'redirected' }],
    [verdict(408), { kind: 'retry', reason: 'status_408' }],
    [verdict(502, undefined), { kind: 'retry', reason: 'status_502' }],
    [verdict(0), { kind: 'retry', reason: 'no_answer' }],
    [
      verdict(429, { policyName: 'TEN_SECONDLY_ROLLING' }, { 'x-hubspot-ratelimit-interval-milliseconds': '7000' }),
      { kind: 'pause', reason: 'ten_secondly_rolling', ms: 7000 },
    ],
    [verdict(429, { policyName: 'DAILY' }), { kind: 'pause', reason: 'daily', ms: 3_600_000 }],
    [verdict(429, {}, { 'retry-after': '3' }), { kind: 'pause', reason: 'rate_limit', ms: 3000 }],
    [
      verdict(429, {}, { 'retry-after': new Date(1_060_000).toUTCString() }),
      { kind: 'pause', reason: 'rate_limit', ms: 60_000 },
    ],
    [verdict(429, {}, { 'retry-after': 'soon' }), { kind: 'pause', reason: 'rate_limit', ms: 10_000 }],
    [verdict(429, {}, { 'retry-after': '9999999999' }), { kind: 'pause', reason: 'rate_limit', ms: 86_400_000 }],
  ]; // prettier-ignore
  for (const [was, expected] of meanings) assert.deepEqual(was, expected);
  const waits = [1, 2, 3, 50].map((failed) => backoff(failed, 0.5));
  assert.deepEqual(waits, [1000, 2000, 4000, 600_000]);
  assert.deepEqual([backoff(1, 0), backoff(1, 1)], [500, 1500]);
});

for (const database of stores())
  describe(database.name, () => {
    let hubspot;
    let lrs;
    let clickfunnels;
    let relay;

    before(async () => {
      await database.open();
      ({ hubspot, lrs, clickfunnels } = await startUpstreams());
      const settings = { ...settingsFor({ hubspot, lrs, clickfunnels }), CALL_SECONDS: '1' };
      relay = await relayHere({ ...(await database.settings()), ...settings });
    });
    after(async () => {
      await relay?.close();
      for (const upstream of [hubspot, lrs, clickfunnels]) await upstream?.close();
      await database.close();
    });

    const dead = async () => (await relay.admin('/dead')).dead;
    const counts = async () =>
      Object.fromEntries((await relay.store.counts()).map(({ state, count }) => [state, count]));
    const drained = () => until(async () => !(await counts()).queued, 'the queue is empty');

    test('through 5xx, garbage, lost answers, ended connections and silence a record arrives', async () => {
      const record = played();
      const text = statement();
      hubspot.next({ status: 500, body: {} }, garbage, 'drop', 'lose', 'hang', { status: 503 });
      lrs.next({ status: 502, body: 'bad gateway' }, 'lose');
      await relay.send([record, text]);
      await drained();
      assert.deepEqual(hubspot.arrived.get(record.id), { body: record.body, times: 2 }, 'again after the lost answer');
      assert.deepEqual(lrs.arrived.get(text.id), { body: text.body, times: 2 });
      assert.equal(new Set(hubspot.calls.map(({ headers }) => headers['idempotency-key'])).size, 1);
    });

    test('429 pauses the portal for its interval, and no other upstream', async () => {
      const [first, second] = [played(), played()];
      hubspot.next({
        status: 429,
        body: { policyName: 'TEN_SECONDLY_ROLLING' },
        headers: { 'X-HubSpot-RateLimit-Interval-Milliseconds': '20000' },
      });
      await relay.send([first]);
      await until(async () => (await relay.admin('/healthz')).upstreams.hubspot === 'paused', 'paused');
      const paused = relay.clock.now();
      const text = statement();
      await relay.send([second, text]);
      await until(() => lrs.arrived.has(text.id), 'the other upstream');
      assert.equal(hubspot.arrived.has(second.id), false);
      await drained();
      assert.ok(relay.clock.now() - paused >= 15_000, `${relay.clock.now() - paused} ms`);
      assert.ok(hubspot.arrived.has(first.id) && hubspot.arrived.has(second.id));
    });

    test('what is wrong becomes a dead letter, what misses something is parked; both are replayed', async () => {
      const [wrong, missing] = [played(), percent()];
      const [taken] = [statement()];
      hubspot.next({ status: 400, body: { category: 'VALIDATION_ERROR', message: 'secret@example.com is wrong' } });
      await relay.send([wrong]);
      await drained();
      hubspot.next({ status: 404, body: { category: 'OBJECT_NOT_FOUND' } });
      await relay.send([missing, taken]);
      await drained();
      const letters = await dead();
      assert.deepEqual(
        letters.map(({ id, state, reason, body }) => ({ id, state, reason, body })),
        [
          { id: wrong.id, state: 'dead', reason: 'validation_error', body: wrong.body },
          { id: missing.id, state: 'parked', reason: 'object_not_found', body: missing.body },
        ],
      );
      assert.equal((await (await relay.send([wrong])).json()).accepted.length, 1, 'known already, and not tried again');
      assert.equal((await dead()).length, 2);
      assert.deepEqual(await relay.admin('/dead/replay', { ids: [missing.id] }), { replayed: 1 });
      await drained();
      assert.deepEqual(await relay.admin('/dead/replay', {}), { replayed: 1 });
      await drained();
      assert.deepEqual(await dead(), []);
      for (const { id } of [wrong, missing]) assert.equal(hubspot.arrived.get(id).times, 1);
    });

    test('missing scopes stop the upstream and raise the alarm until somebody acts', async () => {
      const [first, second] = [played(), played()];
      hubspot.next({ status: 403, body: { category: 'MISSING_SCOPES' } });
      await relay.send([first]);
      await until(
        async () => (await relay.admin('/healthz')).upstreams.hubspot === 'stopped: missing_scopes',
        'stopped',
      );
      const calls = hubspot.calls.length;
      await relay.send([second, statement()]);
      await until(async () => (await counts()).queued === 2, 'the LRS goes on');
      assert.equal(hubspot.calls.length, calls);
      const metrics = await (await fetch(`${relay.address}/metrics`)).text();
      assert.match(metrics, /relay_upstream_stopped\{upstream="hubspot"\} 1/);
      assert.match(metrics, /relay_queue\{upstream="hubspot",state="queued"\} 2/);
      assert.ok(relay.logged.some((line) => JSON.parse(line).level === 60));
      await relay.admin('/dead/resume', { upstream: 'hubspot' });
      await drained();
      assert.ok(hubspot.arrived.has(first.id) && hubspot.arrived.has(second.id));
    });

    test('dead letters are for the admin alone', async () => {
      for (const authorization of [undefined, 'Bearer wrong', `Basic ${TOKENS.admin}`]) {
        const response = await fetch(`${relay.address}/dead`, { headers: authorization ? { authorization } : {} });
        assert.equal(response.status, 401);
      }
    });

    test('a tag that appears meanwhile is found again', async () => {
      clickfunnels.next({ status: 200, body: { id: 501 } }, { status: 200, body: [] });
      clickfunnels.tags.set('racer', 900);
      const record = crm({ email: 'tag@example.com', clickfunnels: { tag: 'racer' } });
      hubspot.calls.length = 0;
      // Upsert and look-up are answered as if there was no tag; making it says “taken”.
      await relay.send([record]);
      await drained();
      const paths = clickfunnels.calls
        .slice(-5)
        .map(({ method, path }) => `${method} ${path.replace(/^.*workspaces\/\d+/, '')}`);
      assert.deepEqual(paths.slice(0, 4), [
        'POST /contacts/upsert',
        'GET /contacts/tags?filter[name]=racer',
        'POST /contacts/tags',
        'GET /contacts/tags?filter[name]=racer',
      ]);
    });

    test('OAuth tokens are refreshed when they end, and once when they are refused', async () => {
      const oauth = await startHubspot({ token: 'access-token-0007', oauth: OAUTH });
      const settings = {
        HUBSPOT_URL: oauth.url,
        HUBSPOT_REFRESH_TOKEN: OAUTH.refreshToken,
        HUBSPOT_CLIENT_ID: OAUTH.clientId,
        HUBSPOT_CLIENT_SECRET: OAUTH.clientSecret,
      };
      const other = await relayHere({ ...(await database.settings()), ...settings });
      const tokens = () => oauth.calls.filter(({ path }) => path === '/oauth/v1/token').length;
      try {
        const records = [played(), played(), played()];
        await other.send(records.slice(0, 2));
        await until(() => oauth.arrived.size === 2, 'forwarded with the first token');
        assert.equal(tokens(), 1);
        oauth.expire();
        await other.send(records.slice(2));
        await until(() => oauth.arrived.size === 3, 'forwarded with the second');
        assert.equal(tokens(), 2);
        oauth.next({ status: 401 }, { status: 400, body: { error: 'invalid_grant' } });
        await other.send([played()]);
        await until(
          async () => (await other.admin('/healthz')).upstreams.hubspot === 'stopped: unauthorized',
          'stopped',
        );
      } finally {
        await other.close();
        await oauth.close();
      }
    });

    test('a static token that is refused stops the upstream', async () => {
      hubspot.expire();
      await relay.send([played()]);
      await until(async () => (await relay.admin('/healthz')).upstreams.hubspot === 'stopped: unauthorized', 'stopped');
    });

    test('neither tokens nor viewers are in logs, answers or metrics', async () => {
      await relay.send([
        { ...played(), contact: { email: 'viewer@example.com' } },
        crm({ hubspot: { field: 'a', value: 'viewer' } }),
        5,
      ]);
      const said = [
        ...relay.logged,
        await (await fetch(`${relay.address}/metrics`)).text(),
        await (await fetch(`${relay.address}/healthz`)).text(),
        await (await fetch(`${relay.address}/nothing?email=viewer@example.com`)).text(),
        await (
          await fetch(`${relay.address}/records`, { method: 'POST', body: '{"email":"viewer@example.com"' })
        ).text(),
      ].join('\n');
      assert.ok(relay.logged.length > 20);
      for (const secret of [
        ...Object.values(TOKENS),
        ...Object.values(OAUTH),
        'example.com',
        '127.0.0.1',
        'utk',
        'session-',
      ])
        assert.ok(!said.replaceAll(relay.address, '').includes(secret), secret);
    });
  });
