// SPDX-License-Identifier: MIT
// Tooltips of interactions, clickable or not, by pointer and by keyboard; they stay
// while the pointer is on them, and close with Escape.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, NOWHERE, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

const INFO = {
  id: 'i',
  type: 'hotspot',
  time: 0,
  tooltip: 'Info only',
  pos_left: 40,
  pos_top: 20,
  pos_width: 20,
  pos_height: 20,
  click_action: 'none',
};

test('a tooltip shows on what does nothing; a click on it is the video’s', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [INFO] });
  await film.next('interaction:show');
  await film.panels();
  const tooltip = film.page.getByText('Info only', { exact: true });
  await film.moveTo(...ON_BUTTON);
  await film.next('hotspot:enter', { hotspot: { id: 'i' } });
  assert.ok(await tooltip.isVisible());
  assert.equal(await film.do(() => getComputedStyle(document.getElementById('film').media).cursor), 'auto');
  await film.moveTo(...NOWHERE);
  await film.next('hotspot:leave', { hotspot: { id: 'i' } });
  assert.ok(!(await tooltip.isVisible()));
  await film.clickAt(...ON_BUTTON);
  await film.next('player:play');
  assert.deepEqual(await film.heard('hotspot:click'), []);
});

test('keys lead to it as well, and Escape closes it', async (t) => {
  const words = { ...INFO, id: 'words', type: 'text', value: 'Words', tooltip: 'What they mean', pos_top: 60 };
  const mute = { ...INFO, id: 'mute', tooltip: undefined, pos_left: 70 };
  const film = await theatre.show(t, '/t/overlay.html', { project: [INFO, mute, words] });
  await film.next('interaction:show', { id: 'words' });
  await film.panels();
  await film.page.keyboard.press('Tab');
  await film.next('hotspot:enter', { hotspot: { id: 'i' } });
  const tooltip = film.page.locator('hotcue-overlay .tooltip');
  assert.equal(await tooltip.innerText(), 'Info only');
  assert.ok(await film.page.getByRole('img', { name: 'Info only' }).isVisible());
  await film.page.keyboard.press('Tab');
  await film.next('hotspot:enter', { hotspot: { id: 'words' } });
  assert.equal(await tooltip.innerText(), 'What they mean');
  assert.ok(await film.page.getByRole('note').isVisible());
  await film.page.keyboard.press('Escape');
  assert.ok(!(await tooltip.isVisible()));
  await film.page.keyboard.press('Tab');
  await film.next('hotspot:leave', { hotspot: { id: 'words' } });
});

test('it lies over what can be clicked, which gets the clicks', async (t) => {
  const wide = button('wide', { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100, z_index: -1 });
  const film = await theatre.show(t, '/t/overlay.html', { project: [wide, INFO] });
  await film.next('interaction:show', { id: 'i' });
  await film.panels();
  await film.moveTo(...ON_BUTTON);
  await film.next('hotspot:enter', { hotspot: { id: 'i' } });
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'wide' } });
  await film.moveTo(...NOWHERE);
  await film.next('hotspot:enter', { hotspot: { id: 'wide' } });
});

test('a pointer may go onto it', async (t) => {
  const project = [button('b', { tooltip: 'A tooltip that is long enough to be gone over, word by word' })];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show');
  await film.panels();
  await film.moveTo(...ON_BUTTON);
  const tooltip = film.page.locator('hotcue-overlay .tooltip');
  const item = await film.item('b').boundingBox();
  const { x, y, width, height } = await tooltip.boundingBox();
  const across = item.x + item.width / 2;
  for (let down = item.y + 3; down > y + 2; down -= 3) await film.page.mouse.move(across, down);
  await film.page.mouse.move(x + width - 4, y + height / 2);
  assert.ok(await tooltip.isVisible());
  assert.deepEqual(await film.heard('hotspot:leave'), []);
  await film.page.mouse.move(x + width + 30, y + height / 2);
  await film.next('hotspot:leave');
  assert.ok(!(await tooltip.isVisible()));
});
