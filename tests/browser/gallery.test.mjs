// SPDX-License-Identifier: MIT
// The pages of the gallery from a visitor's perspective, under their own policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEIGHT, seen, WIDTH } from '../../demo/geometry/outlines.mjs';
import { AXE } from './axe.mjs';
import { useBrowser } from './browser.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();

const STREAMS = ['hls-js', 'dash-js', 'shaka', 'hls-video', 'mux-player'];
const PLAYERS = ['video-js', 'video-js-10', 'vidstack', 'plyr', ...STREAMS].map((name) => `/players/${name}/`);
/** Complaints of a player that its page names. @type {Record<string, RegExp>} */
const NAMED = { '/players/mux-player/': /cast_sender\.js/ };
const PAGES = [
  '/',
  '/showcase/',
  '/showcase/boots.html',
  '/quiz/',
  '/geometry/',
  '/embed/',
  '/player/',
  '/iframe/',
  '/faulty/',
  '/analytics/',
  '/moved-from-kaltura/',
  '/moved-from-mindstamp/',
  '/studio/',
  ...PLAYERS,
];

/** Accessibility violations found by axe-core. @param {import('./film.mjs').Film} film */
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
  test(`${path}, light and dark: nothing missing, no complaint, no barrier`, async (t) => {
    const film = await theatre.show(t, path, { expected: NAMED[path], profile: { colorScheme: 'light' } });
    await film.do((patience) => {
      const film = document.querySelector('hotcue-player, hotcue-overlay');
      return film && globalThis.probe.until(() => film.ready, patience, 'a film');
    }, PATIENCE_MS);
    assert.deepEqual(await barriers(film), [], 'light');
    await film.page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await barriers(film), [], 'dark');
    const links = await film.page.locator('a[href]').evaluateAll((all) => all.map(({ href }) => href));
    for (const link of new Set(links.map((href) => href.split('#')[0]))) {
      assert.ok(link.startsWith(theatre.address), `${link} is in the gallery`);
      assert.equal((await fetch(link)).status, 200, link);
    }
  });
}

/** Asserts that all events so far are listed; compared in one step, as the film plays on. */
async function assertAllListed(film) {
  await film.page.waitForFunction(
    () => document.querySelector('#count').textContent === String(globalThis.probe.events.length),
  );
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
  await film.next('player:pause', { reason: 'ended' }); // the last event
  await assertAllListed(film);
});

test('a viewer clicks through the quiz', async (t) => {
  const film = await theatre.show(t, '/quiz/', { profile: { viewport: { width: 1280, height: 900 } } });
  const { page } = film;
  const state = (/** @type {string} */ variable) => page.locator(`[data-variable="${variable}"] .state`).innerText();
  await film.next('project:ready');
  await page.getByRole('button', { name: 'play' }).first().click();
  await film.next('player:pause', { reason: 'interaction' }); // until the film is started
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

// ---- The distorted player ------------------------------------------------------

/**
 * Where points of the film are in the window, computed independently of the overlay:
 * object-fit by the CSS specification, and transforms by the browser, with an element
 * placed there.
 * @param {import('./film.mjs').Film} film @param {number[][]} points pixels of the film
 * @returns {Promise<{x: number, y: number}[]>}
 */
function onScreen(film, points) {
  return film.do(
    ([all, width, height]) => {
      const video = /** @type {HTMLVideoElement} */ (document.getElementById('film'));
      const css = getComputedStyle(video);
      const px = (/** @type {string} */ name) => Number.parseFloat(css.getPropertyValue(name));
      const [left, top] = [px('border-left-width') + px('padding-left'), px('border-top-width') + px('padding-top')];
      const box = [video.clientWidth - 2 * px('padding-left'), video.clientHeight - 2 * px('padding-top')];
      const [fx, fy] = [box[0] / width, box[1] / height];
      const least = Math.min(fx, fy);
      const scale = {
        contain: [least, least],
        cover: [Math.max(fx, fy), Math.max(fx, fy)],
        fill: [fx, fy],
        none: [1, 1],
        'scale-down': [Math.min(1, least), Math.min(1, least)],
      }[css.objectFit];
      const spare = [box[0] - width * scale[0], box[1] - height * scale[1]];
      const parts = css.objectPosition.split(' ').map((part) => {
        const [, percent, pixels] = /(-?[\d.]+)%(?: - ([\d.]+)px)?/.exec(part.replace(/^calc\(/, '')) ?? [];
        return { percent: Number(percent) / 100, pixels: Number(pixels ?? 0) };
      });
      const offsets = parts.map(({ percent }, i) => percent * spare[i]);
      return all.map(([x, y]) => {
        const mark = document.createElement('span');
        mark.style.setProperty('position', 'absolute');
        mark.style.setProperty('left', `${left + offsets[0] + x * scale[0]}px`);
        mark.style.setProperty('top', `${top + offsets[1] + y * scale[1]}px`);
        video.parentElement?.append(mark);
        const place = mark.getBoundingClientRect();
        mark.remove();
        return { x: place.left, y: place.top };
      });
    },
    /** @type {const} */ ([points, WIDTH, HEIGHT]),
  );
}

/** The middle of the box around a ring. @param {number[][]} ring */
function middle(ring) {
  const [xs, ys] = [0, 1].map((side) => ring.map((point) => point[side]));
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

/** @param {import('./film.mjs').Film} film @param {number} time */
async function restAt(film, time) {
  await film.set({ currentTime: time + 1 / 60 }); // in the middle of a frame
  await film.state();
}

/** Clicks at positions from the code that draws the film, and checks which hotspot was hit. @param {import('./film.mjs').Film} film @param {Record<string, number[][]>} outlines */
async function hitEach(film, outlines) {
  await film.do(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // as drawn
  for (const [id, ring] of Object.entries(outlines)) {
    const [{ x, y }] = await onScreen(film, [middle(ring)]);
    await film.page.mouse.click(x, y);
    await film.next('hotspot:click', { hotspot: { id } });
  }
}

test('geometry: before play the outlines lie on the frame that they are of', async (t) => {
  const film = await theatre.show(t, '/geometry/', { profile: { viewport: { width: 1440, height: 1000 } } });
  await film.next('project:ready');
  await film.state();
  await film.assertRests(0);
});

test('in a window pulled out of shape things are hit where they are seen', async (t) => {
  const film = await theatre.show(t, '/geometry/', { profile: { viewport: { width: 1440, height: 1000 } } });
  const { page } = film;
  await film.next('project:ready');
  await restAt(film, 6);
  const { boot, ...others } = seen(6); // the boot is outside a portrait frame
  for (const preset of ['tilted', 'matted', 'portrait', 'plain']) {
    await page.locator(`[data-preset="${preset}"]`).click();
    await hitEach(film, preset === 'portrait' ? { birds: others.birds } : { ...others, boot });
  }
  for (const fit of ['cover', 'fill', 'scale-down', 'contain']) {
    for (const position of ['0% 0%', '100% 100%']) {
      await page.locator('[name="fit"]').selectOption(fit);
      await page.locator('[name="position"]').selectOption(position);
      await hitEach(film, { pack: others.pack, sun: others.sun });
    }
  }
  for (const [name, value] of [
    ['turn', '120'],
    ['scale', '60'],
    ['border', '21'],
    ['padding', '17'],
  ]) {
    // prettier-ignore
    await page.locator(`[name="${name}"]`).fill(value);
    await hitEach(film, { pack: others.pack });
  }
  await page.locator('[name="rtl"]').check();
  await hitEach(film, { pack: others.pack });
  assert.equal(await page.locator('#hit').innerText(), 'Hit 34: The pack', 'each of them once');
  assert.deepEqual(await film.heard('error'), []);
});

test('what moves is hit where it is, and not where it was', async (t) => {
  const film = await theatre.show(t, '/geometry/', { profile: { viewport: { width: 1440, height: 1000 } } });
  await film.next('project:ready');
  for (const time of [3, 5.5, 9.1, 14.3, 19]) {
    await restAt(film, time);
    const now = seen(time);
    await hitEach(film, now);
    if (time > 9) {
      const [{ x, y }] = await onScreen(film, [middle(seen(time - 6).birds)]);
      const before = (await film.heard('hotspot:click')).length;
      await film.page.mouse.click(x, y);
      assert.equal((await film.heard('hotspot:click')).length, before, `nothing flies there any more at ${time}`);
    }
    for (const [id, ring] of Object.entries(now)) {
      const drawn = await film.item(id).locator('[part~="shape"]').boundingBox();
      const corners = await onScreen(film, ring);
      const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
      const off = [
        [drawn.x, Math.min(...xs)],
        [drawn.y, Math.min(...ys)],
        [drawn.x + drawn.width, Math.max(...xs)],
        [drawn.y + drawn.height, Math.max(...ys)],
      ].map(([a, b]) => Math.abs(a - b));
      assert.ok(Math.max(...off) < 6, `${id} is drawn there at ${time}: ${off}`);
    }
  }
});

test('the keyboard finds what moves, and the sliders', async (t) => {
  const film = await theatre.show(t, '/geometry/', { profile: { viewport: { width: 1440, height: 1000 } } });
  const { page } = film;
  await film.next('project:ready');
  await restAt(film, 6);
  await film.item('pack').focus();
  await page.locator('#hit').getByText('The pack').waitFor();
  await page.keyboard.press('Enter');
  await film.next('hotspot:click', { hotspot: { id: 'pack' } });
  await page.locator('[name="width"]').focus();
  await page.keyboard.press('Home');
  assert.equal(await page.locator('#window').evaluate((window) => window.offsetWidth), 200);
  await hitEach(film, { pack: seen(6).pack });
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
