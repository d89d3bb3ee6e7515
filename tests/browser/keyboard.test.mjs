// SPDX-License-Identifier: MIT
// The focus order, the focus ring, and what Escape closes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, NOWHERE, ON_BUTTON, triangle } from './documents.mjs';

const theatre = useBrowser();

test('the focus goes by start, then from the top, then from the left; what lies on top is another matter', async (t) => {
  const at = (left, top, time) => ({ pos_left: left, pos_top: top, pos_width: 15, pos_height: 15, time });
  const project = [
    button('late', at(5, 5, 2)),
    button('low', at(5, 75, 1)),
    button('right', at(60, 40, 1)),
    button('left', at(20, 40, 1)),
    button('first', at(70, 70, 0)),
    // At the same place: the later one is on top, but comes first in the focus order.
    button('over', { ...at(40, 5, 0.5), background_color: '#00ff00' }),
    button('under', { ...at(40, 5, 0.75), background_color: '#0000ff', z_index: -1 }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'first' });
  await film.set({ currentTime: 5 });
  await film.next('interaction:show', { id: 'under' });
  await film.state();
  const order = ['first', 'over', 'under', 'left', 'right', 'low', 'late'];
  for (const id of order) {
    await film.page.keyboard.press('Tab');
    assert.equal(await film.focused(), id);
  }
  for (const id of order.reverse().slice(1)) {
    await film.page.keyboard.press('Shift+Tab');
    assert.equal(await film.focused(), id);
  }
  assert.deepEqual(await film.colour(42, 17), [0, 255, 0]);
  await film.clickAt(47, 12);
  await film.next('hotspot:click', { hotspot: { id: 'over' } });
});

test('the later of two at one place and height is drawn and clicked, whenever they start', async (t) => {
  const project = [
    button('early', { time: 1, background_color: '#0000ff' }),
    button('later', { time: 0, background_color: '#00ff00' }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'later' });
  await film.set({ currentTime: 5 });
  await film.next('interaction:show', { id: 'early' });
  await film.state();
  assert.deepEqual(await film.colour(42, 23), [0, 255, 0]);
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'later' } });
});

test('in forced colours the focus is seen along the polygon and around the box', async (t) => {
  const project = [button('box'), triangle('polygon', { hotspot_ring: false })];
  const film = await theatre.show(t, '/t/overlay.html', { project, profile: { forcedColors: 'active' } });
  await film.next('interaction:show', { id: 'polygon' });
  await film.panels();
  const edge = () => film.colour(10.4, 40); // beside the left edge of the triangle
  const before = await edge();
  await film.page.keyboard.press('Tab');
  assert.equal(await film.focused(), 'polygon');
  assert.notDeepEqual(await edge(), before, 'along the polygon');
  assert.match(await film.item('polygon').evaluate((item) => getComputedStyle(item).outlineStyle), /none/);
  const corner = () => film.colour(39.6, 30);
  const bare = await corner();
  await film.page.keyboard.press('Tab');
  assert.equal(await film.focused(), 'box');
  assert.notDeepEqual(await corner(), bare, 'around the box');
  assert.deepEqual(await edge(), before, 'no longer there');
});

test('what hides while it has the focus gives it to the next; the last one to the video', async (t) => {
  const project = [
    button('a', { pos_top: 5, pos_height: 15, end_time: 2 }),
    button('b', { pos_top: 30, pos_height: 15, end_time: 3 }),
    button('c', { pos_top: 60, pos_height: 15, end_time: 2.5 }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'c' });
  await film.item('a').focus();
  await film.set({ currentTime: 2.2 });
  await film.next('interaction:hide', { id: 'a' });
  assert.equal(await film.focused(), 'b');
  await film.item('c').focus();
  await film.set({ currentTime: 2.7 });
  await film.next('interaction:hide', { id: 'c' });
  assert.equal(await film.focused(), 'b', 'the one before, where none follows');
  await film.set({ currentTime: 4 });
  await film.next('interaction:hide', { id: 'b' });
  assert.notEqual(await film.focused(), 'body', 'not nowhere');
});

test('Escape closes the tooltip under the mouse, and a tray while the focus is on the page', async (t) => {
  const project = {
    trays: { magic_menu: { title: 'More' } },
    interactions: [button('tip', { tooltip: 'A word' }), button('kept', { pos_top: 60, in_tray: true })],
  };
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'kept' });
  await film.moveTo(...ON_BUTTON);
  const tooltip = film.page.getByText('A word', { exact: true });
  await tooltip.waitFor();
  await film.page.keyboard.press('Escape');
  await tooltip.waitFor({ state: 'hidden' });
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  const tray = film.page.getByRole('dialog', { name: 'More' });
  await tray.waitFor();
  await film.clickAt(...NOWHERE);
  await film.do(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await film.page.keyboard.press('Escape');
  await tray.waitFor({ state: 'hidden' });
  await film.next('tray:close', { tray: 'magic_menu' });
});

test('captions and tooltips stay on the picture, at each of its edges', async (t) => {
  const caption = 'A caption that is wider than what it belongs to';
  const spot = (id, left, top) =>
    button(id, {
      type: 'hotspot',
      pos_left: left,
      pos_top: top,
      pos_width: 6,
      pos_height: 10,
      caption,
      tooltip: caption,
    });
  const tall = button('tall', { type: 'hotspot', pos_left: 45, pos_top: 0, pos_width: 8, pos_height: 100, caption });
  const project = [spot('nw', 0, 0), spot('ne', 94, 0), spot('sw', 0, 90), spot('se', 94, 90), tall];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'tall' });
  await film.panels();
  for (const width of [640, 360]) {
    await film.do((given) => {
      document.querySelector('main').style.width = `${given}px`;
    }, width);
    await film.do(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
    const picture = await film.picture();
    const inside = ({ x, y, width: w, height: h }, what) => {
      const room = [
        x - picture.left,
        y - picture.top,
        picture.left + picture.width - x - w,
        picture.top + picture.height - y - h,
      ];
      assert.ok(Math.min(...room) >= 0, `${what} at ${width}: ${room}`);
    };
    for (const { id, pos_left, pos_top } of project) {
      inside(await film.item(id).locator('.caption').boundingBox(), `the caption of ${id}`);
      if (id === 'tall') continue;
      await film.moveTo(pos_left + 3, pos_top + 5);
      await film.next('hotspot:enter', { hotspot: { id } });
      inside(await film.page.locator('hotcue-overlay .tooltip').boundingBox(), `the tooltip of ${id}`);
    }
  }
});

test('nothing stays lit of what hides under the mouse', async (t) => {
  const project = [
    button('gone', { tooltip: 'Soon gone', end_time: 1 }),
    button('below', { z_index: -1, tooltip: 'Below', pos_width: 25 }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'below' });
  await film.moveTo(...ON_BUTTON);
  await film.next('hotspot:enter', { hotspot: { id: 'gone' } });
  await film.set({ currentTime: 2 });
  await film.next('hotspot:leave', { hotspot: { id: 'gone' } });
  await film.next('hotspot:enter', { hotspot: { id: 'below' } });
  assert.equal(await film.page.getByText('Soon gone').count(), 0);
  await film.page.getByText('Below', { exact: true }).waitFor();
  await film.do(() => document.getElementById('film').load([]));
  await film.next('project:ready');
  assert.equal(await film.do(() => getComputedStyle(document.getElementById('video')).cursor), 'auto');
});

test('who starts the film by key comes to its interactions next', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('first', { time: 0.1 })] });
  await film.next('project:ready');
  await film.page.locator('hotcue-player .start').focus();
  await film.page.keyboard.press('Enter');
  await film.next('interaction:show', { id: 'first' });
  await film.page.keyboard.press('Tab');
  assert.equal(await film.focused(), 'first');
});

test('controls run from left to right in a page of the other direction', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [] });
  await film.next('project:ready');
  await film.do(() => document.documentElement.setAttribute('dir', 'rtl'));
  const [play, full] = await Promise.all(
    ['media-control-bar media-play-button', 'media-fullscreen-button'].map((name) =>
      film.page.locator(`hotcue-player ${name}`).boundingBox(),
    ),
  );
  assert.ok(play.x < full.x);
});
