// SPDX-License-Identifier: MIT
// Never more than N calls in any 10 seconds, by the upstream's own count, whoever calls.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readConfig } from '../../demo/server/config.mjs';
import { limiterFor, WINDOW_MS } from '../../demo/server/limiter.mjs';
import { openStore } from '../../demo/server/store/open.mjs';
import { stores } from './support.mjs';

const LIMIT = 10;
const CALLS = 36;
const CALLERS = 8;
const CALL_MS = [1, 400, 2500, 50]; // how long calls are under way

/** A clock that stands still while anybody works, and then goes to when the next sleeper wakes. @param {number} callers */
function steppedClock(callers) {
  let now = 1_000_000;
  const sleepers = [];
  let alive = callers;
  function step() {
    if (sleepers.length === 0 || sleepers.length < alive) return;
    sleepers.sort((a, b) => a.time - b.time);
    const { time, wake } = sleepers.shift();
    now = time;
    wake();
  }
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((resolve) => {
        sleepers.push({ time: now + ms, wake: resolve });
        step();
      }),
    /** A caller has finished. */
    leave: () => {
      alive -= 1;
      step();
    },
  };
}

for (const database of stores())
  describe(database.name, () => {
    test('two instances together stay within the limit, and use it', async () => {
      await database.open();
      const config = readConfig(await database.settings());
      const instances = [await openStore(config), await openStore(config)];
      const clock = steppedClock(CALLERS);
      const arrived = [];
      try {
        await instances[0].open('hubspot', 2 * LIMIT);
        await instances[1].open('hubspot', LIMIT); // the smaller setting that came later
        const limiters = instances.map((store) =>
          limiterFor({ store, clock, upstream: 'hubspot', callTimeout: 15_000 }),
        );
        let begun = 0;
        const caller = async (index) => {
          while (begun < CALLS) {
            const nth = begun++;
            const giveBack = await limiters[index % 2]();
            await clock.sleep(CALL_MS[nth % 4] / 2);
            arrived.push(clock.now());
            await clock.sleep(CALL_MS[nth % 4] / 2);
            await giveBack();
          }
          clock.leave();
        };
        await Promise.all(Array.from({ length: CALLERS }, (_, i) => caller(i)));
      } finally {
        for (const store of instances) await store.close();
        await database.close();
      }
      arrived.sort((a, b) => a - b);
      assert.equal(arrived.length, CALLS);
      const inWindow = arrived.map((time, i) => arrived.slice(i).filter((later) => later - time < WINDOW_MS).length);
      assert.equal(Math.max(...inWindow), LIMIT);
      const windows = (arrived.at(-1) - arrived[0]) / WINDOW_MS;
      assert.ok(windows < 1.5 * (CALLS / LIMIT), `${windows} windows for ${CALLS / LIMIT}`);
    });
  });
