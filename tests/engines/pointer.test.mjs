// SPDX-License-Identifier: MIT
// Mouse and finger over native controls: presses that the browser makes itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../demo/server.mjs';
import { CLIPS, makeClips, STILLS } from './clips.mjs';
import { ENGINES, startEngine } from './engines.mjs';

const PAGE = fileURLToPath(new URL('page', import.meta.url));
/** A driver may know no fingers. @type {Record<string, string>} */
const FINGERLESS = { WebKitGTK: 'its driver makes a mouse of a finger' };
const SIZE = 'width: 480px; height: 270px';

const box = (id, left, top, more = {}) => ({
  id,
  type: 'button',
  time: 0,
  value: id,
  pos_left: left,
  pos_top: top,
  pos_width: 30,
  pos_height: 20,
  click_action: 'track',
  transition: 'none',
  ...more,
});
const PROJECT = [
  box('box', 10, 10),
  box('gone', 60, 10, { post_click_state: 'hidden' }),
  box('polygon', 10, 45, { type: 'hotspot', hotspot_points: '0,0 100,0 0,100' }),
  box('over', 35, 80),
];

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  await makeClips(STILLS);
  server = await startServer({ mounts: { '/clips/': CLIPS, '/t/': PAGE } });
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

    for (const pointer of /** @type {const} */ (['mouse', 'touch'])) {
      test(`${pointer}: once for each press, also over native controls`, {
        skip: pointer === 'touch' && FINGERLESS[name],
      }, async () => {
        const { page } = browser;
        await page.open(`${server.address}/t/stage.html`);
        const scene = { src: `/clips/${STILLS.wide.file}`, project: PROJECT };
        await page.evaluate('(scene) => open(scene)', scene);
        await page.evaluate('(scene) => arrange(scene)', { video: SIZE, around: '', dir: 'ltr', scroll: [0, 0] });
        const picture = await page.evaluate(() => {
          const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
          video.controls = true;
          return video.getBoundingClientRect().toJSON();
        });
        /** What a press there clicks. @param {number} x percent @param {number} y */
        const press = async (x, y, times = 1) => {
          const at = {
            x: Math.round(picture.x + (picture.width * x) / 100),
            y: Math.round(picture.y + (picture.height * y) / 100),
          };
          await page.evaluate(() => void globalThis.clicked.splice(0));
          await page.press(pointer, at, times);
          await page.evaluate('() => settle()');
          return page.evaluate(() => globalThis.clicked);
        };
        assert.deepEqual(await press(25, 20), ['box']);
        assert.deepEqual(await press(15, 50), ['polygon']);
        assert.deepEqual(await press(50, 95), ['over'], 'on the bar');
        assert.deepEqual(await press(75, 20, 2), ['gone']);
        assert.deepEqual(await page.evaluate(() => globalThis.played), [], 'the video hears nothing of it');
        assert.deepEqual(await press(37, 62), [], 'beside the polygon');
      });
    }
  });
}
