// SPDX-License-Identifier: MIT
// Trays and menus: their entries, keys and focus, and what they cover.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

const entry = (id, more = {}) =>
  button(id, { default_hidden: true, in_tray: true, click_action: 'track', pos_top: 60, ...more });
const TRAYS = {
  trays: { magic_menu: { title: 'Pick one' } },
  interactions: [
    button('here'),
    entry('one', { variable_name: 'picked', variable_value: 1 }),
    entry('two', {
      type: 'image',
      value: '/showcase/icons/dipper.svg',
      name: 'Stars',
      caption: 'Seven',
      post_click_state: 'disabled',
    }),
    entry('three', { click_action: 'jump', click_value: 20 }),
    entry('four', { tray_type: 'extras', value: 'Four' }),
  ],
};

test('the menu is a button of the player; keys walk it, Escape closes it', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: TRAYS });
  await film.next('interaction:show');
  await film.panels();
  const menu = film.page.getByRole('button', { name: 'Menu' });
  await menu.focus();
  await film.page.keyboard.press('Enter');
  await film.next('tray:open', { tray: 'magic_menu', items: ['one', 'two', 'three'] });
  const tray = film.page.getByRole('dialog', { name: 'Pick one' });
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['one', 'Stars\nSeven', 'three']);
  assert.equal(await film.focused(), 'one');
  for (const [key, id] of Object.entries({ ArrowDown: 'two', End: 'three', ArrowRight: 'three', Home: 'one' })) {
    await film.page.keyboard.press(key);
    assert.equal(await film.focused(), id, key);
  }
  await film.page.keyboard.press('Enter');
  await film.next('variable:change', { name: 'picked' });
  await film.next('hotspot:click', { hotspot: { id: 'one' } });
  assert.ok(await tray.isVisible(), 'to track is no reason to close it');
  assert.equal(await film.focused(), 'one');
  await film.page.keyboard.press('Tab');
  await film.page.keyboard.press('Space');
  await film.next('hotspot:click', { hotspot: { id: 'two' } });
  assert.equal(await tray.getByRole('button', { name: 'Seven' }).getAttribute('aria-disabled'), 'true');
  await film.page.keyboard.press('Escape');
  await film.next('tray:close', { tray: 'magic_menu' });
  assert.ok(!(await tray.isVisible()));
  assert.equal(await film.focused(), 'Menu');
  assert.deepEqual(await film.heard('player:play'), []);
});

test('an entry that leads somewhere closes the tray', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: TRAYS });
  await film.next('interaction:show');
  await film.page.getByRole('button', { name: 'Menu' }).click();
  await film.next('tray:open');
  await film.page.getByRole('button', { name: 'three' }).click();
  await film.next('hotspot:click', { hotspot: { id: 'three' } });
  await film.next('tray:close', { tray: 'magic_menu' });
  assert.equal(await film.page.getByRole('dialog').count(), 0);
});

test('a page opens and closes trays, or has its own', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: TRAYS });
  await film.next('interaction:show');
  assert.equal(await film.do(() => document.getElementById('film').hasMenu), true);
  await film.do(() => document.getElementById('film').openTray('extras'));
  const tray = film.page.getByRole('dialog', { name: 'Menu' });
  await tray.getByRole('button', { name: 'Four' }).waitFor();
  assert.equal(await film.focused(), 'four');
  await film.do(() => document.getElementById('film').closeTray('extras'));
  await film.next('tray:close', { tray: 'extras' });
  assert.ok(!(await tray.isVisible()));
  await film.takeOver('tray:open');
  await film.do(() => document.getElementById('film').openTray('extras'));
  await film.next('tray:open');
  assert.ok(!(await tray.isVisible()));
  await film.do(() => document.getElementById('film').click('four'));
  await film.next('hotspot:click', { hotspot: { id: 'four' } });
});

test('the menu’s button says what it does, closes it again, and after the end has the end menu', async (t) => {
  const project = [entry('one'), entry('again', { tray_type: 'end_menu' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  const menu = film.page.getByRole('button', { name: 'Menu' });
  assert.equal(await menu.getAttribute('aria-haspopup'), 'dialog');
  assert.equal(await menu.getAttribute('aria-expanded'), 'false');
  await menu.click();
  await film.next('tray:open', { tray: 'magic_menu' });
  assert.equal(await menu.getAttribute('aria-expanded'), 'true');
  await menu.click();
  await film.next('tray:close', { tray: 'magic_menu' });
  assert.equal(await menu.getAttribute('aria-expanded'), 'false');
  await film.set({ currentTime: 59.5 });
  await film.play();
  await film.next('tray:open', { tray: 'end_menu' });
  await film.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await film.next('tray:close', { tray: 'end_menu' });
  await menu.click();
  await film.next('tray:open', { tray: 'end_menu', items: ['again'] });
});

test('the focus goes back to the menu from what an entry opened', async (t) => {
  const project = [entry('read', { click_action: 'modal', click_value: 'Words' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  await film.panels();
  await film.page.getByRole('button', { name: 'Menu' }).focus();
  await film.page.keyboard.press('Enter');
  await film.next('tray:open');
  await film.page.keyboard.press('Enter');
  await film.page.getByText('Words').waitFor();
  await film.page.keyboard.press('Escape');
  assert.equal(await film.focused(), 'Menu');
});

test('a message keeps its keys, and the focus is not lost with it', async (t) => {
  const project = [button('say', { click_action: 'message', click_value: 'A word' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  const close = film.page.getByRole('button', { name: 'Close' });
  for (const key of ['Enter', 'Escape']) {
    await film.clickAt(...ON_BUTTON);
    await close.focus();
    const before = await film.do(() => document.getElementById('film').volume);
    await film.page.keyboard.press('ArrowDown');
    assert.equal(await film.do(() => document.getElementById('film').volume), before);
    await film.page.keyboard.press(key);
    assert.equal(await close.count(), 0);
    assert.notEqual(await film.focused(), 'body', key);
  }
});

test('an open tray follows variables, and the focus stays where it was', async (t) => {
  const has = (value) => ({ when: { variable: 'level', operator: 'equals', value } });
  const project = {
    trays: { magic_menu: { title: 'For {{level}}' } },
    variables: { level: 'all' },
    interactions: [
      entry('easy', { value: 'Easy, {{name}}', ...has('all') }),
      entry('fair'),
      entry('hard', has('expert')),
    ],
  };
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  await film.panels();
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  const tray = film.page.getByRole('dialog', { name: 'For all' });
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['Easy,', 'fair']);
  await film.page.keyboard.press('ArrowDown');
  assert.equal(await film.focused(), 'fair');
  const set = (name, value) => film.do(([n, v]) => document.getElementById('film').setVariable(n, v), [name, value]);
  await set('name', 'Ada');
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['Easy, Ada', 'fair']);
  await set('level', 'expert');
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['fair', 'hard']);
  assert.equal(await film.focused(), 'fair');
});

test('what does nothing is a text in a tray, and keys pass over it', async (t) => {
  const project = [entry('one'), entry('head', { value: 'More', click_action: 'none' }), entry('two')];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  await film.panels();
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  const tray = film.page.getByRole('dialog');
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['one', 'More', 'two']);
  assert.equal(await tray.getByRole('button', { name: 'More' }).count(), 0);
  await film.page.keyboard.press('ArrowDown');
  assert.equal(await film.focused(), 'two');
});

test('a tray goes with its video, played or not', async (t) => {
  const videos = [{ id: 'a', interactions: [entry('one')] }, { id: 'b' }];
  const film = await theatre.show(t, '/t/player.html', { project: { videos } });
  await film.next('project:ready');
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  await film.page.getByRole('button', { name: 'one' }).waitFor();
  await film.do(() => document.getElementById('film').jump('b'));
  await film.page.getByRole('button', { name: 'one' }).waitFor({ state: 'hidden' });
});

test('a tray may have any name', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [entry('one', { tray_type: 'constructor' })] });
  await film.next('project:ready');
  await film.do(() => document.getElementById('film').openTray('constructor'));
  await film.page.getByRole('dialog', { name: 'Menu', exact: true }).waitFor();
});

test('the end menu opens at the end, and leaves whoever writes elsewhere alone', async (t) => {
  const project = [button('here'), entry('again', { tray_type: 'end_menu' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  assert.equal(await film.page.getByRole('button', { name: 'Menu' }).count(), 0);
  await film.do(() => {
    const input = document.createElement('input');
    document.querySelector('main').append(input);
    input.focus();
  });
  await film.set({ currentTime: 59.5 });
  await film.play();
  await film.next('tray:open', { tray: 'end_menu', items: ['again'] });
  await film.page.getByRole('dialog', { name: 'What next?' }).waitFor();
  assert.equal(await film.focused(), 'input');
});

test('what lies under a panel takes neither focus nor clicks, and is not seen; then it has the focus again', async (t) => {
  const moves = { keyframes: [{ time: 0, pos_left: 60 }] };
  const project = [
    button('left', { pos_left: 2, pos_width: 26, pos_height: 60 }), // large enough to keep the tray on the right
    button('under', { pos_left: 79, pos_width: 15, tooltip: 'Under it' }),
    button('moving', { pos_left: 60, pos_top: 60, pos_width: 15, ...moves }),
    button('half', { pos_left: 30, pos_top: 60, pos_width: 40 }),
    entry('one', { tray_type: 'side' }),
    entry('again', { tray_type: 'end_menu' }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'half' });
  await film.panels();
  /** The interactions that Tab reaches. */
  const reached = async () => {
    const ids = new Set();
    await film.do(() => document.activeElement?.blur());
    for (let i = 0; i < 12; i++) {
      await film.page.keyboard.press('Tab');
      ids.add(await film.focused());
    }
    return ['left', 'under', 'moving', 'half'].filter((id) => ids.has(id));
  };
  const tray = (name, open) =>
    film.do(([n, o]) => document.getElementById('film')[o ? 'openTray' : 'closeTray'](n), [name, open]);
  await film.item('under').focus();
  await tray('side', true);
  assert.deepEqual((await film.visible()).sort(), ['half', 'left', 'one']);
  assert.deepEqual(await reached(), ['left', 'half']);
  await film.clickAt(10, 30); // outside it
  await film.next('hotspot:click', { hotspot: { id: 'left' } });
  await film.item('one').focus();
  await tray('side', false);
  assert.equal(await film.focused(), 'under', 'where it was');
  assert.equal((await film.visible()).length, 4);
  await tray('end_menu', true);
  assert.deepEqual(await film.visible(), ['again']);
  assert.deepEqual(await reached(), []);
  await film.do(() => document.getElementById('film').setVariable('any', 1));
  await film.moveTo(85, 30);
  await film.clickAt(85, 30);
  await film.page.getByRole('button', { name: 'Close' }).click();
  await film.next('tray:close', { tray: 'end_menu' });
  assert.deepEqual(await reached(), ['left', 'under', 'moving', 'half']);
  const clicks = (await film.heard('hotspot:click')).map(({ detail }) => detail.hotspot.id);
  assert.deepEqual(clicks, ['left']);
});

test('an item that comes while the end menu is open comes under it', async (t) => {
  const project = [
    button('later', { when: { variable: 'v', operator: 'exists' } }),
    entry('again', { tray_type: 'end_menu' }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('project:ready');
  await film.panels();
  await film.do(() => document.getElementById('film').openTray('end_menu'));
  await film.do(() => document.getElementById('film').setVariable('v', 1));
  await film.next('interaction:show', { id: 'later' });
  await film.do(() => new Promise(requestAnimationFrame));
  assert.deepEqual(await film.visible(), ['again']);
  await film.do(() => document.getElementById('film').closeTray('end_menu'));
  assert.deepEqual(await film.visible(), ['later']);
});

test('a tray gets its clicks where the surface is around the overlay', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: TRAYS });
  await film.do(() => {
    document.getElementById('film').surface = document.querySelector('main');
  });
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'here' } });
  const wide = {
    ...TRAYS,
    interactions: [button('here', { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 }), TRAYS.interactions[1]],
  };
  await film.do((document_) => document.getElementById('film').load(document_), wide);
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  await film.page.getByRole('dialog').getByRole('button', { name: 'one' }).click();
  await film.next('hotspot:click', { hotspot: { id: 'one' } });
});

test('a project without a menu has no button for it', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here')] });
  await film.next('interaction:show');
  assert.equal(await film.page.getByRole('button', { name: 'Menu' }).count(), 0);
});
