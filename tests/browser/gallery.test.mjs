// SPDX-License-Identifier: MIT
// The pages of the gallery as a visitor has them, under their own policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = ['/', '/showcase/', '/showcase/boots.html', '/quiz/', '/embed/', '/faulty/'];

/** What is bad for people with disabilities, by axe-core. @param {import('./film.mjs').Film} film */
async function barriers(film) {
  await film.do(AXE);
  const { violations } = await film.do(() => globalThis.axe.run({ preload: false }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
    );
}

for (const path of PAGES) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`${path} in ${colorScheme}: nothing missing, no complaint, no barrier`, async (t) => {
      const film = await theatre.show(t, path, { profile: { colorScheme } });
      await film.do((patience) => {
        const film = document.querySelector('hotcue-player, hotcue-overlay');
        return film && globalThis.probe.until(() => film.ready, patience, 'a film');
      }, PATIENCE_MS);
      assert.deepEqual(await barriers(film), []);
      const links = await film.page.locator('a[href]').evaluateAll((all) => all.map(({ href }) => href));
      for (const link of new Set(links.map((href) => href.split('#')[0]))) {
        assert.ok(link.startsWith(theatre.address), `${link} is in the gallery`);
        assert.equal((await fetch(link)).status, 200, link);
      }
    });
  }
}

test('the showcase plays its story', async (t) => {
  const film = await theatre.show(t, '/showcase/', { profile: { viewport: { width: 1280, height: 900 } } });
  await film.next('project:ready');
  await film.page.getByRole('button', { name: 'play' }).first().click();
  await film.next('cue:forward', { cue: { id: 'sunrise' } });
  await film.next('interaction:show', { id: 'boots' });
  assert.deepEqual(await barriers(film), [], 'with items on the film');
  await film.item('answer-new').press('Enter');
  await film.next('variable:change', { name: 'level', value: 'new' });
  await film.next('interaction:hide', { id: 'answer-new', reason: 'variable' });
  await film.clickAt(34, 83); // her boots
  await film.next('hotspot:click', { hotspot: { id: 'boots', customData: { sku: 'EMBER-42' } } });
  await film.next('player:seek', { to: 20 });
  await film.plays();
  await film.clickAt(50, 69);
  await film.next('hotspot:click', { hotspot: { id: 'sole' } });
  await film.page.getByText('Lugs of four millimetres: mud falls out by itself.', { exact: true }).waitFor();
  await film.clickAt(28.2, 30); // through the heel loop, on the video itself
  await film.next('player:pause', { reason: 'user' });
  await film.clickAt(25.8, 30);
  await film.next('hotspot:click', { hotspot: { id: 'loop' } });
  assert.deepEqual(
    (await film.heard('hotspot:click')).map(({ detail }) => detail.hotspot.id),
    ['answer-new', 'boots', 'sole', 'loop'],
  );
  await film.page.getByRole('button', { name: 'Fork' }).click();
  await film.next('cue:forward', { cue: { id: 'fork' } });
  await film.item('to-ridge').press('Enter');
  await film.next('node:enter', { node: { id: 'ridge' } });
  await film.plays();
  assert.equal((await film.state()).src, 'ridge.mp4');
  await film.next('cue:forward');
  await film.set({ currentTime: 59.5 });
  await film.next('project:ended');
  assert.deepEqual(await film.heard('error'), []);
  assert.deepEqual(await barriers(film), [], 'at the end');
  await film.next('player:pause', { reason: 'ended' }); // the last of all
  const heard = (await film.heard()).length;
  await film.page.locator('#count').getByText(String(heard), { exact: true }).waitFor(); // as many are listed
});

test('a viewer clicks through the quiz', async (t) => {
  const film = await theatre.show(t, '/quiz/', { profile: { viewport: { width: 1280, height: 900 } } });
  const { page } = film;
  const state = (/** @type {string} */ variable) => page.locator(`[data-variable="${variable}"] .state`).innerText();
  await film.next('project:ready');
  await page.getByRole('button', { name: 'play' }).first().click();
  await film.next('player:pause', { reason: 'interaction' }); // until it is begun
  await page.locator('hotcue-player').hover();
  await film.item('begin').press('Enter');
  await film.next('player:seek', { to: 20 });
  await film.plays();
  await film.next('interaction:show', { id: 'tread-a' });
  await film.set({ currentTime: 40 }); // past two questions: back to the first
  await film.next('interaction:blocked', { ids: ['tread-a', 'tread-b'] });
  await page.getByText('To go on, choose: “It sheds the mud”, “It glows at night”').waitFor();
  assert.deepEqual(await barriers(film), [], 'while it waits');
  await film.clickAt(27, 30);
  await film.next('hotspot:click', { hotspot: { id: 'tread-a' } });
  await film.next('interaction:unblocked');
  assert.equal(await state('tread'), 'right');
  await film.next('player:seek', { to: 34, reason: 'timed' });
  await film.next('interaction:show', { id: 'arch-a' });
  await film.item('arch-a').press('Enter');
  await film.next('interaction:show', { id: 'arch-wrong' });
  await film.next('player:seek', { to: 46, reason: 'timed' });
  await film.next('interaction:show', { id: 'way-camp' });
  await film.clickAt(70, 34);
  await film.next('node:enter', { node: { id: 'ridge' } });
  await film.next('interaction:show', { id: 'camp-b' });
  await film.item('camp-b').press('Enter');
  await film.next('interaction:show', { id: 'dipper' });
  await film.next('interaction:show', { id: 'some-right' });
  await film.next('interaction:show', { id: 'certificate' });
  await film.item('certificate').press('Enter');
  await film.next('player:pause', { reason: 'lead' });
  const form = page.getByRole('dialog', { name: 'Your certificate' });
  await form.getByLabel('Name', { exact: true }).fill('Ada');
  assert.deepEqual(await barriers(film), [], 'with the form');
  await form.getByLabel('Put my name on the certificate.').check();
  await page.keyboard.press('Enter');
  await film.next('action:modal');
  await page.getByText('Ada has walked the Hotcue trail, by way of the camp.').waitFor();
  assert.equal(await state('name'), 'Ada');
  await page.keyboard.press('Escape');
  await film.plays();
  await film.set({ currentTime: 59.4 });
  await film.next('tray:open', { tray: 'end_menu' });
  await film.next('project:ended');
  assert.deepEqual(await barriers(film), [], 'with the end menu');
  await page.getByRole('dialog', { name: 'Home at last' }).getByRole('button', { name: 'Once more' }).click();
  await film.next('node:enter', { node: { id: 'trail' } });
  await film.next('viewer:reset');
  await film.next('interaction:show', { id: 'welcome' });
  assert.equal(await state('tread'), 'open');
  assert.deepEqual(await film.heard('error'), []);
});

test('the overlay on the page’s own video plays', async (t) => {
  const film = await theatre.show(t, '/embed/', { profile: { viewport: { width: 1280, height: 900 } } });
  await film.next('project:ready');
  await film.play();
  await film.next('interaction:show', { id: 'pack' });
  await film.clickAt(30.5, 58);
  await film.next('player:seek', { to: 20 });
  await film.next('interaction:show', { id: 'up' });
  await film.plays();
  assert.deepEqual(await film.visible(), ['up']);
});

test('each broken document leaves its video playing', async (t) => {
  const film = await theatre.show(t, '/faulty/');
  for (const button of await film.page.locator('[data-document]').all()) {
    await button.click();
    const name = await button.getAttribute('data-document');
    await film.page.locator('#diagnostics li.error').first().waitFor();
    await film.do(() => {
      document.querySelector('hotcue-player').id = 'film';
    });
    await film.play();
    await film.plays();
    assert.ok((await film.state()).time > 0, name);
  }
});
