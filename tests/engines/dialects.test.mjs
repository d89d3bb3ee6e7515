// SPDX-License-Identifier: MIT
// Pages that were written for other players, in three browser engines.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { ENGINES, startEngine } from './engines.mjs';

const PATIENCE_MS = 60_000;

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  server = await startServer();
});
after(() => server.close());

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(name, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    before(async () => {
      browser = await startEngine(name);
    });
    after(() => browser?.close());

    /** Waits for what a function in the page finds. @param {(argument: any) => any} look @param {string} what @param {unknown} [argument] */
    async function until(look, what, argument) {
      const latest = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = await browser.page.evaluate(look, argument);
        if (found) return found;
        if (Date.now() > latest) throw new Error(`waited for ${what}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    }

    test('Mindstamp: messages and commands through an iframe', async () => {
      const { page } = browser;
      await page.open(`${server.address}/moved-from-mindstamp/`);
      await page.evaluate(() => {
        const got = [];
        Object.assign(window, { got, waitFor: (event) => got.find((each) => each.event === event) });
        addEventListener('message', ({ data }) => got.push(data));
      });
      const send = (/** @type {string} */ event, /** @type {object} */ more = {}) =>
        page.evaluate((command) => document.getElementById('ms_frame').contentWindow.postMessage(command, '*'), {
          event,
          ...more,
        });
      const message = (/** @type {string} */ event) => until((wanted) => globalThis.waitFor(wanted), event, event);
      await until(() => {
        const player = document.getElementById('ms_frame').contentDocument?.querySelector('hotcue-player');
        if (player) player.muted = true; // as there is no gesture that would let it play
        return player?.currentVideo && player.readyState > 0;
      }, 'a video');

      await send('play_player');
      const { version, info } = await message('video_play');
      assert.deepEqual([version, info.token, info.duration, info.formattedDuration], [1, 'reoCjremf', 60, '1:00']);
      await send('pause_player');
      await message('video_pause');
      await send('change_time', { time: 30 });
      await message('progress_50');
      await until(() => {
        const player = document.getElementById('ms_frame').contentDocument.querySelector('hotcue-player');
        return !player.seeking && player.activeIds.includes('buy') && player.readyState > 1;
      }, 'the button');
      await page.evaluate(() => {
        document.getElementById('ms_frame').contentDocument.querySelector('hotcue-player').click('buy');
      });
      const { data } = (await message('viewer_interaction')).info;
      assert.deepEqual(
        [data.parent_id, data.interaction_value, data.custom_data_text],
        ['buy', 'Buy now', '{"sku":"EMBER-42","price":"189.00"}'],
      );
      await send('request_screenshot');
      assert.match((await message('screenshot')).info.screenshot, /^data:image\/jpeg;base64,/);
      await send('change_time', { time: 'soon' });
      assert.equal((await message('command_error')).info.command, 'change_time');
      const names = await page.evaluate(() =>
        globalThis.got.map(({ event }) => event).filter((each) => /^progress/.test(each)),
      );
      assert.deepEqual(names, ['progress_10', 'progress_25', 'progress_50']);
    });
  });
}
