// SPDX-License-Identifier: MIT
// Relays that are killed, in processes of their own: what was accepted arrives, once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readConfig } from '../../demo/server/config.mjs';
import { openStore } from '../../demo/server/store/open.mjs';
import { startHubspot } from '../standins/hubspot.mjs';
import { startLrs } from '../standins/lrs.mjs';
import { percent, played, relayApart, settingsFor, statement, stores, TOKENS, until } from './support.mjs';

const SESSIONS = 40;
const RECORDS = 5 * SESSIONS;
const IN_REQUEST = 20;
const CONCURRENCY = 4; // of each upstream
const UNDER_WAY_MAX = 2 * CONCURRENCY;

/** Each session: played, three quarters, and a statement. */
const story = () =>
  Array.from({ length: SESSIONS }, () => {
    const sessionId = randomUUID();
    return [
      played({ sessionId }),
      ...[25, 50, 75].map((playedPercent) => percent({ sessionId, playedPercent })),
      statement(),
    ];
  }).flat();

/**
 * A browser's delivery: a request is repeated until it is answered.
 * @param {() => {send: (records: unknown[]) => Promise<Response>}} relay to ask now
 * @param {any[]} records
 */
async function deliver(relay, records) {
  for (let i = 0; i < records.length; i += IN_REQUEST) {
    const part = records.slice(i, i + IN_REQUEST);
    await until(async () => {
      const response = await relay()
        .send(part)
        .catch(() => null);
      return response?.ok && (await response.json()).accepted.length === part.length;
    }, 'a request is answered');
  }
}

for (const database of stores())
  describe(database.name, () => {
    let hubspot;
    let lrs;
    let settings;

    before(() => database.open());
    beforeEach(async () => {
      await Promise.all([hubspot?.close(), lrs?.close()]);
      hubspot = await startHubspot({ token: TOKENS.hubspot, limit: 10_000 });
      lrs = await startLrs({ user: 'relay', password: TOKENS.lrs });
      settings = {
        ...(await database.settings()),
        ...settingsFor({ hubspot, lrs }),
        HUBSPOT_LIMIT: '10000',
        CALL_SECONDS: '2',
        LEASE_SECONDS: '4',
        STOP_SECONDS: '2',
        CONCURRENCY: String(CONCURRENCY),
      };
    });
    after(async () => {
      await Promise.all([hubspot?.close(), lrs?.close()]);
      await database.close();
    });

    const arrived = () => hubspot.arrived.size + lrs.arrived.size;

    /**
     * Every record is there, and sessions are in order. Again were sent at most those that were under
     * way in a crash, and those whose answer did not come in time.
     * @param {any[]} records @param {{output: () => string}[]} relays
     */
    function checkAll(records, relays) {
      const keys = [...hubspot.arrived.keys(), ...lrs.arrived.keys()];
      assert.deepEqual(new Set(keys), new Set(records.map(({ id }) => id)));
      for (const { id, route, body } of records)
        assert.deepEqual((route.startsWith('/xapi') ? lrs : hubspot).arrived.get(id).body, body);
      const order = new Map([...hubspot.arrived.keys()].map((key, place) => [key, place]));
      const sessions = Map.groupBy?.(records, ({ body }) => body.sessionId) ?? new Map();
      for (const [sessionId, own] of sessions) {
        const places = own.map(({ id }) => order.get(id));
        if (sessionId)
          assert.deepEqual(
            places,
            places.toSorted((a, b) => a - b),
          );
      }
      const again = [...hubspot.arrived.values(), ...lrs.arrived.values()].filter(({ times }) => times > 1).length;
      const late = relays.flatMap((relay) => relay.output().match(/"no_answer"/g) ?? []).length;
      assert.ok(again <= UNDER_WAY_MAX + late, `${again} again; ${UNDER_WAY_MAX} can be under way, ${late} were late`);
    }

    test('a relay killed with SIGKILL and started again loses nothing', async () => {
      const records = story();
      const relays = [await relayApart(settings)];
      const delivery = deliver(() => relays[relays.length - 1], records);
      await until(() => arrived() > RECORDS / 4, 'a part has arrived');
      await relays[0].kill('SIGKILL');
      relays.push(await relayApart(settings));
      await delivery;
      await until(() => arrived() === RECORDS, 'all have arrived');
      assert.deepEqual(await relays[1].kill('SIGTERM'), { code: 0, signal: null });
      checkAll(records, relays);
    });

    // Several processes are for PostgreSQL: docs/relay.md.
    test('two relays on one database, of which one dies, lose nothing', {
      skip: database.name !== 'PostgreSQL',
    }, async () => {
      const records = story();
      const relays = [await relayApart(settings), await relayApart(settings)];
      let turn = 0;
      const delivery = deliver(() => relays[turn++ % relays.length], records);
      await until(() => arrived() > RECORDS / 4, 'a part has arrived');
      await relays[0].kill('SIGKILL');
      await delivery;
      await until(() => arrived() === RECORDS, 'all have arrived');
      await relays[1].kill('SIGTERM');
      checkAll(records, relays);
      for (const relay of relays) assert.match(relay.output(), /answered/, 'both took part');
    });

    test('at SIGTERM, calls that are under way end, others are given back at once', async () => {
      let answer = () => {};
      const answered = new Promise((resolve) => {
        answer = () => resolve(undefined);
      });
      const [ends, hangs] = [played(), played()];
      const relay = await relayApart({ ...settings, CALL_SECONDS: '60', LEASE_SECONDS: '600' });
      hubspot.next({ wait: answered }, 'hang');
      await relay.send([ends]);
      await until(() => hubspot.begun() === 1, 'the first call waits');
      await relay.send([hangs]);
      await until(() => hubspot.begun() === 2, 'the second call hangs');
      const end = relay.kill('SIGTERM');
      await until(() => relay.output().includes('"stopping"'), 'it stops');
      answer();
      assert.deepEqual(await end, { code: 0, signal: null });
      assert.equal(hubspot.arrived.get(ends.id).times, 1);
      const store = await openStore(readConfig(settings));
      const now = Date.now();
      const due = await store.claim({ holder: 'test', upstream: 'hubspot', count: 9, now, lease: now + 1000 });
      await store.close();
      assert.deepEqual(
        due.map(({ id, attempts }) => [id, attempts]),
        [[hangs.id, 0]],
      );
    });
  });
