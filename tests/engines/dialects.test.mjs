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

    test('Kaltura: listeners, jumps and commands on a page that has moved', async () => {
      const { page } = browser;
      await page.open(`${server.address}/moved-from-kaltura/`);
      await until(() => {
        const element = /** @type {any} */ (document.querySelector('hotcue-player'));
        if (!element?.currentVideo || element.readyState < 1) return false;
        element.muted = true; // as there is no gesture that would let it play
        const player = globalThis.PathKalturaPlayer.kaltura(element);
        const told = [];
        Object.assign(window, { player, told, element });
        player.kBind('raptMedia_event', (event) => told.push(event));
        return true;
      }, 'a video');
      /** Waits for an event, by its name and id, and takes it with those before. @param {string} type */
      const heard = (type, id = '') =>
        until(
          ([wanted, part]) => {
            const found = globalThis.told.findIndex(
              (event) => event.type === wanted && JSON.stringify(event).includes(part),
            );
            return found < 0 ? null : globalThis.told.splice(0, found + 1);
          },
          `${type} ${id}`,
          [type, id],
        );
      const types = (/** @type {any[]} */ events) =>
        events
          .map((event) => event.type)
          .filter((type) => !/^buffer:|timeupdate|volumechange|project:ready/.test(type));

      await page.evaluate(() => globalThis.player.play());
      const first = await heard('cue:forward', 'c1');
      assert.deepEqual(types(first), ['project:start', 'node:enter', 'player:play', 'cue:forward']);
      assert.deepEqual(first.at(-1).payload, { cue: { customData: '{"chapter":"Sunrise","n":1}', id: 'c1' } });
      await until(() => globalThis.element.activeIds.includes('h1'), 'the pack');
      await page.evaluate(() => globalThis.element.click('h1'));
      const clicked = (await heard('hotspot:click')).at(-1);
      const pack = '{"sku":"PACK-28","title":"The pack","price":129}';
      assert.deepEqual(clicked.payload, { hotspot: { id: 'h1', name: 'The pack', customData: pack } });
      await until(() => document.getElementById('basket').textContent.includes('The pack'), 'the basket');
      await page.evaluate(() => globalThis.player.jump({ name: 'Ridge' }));
      const jumped = (await heard('cue:forward', 'c7')).filter(({ type }) => type.startsWith('node:'));
      assert.deepEqual(types(jumped), ['node:exit', 'node:enter']);
      assert.deepEqual(jumped[1].payload.node, { id: 'n2', xref: 'ridge', name: 'Ridge', customData: null });
      await page.evaluate(() => globalThis.player.sendNotification('raptMediaNg_doReplay'));
      const again = types(await heard('cue:forward', 'c1')).filter((type) => /^(project|node):/.test(type));
      assert.deepEqual(again, ['node:exit', 'project:reset', 'project:start', 'node:enter']);
      await page.evaluate(() => globalThis.player.execute({ type: 'project:stop' }));
      await heard('project:ended');
      assert.deepEqual(types(await heard('player:pause')), ['player:pause']);
    });

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
