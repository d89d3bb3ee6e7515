// SPDX-License-Identifier: MIT
// Who puts a source into the media element: the player, or the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { frameAt } from './film.mjs';

const theatre = useBrowser();

const PROJECT = {
  videos: [
    {
      id: 'trailhead',
      interactions: [button('up', { click_action: 'video', click_value: 'ridge', switch_start_time: 12 })],
    },
    {
      id: 'ridge',
      sources: [{ src: '/nowhere.mpd', type: 'application/dash+xml' }],
      interactions: [button('down', { click_action: 'back' })],
      cues: [{ id: 'early', time: 5 }],
    },
  ],
};

/** Runs in the page: loads what media:source asks for, late, as a player does. */
function loadLate() {
  const film = document.getElementById('film');
  const { media } = film;
  globalThis.asked = [];
  film.addEventListener('media:source', (event) => {
    event.preventDefault();
    const { video, own } = event.detail;
    globalThis.asked.push(event.detail);
    media.pause(); // many players do
    media.currentTime = 1;
    setTimeout(() => {
      media.src = `/clips/${own ? 'trailhead' : video}.mp4`;
    }, 200);
  });
}

test('a page loads what media:source asks for, and the film goes on in it', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: PROJECT });
  await film.next('project:ready');
  await film.do(loadLate);
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  const { frame: left } = await film.next('node:exit');
  await film.next('interaction:show', { id: 'down' });
  await film.plays();
  const there = await film.state();
  assert.equal(there.src, 'ridge.mp4');
  assert.ok(there.frame >= frameAt(12), `frame ${there.frame}`);
  await film.clickAt(...ON_BUTTON);
  await film.next('interaction:show', { id: 'up' });
  await film.plays();
  const back = await film.state();
  assert.equal(back.src, 'trailhead.mp4');
  assert.ok(back.frame >= left - 1, `frame ${back.frame}, left on ${left}`);
  const asked = await film.do(() => globalThis.asked);
  const sources = [{ src: `${theatre.address}/nowhere.mpd`, type: 'application/dash+xml' }];
  assert.deepEqual(asked[0], { video: 'ridge', sources, own: false, time: 12, playing: true });
  assert.equal(asked[1].own, true);
  for (const type of ['player:pause', 'player:seek', 'cue:reverse', 'cue:forward', 'error'])
    assert.deepEqual(await film.heard(type), [], type);
});

const FORK = {
  videos: [
    { id: 'trailhead', interactions: [button('up', { click_action: 'video', click_value: 'ridge' })] },
    {
      id: 'ridge',
      sources: [{ src: '/clips/ridge.mp4', type: 'video/mp4' }],
      interactions: [button('down', { click_action: 'back' })],
    },
  ],
};

/** Goes to the other video, and waits until that plays. @param {import('./film.mjs').Film} film */
async function goUp(film) {
  await film.item('up').click();
  await film.next('interaction:show', { id: 'down' });
  await film.plays();
  assert.equal((await film.state()).src, 'ridge.mp4');
}

/** Run in the page: makes a `<source>` child. */
function source(src) {
  const made = Object.assign(document.createElement('source'), { src });
  document.getElementById('film').append(made);
}

/** What a page may do to the source of a player, and the source that the start video has then. @type {[string, () => void, string][]} */
const GIVEN = [
  ['its attribute', () => document.getElementById('film').setAttribute('src', '/clips/trailhead.mp4?1'), '?1'],
  ['nothing', () => {}, '?1'],
  [
    'its property, twice',
    () => {
      const film = /** @type {any} */ (document.getElementById('film'));
      film.src = '/clips/trailhead.mp4?not';
      film.src = '/clips/trailhead.mp4?2';
    },
    '?2',
  ],
  [
    'a child in place of the attribute',
    () => {
      document.getElementById('film').removeAttribute('src');
      globalThis.source('/clips/trailhead.mp4?3');
    },
    '?3',
  ],
  [
    'another child',
    () => {
      document.querySelector('#film > source').remove();
      globalThis.source('/clips/trailhead.mp4?4');
    },
    '?4',
  ],
  ['no child any more', () => document.querySelector('#film > source').remove(), '?4'],
  ['the attribute again', () => document.getElementById('film').setAttribute('src', '/clips/trailhead.mp4?5'), '?5'],
  ['the attribute removed, which does nothing', () => document.getElementById('film').removeAttribute('src'), '?5'],
];

test('what the page gives a player while another video plays is the start video’s, at its return', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: FORK });
  const paths = [];
  film.page.on('request', (request) => paths.push(new URL(request.url())));
  await film.next('project:ready');
  await film.do(`globalThis.source = ${source}`);
  await film.play();
  await film.plays();
  for (const [what, give, wanted] of GIVEN) {
    for (const way of ['back', 'reset']) {
      await goUp(film);
      if (way === 'back') await film.do(give);
      await film.plays();
      assert.equal((await film.state()).src, 'ridge.mp4', 'that video plays on');
      if (way === 'back') await film.item('down').click();
      else await film.do(() => document.getElementById('film').reset());
      await film.next('interaction:show', { id: 'up' });
      if (way === 'reset') await film.play();
      await film.plays();
      assert.equal((await film.state()).src, `trailhead.mp4${wanted}`, `${what}, ${way}`);
    }
  }
  assert.ok(!paths.some(({ search }) => search === '?not'));
  for (const type of ['player:seek', 'error']) assert.deepEqual(await film.heard(type), [], type);

  await t.test('a media stream, too', async () => {
    await goUp(film);
    await film.do(() => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d').fillRect(0, 0, 9, 9);
      globalThis.stream = canvas.captureStream();
      document.getElementById('film').srcObject = globalThis.stream;
    });
    await film.plays();
    assert.equal((await film.state()).src, 'ridge.mp4');
    await film.item('down').click();
    await film.next('interaction:show', { id: 'up' });
    const has = () => {
      const film = /** @type {any} */ (document.getElementById('film'));
      return film.srcObject === globalThis.stream && film.media.srcObject === globalThis.stream;
    };
    assert.ok(await film.do(has));
  });
});

test('a page that loads what media:source asks for may do so by the player’s own members', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: FORK });
  await film.next('project:ready');
  await film.do(() => {
    const film = /** @type {any} */ (document.getElementById('film'));
    let late = false;
    film.addEventListener('media:source', (event) => {
      event.preventDefault();
      const { video, own } = event.detail;
      const load = () => {
        film.src = `/clips/${video}.mp4?${own ? 'own' : 'given'}`;
      };
      if (late) setTimeout(load, 100);
      else load();
      late = !late;
    });
  });
  await film.play();
  await film.plays();
  for (let i = 0; i < 3; i++) {
    for (const [id, next, src] of [
      ['up', 'down', 'ridge.mp4?given'],
      ['down', 'up', 'trailhead.mp4?own'],
    ]) {
      await film.item(id).click();
      await film.next('interaction:show', { id: next });
      await film.plays();
      assert.equal((await film.state()).src, src);
    }
  }
  assert.deepEqual(await film.heard('error'), []);
});

/** Pages whose media element is their own, which they give another source themselves. */
const OWN = { 'in the slot of a player': '/t/player.html', 'of an overlay': '/t/overlay.html' };

for (const [where, path] of Object.entries(OWN)) {
  test(`another source in the page’s element, ${where}, is the current video’s; in the start video it stays its own`, async (t) => {
    const film = await theatre.show(t, path, { project: FORK });
    if (path.includes('player')) {
      await film.do(() => {
        const player = document.getElementById('film');
        const own = Object.assign(document.createElement('video'), { slot: 'media', muted: true });
        player.removeAttribute('src');
        own.src = '/clips/trailhead.mp4';
        player.append(own);
      });
      await film.next('project:load');
    }
    await film.next('project:ready');
    const put = (src) =>
      film.do((address) => {
        document.getElementById('film').media.src = address;
      }, src);
    const comeBack = async (src) => {
      await film.item('down').click();
      await film.next('interaction:show', { id: 'up' });
      await film.plays();
      assert.equal((await film.state()).src, src);
    };
    await film.play();
    await film.plays();
    await goUp(film);
    await put('/clips/ridge.mp4?better');
    await film.plays();
    assert.equal((await film.state()).src, 'ridge.mp4?better');
    assert.equal(await film.do(() => document.getElementById('film').currentVideo), 'ridge');
    await comeBack('trailhead.mp4');
    await put('/clips/trailhead.mp4?better');
    await film.plays();
    await goUp(film);
    await comeBack('trailhead.mp4?better');
    await goUp(film);
    await film.item('down').click();
    await put('/clips/trailhead.mp4?best'); // while ours is still loading
    await film.next('interaction:show', { id: 'up' });
    await film.plays();
    assert.equal((await film.state()).src, 'trailhead.mp4?best');
    await goUp(film);
    await comeBack('trailhead.mp4?best');
    for (const type of ['player:seek', 'player:pause', 'error']) assert.deepEqual(await film.heard(type), [], type);
  });
}
