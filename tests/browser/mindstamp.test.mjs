// SPDX-License-Identifier: MIT
// hotcue/dialects/mindstamp in real iframes: the gallery's page that has moved, and pages of other origins.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();

test('a page that was written for Mindstamp follows and controls the film', async (t) => {
  const { page } = await theatre.show(t, '/moved-from-mindstamp/');
  const frame = page.frameLocator('#ms_frame');
  const press = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).click();
  const message = (/** @type {string} */ name) => page.locator('#log li').filter({ hasText: name }).first();
  const reached = () => page.locator('#progress .reached').allInnerTexts();
  await frame.getByText('Hello, Ada!').waitFor();
  await press('Play');
  await page.getByText('Plays', { exact: true }).waitFor();
  await press('Pause');
  await page.getByText('Paused', { exact: true }).waitFor();
  await page.getByLabel('Your name').fill('Grace');
  await press('set_variable');
  await frame.getByText('Hello, Grace!').waitFor();

  await page.getByLabel('Go to second').fill('30');
  await press('change_time');
  await message('progress_50').waitFor();
  assert.deepEqual(await reached(), ['10', '25', '50']);
  await page.getByText('0:30 of 1:00').waitFor();
  await press('Fast forward');
  await page.getByText('0:31 of 1:00').waitFor();
  await frame.getByRole('button', { name: 'Buy now' }).press('Enter');
  await page.getByText('button “Buy now” with {"sku":"EMBER-42","price":"189.00"}').waitFor();

  await press('Screenshot');
  await message('screenshot').waitFor();
  const picture = page.getByAltText('The film at the time of the request');
  const size = await picture.evaluate(async (/** @type {HTMLImageElement} */ image) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  assert.deepEqual(size, [1280, 720]);

  await page.getByLabel('Go to second').fill('59.7');
  await press('change_time');
  await message('progress_90').waitFor();
  await press('Play');
  await message('video_end').waitFor();
  assert.deepEqual(await reached(), ['10', '25', '50', '75', '90', '100']);
});

test('of pages of another origin only the one that is allowed gets and changes anything', async (t) => {
  const there = theatre.address.replace('localhost', '127.0.0.1');
  assert.notEqual(there, theatre.address);
  // The page's amended answer comes from no address, so what is local needs a permission.
  const film = await theatre.show(t, '/t/overlay.html', {
    policy: `frame-src ${there}`,
    profile: { permissions: ['local-network-access'] },
    query: { for: 'video' },
  });
  const frames = { allowed: theatre.address, other: 'https://shop.example' };
  const addresses = Object.entries(frames).map(([name, origin]) => ({
    name,
    src: `${there}/t/mindstamp.html?${new URLSearchParams({ origin })}`,
  }));
  await film.do(async (addresses) => {
    /** @type {any[]} */
    globalThis.got = [];
    addEventListener('message', ({ source, origin, data }) => {
      globalThis.got.push({
        from: [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source)?.name,
        origin,
        ...data,
      });
    });
    const loads = addresses.map(({ name, src }) => {
      const iframe = Object.assign(document.createElement('iframe'), { name, src, allow: 'autoplay' });
      document.body.append(iframe);
      return new Promise((done) => iframe.addEventListener('load', done));
    });
    await Promise.all(loads);
  }, addresses);
  const inside = (/** @type {string} */ name) =>
    /** @type {import('playwright-core').Frame} */ (film.page.frame({ name }));
  for (const name of Object.keys(frames)) {
    const loaded = () => /** @type {any} */ (document.getElementById('film')).readyState > 0;
    await inside(name).waitForFunction(loaded, null, { polling: 50 }); // it may be out of view, where frames are rare
  }
  const got = await film.do(async (patience) => {
    const windows = [...document.querySelectorAll('iframe')].map(({ contentWindow }) => contentWindow);
    for (const command of [{ event: 'change_time', time: 20 }, { event: 'fly' }, 'nonsense']) {
      for (const each of windows) each?.postMessage(command, '*');
    }
    const came = () =>
      ['time_update', 'progress_25', 'command_error'].every((event) =>
        globalThis.got.some((each) => each.event === event),
      );
    await globalThis.probe.until(came, patience, 'the answers');
    return globalThis.got;
  }, PATIENCE_MS);
  assert.deepEqual([...new Set(got.map(({ from, origin }) => `${from} ${origin}`))], [`allowed ${there}`]);
  const state = (/** @type {string} */ name) =>
    inside(name).evaluate(() => [
      /** @type {any} */ (document.getElementById('film')).currentTime,
      globalThis.dialect.dropped,
    ]);
  assert.deepEqual(await state('allowed'), [20, 1]);
  assert.deepEqual(await state('other'), [0, 3]);
});
