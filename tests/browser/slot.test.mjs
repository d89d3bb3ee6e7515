// SPDX-License-Identifier: MIT
// The interface of a media element that a player has, and media elements of the page's own in it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const VENDOR = mkdtempSync(join(tmpdir(), 'hotcue-vendor-'));
const theatre = useBrowser({
  '/v/': VENDOR,
  '/list/': fileURLToPath(new URL('../../node_modules/custom-media-element/dist', import.meta.url)),
});
before(() =>
  build({ bundle: true, entryPoints: ['hls-video-element'], format: 'esm', outfile: join(VENDOR, 'hls-video.js') }),
);
after(() => rmSync(VENDOR, { recursive: true }));

const BESIDE_ITS_TEXT = /** @type {const} */ ([42, 22]);
const PURPLE = [255, 0, 255];

/** Members that a player has in a way of its own. */
const OWN = ['controls', 'src', 'poster', 'load'];

test('every member of a media element is one of a player: read, written and called in the media inside', async (t) => {
  const film = await theatre.show(t, '/t/player.html');
  const { wrong, count, silent } = await film.do(async (own) => {
    const { CustomVideoElement, Events } = await import('/list/custom-media-element.js');
    void CustomVideoElement.observedAttributes; // defines its members
    const player = document.getElementById('film');
    const { media } = player;
    const wrong = [];
    const claimed = new Set(
      [CustomVideoElement.prototype, HTMLVideoElement.prototype, HTMLMediaElement.prototype]
        .flatMap((owner) => Object.getOwnPropertyNames(owner))
        .filter((name) => name in HTMLVideoElement.prototype && !own.includes(name) && !name.startsWith('on')),
    );
    claimed.delete('constructor');
    const descriptorOf = (name) =>
      Object.getOwnPropertyDescriptor(HTMLVideoElement.prototype, name) ??
      Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
    for (const name of claimed) {
      const { get, set, value } = descriptorOf(name) ?? {};
      if (typeof value === 'number') {
        if (player[name] !== value) wrong.push(`constant ${name}`);
        continue;
      }
      const seen = {};
      let written;
      const attribute =
        [...CustomVideoElement.observedAttributes].includes(name.toLowerCase()) || name === 'defaultMuted';
      Object.defineProperty(
        media,
        name,
        value
          ? { configurable: true, value: (...args) => [seen, ...args] }
          : {
              configurable: true,
              get: () => seen,
              set: (v) => {
                written = v;
              },
            },
      );
      try {
        if (value) {
          const [same, ...args] = player[name](1, 'two');
          if (same !== seen || args.join() !== '1,two') wrong.push(`method ${name}`);
        } else if (get) {
          const reads = player[name];
          if (reads !== seen && !(attribute && reads === true)) wrong.push(`reading ${name}`);
          if (set && !attribute) {
            player[name] = seen;
            if (written !== seen) wrong.push(`writing ${name}`);
          }
        }
      } catch (error) {
        wrong.push(`${name}: ${error}`);
      }
      delete media[name];
    }
    let loads = 0;
    media.load = () => loads++;
    player.load();
    if (!loads) wrong.push('load() without a document');
    delete media.load;
    const silent = [];
    for (const type of Events.filter((name) => name !== 'error')) {
      let heard = 0;
      player.addEventListener(type, () => heard++, { once: true });
      if (`on${type}` in HTMLVideoElement.prototype) player[`on${type}`] = () => heard++;
      else heard++;
      media.dispatchEvent(new Event(type));
      if (heard !== 2) silent.push(type);
      player[`on${type}`] = null;
    }
    return { wrong, silent, count: claimed.size };
  }, OWN);
  assert.deepEqual(wrong, []);
  assert.deepEqual(silent, []);
  assert.ok(count > 55, `${count} members`);
});

test('attributes are reflected as HTML says', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { expected: /404|Failed to load|ERR_|CORS/ });
  const wrong = await film.do(() => {
    const given = {
      src: ['/clips/ridge.mp4', 'a b.mp4', 'https://[', ''],
      poster: ['/clips/ridge.jpg', ''],
      preload: ['none', 'AUTO', 'nonsense', ''],
      crossOrigin: ['anonymous', 'use-credentials', 'nonsense', null],
      loop: [true, false, 'false', 0],
      autoplay: [true, false],
      defaultMuted: [true, false],
      disablePictureInPicture: [true, false],
      disableRemotePlayback: [true, false],
    };
    const attributes = { crossOrigin: 'crossorigin', defaultMuted: 'muted' };
    const wrong = [];
    for (const [property, values] of Object.entries(given)) {
      const name = attributes[property] ?? property.toLowerCase();
      for (const value of values) {
        const [player, video] = ['hotcue-player', 'video'].map((tag) => document.createElement(tag));
        const same = (what) => {
          const [a, b] = [player, video].map((element) =>
            JSON.stringify([element.getAttribute(name), element[property]]),
          );
          if (a !== b) wrong.push(`${what} ${property} = ${value}: ${a}, not ${b}`);
        };
        player[property] = value;
        video[property] = value;
        same('property');
        for (const element of [player, video]) element.removeAttribute(name);
        same('removed');
        for (const element of [player, video]) element.setAttribute(name, value);
        same('attribute');
        if (player.media.getAttribute(name) !== video.getAttribute(name)) wrong.push(`${property} is not passed on`);
      }
    }
    return wrong;
  });
  assert.deepEqual(wrong, []);
});

/** Lets an element with styles and workers of its own into the page. @param {import('./film.mjs').Film} film */
async function relax(film) {
  await film.page.route('**/t/player.html*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    headers['content-security-policy'] = headers['content-security-policy']
      .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
      .replace("media-src 'self'", "media-src 'self' blob:");
    await route.fulfill({ response, headers });
  });
  await film.page.reload();
}

/** Run in the page: puts a media element into the slot. */
async function put([tag, src]) {
  const player = document.getElementById('film');
  const made = document.createElement(tag);
  made.slot = 'media';
  made.setAttribute('src', src);
  player.querySelector('[slot=media]')?.remove();
  player.append(made);
  if (tag.includes('-')) await import('/v/hls-video.js'); // defined later than it is put in
}

/** What a viewer does with a player. @param {import('./film.mjs').Film} film */
async function assertWorks(film, message) {
  await film.play();
  await film.plays();
  assert.deepEqual(await film.colour(...BESIDE_ITS_TEXT), PURPLE, message);
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'here' } });
  await film.clickAt(80, 85);
  await film.next('player:pause');
  await film.page.locator('media-control-bar media-play-button').click();
  await film.next('player:play');
  await film.plays();
}

test('a media element in the slot is the film: from the start, later, replaced, and taken out', async (t) => {
  const film = await theatre.show(t, '/t/player.html', {
    project: [button('here')],
    query: { src: '/clips/ridge.mp4' },
  });
  await relax(film);
  await film.next('interaction:show', { id: 'here' });
  await film.do(() => {
    const player = document.getElementById('film');
    player.removeAttribute('src');
    globalThis.played = 0;
    player.addEventListener('playing', () => globalThis.played++);
  });
  for (const [tag, src] of [
    ['video', '/clips/trailhead.mp4'],
    ['hls-video', '/streams/trailhead/film.m3u8'],
  ]) {
    await film.do(put, [tag, src]);
    await film.next('project:load');
    await film.next('interaction:show', { id: 'here' });
    assert.equal(await film.do(() => document.getElementById('film').media.localName), tag);
    assert.equal(
      await film.do(() => document.getElementById('film').muted),
      true,
      'attributes of the player are passed on',
    );
    await assertWorks(film, tag);
    const { width, height } = await film.do(() => {
      const { media } = document.getElementById('film');
      const box = media.getBoundingClientRect();
      return { width: box.width, height: box.height };
    });
    assert.deepEqual([width, height], [640, 360], 'it fills the player');
  }
  await film.do(() => {
    const player = document.getElementById('film');
    player.querySelector('[slot=media]').remove();
    player.src = '/clips/trailhead.mp4';
  });
  await film.next('project:load');
  await film.next('interaction:show', { id: 'here' });
  assert.equal(await film.do(() => document.getElementById('film').media.getRootNode() instanceof ShadowRoot), true);
  await assertWorks(film, 'its own');
  assert.ok((await film.do(() => globalThis.played)) >= 3);
  await film.do(() => {
    const wrong = document.createElement('p');
    wrong.slot = 'media';
    document.getElementById('film').append(wrong);
    globalThis.copies = [];
    addEventListener('hotcue:event', ({ detail }) => detail.type === 'error' && globalThis.copies.push(detail));
  });
  const { detail } = await film.next('error', { code: 'no_media' });
  const copy = { type: 'error', detail, time: null, cancelable: true, prevented: false };
  assert.deepEqual(await film.do(() => globalThis.copies), [copy]);
});

/**
 * Opens a page whose player has an element in the slot that is not defined yet, and waits until the
 * document and the engine are there.
 * @param {import('node:test').TestContext} t @param {string} attributes of the player @param {string} [inside] beside the medium
 */
async function showLate(t, attributes, inside = '') {
  const film = await theatre.show(t, '/t/late.html');
  const project = theatre.serve([button('here')]);
  const paths = [];
  film.page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  const medium = '<hls-video slot="media" src="/streams/trailhead/film.m3u8"></hls-video>';
  const player = `<hotcue-player id="film" muted project="${project}" ${attributes}>${medium}${inside}</hotcue-player>`;
  const body = `<!doctype html><link rel="stylesheet" href="/t/page.css"><body><main>${player}</main>
    <script type="module" src="/dist/hotcue-player.js"></script>`;
  await film.page.route(/\/waits\.html$/, (route) => route.fulfill({ contentType: 'text/html', body }));
  const answer = film.page.waitForResponse((response) => response.url().endsWith(project));
  await film.page.goto(`${theatre.address}/waits.html`);
  await answer;
  const count = (/** @type {string} */ path) => paths.filter((each) => each === path).length;
  return { film, project, count };
}

for (const [what, attributes, inside] of [
  ['an address', 'src="/clips/ridge.mp4" autoplay', ''],
  ['children', '', '<source src="/clips/ridge.mp4">'],
]) {
  test(`a medium that is defined late is waited for; nothing is loaded twice, nor the player’s own video with ${what}`, async (t) => {
    const { film, project, count } = await showLate(t, attributes, inside);
    await film.do(async (patience) => {
      const has = (file) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(file));
      await globalThis.probe.until(() => has('engine.wasm'), patience, 'the engine');
      await new Promise((done) => setTimeout(done, 1000)); // what comes too early
      const player = document.getElementById('film');
      player.removeAttribute('src');
      if (!player.paused || player.currentSrc) throw new Error('it plays a film of its own');
      await import('/v/hls-video.js');
    }, PATIENCE_MS);
    await film.next('interaction:show', { id: 'here' });
    await assertWorks(film, what);
    assert.equal(await film.do(() => document.getElementById('film').media.localName), 'hls-video');
    assert.equal(await film.do(() => document.getElementById('film').muted), true);
    assert.equal(count(project), 1);
    assert.equal(count('/clips/ridge.mp4'), 0);
    assert.equal((await film.heard('project:load')).length, 1);
    assert.deepEqual(await film.heard('error'), []);
  });
}

test('a medium whose definition does not come is an error after a while, and gives way to the player’s own', async (t) => {
  const { film, project, count } = await showLate(t, 'src="/clips/trailhead.mp4"');
  await film.page.clock.install();
  const misses = async () => (await film.heard('error')).map(({ detail }) => detail.code);
  let seconds = 0;
  for (; seconds < 600 && !(await misses()).length; seconds++) await film.page.clock.runFor(1000);
  assert.ok(seconds > 20, `after ${seconds} s`);
  assert.deepEqual(await misses(), ['no_media']);
  assert.equal(count('/clips/trailhead.mp4'), 0);
  await film.page.clock.resume();
  await film.do(() => document.querySelector('[slot=media]').remove());
  await film.next('project:load');
  await film.next('interaction:show', { id: 'here' });
  await film.play();
  await film.plays();
  assert.equal(count(project), 1);
});

/** Run in the page: gives the player its `<track>` children. */
function addTracks() {
  const player = document.getElementById('film');
  for (const attributes of [
    { kind: 'captions', srclang: 'en', label: 'English', src: '/captions/trailhead.vtt' },
    { kind: 'chapters', label: 'Chapters', src: '/player/chapters.vtt', default: '' },
    { kind: 'metadata', label: 'thumbnails', src: '/player/thumbnails.vtt', default: '' },
  ]) {
    const track = document.createElement('track');
    for (const [name, value] of Object.entries(attributes)) track.setAttribute(name, value);
    player.append(track);
  }
}

/** Waits for the tracks that the media element has. @param {import('./film.mjs').Film} film @param {string[]} wanted */
const haveTracks = (film, wanted) =>
  film.do(
    ([names, patience]) => {
      const { media } = document.getElementById('film');
      const found = () => [...(media.textTracks ?? [])].map(({ label }) => label).sort();
      const has = () => String(found()) === String(names);
      return globalThis.probe.until(has, patience, `tracks ${names}`).catch((error) => {
        throw new Error(`${error.message}, but ${found()}`);
      });
    },
    /** @type {const} */ ([[...wanted].sort(), PATIENCE_MS]),
  );

/** The controls have the chapters, the pictures of the seek bar are loaded, and captions are on the film. @param {import('./film.mjs').Film} film */
async function assertTracksWork(film) {
  await film.play(); // before it, some load little
  await film.plays();
  await film.pause();
  await film.set({ currentTime: 2 });
  await film.state();
  await film.do(async (patience) => {
    const player = document.getElementById('film');
    const { media } = player;
    const { mediaStore } = player.shadowRoot.querySelector('media-controller');
    const track = (name) => [...media.textTracks].find(({ label }) => label === name);
    const chapters = () => mediaStore.getState().mediaChaptersCues?.map(({ text }) => text) ?? [];
    await globalThis.probe.until(() => chapters().includes('The walk'), patience, 'chapters on the seek bar');
    await globalThis.probe.until(() => track('thumbnails').cues?.length > 0, patience, 'pictures on the seek bar');
    const english = track('English');
    english.mode = 'showing';
    const text = () => [...(english.activeCues ?? [])].map((cue) => cue.text).join();
    await globalThis.probe.until(() => text().includes('A bird sings'), patience, 'captions');
    english.mode = 'disabled';
  }, PATIENCE_MS);
}

test('tracks in the player are those of whatever medium plays, beside its own', async (t) => {
  const film = await theatre.show(t, '/t/player.html', {
    project: {
      videos: [
        { id: 'own', interactions: [button('here')] },
        {
          id: 'other',
          sources: [{ src: '/clips/ridge.mp4', type: 'video/mp4' }],
          tracks: [{ src: '/captions/ridge.vtt', kind: 'captions', label: 'Camp' }],
          interactions: [button('there')],
        },
      ],
    },
  });
  await relax(film);
  const all = ['English', 'Chapters', 'thumbnails'];
  const there = async () => {
    await film.next('project:load');
    await film.next('interaction:show', { id: 'here' });
  };
  await film.do(() => document.getElementById('film').removeAttribute('src'));
  await film.do(put, ['hls-video', '/streams/trailhead/film.m3u8']);
  await film.do(() => {
    const own = Object.assign(document.createElement('track'), { kind: 'captions', label: 'Its own' });
    own.src = '/captions/ridge.vtt';
    document.querySelector('[slot=media]').append(own);
  });
  await there();
  await film.do(addTracks);
  await haveTracks(film, ['Its own', ...all]);
  await assertTracksWork(film);

  await t.test('while another video shows, they are away', async () => {
    const jump = (id) => film.do((to) => document.getElementById('film').jump(to, 0), id);
    await jump('other');
    await film.next('interaction:show', { id: 'there' });
    await haveTracks(film, ['Camp']);
    await film.do(() => document.querySelector('#film > track').setAttribute('label', 'English, again'));
    await jump('own');
    await film.next('interaction:show', { id: 'here' });
    await haveTracks(film, ['Its own', 'English, again', 'Chapters', 'thumbnails']);
    await film.do(() => document.querySelector('#film > track').setAttribute('label', 'English'));
    await haveTracks(film, ['Its own', ...all]);
    await assertTracksWork(film);
  });

  await t.test('removed and added, they come and go', async () => {
    await film.do(() => {
      globalThis.chapters = document.querySelector('#film > track[kind=chapters]');
      globalThis.chapters.remove();
      document.querySelector('[slot=media] > track[label="Its own"]').remove();
    });
    await haveTracks(film, ['English', 'thumbnails']);
    await film.do(() => document.getElementById('film').append(globalThis.chapters));
    await haveTracks(film, all);
    await assertTracksWork(film);
  });

  await t.test('another medium gets them; the one before has only its own', async () => {
    await film.do(() => {
      globalThis.before = document.querySelector('[slot=media]');
    });
    await film.do(put, ['video', '/clips/trailhead.mp4']);
    await there();
    await haveTracks(film, all);
    assert.equal(await film.do(() => globalThis.before.querySelectorAll('track').length), 0);
    await assertTracksWork(film);
  });

  await t.test('without a medium, the player’s own video; moved in the page, too', async () => {
    await film.do(() => {
      const player = document.getElementById('film');
      player.querySelector('[slot=media]').remove();
      player.src = '/clips/trailhead.mp4';
    });
    await there();
    await haveTracks(film, all);
    await film.do(() => document.body.append(document.getElementById('film')));
    await haveTracks(film, all);
    await assertTracksWork(film);
  });

  await t.test('a medium that has no tracks, as those of other sites, plays', async () => {
    await film.do(() => {
      class Trackless extends HTMLElement {
        #video = document.createElement('video');

        constructor() {
          super();
          this.attachShadow({ mode: 'closed' }).append(this.#video);
          this.#video.src = '/clips/trailhead.mp4';
          this.#video.muted = true;
          for (const type of ['play', 'pause', 'playing', 'timeupdate', 'seeking', 'seeked', 'loadedmetadata', 'ended'])
            this.#video.addEventListener(type, () => this.dispatchEvent(new Event(type)));
        }

        static {
          for (const name of ['paused', 'currentTime', 'duration', 'readyState', 'seeking'])
            Object.defineProperty(Trackless.prototype, name, {
              get: /** @this {any} */ function () {
                return this.inner[name];
              },
              set: /** @this {any} */ function (value) {
                this.inner[name] = value;
              },
            });
        }

        get inner() {
          return this.#video;
        }

        get src() {
          return '/clips/trailhead.mp4';
        }

        play() {
          return this.#video.play();
        }

        pause() {
          this.#video.pause();
        }
      }
      customElements.define('trackless-video', Trackless);
      const made = document.createElement('trackless-video');
      made.slot = 'media';
      const player = document.getElementById('film');
      player.removeAttribute('src');
      player.append(made);
    });
    await there();
    await film.do(() => document.getElementById('film').media.play());
    await film.next('player:play');
    assert.deepEqual(await film.heard('error'), []);
  });
});
