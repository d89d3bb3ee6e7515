// SPDX-License-Identifier: MIT
// What comes over the picture: dialogs, trays, sounds, and what is sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

/** Takes an intent over, as a page does. @param {import('./film.mjs').Film} film @param {string} type */
const takeOver = (film, type) =>
  film.do((name) => document.getElementById('film').addEventListener(name, (event) => event.preventDefault()), type);

/** What has the focus, through all shadows. @param {import('./film.mjs').Film} film */
const focus = (film) =>
  film.do(() => {
    let inner = document.activeElement;
    while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
    return inner?.dataset.id ?? inner?.getAttribute('aria-label') ?? inner?.localName;
  });

// ---- Dialogs ------------------------------------------------------------------

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
    assert.equal(await focus(film), 'tell');
  });
}

test('a page that takes a dialog over sees none of ours', async (t) => {
  const project = [button('tell', { click_action: 'modal', click_value: 'Hello' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await takeOver(film, 'action:modal');
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  await film.next('action:modal');
  assert.equal(await film.page.getByRole('dialog').count(), 0);
  await film.play();
  await film.clickAt(...ON_BUTTON);
  await film.next('action:modal');
  await film.plays(); // and nothing is held
});

/** A film of which there are two seconds left, which ends in another. @param {string} action */
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
    // With the first moment of playback: a slow machine would come after the end.
    await film.do(() => {
      const element = /** @type {any} */ (document.getElementById('film'));
      element.addEventListener('player:play', () => element.click('tell'), { once: true });
      element.media.play().catch(() => {}); // the dialog stops it
    });
    const dialog = film.page.getByRole('dialog', { name: 'tell' });
    await dialog.waitFor();
    await film.next('player:pause', { reason: 'dialog' });
    const { paused, frame } = await film.state(); // not off the screen: it is dimmed
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
  assert.ok(await dialog.isVisible());
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

// ---- What leaves the page -----------------------------------------------------

test('copy puts the text on the clipboard and says so', async (t) => {
  const project = [button('code', { click_action: 'copy', click_value: 'SAVE-{{n}}' })];
  const profile = { permissions: ['clipboard-read', 'clipboard-write'] };
  const film = await theatre.show(t, '/t/player.html', { project, profile });
  await film.next('interaction:show');
  await film.do(() => document.getElementById('film').setVariable('n', 20));
  await film.clickAt(...ON_BUTTON);
  await film.page.getByText('Copied.').waitFor();
  assert.equal(await film.do(() => navigator.clipboard.readText()), 'SAVE-20');
});

test('a clipboard that is refused is told to viewer and page', async (t) => {
  const project = [button('code', { click_action: 'copy', click_value: 'x' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.do(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
  });
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  assert.deepEqual((await film.next('error')).detail, { code: 'copy_failed', message: 'not here' });
  await film.page.getByText('Your browser did not allow copying.').waitFor();
});

test('download fetches the file under its own name', async (t) => {
  const project = [button('file', { click_action: 'download', click_value: '/favicon.svg' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  const [download] = await Promise.all([film.page.waitForEvent('download'), film.clickAt(...ON_BUTTON)]);
  assert.equal(download.suggestedFilename(), 'favicon.svg');
});

test('email and phone leave by their scheme, whatever the value says', async (t) => {
  const project = [
    button('mail', { click_action: 'email', click_value: 'ada@example.test' }),
    button('call', { pos_top: 60, click_action: 'phone', click_value: '+49 30 1234' }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.do(() => {
    globalThis.opened = [];
    globalThis.open = (...given) => void globalThis.opened.push(given);
  });
  await film.next('interaction:show', { id: 'call' });
  await film.clickAt(...ON_BUTTON);
  await film.clickAt(50, 70);
  await film.next('action:phone');
  const opened = [
    ['mailto:ada@example.test', '_self'],
    ['tel:+49301234', '_self'],
  ];
  assert.deepEqual(await film.do(() => globalThis.opened), opened);
});

test('get and post carry the interaction and the variables, data as they were written', async (t) => {
  const project = {
    variables: { name: 'Ada', score: 3 },
    interactions: [
      button('get', { click_action: 'get', click_value: '/hook?kept=1', custom_data: 'DATA' }),
      button('post', { pos_top: 60, click_action: 'post', click_value: '/hook', custom_data: 'DATA' }),
    ],
  };
  const data = '{"b":12345678901234567890,"1":1.10}';
  const film = await theatre.show(t, '/t/player.html', { project: JSON.stringify(project).replaceAll('"DATA"', data) });
  const requests = [];
  await film.page.route('**/hook*', (route) => {
    requests.push(route.request());
    return route.fulfill({ status: 204 });
  });
  await film.next('interaction:show', { id: 'post' });
  await film.clickAt(...ON_BUTTON);
  const { detail } = await film.next('action:get');
  assert.equal(detail.interaction.id, 'get');
  assert.equal(detail.interaction.customDataText, data);
  await film.clickAt(50, 70);
  await film.next('action:post');
  while (requests.length < 2) await film.do(() => new Promise(requestAnimationFrame));
  const [get, post] = requests;
  const { searchParams } = new URL(get.url());
  assert.equal(searchParams.get('kept'), '1');
  const part = `"customData":${data},"video":"main"`;
  assert.equal(JSON.parse(searchParams.get('interaction')).id, 'get');
  assert.ok(searchParams.get('interaction').includes(part));
  assert.ok(post.postData().includes(part));
  assert.deepEqual(JSON.parse(searchParams.get('variables')), { name: 'Ada', score: 3 });
  assert.equal(post.method(), 'POST');
  assert.equal(post.headers()['content-type'], 'application/json');
  const body = post.postDataJSON();
  assert.equal(body.interaction.id, 'post');
  assert.deepEqual(body.variables, { name: 'Ada', score: 3 });
  assert.equal(await film.page.getByText('could not be sent').count(), 0);
});

test('a request that fails or takes too long is told to viewer and page', async (t) => {
  const project = [button('send', { click_action: 'post', click_value: '/hook' })];
  const film = await theatre.show(t, '/t/player.html', { project, expected: /500|ERR_FAILED/ });
  let status = 500;
  await film.page.route('**/hook*', (route) => status && route.fulfill({ status }));
  await film.next('interaction:show');
  const told = film.page.getByText('That could not be sent. You can try again.');
  await film.clickAt(...ON_BUTTON);
  const { detail } = await film.next('error');
  assert.deepEqual(detail, { code: 'request_failed', message: `${theatre.address}/hook: HTTP status 500` });
  await told.waitFor();
  await film.page.getByRole('button', { name: 'Close' }).click();
  status = 0; // no answer at all
  await film.do(() => {
    AbortSignal.timeout = (wait) => {
      globalThis.waited = wait;
      return AbortSignal.abort(new Error('too late'));
    };
  });
  await film.clickAt(...ON_BUTTON);
  assert.match((await film.next('error')).detail.message, /too late/);
  assert.equal(await film.do(() => globalThis.waited), 10_000);
  await told.waitFor();
});

test('a request without an address is told like one that fails', async (t) => {
  const project = [button('send', { click_action: 'get' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  await film.next('error', { code: 'request_failed' });
  await film.page.getByText('That could not be sent. You can try again.').waitFor();
});

test('audio plays until it is stopped', async (t) => {
  const project = [button('hear', { value: 'Hear it', click_action: 'audio', click_value: '/clips/trailhead.mp4' })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.do(() => {
    globalThis.sounds = [];
    const { play } = HTMLAudioElement.prototype;
    HTMLAudioElement.prototype.play = function () {
      globalThis.sounds.push(this);
      return play.call(this);
    };
  });
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  const stop = film.page.getByRole('button', { name: 'Stop' });
  await stop.waitFor();
  await film.clickAt(...ON_BUTTON); // again: from the start, and only once
  assert.deepEqual(await film.do(() => globalThis.sounds.map(({ paused }) => paused)), [true, false]);
  await stop.click();
  assert.deepEqual(await film.do(() => globalThis.sounds.map(({ paused }) => paused)), [true, true]);
  assert.equal(await stop.count(), 0);
});

test('what only a host can do is told to it, and nothing else happens', async (t) => {
  const actions = ['view', 'genie', 'cart', 'openai', 'clip', 'show_card'];
  const project = actions.map((action, i) =>
    button(action, { pos_left: i * 16, pos_width: 15, click_action: action, click_value: `${action} {{n}}` }),
  );
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'show_card' });
  for (const [i, action] of actions.entries()) {
    await film.clickAt(i * 16 + 7, 30);
    assert.deepEqual((await film.next(`action:${action}`)).detail, { id: action, value: `${action} ` });
  }
  assert.deepEqual(await film.heard('error'), []);
});

// ---- Trays --------------------------------------------------------------------

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
  const menu = film.page.getByRole('button', { name: 'Menu' });
  await menu.focus();
  await film.page.keyboard.press('Enter');
  await film.next('tray:open', { tray: 'magic_menu', items: ['one', 'two', 'three'] });
  const tray = film.page.getByRole('dialog', { name: 'Pick one' });
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['one', 'Stars\nSeven', 'three']);
  assert.equal(await focus(film), 'one');
  for (const [key, id] of Object.entries({ ArrowDown: 'two', End: 'three', ArrowRight: 'three', Home: 'one' })) {
    await film.page.keyboard.press(key);
    assert.equal(await focus(film), id, key);
  }
  await film.page.keyboard.press('Enter');
  await film.next('variable:change', { name: 'picked' });
  await film.next('hotspot:click', { hotspot: { id: 'one' } });
  assert.ok(await tray.isVisible(), 'to track is no reason to close it');
  assert.equal(await focus(film), 'one');
  await film.page.keyboard.press('Tab');
  await film.page.keyboard.press('Space');
  await film.next('hotspot:click', { hotspot: { id: 'two' } });
  assert.equal(await tray.getByRole('button', { name: 'Seven' }).getAttribute('aria-disabled'), 'true');
  await film.page.keyboard.press('Escape');
  await film.next('tray:close', { tray: 'magic_menu' });
  assert.ok(!(await tray.isVisible()));
  assert.equal(await focus(film), 'Menu');
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
  assert.equal(await focus(film), 'four');
  await film.do(() => document.getElementById('film').closeTray('extras'));
  await film.next('tray:close', { tray: 'extras' });
  assert.ok(!(await tray.isVisible()));
  await takeOver(film, 'tray:open');
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
  await film.page.getByRole('button', { name: 'Menu' }).focus();
  await film.page.keyboard.press('Enter');
  await film.next('tray:open');
  await film.page.keyboard.press('Enter');
  await film.page.getByText('Words').waitFor();
  await film.page.keyboard.press('Escape');
  assert.equal(await focus(film), 'Menu');
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
    assert.notEqual(await focus(film), 'body', key);
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
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  const tray = film.page.getByRole('dialog', { name: 'For all' });
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['Easy,', 'fair']);
  await film.page.keyboard.press('ArrowDown');
  assert.equal(await focus(film), 'fair');
  const set = (name, value) => film.do(([n, v]) => document.getElementById('film').setVariable(n, v), [name, value]);
  await set('name', 'Ada');
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['Easy, Ada', 'fair']);
  await set('level', 'expert');
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['fair', 'hard']);
  assert.equal(await focus(film), 'fair');
});

test('what does nothing is a text in a tray, and keys pass over it', async (t) => {
  const project = [entry('one'), entry('head', { value: 'More', click_action: 'none' }), entry('two')];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('project:ready');
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  const tray = film.page.getByRole('dialog');
  assert.deepEqual(await tray.getByRole('listitem').allInnerTexts(), ['one', 'More', 'two']);
  assert.equal(await tray.getByRole('button', { name: 'More' }).count(), 0);
  await film.page.keyboard.press('ArrowDown');
  assert.equal(await focus(film), 'two');
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
  assert.equal(await focus(film), 'input');
});

test('what lies under a panel takes neither focus nor clicks, and is not seen; then it has the focus again', async (t) => {
  const moves = { keyframes: [{ time: 0, pos_left: 60 }] };
  const project = [
    button('left', { pos_left: 2, pos_width: 26, pos_height: 60 }), // so much that the tray stays on the right
    button('under', { pos_left: 79, pos_width: 15, tooltip: 'Under it' }),
    button('moving', { pos_left: 60, pos_top: 60, pos_width: 15, ...moves }),
    button('half', { pos_left: 30, pos_top: 60, pos_width: 40 }),
    entry('one', { tray_type: 'side' }),
    entry('again', { tray_type: 'end_menu' }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'half' });
  /** All that Tab leads to among the interactions. */
  const reached = async () => {
    const ids = new Set();
    await film.do(() => document.activeElement?.blur());
    for (let i = 0; i < 12; i++) {
      await film.page.keyboard.press('Tab');
      ids.add(await focus(film));
    }
    return ['left', 'under', 'moving', 'half'].filter((id) => ids.has(id));
  };
  const tray = (name, open) =>
    film.do(([n, o]) => document.getElementById('film')[o ? 'openTray' : 'closeTray'](n), [name, open]);
  await film.item('under').focus();
  await tray('side', true);
  assert.deepEqual((await film.visible()).sort(), ['half', 'left', 'one']);
  assert.deepEqual(await reached(), ['left', 'half']);
  await film.clickAt(10, 30); // beside it
  await film.next('hotspot:click', { hotspot: { id: 'left' } });
  await film.item('one').focus();
  await tray('side', false);
  assert.equal(await focus(film), 'under', 'where it was');
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

// ---- The page's address ---------------------------------------------------------

test('the page’s query becomes variables, all or those named', async (t) => {
  const hello = button('hello', { value: '{{name}} {{code}}' });
  for (const [names, text] of [
    ['', 'Ada 7'],
    ['name', 'Ada'],
  ]) {
    const film = await theatre.show(t, '/t/player.html', { query: { name: 'Ada', code: '7' } });
    await film.do(
      ([query, document_]) => {
        const player = document.getElementById('film');
        player.setAttribute('query', query);
        return player.load(document_);
      },
      /** @type {const} */ ([names, [hello]]),
    );
    await film.next('project:load');
    await film.next('variable:change', { name: 'name', value: 'Ada', source: 'query' }); // before it shows
    await film.next('interaction:show');
    assert.equal((await film.item('hello').innerText()).trim(), text);
    await film.do(() => document.getElementById('film').load([{ id: 'new', type: 'reset_viewer', time: 0 }]));
    await film.do(() => document.getElementById('film').setVariable('name', 'Bo'));
    await film.play();
    await film.next('viewer:reset');
    await film.next('variable:change', { name: 'name', value: null, source: 'reset' });
    await film.next('variable:change', { name: 'name', value: 'Ada', source: 'query' });
  }
});
