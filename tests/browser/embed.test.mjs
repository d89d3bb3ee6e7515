// SPDX-License-Identifier: MIT
// A player in an iframe of another origin: docs/iframe.md.
// biome-ignore-all lint/correctness/noUndeclaredVariables: fixtures/embed-host.js has them, in the page
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { startEmbedding } from './embed-host.mjs';

const PATIENCE_MS = 30_000;
/** @type {Awaited<ReturnType<typeof startEmbedding>>} */
let servers;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  [servers, browser] = await Promise.all([startEmbedding(), launch()]);
});
after(async () => {
  await browser?.close();
  await servers?.close();
});

/** Opens a page; the test fails on complaints that it does not expect. @param {import('node:test').TestContext} t @param {string} address @param {RegExp} [expected] */
async function open(t, address, expected) {
  const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.setDefaultTimeout(PATIENCE_MS);
  t.after(async () => {
    await page.close();
    assert.deepEqual(
      complaints.filter((text) => !expected?.test(text)),
      [],
    );
  });
  await page.goto(address);
  return page;
}

const film = (/** @type {object[]} */ interactions = [], src = '/clips/trailhead.mp4') => ({
  videos: [{ id: 'one', title: 'The trail', sources: [{ src, type: 'video/mp4' }], interactions }],
});
const box = { pos_left: 10, pos_top: 10, pos_width: 40, pos_height: 30 };

test('a page and a player of another server: variables, events, calls, intents, size, fullscreen', async (t) => {
  const text = '{"10":1,"2":[123456789012345678901234567890.0],"emoji":"👩🏽‍🚀","long":"LONG"}'.replace(
    'LONG',
    'x'.repeat(2 ** 16),
  );
  const link = {
    id: 'map',
    type: 'button',
    time: 0,
    value: 'Hello, {{name}}',
    click_action: 'link',
    click_value: 'https://example.com/',
    ...box,
    custom_data: 'DATA',
  };
  const project = servers.serve(JSON.stringify(film([link])).replace('"DATA"', text));
  const query = { name: 'Ada', other: 'x', options: JSON.stringify({ take: ['browser:open'] }) };
  const page = await open(t, servers.around(project, { query, more: '&muted' }));

  const started = await page.evaluate(async () => {
    const ok = await film.ready;
    await film.play();
    await next('player:play');
    await next('interaction:show');
    return {
      ok,
      types: events.map(({ type }) => type),
      paused: film.paused,
      video: film.currentVideo,
      active: film.activeIds,
    };
  });
  assert.deepEqual([started.ok, started.paused, started.video, started.active], [true, false, 'one', ['map']]);
  const at = (type) => started.types.indexOf(type);
  assert.ok(
    at('variable:change') > at('project:load') && at('variable:change') < at('interaction:show'),
    started.types.join(),
  );
  const set = await page.evaluate(() =>
    events.filter(({ type }) => type === 'variable:change').map(({ detail }) => detail),
  );
  assert.deepEqual(
    set,
    [{ name: 'name', value: 'Ada', previous: null, source: 'query' }],
    'the page lists what is passed on',
  );

  const frame = page.frameLocator('#frame');
  await frame.getByRole('button', { name: 'Hello, Ada' }).click();
  const clicked = await page.evaluate(async () => {
    const { detail } = await next('hotspot:click');
    const opened = await next('browser:open');
    const data = detail.hotspot;
    return {
      data: data.customDataText,
      same: JSON.stringify(data.customData) === JSON.stringify(JSON.parse(data.customDataText)),
      opened,
    };
  });
  assert.equal(clicked.data, text);
  assert.ok(clicked.same);
  assert.equal(clicked.opened.prevented, true);
  assert.equal(page.context().pages().length, 1, 'no page opened');

  const calls = await page.evaluate(async () => {
    const refused = [];
    film.currentTime = 20;
    await next('player:seek');
    const explained = await film.explain('map');
    await film.setVariable('x', () => {}).catch(({ name }) => refused.push(name));
    await film.pause();
    return { explained: explained.active, refused, paused: film.paused, time: film.currentTime };
  });
  assert.deepEqual([calls.explained, calls.refused, calls.paused], [true, ['DataCloneError'], true]);
  assert.ok(calls.time >= 20 && calls.time < 25, `${calls.time}`);

  await page.waitForFunction(() => iframe.clientHeight === 404); // 640 / 16 * 9 + 44
  await page.setViewportSize({ width: 800, height: 300 });
  assert.equal(await page.evaluate(() => iframe.clientHeight), 300, 'no higher than the window');
  await page.setViewportSize({ width: 800, height: 700 });
  await page.evaluate(() => iframe.style.setProperty('width', '320px'));
  await page.waitForFunction(() => iframe.clientHeight === 224);
  await page.frames()[1].waitForFunction(() => document.scrollingElement.scrollHeight === 224);
  assert.equal(await page.frames()[1].title(), 'The trail');

  await frame.locator('media-fullscreen-button').click();
  await page.waitForFunction(() => film.fullscreen && document.fullscreenElement === iframe);
  await page.evaluate(() => film.exitFullscreen());
  await page.waitForFunction(() => !film.fullscreen && document.fullscreenElement === null);
  await page.waitForFunction(() => iframe.clientHeight === 224);
  assert.deepEqual(await page.evaluate(() => errors), []);
});

test('an unknown host, a forged hello, two scripts, another page, removal', async (t) => {
  const project = servers.serve(film());
  const page = await open(t, servers.around(project));
  await page.evaluate(() => film.ready);

  const both = await page.evaluate(async () => {
    const other = embed(iframe);
    await other.setVariable('a', 'b');
    await next('variable:change');
    const value = await other.explain('none');
    other.close();
    return [value, await other.play().catch(({ message }) => message)];
  });
  assert.deepEqual(both, [null, 'Hotcue: closed']);

  const forged = await page.evaluate(async () => {
    const inner = document.createElement('iframe'); // another window, of an allowed origin
    document.body.append(inner);
    const { port1, port2 } = new MessageChannel();
    const heard = [];
    port1.onmessage = ({ data }) => heard.push(data);
    const script = inner.contentDocument.createElement('script');
    script.textContent = 'globalThis.post = (to, message, origin, ports) => to.postMessage(message, origin, ports)';
    inner.contentDocument.head.append(script);
    const hello = { hotcue: 1, session: 7, take: [], url: location.href, title: '' };
    inner.contentWindow.post(iframe.contentWindow, hello, new URL(iframe.src).origin, [port2]);
    await film.explain('none'); // of later
    return heard;
  });
  assert.deepEqual(forged, []);

  const again = await page.evaluate(async () => {
    events.length = 0;
    const lost = film.load({ interactions: [] }).catch(({ message }) => message);
    await lost;
    iframe.src = iframe.src.replace('project=', 'again=1&project=');
    await new Promise((done) => iframe.addEventListener('load', done, { once: true }));
    const ready = await film.ready;
    iframe.remove();
    const gone = await film.play().catch(({ name, message }) => [name, message]);
    const loaded = new Promise((done) => iframe.addEventListener('load', done, { once: true }));
    document.body.append(iframe);
    await loaded;
    return { ready, gone, back: await film.ready };
  });
  assert.deepEqual(again, { ready: true, gone: ['InvalidStateError', 'Hotcue: removed'], back: true });

  const closed = await open(t, servers.around(project, { page: 'closed.html', query: { name: 'Eve' } }));
  const frame = closed.frames()[1] ?? (await closed.waitForEvent('frameattached'));
  await frame.waitForFunction(() => document.querySelector('hotcue-player')?.currentVideo === 'one');
  assert.deepEqual(await closed.evaluate(() => [film.currentVideo, events]), [null, []], 'nothing was sent');
  assert.ok(!frame.url().includes('Eve'), 'and nothing changed');
});

test('what a viewer sees when something is missing', async (t) => {
  const page = await open(t, servers.around(''), /Hotcue: |Failed to load resource|preload|CORS/);
  const frame = page.frameLocator('#frame');
  await frame.getByText('No video: the address of this page has no “project”.').waitFor();
  for (const [project, words, code] of [
    ['https://evil.example/film.json', 'This page may not play https://evil.example/film.json', 'refused'],
    ['/e/missing.json', 'The video could not be loaded.', 'fetch'],
    [servers.serve('{"videos": ['), 'The video could not be loaded.', 'syntax'],
  ]) {
    await page.evaluate((to) => {
      events.length = 0;
      iframe.src = iframe.src.replace(/project=.*/, `project=${encodeURIComponent(to)}`);
    }, project);
    await frame.getByText(words).first().waitFor();
    assert.equal((await page.evaluate(() => next('error'))).detail.code, code);
    assert.equal(await page.evaluate(() => film.ready), false, project);
  }
  await page.evaluate(() => {
    errors.length = 0;
    iframe.setAttribute('sandbox', 'allow-scripts');
    iframe.src = `${iframe.src}&again`;
  });
  await page.waitForFunction(() => errors.length > 0);
  assert.deepEqual(await page.evaluate(() => errors), [{ code: 'refused', message: 'no allow-same-origin' }]);
});
