// SPDX-License-Identifier: MIT
// The studio's timeline: bars, the playhead, lanes, and the API timeline, with pointer and keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser();

/** Two pixels of the whole film. Seconds. */
const NEAR = 0.2;
const PLACE = { pos_left: 10, pos_top: 10, pos_width: 20, pos_height: 20 };
const PROJECT = {
  hotcue: 1,
  videos: [
    {
      id: 'trail',
      sources: [{ src: '/clips/trailhead.mp4', type: 'video/mp4' }],
      interactions: [
        {
          ...{ id: 'spot', type: 'hotspot', internal_label: 'The boots', time: 5, end_time: 10, click_action: 'track' },
          ...PLACE,
          keyframes: [
            { time: 6, pos_left: 10 },
            { time: 8, pos_left: 40 },
          ],
        },
        { id: 'buy', type: 'button', value: 'Buy', time: 12, click_action: 'track', ...PLACE },
        { id: 'wait', type: 'pause', time: 20, pause_duration: -1 },
      ],
    },
  ],
};

/** Seconds and frames of a time code. @param {number} time */
const frames = (time) =>
  [Math.floor(time), Math.round((time % 1) * 25)].map((number) => String(number).padStart(2, '0')).join(':');

/** Opens a project in the studio. @param {import('node:test').TestContext} t @param {object} project */
async function open(t, project) {
  const film = await theatre.show(t, '/studio/');
  const { page } = film;
  await page.locator('timeline-lanes .lane, timeline-lanes .empty').first().waitFor();
  await page.evaluate(
    (text) => /** @type {any} */ (document.querySelector('studio-app')).studio.open(text, { name: 'timeline' }),
    JSON.stringify(project),
  );
  const look = () =>
    page.evaluate(() => {
      const { studio } = /** @type {any} */ (document.querySelector('studio-app'));
      const { interactions, cues, selection, history, playhead } = studio;
      return JSON.parse(JSON.stringify({ interactions, cues, selection, history, time: playhead.time }));
    });
  await page.locator('timeline-ruler [aria-valuemax="60"]').waitFor({ state: 'attached' });
  return { film, page, look, stage: new Stage(page) };
}

/** Places on the timeline. */
class Stage {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** The place of a time on the ruler, in the window. @param {number} time */
  async x(time) {
    const { left, scale } = await this.page.evaluate(() => {
      const app = /** @type {any} */ (document.querySelector('studio-app'));
      const timeline = app.renderRoot.querySelector('studio-timeline');
      const ruler = timeline.renderRoot.querySelector('timeline-ruler');
      return { left: ruler.getBoundingClientRect().left, scale: timeline.view.scale };
    });
    return left + (time - scale.start) * scale.perSecond;
  }

  /** Drags with the mouse. @param {import('playwright-core').Locator} what @param {{from?: number, to: number, alt?: boolean}} times from: where it is, and is grabbed; its middle is grabbed for 0 */
  async drag(what, { from = 0, to, alt = false }) {
    const { mouse, keyboard } = this.page;
    const box = await what.boundingBox();
    const y = box.y + box.height / 2;
    const start = from === 0 ? box.x + box.width / 2 : await this.x(from);
    const end = start + (await this.x(to)) - (await this.x(from));
    if (alt) await keyboard.down('Alt');
    await mouse.move(start, y);
    await mouse.down();
    await mouse.move(start + (end - start) / 3, y, { steps: 3 });
    await mouse.move(end, y, { steps: 4 });
    await mouse.up();
    if (alt) await keyboard.up('Alt');
  }
}

test('bars, keyframes, the playhead and lanes are moved with pointer and keys, each in one step', async (t) => {
  const { page, look, stage } = await open(t, PROJECT);
  const bar = page.getByRole('slider', { name: 'The boots, hotspot', exact: true });
  assert.equal(await bar.getAttribute('aria-valuetext'), 'from 0:00:05:00 to 0:00:10:00');
  assert.equal(
    await page.getByRole('slider', { name: 'Buy, button' }).getAttribute('aria-valuetext'),
    'from 0:00:12:00 without an end',
  );
  const spot = async () => (await look()).interactions[0];
  const times = async () => {
    const { time, end_time: end, keyframes } = await spot();
    return [time, end, ...keyframes.map((/** @type {any} */ each) => each.time)];
  };

  // The bar goes with its keyframes, to a frame; undo is one step.
  await stage.drag(bar, { from: 7, to: 10.313 });
  const [start, end, ...keys] = await times();
  assert.equal(Math.round(start * 25), start * 25, `${start} is a frame`);
  assert.ok(Math.abs(start - 8.313) < NEAR, `${start}`);
  assert.deepEqual(
    [end, ...keys].map((time) => Math.round((time - start) * 1000)),
    [5000, 1000, 3000],
  );
  await page.keyboard.press('Control+z');
  assert.deepEqual(await times(), [5, 10, 6, 8]);
  assert.equal((await look()).history.canUndo, false);

  // Its end snaps to the pause; not with Alt.
  await stage.drag(bar.locator('.handle.end'), { to: 10.2 });
  assert.equal((await spot()).end_time, 20);
  await stage.drag(bar.locator('.handle.start'), { to: 1.013, alt: true });
  assert.ok(Math.abs((await spot()).time - 6.013) < NEAR);
  await stage.drag(page.getByRole('slider', { name: 'Keyframe 2 of The boots' }), { from: 8, to: 9.2 });
  assert.ok(Math.abs((await spot()).keyframes[1].time - 9.2) < NEAR);
  // A drag is cancelled.
  const before = await times();
  const box = await bar.boundingBox();
  await page.mouse.move(box.x + 60, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 8, { steps: 4 });
  assert.notDeepEqual(await times(), before);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.deepEqual(await times(), before);

  // Keys.
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
  assert.deepEqual(await times(), [5, 10, 6, 8]);
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await times(), [5.04, 10.04, 6.04, 8.04]);
  assert.equal(await bar.getAttribute('aria-valuetext'), 'from 0:00:05:01 to 0:00:10:01, selected');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Alt+ArrowRight');
  assert.deepEqual(await times(), [4.04, 9.08, 5.04, 7.04]);
  await page.keyboard.press('Home');
  assert.deepEqual((await times()).slice(0, 2), [0, 5.04]);
  await page.keyboard.press('End');
  assert.deepEqual((await times()).slice(0, 2), [54.96, 60]);
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z');
  assert.deepEqual(await times(), [5, 10, 6, 8]);

  // Several at once.
  await bar.click();
  await page.getByRole('slider', { name: 'wait, pause' }).click({ modifiers: ['Control'] });
  assert.deepEqual((await look()).selection.indexes, [0, 2]);
  await page.keyboard.press('Shift+ArrowRight');
  assert.deepEqual(
    (await look()).interactions.map((/** @type {any} */ each) => each.time),
    [6, 12, 21],
  );
  await page.keyboard.press('Control+z');

  // The playhead.
  const ruler = page.getByRole('slider', { name: 'Playhead' });
  await stage.drag(ruler, { from: 3, to: 30.3 });
  assert.ok(Math.abs((await look()).time - 30.3) < NEAR);
  const text = await page.locator('studio-timeline .time').textContent();
  assert.match(text, /^0:00:30:\d\d$/);
  await ruler.focus();
  await page.keyboard.press('ArrowRight');
  const time = (await look()).time;
  assert.ok(Math.abs(((time * 25) % 1) - 0.5) < 0.01, `${time}: the middle of a frame`);
  await page.mouse.click(await stage.x(12.05), (await ruler.boundingBox()).y + 20);
  assert.equal((await look()).time, 12.02, 'the frame on which the button begins');

  // Zoom at the pointer, to single frames and back.
  const at = await stage.x(12);
  await page.mouse.move(at, (await ruler.boundingBox()).y + 4);
  await page.keyboard.down('Control');
  for (let i = 0; i < 24; i++) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  assert.ok(Math.abs((await stage.x(12)) - at) < 1);
  assert.ok((await stage.x(12.04)) - at > 40, 'a frame is wide');
  assert.equal(await bar.getAttribute('data-part'), 'away');
  await bar.click();
  assert.equal(await bar.getAttribute('data-part'), 'bar', 'it is brought into view');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  assert.ok((await stage.x(60)) - (await stage.x(0)) < 1280);

  // Lanes: order, names, filter.
  const names = () => page.locator('timeline-lanes .label').allTextContents();
  const first = await page.getByRole('button', { name: 'The boots', exact: true }).boundingBox();
  await page.mouse.move(first.x + 20, first.y + 10);
  await page.mouse.down();
  await page.mouse.move(first.x + 20, first.y + 50, { steps: 4 });
  await page.mouse.move(first.x + 20, first.y + 86, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual(
    (await look()).interactions.map((/** @type {any} */ each) => each.id),
    ['buy', 'wait', 'spot'],
  );
  assert.deepEqual(await names(), ['Buy', 'wait', 'The boots']);
  await bar.focus();
  await page.keyboard.press('Alt+ArrowUp');
  assert.deepEqual(await names(), ['Buy', 'The boots', 'wait']);
  await page.keyboard.press('F2');
  await page.keyboard.type('Red boots');
  await page.keyboard.press('Enter');
  assert.equal((await look()).interactions[1].internal_label, 'Red boots');
  assert.deepEqual(await names(), ['Buy', 'Red boots', 'wait']);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual((await look()).selection.indexes, [2]);
  await page.getByRole('searchbox', { name: 'Filter lanes by text' }).fill('boots');
  assert.deepEqual(await names(), ['Red boots']);
});

test('the API timeline is switched on, and its cue points are added, edited, moved and deleted', async (t) => {
  const { page, look, stage } = await open(t, PROJECT);
  const toggle = page.getByRole('button', { name: /^API Timeline/ });
  assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
  await toggle.click();
  const lane = page.getByRole('group', { name: 'Cue points' });
  const { y } = await lane.boundingBox();
  await page.mouse.dblclick(await stage.x(20.01), y + 20);
  const [{ id, time, ...rest }] = (await look()).cues;
  assert.deepEqual([id, rest], ['cue-1', {}]);
  assert.ok(Math.abs(time - 20.01) < NEAR && time === Math.round(time * 25) / 25, `${time}`);
  assert.deepEqual((await look()).selection, { list: 'cues', indexes: [0] });

  // What is typed is JSON if it can be, else text; and one step.
  const data = page.getByRole('textbox', { name: 'Custom data' });
  await page.keyboard.type('{"sku": "EMBER-42"}');
  assert.deepEqual((await look()).cues[0].custom_data, { sku: 'EMBER-42' });
  assert.equal(await page.locator('timeline-cues .kind').textContent(), 'JSON');
  assert.equal(await data.inputValue(), '{"sku": "EMBER-42"}', 'it stays as it is typed');
  await data.fill('half way');
  assert.equal((await look()).cues[0].custom_data, 'half way');
  assert.equal(await page.locator('timeline-cues .kind').textContent(), 'text');
  const cue = page.getByRole('slider', { name: 'Cue cue-1' });
  assert.equal(await cue.getAttribute('aria-valuetext'), `at 0:00:${frames(time)}, half way, selected`);

  // Moved by pointer, key and text.
  await stage.drag(cue, { from: time, to: 40.3 });
  assert.ok(Math.abs((await look()).cues[0].time - 40.3) < NEAR);
  await page.keyboard.press('Control+z');
  assert.equal((await look()).cues[0].time, time);
  await cue.focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal((await look()).cues[0].time, Math.round((time - 0.04) * 1000) / 1000);
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('0:00:31:05');
  await page.keyboard.press('Enter');
  assert.equal((await look()).cues[0].time, 31.2);

  // At the playhead, by key; deleted, and back.
  await page.mouse.click(await stage.x(50), (await page.locator('timeline-ruler').boundingBox()).y + 20);
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('c');
  const { cues } = await look();
  assert.equal(cues.length, 2);
  assert.ok(Math.abs(cues[1].time - 50) < NEAR);
  await page.getByRole('button', { name: 'Delete cue' }).click();
  assert.deepEqual(
    (await look()).cues.map((/** @type {any} */ each) => each.id),
    ['cue-1'],
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal((await look()).cues.length, 2);
  await toggle.click();
  assert.equal(await lane.count(), 0);
});
