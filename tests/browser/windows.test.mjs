// SPDX-License-Identifier: MIT
// Elements that move: to another window, and through a page that is replaced.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON, PURPLE } from './documents.mjs';
import { Film, PATIENCE_MS } from './film.mjs';
import { probe } from './probe.mjs';

const theatre = useBrowser();
const BESIDE_ITS_TEXT = /** @type {const} */ ([42, 22]);

const PROJECT = {
  trays: { magic_menu: { title: 'Pick one' } },
  interactions: [
    button('here', { tooltip: 'A tip' }),
    button('entry', { default_hidden: true, in_tray: true, pos_top: 60 }),
  ],
};

/** Opens another window, with the probe of a film in it. @param {Film} film */
async function openWindow(film) {
  const context = film.page.context();
  await context.addInitScript(probe, [...EVENTS]);
  const coming = context.waitForEvent('page');
  await film.do(() => {
    globalThis.other = open('/t/elsewhere.html', '', 'width=500,height=400');
  });
  const page = await coming;
  await page.waitForLoadState();
  page.setDefaultTimeout(PATIENCE_MS);
  return new Film(page);
}

/** Run in either window: moves the film, with what is around it, to the other. */
function move() {
  const film = document.getElementById('film');
  const moved = film.localName === 'hotcue-player' ? film : film.parentElement;
  const { document: there, CSSStyleSheet } = globalThis.other ?? globalThis.opener;
  if (globalThis.other) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body { margin: 0 } main { position: relative } video { display: block; width: 100% }');
    there.adoptedStyleSheets = [sheet];
  }
  there.body.replaceChildren(moved);
}

for (const name of ['player', 'overlay']) {
  test(`${name}: in another window it looks and works as before, and plays on; so it does back home`, async (t) => {
    const film = await theatre.show(t, `/t/${name}.html`, { project: PROJECT });
    await film.next('interaction:show', { id: 'here' });
    await film.play();
    await film.plays();
    const there = await openWindow(film);
    for (const [from, to] of [
      [film, there],
      [there, film],
    ]) {
      await from.do(move);
      await to.plays();
      assert.deepEqual(await to.colour(...BESIDE_ITS_TEXT), PURPLE, 'it is drawn');
      await to.moveTo(...ON_BUTTON);
      await to.page.getByText('A tip').waitFor();
      await to.page.setViewportSize({ width: 420, height: 380 }); // the overlay follows
      await to.clickAt(...ON_BUTTON);
      await to.next('hotspot:click', { hotspot: { id: 'here' } });
      await to.do(() => document.getElementById('film').openTray('magic_menu'));
      const tray = to.page.getByRole('dialog', { name: 'Pick one' });
      await tray.waitFor();
      assert.equal(
        await tray.evaluate((element) => getComputedStyle(element).position),
        'absolute',
        'it has its style',
      );
      await to.page.keyboard.press('Escape');
      await to.next('tray:close');
      await to.do(() => {
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        delete document.hidden;
      });
      await to.next('browser:hidden');
      if (name === 'player') {
        const bar = await to.page.locator('media-control-bar').boundingBox();
        assert.equal(bar.height, 44, 'the controls have their style');
        await to.page.locator('media-control-bar media-play-button').click();
        await to.next('player:pause');
        await to.play();
        await to.plays();
      }
    }
    const unloaded = [...(await film.heard('project:unload')), ...(await there.heard('project:unload'))];
    assert.deepEqual(unloaded, []);
    assert.deepEqual(await there.complaints(), []);
  });
}

test('a dialog that is open stays one when the player moves', async (t) => {
  const project = [button('read', { click_action: 'modal', click_value: 'Some words.' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  const dialog = film.page.getByRole('dialog');
  await dialog.getByText('Some words.').waitFor();
  await film.do(() => document.body.append(document.getElementById('film')));
  assert.ok(await dialog.evaluate((element) => element.matches(':modal')));
  await film.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('media that move alone in the page are followed', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: PROJECT });
  await film.next('interaction:show', { id: 'here' });
  await film.do(() => {
    const section = document.createElement('section');
    section.style.cssText = 'position: relative; left: 60px';
    document.querySelector('main').prepend(section);
    section.append(document.getElementById('video'));
  });
  await film.do(() => new Promise(requestAnimationFrame));
  assert.deepEqual(await film.colour(...BESIDE_ITS_TEXT), PURPLE);
  await film.do(() => document.querySelector('section').style.setProperty('left', '120px'));
  await film.do(() => new Promise(requestAnimationFrame));
  assert.deepEqual(await film.colour(...BESIDE_ITS_TEXT), PURPLE, 'its new surroundings are watched');
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click');
});

/**
 * Run in the page: replaces the body and keeps an element, in the steps of Turbo for
 * `data-turbo-permanent`: a placeholder in the new body, the bodies swapped, the element put
 * in the place of the placeholder, with promises in between.
 */
async function navigate() {
  const kept = document.getElementById('film');
  const { body } = new DOMParser().parseFromString('<body><h1>Next page</h1><meta name="place"></body>', 'text/html');
  const turn = () => Promise.resolve();
  document.adoptNode(body);
  for (let i = 0; i < 5; i++) await turn();
  document.body.replaceWith(body);
  for (let i = 0; i < 5; i++) await turn();
  kept.replaceWith(kept.cloneNode(true));
  document.querySelector('meta[name="place"]').replaceWith(kept);
}

test('a permanent element of Turbo plays on while the page around it is replaced', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: PROJECT });
  await film.next('interaction:show', { id: 'here' });
  await film.play();
  await film.plays();
  const before = (await film.state()).time;
  await film.do(navigate);
  await film.plays();
  assert.ok((await film.state()).time >= before);
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'here' } });
  for (const type of ['project:unload', 'player:pause']) assert.deepEqual(await film.heard(type), []);
});

test('the document hears the events of an element that was removed, with the element as target', async (t) => {
  for (const name of ['player', 'overlay']) {
    const film = await theatre.show(t, `/t/${name}.html`, { project: PROJECT });
    await film.next('interaction:show', { id: 'here' });
    await film.play();
    await film.plays();
    await film.do(() => {
      globalThis.told = [];
      const film = document.getElementById('film');
      for (const type of ['node:exit', 'project:unload', 'hotcue:event']) {
        for (const [at, target] of Object.entries({ film, main: film.parentElement, document, window }))
          target.addEventListener(type, (event) => {
            const { target, detail } = event;
            if (type !== 'hotcue:event' || detail.type === 'project:unload')
              globalThis.told.push([at, type, target === film]);
          });
      }
      film.remove();
    });
    await film.next('project:unload');
    const told = await film.do(() => globalThis.told);
    const heard = (type) => told.filter(([, each]) => each === type);
    for (const type of ['node:exit', 'project:unload', 'hotcue:event']) {
      const wanted = ['film', 'document', 'window'].map((at) => [at, type, true]);
      assert.deepEqual(heard(type), wanted, name);
    }
  }
});
