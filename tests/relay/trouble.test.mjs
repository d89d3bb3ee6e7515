// SPDX-License-Identifier: MIT
// The relay's own troubles: a full disk, a database that is gone, too much at once.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig, SETTINGS } from '../../demo/server/config.mjs';
import { startHubspot } from '../standins/hubspot.mjs';
import { played, relayHere, settingsFor, stores, TOKENS, until } from './support.mjs';

const [sqlite, postgres] = stores();
const MAIN = fileURLToPath(new URL('../../demo/server/main.mjs', import.meta.url));
let hubspot;

before(async () => {
  await sqlite.open();
  hubspot = await startHubspot({ token: TOKENS.hubspot });
});
after(async () => {
  await hubspot.close();
  await sqlite.close();
});

/** @param {Response} response */
async function assertUnavailable(response) {
  assert.equal(response.status, 503);
  assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
  assert.doesNotMatch(await response.text(), /sqlite|postgres|relay|ECONN/i);
}

test('a full disk is 503, what was accepted is forwarded, and with room again records are taken', async () => {
  const relay = await relayHere({ ...(await sqlite.settings()), ...settingsFor({ hubspot }) });
  try {
    await relay.store.limitPages(40);
    const accepted = [];
    let answer;
    do {
      const records = Array.from({ length: 50 }, () => played({ mediaName: 'x'.repeat(600), contactUtk: 'waits' }));
      answer = await relay.send(records);
      if (answer.ok) accepted.push(...records);
    } while (answer.ok);
    await assertUnavailable(answer);
    await relay.store.limitPages(100_000);
    const record = played();
    assert.equal((await relay.send([record])).status, 200);
    await until(() => [...accepted, record].every(({ id }) => hubspot.arrived.has(id)), 'all have arrived');
  } finally {
    await relay.close();
  }
});

test('a database that is gone is 503 for records and for the health check, and the process lives on', async () => {
  await postgres.open();
  const relay = await relayHere(await postgres.settings());
  try {
    assert.equal((await relay.send([played()])).status, 200);
    await postgres.close();
    await assertUnavailable(await relay.send([played()]));
    await assertUnavailable(await fetch(`${relay.address}/healthz`));
  } finally {
    await relay.close();
  }
  assert.ok(relay.logged.some((line) => line.includes('database')));
});

test('a full queue is 503', async () => {
  const relay = await relayHere({ ...(await sqlite.settings()), QUEUE_LIMIT: '2' });
  try {
    assert.equal((await relay.send([played(), played()])).status, 200);
    await until(async () => (await relay.send([played()])).status === 503, 'full');
    await assertUnavailable(await relay.send([played()]));
  } finally {
    await relay.close();
  }
});

test('too many records of a session, or requests of an address, are 429 with Retry-After', async () => {
  const settings = { ...(await sqlite.settings()), SESSION_LIMIT: '500', ADDRESS_LIMIT: '5' };
  const relay = await relayHere(settings, { speed: 1 });
  try {
    const sessionId = 'one';
    const records = Array.from({ length: 120 }, () => played({ sessionId }));
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await relay.send(records)).status);
    assert.deepEqual(statuses, [200, 200, 200, 200]);
    const limited = await relay.send(records);
    assert.equal(limited.status, 429);
    assert.equal((await limited.json()).code, 'session_limit');
    assert.ok(Number(limited.headers.get('retry-after')) > 0);
    const address = await relay.send([played()]);
    assert.equal(address.status, 429);
    assert.ok(Number(address.headers.get('retry-after')) > 0);
  } finally {
    await relay.close();
  }
});

test('settings that can’t be used are named, without their values', () => {
  const env = { PORT: '99999999', LRS_URL: 'secret-1', HUBSPOT_REFRESH_TOKEN: 'secret-2', CALL_SECONDS: '60' };
  assert.throws(
    () => readConfig(env),
    (error) => {
      assert.match(error.message, /PORT is no integer/);
      assert.match(error.message, /LRS_URL is no address/);
      assert.match(error.message, /HUBSPOT_CLIENT_ID, HUBSPOT_CLIENT_SECRET missing/);
      assert.match(error.message, /LEASE_SECONDS/);
      return !/secret-\d|99999999/.test(error.message);
    },
  );
  for (const { what } of Object.values(SETTINGS)) assert.ok(what.length > 3);
});

test('the command line lists dead letters and replays them; a database that is not there is said without its address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-cli-'));
  const env = { PATH: process.env.PATH, SQLITE_FILE: join(folder, 'relay.sqlite') };
  const cli = (args, more = {}) =>
    spawnSync(process.execPath, [MAIN, ...args], { env: { ...env, ...more }, encoding: 'utf8' });
  const relay = await relayHere({ ...env, ...settingsFor({ hubspot }) });
  try {
    const record = played();
    hubspot.next({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    await relay.send([record]);
    await until(async () => (await relay.store.counts()).some(({ state }) => state === 'dead'), 'dead');
    const letter = JSON.parse(cli(['dead']).stdout);
    assert.deepEqual([letter.id, letter.reason, letter.body], [record.id, 'validation_error', record.body]);
    assert.equal(cli(['replay', record.id]).stdout, '1 queued again\n');
    await until(() => hubspot.arrived.has(record.id), 'forwarded');
    assert.match(cli(['replay']).stdout, /^0 /);
  } finally {
    await relay.close();
    rmSync(folder, { recursive: true });
  }
  const failed = cli([], { DATABASE_URL: 'postgres://relay:secret-3@127.0.0.1:9/none' });
  assert.equal(failed.status, 1);
  assert.doesNotMatch(failed.stdout + failed.stderr, /secret-3/);
});
