// SPDX-License-Identifier: MIT
// An author connects videos in the studio: by the pointer, by keys, and sees it played and simulated.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AXE } from './axe.mjs';
import { useBrowser } from './browser.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const CLIP = fileURLToPath(new URL('../../demo/clips/ridge.mp4', import.meta.url));
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

  /** The videos of which this browser keeps the author's films. @returns {Promise<string[]>} */
  const kept = () =>
    page.evaluate(async () => {
      const [{ name }] = await globalThis.indexedDB.databases();
      const opening = globalThis.indexedDB.open(name);
      await new Promise((done) => (opening.onsuccess = done));
      const reading = opening.result.transaction('films').objectStore('films').getAllKeys();
      await new Promise((done) => (reading.onsuccess = done));
      opening.result.close();
      return reading.result.map(([, video]) => video).sort();
    });
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
    await page.getByRole('dialog').getByLabel('Own file').setInputFiles(CLIP);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await node('ridge').first().waitFor();
    assert.deepEqual((await document()).videos[2], {
      id: 'ridge-2',
      title: 'ridge',
      sources: [{ src: 'ridge.mp4', type: 'video/mp4' }],
      interactions: [],
    });
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByLabel('Title').fill('Summit');
    await page.getByRole('dialog').getByLabel('Id', { exact: true }).fill('summit');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await node('Summit').waitFor();
    await page.waitForFunction(() => globalThis.document.querySelector('studio-app').studio.films.has('summit'));
    await node('Summit').locator('video[src^="blob:"]').waitFor();
    for (const end = Date.now() + PATIENCE_MS; (await kept()).length < 2; ) {
      assert.ok(Date.now() < end, 'the films are kept');
      await page.waitForTimeout(50);
    }
    assert.deepEqual(await kept(), ['ridge-2', 'summit'], 'the old id keeps its film, for undo');
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

test('the preview plays what is edited, from where it was, with the author’s own films', async (t) => {
  const { page, barriers } = await studio(t, 'stage');
  await page.evaluate(async () => {
    const { studio } = globalThis.document.querySelector('studio-app');
    const film = await (await fetch('/clips/ridge.mp4')).blob();
    studio.films.set('ridge', URL.createObjectURL(film));
    studio.edit('', ({ videos: [trail, ridge] }) => {
      trail.on_ended = { action: 'switch', value: 'ridge' };
      ridge.sources = [{ src: 'on-my-computer.mp4' }];
      ridge.cues = [{ id: 'camp', time: 5, custom_data: { sku: 'TENT' } }];
      ridge.interactions = [
        {
          id: 'go',
          type: 'button',
          time: 0,
          value: 'Go {{who}}',
          variable_name: 'who',
          variable_value: 'Ada',
          click_action: 'track',
          pos_left: 10,
          pos_top: 10,
          pos_width: 30,
          pos_height: 20,
        },
      ];
    });
    studio.playhead.seek(58);
  });
  await page.evaluate(() => (globalThis.location.hash = 'preview'));
  const frame = page.frameLocator('iframe[title="Preview"]');
  const player = frame.locator('hotcue-player');
  const at = () =>
    player.evaluate(({ currentTime, currentVideo, media, paused }) => ({
      currentTime,
      currentVideo,
      paused,
      src: media?.src ?? '', // not yet defined
    }));
  const until = async (/** @type {(state: any) => boolean} */ holds, what = '') => {
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      const state = await at();
      if (holds(state)) return state;
      assert.ok(Date.now() < end, `${what}: ${JSON.stringify(state)}`);
      await page.waitForTimeout(50);
    }
  };
  const events = page.locator('preview-events');

  await t.test('it starts at the playhead, and goes on to a film of the author’s own', async () => {
    await until(({ currentTime }) => Math.abs(currentTime - 58) < 0.1, 'at the playhead');
    await page.getByRole('button', { name: 'From the playhead' }).click();
    await events.getByText('node:ended').waitFor();
    const { src } = await until(
      ({ currentVideo, currentTime }) => currentVideo === 'ridge' && currentTime > 0.2,
      'on the ridge',
    );
    assert.match(src, /^blob:/);
    await frame.getByRole('button', { name: 'Go' }).click();
    await events.locator('summary', { hasText: 'hotspot:click' }).waitFor();
    assert.equal(await page.getByLabel('who', { exact: true }).inputValue(), 'Ada');
    await events.locator('summary', { hasText: 'cue:forward' }).getByText('{"sku":"TENT"}').waitFor();
  });

  await t.test('an edit is played at once, at the same time, with the variables that are set', async () => {
    await player.evaluate((player) => player.pause());
    const { currentTime } = await at();
    assert.ok(currentTime >= 5);
    await page.evaluate(() =>
      globalThis.document.querySelector('studio-app').studio.edit('', ({ videos: [, ridge] }) => {
        ridge.interactions[0].value = 'Hello, {{who}}';
      }),
    );
    await frame.getByRole('button', { name: 'Hello, Ada' }).waitFor();
    const after = await until(({ currentTime }) => currentTime > 1, 'after the edit');
    assert.deepEqual({ ...after, currentTime: 0 }, { ...after, currentTime: 0, currentVideo: 'ridge', paused: true });
    assert.ok(Math.abs(after.currentTime - currentTime) < 0.1, `${after.currentTime} is ${currentTime}`);
    await page.getByLabel('who', { exact: true }).fill('Bob');
    await page.keyboard.press('Tab');
    await frame.getByRole('button', { name: 'Hello, Bob' }).waitFor();
  });

  await t.test('what has an error is left out, and said; the device is as chosen', async () => {
    await page.evaluate(() =>
      globalThis.document.querySelector('studio-app').studio.edit('', ({ videos: [, ridge] }) => {
        ridge.interactions.push({ id: 'bad', type: 'nothing', time: 1 });
        ridge.interactions[0].hide_mobile = true;
      }),
    );
    await page.getByText('is left out').waitFor();
    await frame.getByRole('button', { name: 'Hello, Bob' }).waitFor();
    await page.getByLabel('Device').selectOption({ label: 'Mobile, 360 px' });
    await frame.getByRole('button', { name: 'Hello, Bob' }).waitFor({ state: 'detached' });
    await page.getByLabel('Filter events').fill('device');
    assert.deepEqual(await events.locator('summary .type').allTextContents(), ['interaction:hide']);
    assert.deepEqual(await barriers(), []);
  });

  await t.test('another project begins at its start, without the variables of the one before', async () => {
    const text = JSON.stringify({ variables: { who: 'Eve' }, videos: PROJECT.videos });
    await page.evaluate((text) => globalThis.document.querySelector('studio-app').studio.open(text), text);
    await until(
      ({ currentVideo, src }) => currentVideo === 'trail' && src.endsWith('/clips/trailhead.mp4'),
      'another project',
    );
    await page.waitForFunction(() => {
      const app = globalThis.document.querySelector('studio-app');
      const list = app.shadowRoot.querySelector('studio-preview').shadowRoot.querySelector('preview-variables');
      return list.values.get('who') === 'Eve';
    });
    assert.equal((await at()).currentTime, 0);
  });
});

test('a simulation says what nobody reached, the same for the same seed, and can be cancelled', async (t) => {
  const { page, barriers } = await studio(t, 'simulation');
  const table = (/** @type {string} */ name) => page.getByRole('region', { name });
  const simulate = async (/** @type {Record<string, string>} */ values) => {
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: 'Simulate' }).click();
  };
  await page.evaluate(() =>
    globalThis.document.querySelector('studio-app').studio.edit('', ({ videos: [trail, ridge] }) => {
      const place = { pos_left: 10, pos_top: 10, pos_width: 30, pos_height: 20 };
      const go = { type: 'button', time: 0, click_action: 'video', click_value: 'ridge', ...place };
      trail.interactions = [
        { ...go, id: 'go', value: 'Go' },
        { ...go, id: 'never', value: 'Never', conditional_variable: 'unset', conditional_operator: 'exists' },
      ];
      ridge.interactions = [{ id: 'end', type: 'text', time: 59, value: 'The end', click_action: 'none', ...place }];
    }),
  );

  await t.test('the rows of what was missed come first, and select it', async () => {
    await simulate({ 'Random viewers': '30', Seed: '7', 'Seconds for each': '90' });
    await page.getByText('Reached: 2 of 2 videos, 2 of 3 interactions, 1 of 2 ways. Seed 7.').waitFor();
    const first = table('Interactions').locator('tbody tr').first();
    assert.match(await first.innerText(), /Never\s+button, in Trail\s+never reached/);
    const counts = await table('Interactions').locator('tbody').innerText();
    await simulate({ Seed: '8' });
    await page.getByText('Seed 8.').waitFor();
    assert.notEqual(await table('Interactions').locator('tbody').innerText(), counts);
    await simulate({ Seed: '7' });
    await page.getByText('Seed 7.').waitFor();
    assert.equal(await table('Interactions').locator('tbody').innerText(), counts);
    await first.getByRole('button', { name: 'Never' }).click();
    const selected = await page.evaluate(() => globalThis.document.querySelector('studio-app').studio.selected);
    assert.deepEqual(
      selected.map(({ id }) => id),
      ['never'],
    );
    assert.deepEqual(await barriers(), []);
  });

  await t.test('a script is one viewer more; what it can’t do is said', async () => {
    await page.getByText('And one viewer who follows a script').click();
    await simulate({ 'Random viewers': '0', Script: '[{"play":true},{"click":"go"},{"click":"never"}]' });
    await page.getByText('The script could not be followed to its end: step 2').waitFor();
    assert.match(await table('Interactions').locator('tbody tr', { hasText: 'Go' }).innerText(), /1\s+1$/);
    await simulate({ Script: '[{"click":"gone"}]' });
    await page.getByText('script: step 0: no interaction is called "gone"').waitFor();
  });

  await t.test('thousands of interactions leave the page usable: it is cancelled', async () => {
    await page.evaluate(() =>
      globalThis.document.querySelector('studio-app').studio.edit('', ({ videos: [trail] }) => {
        const { id: _id, ...go } = trail.interactions[0];
        trail.interactions = Array.from({ length: 3000 }, (_, i) => ({ ...go, time: (i * 7) % 59, end_time: 59.5 }));
      }),
    );
    await simulate({ 'Random viewers': '100000', 'Seconds for each': '3', Script: '' });
    await page.getByRole('progressbar', { name: 'Viewers' }).waitFor();
    await table('Interactions').getByText('200 of 3001 are shown.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Simulate' }).waitFor();
    await page.getByText('Reached: ').waitFor();
  });
});
