// SPDX-License-Identifier: MIT
// A video that can't be loaded: the viewer sees a message over the picture, and can continue.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();
const FILM = '/clips/trailhead.mp4';
const OTHER = '/clips/ridge.mp4';
/** The browser's console messages about failed requests. */
const expected = /404|Failed to load|ERR_/;

/** Makes a file missing until `yes` is set to true. @param {import('./film.mjs').Film} film @param {string} path */
async function network(film, path) {
  const there = { yes: false };
  await film.page.route(`**${path}`, (route) => (there.yes ? route.continue() : route.fulfill({ status: 404 })));
  return there;
}

/** @param {import('./film.mjs').Film} film */
const alert = (film) => film.page.getByRole('alert').filter({ hasText: 'could not be loaded' });
/** @param {import('./film.mjs').Film} film @param {string} name */
const press = (film, name) => alert(film).getByRole('button', { name }).click();

/** Asserts that the message covers the picture. @param {import('./film.mjs').Film} film */
async function assertCovers(film) {
  const box = await alert(film).boundingBox();
  const { x, y, width, height } = await film.page.locator('video').boundingBox();
  assert.deepEqual(box, { x, y, width, height });
}

test('player, without a project: it says so, and tries again', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { query: { src: '/clips/missing.mp4' }, expected });
  await alert(film).waitFor();
  await assertCovers(film);
  assert.equal(await film.page.locator('.start').isVisible(), false);
  const there = await network(film, FILM);
  await film.do((src) => document.getElementById('film').setAttribute('src', src), FILM);
  await film.page.locator('[part=failure]:empty').waitFor({ state: 'attached' });
  await alert(film).waitFor(); // this one fails as well
  there.yes = true;
  await press(film, 'Try again');
  await film.state();
  assert.equal(await alert(film).count(), 0);
});

for (const page of ['player', 'overlay']) {
  test(`${page}: what fails while it plays goes on where it was`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: [button('a')], expected });
    await film.set({ currentTime: 20 });
    await film.play();
    await film.plays();
    const there = await network(film, FILM);
    await film.do((id) => globalThis.probe.media(id).load(), 'film');
    await film.next('error', { code: 'media' });
    await alert(film).waitFor();
    await assertCovers(film);
    assert.ok(!(await film.item('a').isVisible()), 'nothing shows through, or takes the focus');
    await press(film, 'Try again');
    await film.next('error', { code: 'media' });
    await alert(film).waitFor();
    there.yes = true;
    await press(film, 'Try again');
    await film.plays();
    assert.ok((await film.state()).time >= 20);
    assert.equal(await alert(film).count(), 0);
    assert.deepEqual(await film.visible(), ['a']);
    assert.deepEqual(await film.heard('player:seek'), []);
    assert.deepEqual(await film.heard('player:pause'), []);
  });
}

test('a page that takes the error has a say of its own', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [button('a')], expected });
  await film.next('project:ready');
  await film.do(() => {
    document.getElementById('film').addEventListener('error', (event) => event.preventDefault());
    document.getElementById('video').src = '/clips/missing.mp4';
  });
  await film.next('error', { code: 'media' });
  assert.equal(await alert(film).count(), 0);
});

test('overlay: <source> children fail all, and are tried again', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [button('a')], expected });
  await film.next('project:ready');
  await network(film, '/clips/missing.*');
  const there = await network(film, OTHER);
  await film.do((other) => {
    const video = document.getElementById('video');
    video.removeAttribute('src');
    for (const src of ['/clips/missing.webm', '/clips/missing.mp4', other]) {
      video.append(Object.assign(document.createElement('source'), { src }));
    }
    video.load();
  }, OTHER);
  await film.next('error', { code: 'media' });
  await alert(film).waitFor();
  assert.equal((await film.heard('error')).length, 1, 'once, after the last of them');
  there.yes = true;
  await press(film, 'Try again');
  assert.equal((await film.state()).src, 'ridge.mp4');
});

test('overlay: <source> children that had failed before it came', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { expected });
  await film.do(async () => {
    const video = document.getElementById('video');
    video.removeAttribute('src');
    video.append(Object.assign(document.createElement('source'), { src: '/clips/missing.mp4' }));
    video.load();
    await globalThis.probe.until(() => video.networkState === video.NETWORK_NO_SOURCE && video.children[0], 9000);
    await new Promise((resolve) => video.children[0].addEventListener('error', resolve));
    document.getElementById('film').load([]);
  });
  await film.next('error', { code: 'media' });
  await alert(film).waitFor();
});

/** Two videos, the second with sources of its own. */
const branching = {
  videos: [
    {
      id: 'first',
      sources: [{ src: FILM }],
      interactions: [button('go', { click_action: 'video', click_value: 'second', switch_start_time: 12 })],
    },
    { id: 'second', sources: [{ src: OTHER }], interactions: [button('there')] },
  ],
};

test('a switch to a video that is missing leads back, or on when it is there', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: branching, query: { src: '' }, expected });
  const there = await network(film, OTHER);
  await film.next('project:ready');
  await film.set({ currentTime: 30 });
  await film.play();
  await film.plays();
  await film.do(() => document.getElementById('film').click('go'));
  await alert(film).waitFor();
  await press(film, 'Go back');
  await film.next('node:enter', { node: { id: 'first' } });
  await film.plays();
  assert.ok((await film.state()).time >= 30);
  await film.do(() => document.getElementById('film').click('go'));
  await alert(film).waitFor();
  there.yes = true;
  await press(film, 'Try again');
  await film.plays();
  const { src, time } = await film.state();
  assert.ok(src === 'ridge.mp4' && time >= 12, `${src} at ${time}`);
  assert.deepEqual(await film.visible(), ['there']);
});

test('a video that is missing after the end of another offers no way back to that end', async (t) => {
  const [first, second] = branching.videos;
  const project = { videos: [{ ...first, on_ended: { action: 'switch', value: 'second' } }, second] };
  const film = await theatre.show(t, '/t/player.html', { project, query: { src: '' }, expected });
  await network(film, OTHER);
  await film.next('project:ready');
  await film.set({ currentTime: 59.5 });
  await film.play();
  await alert(film).waitFor();
  assert.deepEqual(await alert(film).getByRole('button').allInnerTexts(), ['Try again']);
});

test('offline: it says so, and goes on by itself', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: branching, query: { src: '' }, expected });
  await film.next('project:ready');
  await film.play();
  await film.plays();
  await film.page.context().setOffline(true);
  await film.do(() => document.getElementById('film').click('go'));
  await film.page.getByText('You are offline').waitFor();
  await film.page.context().setOffline(false);
  await film.plays();
  assert.equal((await film.state()).src, 'ridge.mp4');
  assert.equal(await alert(film).count(), 0);
});

test('a document that is missing leaves no black box where there is no other video', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { query: { src: '', project: '/p/later.json' }, expected });
  await film.next('error', { code: 'fetch' });
  await alert(film).waitFor();
  await film.page.route('**/p/later.json', (route) => route.fulfill({ json: branching }));
  await press(film, 'Try again');
  await film.next('project:ready');
  await film.state();
  assert.equal(await alert(film).count(), 0);
});

test('captions that are missing are no missing video', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('a')], expected });
  await film.do(async () => {
    const track = Object.assign(document.createElement('track'), { src: '/clips/missing.vtt', default: true });
    document.getElementById('film').media.append(track);
    track.track.mode = 'showing';
    await new Promise((resolve) => track.addEventListener('error', resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  assert.deepEqual(await film.heard('error'), []);
  assert.equal(await alert(film).count(), 0);
});

test('the start button does not come back when the video is another one', async (t) => {
  const project = { videos: branching.videos.map(({ id, sources }) => ({ id, sources })) }; // without interactions that hide the start button
  const film = await theatre.show(t, '/t/player.html', { project, query: { src: '' } });
  const start = film.page.locator('.start');
  await film.next('project:ready');
  await start.click();
  await film.plays();
  await film.do(() => {
    const { shadowRoot } = document.getElementById('film');
    const button = shadowRoot.querySelector('.start');
    globalThis.seen = [];
    const look = () => {
      globalThis.seen.push(getComputedStyle(button).display);
      requestAnimationFrame(look);
    };
    new MutationObserver(() => globalThis.seen.push(getComputedStyle(button).display)).observe(
      shadowRoot.querySelector('media-controller'),
      { attributes: true },
    );
    look();
    document.getElementById('film').jump('second', 7);
  });
  await film.next('node:enter', { node: { id: 'second' } });
  await film.plays();
  assert.deepEqual(await film.do(() => [...new Set(globalThis.seen)]), ['none']);
  await film.pause();
  assert.equal(await start.isVisible(), false);
  await film.do(() => document.getElementById('film').load({ videos: [{ id: 'x', duration: 5 }] }));
  await start.waitFor(); // shown again for another film
});
