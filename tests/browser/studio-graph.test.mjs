// SPDX-License-Identifier: MIT
// An author connects videos in the studio: by the pointer, by keys, and sees it played and simulated.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PROJECT = {
  hotcue: 1,
  id: 'walk',
  videos: [
    { id: 'trail', title: 'Trail', sources: [{ src: '/clips/trailhead.mp4' }], duration: 60, interactions: [] },
    { id: 'ridge', title: 'Ridge', sources: [{ src: '/clips/ridge.mp4' }], duration: 60, interactions: [] },
  ],
};

/** Opens the studio with a project. @param {import('node:test').TestContext} t @param {string} view @param {object} [options] */
async function studio(t, view, options) {
  const film = await theatre.show(t, '/studio/', {
    profile: { viewport: { width: 1280, height: 800 } },
    ...options,
  });
  const { page } = film;
  await page.waitForFunction(() => globalThis.document.querySelector('studio-app')?.studio);
  await page.evaluate(
    (text) => globalThis.document.querySelector('studio-app').studio.open(text),
    JSON.stringify(PROJECT),
  );
  await page.evaluate((view) => (globalThis.location.hash = view), view);
  return {
    film,
    page,
    /** The document. @returns {Promise<any>} */
    document: () => page.evaluate(() => globalThis.document.querySelector('studio-app').studio.document),
    /** Accessibility violations. */
    barriers: async () => {
      await film.do(AXE);
      const { violations } = await film.do(() => globalThis.axe.run({ preload: false }));
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
      );
    },
  };
}

/** The middle of an element. @param {import('playwright-core').Locator} locator */
async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** @param {import('playwright-core').Page} page @param {{x: number, y: number}} from @param {{x: number, y: number}} to */
async function drag({ mouse }, from, to) {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await mouse.move(to.x, to.y, { steps: 3 });
  await mouse.up();
}

test('videos are connected by dragging and by keys, moved, renamed and deleted', async (t) => {
  const { page, document, barriers } = await studio(t, 'graph');
  const node = (/** @type {string} */ name) => page.locator('.card', { hasText: name });
  await node('Ridge').getByText('Unreachable').waitFor();
  await node('Trail').getByText('Start').waitFor();

  const selected = () =>
    page.evaluate(() => {
      const { selection, videoIndex } = globalThis.document.querySelector('studio-app').studio;
      return { selection, videoIndex };
    });

  await t.test('a drag from the port to another video makes a button', async () => {
    await drag(
      page,
      await middle(page.getByRole('button', { name: 'Connect “Trail” to …' })),
      await middle(node('Ridge')),
    );
    const dialog = page.getByRole('dialog', { name: 'Videos' });
    assert.equal(await dialog.getByRole('combobox', { name: 'To' }).inputValue(), '1');
    await dialog.getByLabel('Text of the button').fill('Up to the ridge');
    await dialog.getByLabel('Time, in seconds').fill('3');
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await page.locator('.line text', { hasText: 'Up to the ridge, 0:03' }).waitFor();
    const [{ interactions }] = (await document()).videos;
    assert.equal(interactions.length, 1);
    const { type, time, click_action, click_value } = interactions[0];
    assert.deepEqual(
      { type, time, click_action, click_value },
      { type: 'button', time: 3, click_action: 'video', click_value: 'ridge' },
    );
    await node('Ridge').getByText('Unreachable').waitFor({ state: 'detached' });
    assert.deepEqual(await selected(), { selection: { list: 'interactions', indexes: [0] }, videoIndex: 0 });
  });

  await t.test('keys go from video to video, connect the end of one, and tell it', async () => {
    await node('Trail').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(
      await node('Ridge').evaluate((card) => `${card.matches(':focus')} ${card.getAttribute('aria-current')}`),
      /true true/,
    );
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Trail' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown'); // the video ends
    await page.keyboard.press('Enter');
    await page.getByText('Connected “Ridge” to “Trail”').waitFor();
    assert.deepEqual((await document()).videos[1].on_ended, { action: 'switch', value: 'trail' });
    assert.match(await page.locator('#about-1').textContent(), /Ways: at its end: Trail\./);
    assert.deepEqual(await barriers(), []);
  });

  await t.test('a line selects what makes it; undone, it is gone', async () => {
    await page.locator('.line.click text').click();
    assert.deepEqual(await selected(), { selection: { list: 'interactions', indexes: [0] }, videoIndex: 0 });
    await page.keyboard.press('Delete');
    await node('Ridge').getByText('Unreachable').waitFor();
    await page.keyboard.press('Control+z');
    await node('Ridge').getByText('Unreachable').waitFor({ state: 'detached' });
  });

  await t.test('a place by hand is kept in the browser and not in the document, until it is arranged', async () => {
    const [before, text] = [await middle(node('Ridge')), JSON.stringify(await document())];
    await drag(page, before, { x: before.x - 90, y: before.y + 120 });
    const after = await middle(node('Ridge'));
    assert.ok(
      Math.abs(after.x - before.x + 90) < 3 && Math.abs(after.y - before.y - 120) < 3,
      JSON.stringify({ before, after }),
    );
    assert.equal(JSON.stringify(await document()), text);
    const { x, y } = await page.evaluate(() => JSON.parse(globalThis.localStorage['hotcue-studio-graph:walk']).ridge);
    await node('Ridge').press('Shift+ArrowDown');
    await page.getByText(`At ${x}, ${y + 24}`, { exact: true }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Arrange' }).click();
    assert.equal(await page.evaluate(() => globalThis.localStorage['hotcue-studio-graph:walk']), undefined);
  });

  await t.test('a video is added, renamed, made the start, and deleted with the ways to it', async () => {
    await page.getByRole('button', { name: 'Add a video' }).click();
    await page.getByLabel('or its address').fill('/clips/ridge.mp4');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await node('ridge').first().waitFor();
    assert.deepEqual((await document()).videos[2], {
      id: 'ridge-2',
      title: 'ridge',
      sources: [{ src: '/clips/ridge.mp4' }],
      interactions: [],
    });
    await page.keyboard.press('F2');
    await page.getByLabel('Title').fill('Summit');
    await page.getByLabel('Id', { exact: true }).fill('summit');
    await page.getByRole('button', { name: 'Rename', exact: true }).last().click();
    await node('Summit').waitFor();
    await page.getByRole('button', { name: 'Set as start' }).click();
    await node('Trail').getByText('Unreachable').waitFor();
    await node('Trail').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByText('Ridge, at its end').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await node('Trail').waitFor({ state: 'detached' });
    const { start, videos } = await document();
    assert.deepEqual(
      [start, videos.map(({ id }) => id), videos[0].on_ended],
      ['summit', ['ridge', 'summit'], undefined],
    );
    await node('Summit').press('Enter');
    await page.waitForFunction(() => globalThis.location.hash === '#stage');
    assert.equal(await page.evaluate(() => globalThis.document.querySelector('studio-app').studio.video.id), 'summit');
  });
});
