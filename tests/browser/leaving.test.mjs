// SPDX-License-Identifier: MIT
// Actions that leave the page: clipboard, downloads, addresses, requests; and sounds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

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
  await film.page.waitForFunction(() => globalThis.opened.length > 1); // what opens them may come late
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
  await film.clickAt(...ON_BUTTON); // plays it again from the start, and only once
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
