// SPDX-License-Identifier: MIT
// Delivery in three browser engines: on disk, through a reload, at the end of a page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Receiver } from '../delivery/receiver.mjs';
import { ENGINES, startEngine } from './engines.mjs';

const PATIENCE_MS = 60_000;

/** @param {() => unknown} condition @param {string} what */
async function until(condition, what) {
  const latest = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > latest) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const upTo = (count) => Array.from({ length: count }, (_, i) => i);

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(name, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    before(async () => {
      browser = await startEngine(name);
    });
    after(() => browser?.close());

    test('records outlive their page, and arrive once, in order', async (t) => {
      const { page } = browser;
      const here = await new Receiver().start();
      const relay = await new Receiver().start();
      t.after(() => Promise.all([here.close(), relay.close()]));
      const options = encodeURIComponent(JSON.stringify({ delivery: { relay: relay.address } }));
      const open = async () => {
        await page.open(`${here.address}/page.html?options=${options}`);
        await until(() => page.evaluate(() => document.documentElement.dataset.ready !== undefined), 'the page');
      };
      const state = () => page.evaluate(() => globalThis.delivery.state);
      const stored = () => until(async () => (await state()).storage === 'indexeddb', 'the database');

      relay.instead = () => ({ status: 503 });
      await open();
      await stored();
      await page.evaluate(() => globalThis.say(0, 3));
      await until(() => relay.requests.length > 0, 'an attempt');
      await page.evaluate(() => globalThis.say(3, 2, { hold: 'contact' }));
      await until(async () => (await state()).held === 2, 'what is held');
      await open();
      await until(async () => (await state()).held === 2 && (await state()).queued === 3, 'what was left');
      relay.instead = () => undefined;
      await page.evaluate(async () => {
        await globalThis.delivery.identify({ email: 'ada@example.com' });
        globalThis.say(5, 2);
        await globalThis.delivery.flush();
      });
      await until(() => relay.records.length === 7, 'all of them');
      await until(async () => (await state()).queued === 0, 'an empty queue');

      await page.evaluate(() => {
        globalThis.say(7, 3);
        setTimeout(() => location.assign('/nothing')); // before anything is sent
      });
      await until(() => relay.records.length === 10, 'what a page sends as it goes away');
      const numbers = relay.bodies.map(({ n }) => n);
      assert.deepEqual(
        numbers.toSorted((a, b) => a - b),
        upTo(10),
      );
      assert.deepEqual(
        numbers.filter((n) => n !== 3 && n !== 4),
        [0, 1, 2, 5, 6, 7, 8, 9],
      );
      assert.deepEqual(relay.repeated, []);
    });
  });
}
