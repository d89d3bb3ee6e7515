// SPDX-License-Identifier: MIT
// Dialogs: modal texts, articles and the lead form, over the picture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

for (const [page, action] of [
  ['player', 'modal'],
  ['overlay', 'article'],
]) {
  test(`${page}: ${action} opens a dialog that gives the focus back`, async (t) => {
    const value = 'One {{who}}.\n\nTwo.\n\nhttps://example.test/more';
    const project = [button('tell', { value: 'Tell me', click_action: action, click_value: value })];
    const film = await theatre.show(t, `/t/${page}.html`, { project });
    await film.next('interaction:show');
    await film.do(() => document.getElementById('film').setVariable('who', '<b>word</b>'));
    await film.item('tell').focus();
    await film.page.keyboard.press('Enter');
    await film.next(`action:${action}`, { id: 'tell' });
    const dialog = film.page.getByRole('dialog', { name: 'Tell me' });
    await dialog.waitFor();
    assert.deepEqual(await dialog.locator('p').allInnerTexts(), ['One <b>word</b>.', 'Two.', 'Open the page']);
    const link = dialog.getByRole('link', { name: 'Open the page' });
    assert.deepEqual(await link.evaluate(({ href, rel, target }) => [href, rel, target]), [
      'https://example.test/more',
      'noopener',
      '_blank',
    ]);
    const { muted } = await film.do((id) => ({ muted: globalThis.probe.media(id).muted }), 'film');
    for (const key of ['m', 'k', 'ArrowRight']) await film.page.keyboard.press(key);
    const after = await film.do((id) => ({ muted: globalThis.probe.media(id).muted }), 'film');
    assert.equal(after.muted, muted, 'its keys are not the player’s');
    assert.deepEqual(await film.heard('player:play'), []);
    await film.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await film.focused(), 'tell');
  });
}

test('a page that takes a dialog over sees none of ours', async (t) => {
  const project = [button('tell', { click_action: 'modal', click_value: 'Hello' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.takeOver('action:modal');
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  await film.next('action:modal');
  assert.equal(await film.page.getByRole('dialog').count(), 0);
  await film.play();
  await film.clickAt(...ON_BUTTON);
  await film.next('action:modal');
  await film.plays(); // and nothing is paused
});

/** A film of which two seconds are left, followed by another. @param {string} action */
const ending = (action) => ({
  videos: [
    {
      id: 'first',
      interactions: [button('tell', { click_action: action, click_value: 'Long words' })],
      on_ended: { action: 'switch', value: 'second' },
    },
    { id: 'second', sources: [{ src: '/clips/ridge.mp4' }] },
  ],
});

for (const [page, action] of [
  ['player', 'article'],
  ['overlay', 'modal'],
]) {
  test(`${page}: the film rests behind ${action}, doesn’t end under it, and goes on when it is closed`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: ending(action) });
    await film.set({ currentTime: 58 });
    // Right when playback starts: on a slow machine a later click could come after the end.
    await film.do(() => {
      const element = /** @type {any} */ (document.getElementById('film'));
      element.addEventListener('player:play', () => element.click('tell'), { once: true });
      element.media.play().catch(() => {}); // the dialog stops it
    });
    const dialog = film.page.getByRole('dialog', { name: 'tell' });
    await dialog.waitFor();
    await film.next('player:pause', { reason: 'dialog' });
    const { paused, frame } = await film.state(); // not from a screenshot, as the picture is dimmed
    await film.page.waitForTimeout(3000); // the film would have ended
    assert.ok(paused);
    assert.deepEqual((await film.state()).frame, frame);
    assert.deepEqual(await film.heard('node:ended'), []);
    assert.ok(await dialog.isVisible());
    await film.page.keyboard.press('Escape');
    await film.next('player:play');
    await film.next('node:enter', { node: { id: 'second' } });
  });
}

test('a video that is left takes no dialog away, and closing it changes nothing then', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: ending('modal') });
  await film.play();
  await film.plays();
  await film.do(() => document.getElementById('film').click('tell'));
  await film.next('player:pause', { reason: 'dialog' });
  await film.do(() => document.getElementById('film').jump('second'));
  await film.next('node:enter', { node: { id: 'second' } });
  await film.plays();
  const dialog = film.page.getByRole('dialog', { name: 'tell' });
  await dialog.waitFor(); // its code may come late
  await film.pause();
  await film.next('player:pause', { reason: 'user' });
  await film.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.ok((await film.state()).paused);
  await film.do(() => document.getElementById('film').jump('first'));
  await film.plays();
  await film.do(() => document.getElementById('film').click('tell'));
  await dialog.waitFor();
  await film.do(() => document.getElementById('film').reset());
  await dialog.waitFor({ state: 'hidden' });
});

test('a browser that closes a dialog by itself lets the film go on', async (t) => {
  const project = [button('tell', { click_action: 'modal', click_value: 'Hello' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  await film.do(() => document.getElementById('film').click('tell'));
  await film.next('player:pause', { reason: 'dialog' });
  await film.page.getByRole('dialog').evaluate((dialog) => dialog.close());
  await film.next('player:play');
});

test('the form and a dialog take each other’s place, and the film goes on after the last', async (t) => {
  const project = [
    button('tell', { click_action: 'modal', click_value: 'Hello' }),
    button('more', { click_action: 'modal', click_value: 'Again' }),
    button('ask', { click_action: 'collect' }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  for (const id of ['ask', 'tell', 'more']) await film.do((id) => document.getElementById('film').click(id), id);
  await film.next('action:modal', { id: 'more' });
  const dialog = film.page.getByRole('dialog');
  assert.equal(await dialog.locator('p').innerText(), 'Again');
  assert.deepEqual((await film.heard('player:play')).length, 1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await film.plays();
  for (const id of ['tell', 'ask']) await film.do((id) => document.getElementById('film').click(id), id);
  await film.next('lead:request');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await film.plays();
  assert.deepEqual((await film.heard('player:play')).length, 3);
});

test('the form works in a frame in which forms can’t be submitted', async (t) => {
  const form = { fields: [{ name: 'email', type: 'email', required: true }, { name: 'name' }] };
  const project = { lead_form: form, interactions: [button('ask', { click_action: 'collect' })] };
  const film = await theatre.show(t, '/t/player.html', { project, expected: /can escape its sandboxing/ });
  await film.page.route('**/t/player.html*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    headers['content-security-policy'] += '; sandbox allow-scripts allow-same-origin';
    await route.fulfill({ response, headers });
  });
  await film.page.reload();
  await film.next('interaction:show');
  for (const key of ['Enter', 'click']) {
    await film.do(() => document.getElementById('film').click('ask'));
    const dialog = film.page.getByRole('dialog');
    const yes = dialog.getByRole('button', { name: 'Continue' });
    await dialog.getByLabel('Email').fill('ada');
    await yes.click();
    assert.ok(await dialog.isVisible(), 'an answer that is not valid is refused');
    await dialog.getByLabel('Email').fill('ada@example.test');
    if (key === 'click') await yes.click();
    else await film.page.keyboard.press(key);
    await film.next('lead:submit', { fields: { email: 'ada@example.test' } });
    await dialog.waitFor({ state: 'hidden' });
    await film.do(() => document.getElementById('film').reset());
    await film.next('interaction:show');
  }
});
