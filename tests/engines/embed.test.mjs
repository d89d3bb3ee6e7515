// SPDX-License-Identifier: MIT
// A player in an iframe of another origin, in three browser engines: docs/iframe.md.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startEmbedding } from '../browser/embed-host.mjs';
import { ENGINES, startEngine } from './engines.mjs';

const PATIENCE_MS = 60_000;

/** @param {() => unknown} condition @param {string} what */
async function until(condition, what) {
  const latest = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > latest) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const TEXT = '{"10":1,"2":[123456789012345678901234567890.0],"emoji":"👩🏽‍🚀"}';
const DOCUMENT = JSON.stringify({
  videos: [
    {
      id: 'one',
      sources: [{ src: '/clips/trailhead.mp4', type: 'video/mp4' }],
      interactions: [
        {
          ...{ id: 'cart', type: 'button', time: 0, value: 'Hello, {{name}}', click_action: 'cart', click_value: 'A1' },
          ...{ pos_left: 10, pos_top: 10, pos_width: 40, pos_height: 30, custom_data: 'DATA' },
        },
      ],
    },
  ],
}).replace('"DATA"', TEXT);

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(name, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startEmbedding>>} */
    let servers;
    before(async () => {
      [browser, servers] = await Promise.all([startEngine(name), startEmbedding()]);
    });
    after(async () => {
      await browser?.close();
      await servers?.close();
    });

    test('variables, events, calls, intents and the size cross the frame', async () => {
      const { page } = browser;
      const query = { name: 'Ada', options: JSON.stringify({ take: ['action:cart'] }) };
      await page.open(servers.around(servers.serve(DOCUMENT), { query, more: '&muted' }));
      /** The detail of an event that has come, as JSON. @param {string} type */
      const heard = (type) =>
        until(
          () => page.evaluate((wanted) => globalThis.events?.find((event) => event.type === wanted) ?? null, type),
          type,
        );
      const { detail } = await heard('variable:change');
      assert.deepEqual([detail.name, detail.value, detail.source], ['name', 'Ada', 'query']);
      await heard('project:ready');
      await page.evaluate(() => {
        globalThis.film.play().catch(() => {});
      });
      await heard('interaction:show');
      await until(() => page.evaluate(() => globalThis.film.activeIds.includes('cart')), 'what is on screen');
      await page.evaluate(() => {
        globalThis.film.click('cart');
      });
      assert.equal((await heard('hotspot:click')).detail.hotspot.customDataText, TEXT);
      const cart = await heard('action:cart');
      assert.deepEqual([cart.detail.value, cart.prevented], ['A1', true]);
      await page.evaluate(() => {
        globalThis.film.currentTime = 20;
      });
      await heard('player:seek');
      assert.equal(await page.evaluate(() => globalThis.film.explain('cart').then(({ active }) => active)), true);
      await until(() => page.evaluate(() => globalThis.iframe.clientHeight === 404), 'the height');
      assert.deepEqual(await page.evaluate(() => globalThis.errors), []);
    });

    test('a page that is not listed gets nothing', async () => {
      const { page } = browser;
      await page.open(servers.around(servers.serve(DOCUMENT), { page: 'closed.html', query: { name: 'Eve' } }));
      await page.evaluate(() => {
        addEventListener('message', () => {
          document.title = 'told';
        });
      });
      await until(() => page.evaluate(() => globalThis.errors?.some(({ code }) => code === 'no_answer')), 'no answer');
      assert.deepEqual(
        await page.evaluate(() => [globalThis.events.length, globalThis.film.currentVideo, document.title]),
        [0, null, 'Shop'],
      );
    });
  });
}
