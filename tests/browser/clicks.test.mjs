// SPDX-License-Identifier: MIT
// Real clicks and real keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { BESIDE_TRIANGLE, button, IN_TRIANGLE, NOWHERE, ON_BUTTON, triangle } from './documents.mjs';
import { frameAt } from './film.mjs';

const theatre = useBrowser();

// ---- Polygons ---------------------------------------------------------------

test('a click in a polygon jumps, one beside it is the video’s', async (t) => {
  const project = [triangle('boots', { click_action: 'jump', click_value: '0:20', custom_data: { sku: 'A-1' } })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  await film.clickAt(...BESIDE_TRIANGLE); // the video plays
  await film.next('player:play');
  await film.plays();
  await film.clickAt(...IN_TRIANGLE);
  const click = await film.next('hotspot:click');
  assert.deepEqual(click.detail, {
    hotspot: { id: 'boots', name: null, customData: { sku: 'A-1' }, customDataText: '{"sku":"A-1"}' },
    type: 'hotspot',
    action: 'jump',
    value: '0:20',
  });
  assert.deepEqual((await film.next('player:seek')).detail.reason, 'click');
  await film.plays();
  assert.ok((await film.state()).frame >= frameAt(20), 'it plays on from there');
  await film.clickAt(...BESIDE_TRIANGLE); // the video pauses
  assert.equal((await film.next('player:pause')).detail.reason, 'user');
  assert.equal((await film.heard('hotspot:click')).length, 1);
});

test('the page’s own video gets the clicks that hit nothing, and only those', async (t) => {
  const project = [triangle('spot'), button('plain', { pos_left: 70, click_action: 'none' })];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'plain' });
  await film.do(() => {
    globalThis.clicks = 0;
    document.getElementById('video').addEventListener('click', () => globalThis.clicks++);
  });
  const clicks = () => film.do(() => globalThis.clicks);
  await film.clickAt(...BESIDE_TRIANGLE);
  await film.clickAt(80, 30); // an item that can't be clicked
  assert.equal(await clicks(), 2);
  await film.clickAt(...IN_TRIANGLE);
  await film.next('hotspot:click', { hotspot: { id: 'spot' } });
  assert.equal(await clicks(), 2);
});

test('the hole of a polygon is no part of it', async (t) => {
  const ring = (from, to) => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
  ];
  const project = [
    triangle('frame', { hotspot_points: [ring(0, 100), ring(30, 70)] }),
    button('below', { pos_left: 25 }),
  ];
  project[1].z_index = -1;
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'below' });
  await film.clickAt(30, 35); // through the hole, on the item below
  await film.next('hotspot:click', { hotspot: { id: 'below' } });
  await film.clickAt(15, 15);
  await film.next('hotspot:click', { hotspot: { id: 'frame' } });
});

test('the pointer tells a polygon from its bounding box', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [triangle('spot', { tooltip: 'A triangle' })] });
  await film.next('interaction:show');
  await film.panels();
  const tooltip = film.page.getByText('A triangle', { exact: true });
  const cursor = () => film.do(() => getComputedStyle(document.getElementById('video')).cursor);
  await film.moveTo(...BESIDE_TRIANGLE);
  assert.equal(await cursor(), 'auto');
  await film.moveTo(...IN_TRIANGLE);
  await film.next('hotspot:enter', { hotspot: { id: 'spot' } });
  assert.equal(await cursor(), 'pointer');
  assert.ok(await tooltip.isVisible());
  await film.moveTo(...NOWHERE);
  await film.next('hotspot:leave', { hotspot: { id: 'spot' } });
  assert.ok(!(await tooltip.isVisible()));
});

test('a finger that hits nothing takes what is near; a mouse does not', async (t) => {
  const profile = { hasTouch: true };
  const film = await theatre.show(t, '/t/overlay.html', { project: [button('near')], profile });
  await film.next('interaction:show', { id: 'near' });
  const { x, y } = await film.point(40, 30); // its left edge
  await film.page.mouse.click(x - 8, y);
  await film.page.touchscreen.tap(x - 20, y);
  assert.deepEqual(await film.heard('hotspot:click'), []);
  await film.page.touchscreen.tap(x - 8, y);
  await film.next('hotspot:click', { hotspot: { id: 'near' } });
});

// ---- After a click ------------------------------------------------------------

test('post_click_state hidden takes the item away, disabled its clicks', async (t) => {
  const project = [
    button('once', { post_click_state: 'hidden' }),
    button('dim', { pos_top: 60, post_click_state: 'disabled' }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'dim' });
  await film.clickAt(...ON_BUTTON);
  await film.next('interaction:hide', { id: 'once', reason: 'click' });
  assert.deepEqual(await film.visible(), ['dim']);
  await film.clickAt(50, 70);
  await film.next('hotspot:click', { hotspot: { id: 'dim' } });
  assert.equal(await film.item('dim').getAttribute('aria-disabled'), 'true');
  await film.clickAt(50, 70);
  await film.item('dim').press('Enter');
  await film.do(() => document.getElementById('film').reset());
  await film.next('project:reset'); // if they counted, their events would have come before
  assert.equal((await film.heard('hotspot:click')).length, 2);
  assert.deepEqual(await film.visible(), ['once', 'dim']);
  assert.equal(await film.item('dim').getAttribute('aria-disabled'), null);
});

test('a condition shows another item after a click set the variable', async (t) => {
  const project = [
    button('ask', { variable_name: 'level', variable_value: 'expert', post_click_state: 'hidden' }),
    button('hidden', {
      pos_top: 60,
      value: 'Hello {{level}}',
      when: { variable: 'level', operator: 'equals', value: 'EXPERT' },
    }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'ask' });
  assert.deepEqual(await film.visible(), ['ask']);
  await film.clickAt(...ON_BUTTON);
  await film.next('variable:change', { name: 'level', value: 'expert', previous: null });
  await film.next('interaction:show', { id: 'hidden', reason: 'variable' });
  await film.next('interaction:hide', { id: 'ask', reason: 'click' });
  assert.deepEqual(await film.visible(), ['hidden']);
  assert.equal(await film.item('hidden').innerText(), 'Hello expert');
});

// ---- What opens, and pages that take over -----------------------------------------

test('a link opens in a new tab and pauses', async (t) => {
  const project = [button('link', { click_action: 'link', click_value: '/t/elsewhere.html?from={{who}}' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  await film.do(() => document.getElementById('film').setVariable('who', 'a b&c'));
  await film.play();
  await film.plays();
  const [tab] = await Promise.all([film.page.waitForEvent('popup'), film.clickAt(...ON_BUTTON)]);
  await tab.waitForLoadState();
  assert.equal(new URL(tab.url()).searchParams.get('from'), 'a b&c');
  assert.equal(await tab.evaluate(() => globalThis.opener), null);
  assert.deepEqual((await film.next('browser:open')).detail.target, '_blank');
  assert.equal((await film.next('player:pause')).detail.reason, 'click');
  assert.ok((await film.state()).paused);
});

test('a redirect leaves the page', async (t) => {
  const timed = [{ id: 'leave', type: 'redirect', time: 0.5, redirect_url: '/t/elsewhere.html' }];
  const film = await theatre.show(t, '/t/player.html', { project: timed });
  await film.play();
  await film.page.waitForURL('**/t/elsewhere.html');

  const clicked = [button('go', { click_action: 'redirect', click_value: '/t/elsewhere.html' })];
  const other = await theatre.show(t, '/t/player.html', { project: clicked });
  await other.next('interaction:show', { id: 'go' });
  await other.clickAt(...ON_BUTTON);
  await other.page.waitForURL('**/t/elsewhere.html');
});

/** Takes over an intent, as a page does. @param {import('./film.mjs').Film} film @param {string} type */
const takeOver = (film, type) =>
  film.do((name) => document.getElementById('film').addEventListener(name, (event) => event.preventDefault()), type);

test('a page that takes browser:open over opens nothing', async (t) => {
  const project = [button('link', { click_action: 'link', click_value: '/t/elsewhere.html' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await takeOver(film, 'browser:open');
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  const { detail } = await film.next('browser:open');
  assert.equal(new URL(detail.href, theatre.address).pathname, '/t/elsewhere.html');
  assert.equal(film.page.context().pages().length, 1);
});

test('a page that takes player:seek over stays where it is', async (t) => {
  const project = [button('go', { click_action: 'jump', click_value: 20 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await takeOver(film, 'player:seek');
  await film.next('interaction:show');
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  await film.next('player:seek', { to: 20, reason: 'click' });
  await film.plays();
  const { time, frame } = await film.state();
  assert.ok(time < 20 && frame < frameAt(20));
});

test('a message shows on the video, unless the page takes it over', async (t) => {
  const project = [button('tell', { click_action: 'message', click_value: '<b>Hello</b> {{who}}' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  await film.do(() => document.getElementById('film').setVariable('who', '<i>you</i>'));
  const words = film.page.getByText('<b>Hello</b> <i>you</i>', { exact: true });
  await film.clickAt(...ON_BUTTON);
  await film.next('action:message', { id: 'tell', value: '<b>Hello</b> <i>you</i>' });
  await words.waitFor();
  await film.page.getByRole('button', { name: 'Close' }).click();
  assert.ok(!(await words.isVisible()));
  await takeOver(film, 'action:message');
  await film.clickAt(...ON_BUTTON);
  await film.next('action:message');
  assert.ok(!(await words.isVisible()));
});

// ---- Keyboard -----------------------------------------------------------------

/** Presses Tab until an item has the focus. @param {import('./film.mjs').Film} film @param {string} id */
async function tabTo(film, id) {
  for (let i = 0; i < 20; i++) {
    await film.page.keyboard.press('Tab');
    if (await film.item(id).evaluate((item) => item.matches(':focus'))) return;
  }
  assert.fail(`20 times Tab and no focus on ${id}`);
}

for (const page of ['player', 'overlay']) {
  test(`${page}: by keyboard alone`, async (t) => {
    const project = [
      button('first'),
      triangle('second', { pos_top: 30, name: 'The boots', click_action: 'message', click_value: 'Boots' }),
      button('nothing', { pos_left: 70, click_action: 'none' }),
    ];
    const film = await theatre.show(t, `/t/${page}.html`, { project });
    await film.next('interaction:show', { id: 'nothing' });
    await film.panels();
    await tabTo(film, 'first');
    const border = await film.item('first').evaluate((item) => getComputedStyle(item, '::after').borderTop);
    assert.match(border, /[2-9]px solid/, 'the focus of a box can be seen');
    await film.next('hotspot:enter', { hotspot: { id: 'first' } });
    await film.page.keyboard.press('Enter');
    await film.next('hotspot:click', { hotspot: { id: 'first' } });
    await film.page.keyboard.press('Space');
    await film.next('hotspot:click', { hotspot: { id: 'first' } });
    const ring = film.item('second').locator('.ring');
    const before = await ring.evaluate((path) => getComputedStyle(path).strokeWidth);
    await film.page.keyboard.press('Tab');
    await film.next('hotspot:leave', { hotspot: { id: 'first' } });
    const name = film.page.getByRole('button', { name: 'The boots' });
    assert.ok(await name.evaluate((item) => item.matches(':focus-visible')));
    const after = await ring.evaluate((path) => getComputedStyle(path).strokeWidth);
    assert.ok(Number.parseFloat(after) > Number.parseFloat(before), 'the focus of a polygon can be seen');
    await film.page.keyboard.press('Enter');
    await film.next('action:message', { value: 'Boots' });
    assert.ok((await film.state()).paused, 'the keys are not the player’s as well');
    await film.page.keyboard.press('Escape');
    assert.equal(await film.page.getByText('Boots', { exact: true }).count(), 0);
    await film.page.keyboard.press('Tab');
    assert.ok(!(await film.item('nothing').evaluate((item) => item.matches(':focus'))));
  });
}

test('an item that hides gives its focus to the next one', async (t) => {
  const project = [button('a', { post_click_state: 'hidden' }), button('b', { pos_top: 60 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'b' });
  await tabTo(film, 'a');
  await film.page.keyboard.press('Enter');
  await film.next('interaction:hide', { id: 'a' });
  await film.page.keyboard.press('Enter');
  await film.next('hotspot:click', { hotspot: { id: 'b' } });
});
