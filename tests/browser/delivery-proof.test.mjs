// SPDX-License-Identifier: MIT
// A small edition of `npm run prove:delivery`: from a real browser, through a relay that is
// killed, to a stand-in for HubSpot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proveTo } from '../delivery/prove.mjs';
import { relaySink } from '../delivery/sinks.mjs';

const RECORDS = 300;

test('300 records through killed tabs, browsers and relays, storms and an hour offline: all arrive, once', async () => {
  const { sent, arrived, lost, twice } = await proveTo(await relaySink('SQLite', 1), RECORDS);
  assert.deepEqual({ sent, arrived, lost, twice }, { sent: RECORDS, arrived: RECORDS, lost: 0, twice: 0 });
});
