// SPDX-License-Identifier: MIT
// The elements' members: those of a media element, those of an overlay, properties set
// before the element is defined, and the children of a player.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();
const FILM = '/clips/trailhead.mp4';

/** @param {import('./film.mjs').Film} film @param {string} name of the bundle */
const define = (film, name) =>
  film.do(async (given) => {
    await import(`/dist/${given}.js`);
    await customElements.whenDefined(given);
  }, name);

/**
 * Waits for a condition in the page, where `film` is the element.
 * @template T
 * @param {import('./film.mjs').Film} film @param {(argument: T) => boolean} condition @param {T} [argument]
 */
const until = (film, condition, argument) => film.page.waitForFunction(condition, argument);

/** A value for each settable property; `#id` stands for an element. */
const VALUES = {
  src: FILM,
  poster: '/clips/trailhead.jpg',
  preload: 'metadata',
  crossOrigin: 'anonymous',
  loop: true,
  autoplay: true,
  defaultMuted: true,
  muted: true,
  volume: 0.25,
  currentTime: 12,
  playbackRate: 1.5,
  defaultPlaybackRate: 1.25,
  preservesPitch: false,
  noControls: true,
  controls: false,
  disablePictureInPicture: true,
  disableRemotePlayback: true,
  playsInline: true,
  width: 320,
  height: 180,
  project: '/p/none.json',
  engine: '/dist/engine.wasm',
  integrity: 'sha384-none',
  label: 'Film',
  query: 'name',
  credentials: 'include',
  strict: true,
  pauseHidden: true,
  measuring: true,
  htmlFor: 'other',
  media: '#other',
  surface: '#main',
};

for (const tag of ['hotcue-player', 'hotcue-overlay']) {
  for (const connected of [true, false]) {
    test(`${tag}: what is set before it is defined is kept, ${connected ? 'in' : 'out of'} the page`, async (t) => {
      const film = await theatre.show(t, '/t/late.html', { expected: /404/ });
      const outcome = await film.do(
        async ([name, values, inPage]) => {
          const main = document.querySelector('main');
          main.id = 'main';
          main.append(Object.assign(document.createElement('video'), { id: 'other' }));
          // An address is absolute when it is read.
          const same = (a, b) => a === b || a === new URL(String(b), location.href).href;
          const real = (value) => (String(value)[0] === '#' ? document.querySelector(value) : value);
          const elements = Object.entries(values).map(([property, value]) => {
            const element = document.createElement(name);
            element[property] = real(value);
            element.dataset.property = property;
            if (inPage) main.append(element);
            return element;
          });
          await import(`/dist/${name}.js`);
          if (!inPage) for (const element of elements) customElements.upgrade(element);
          const settable = new Set();
          for (let owner = elements[0]; !Object.hasOwn(owner, 'innerText'); owner = Object.getPrototypeOf(owner)) {
            for (const [property, { set }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
              if (set) settable.add(property);
            }
          }
          const wrong = elements
            .filter(({ dataset: { property } }) => settable.has(property))
            .filter((element) => {
              const { property } = element.dataset;
              return Object.hasOwn(element, property) || !same(element[property], real(values[property]));
            })
            .map(({ dataset: { property } }) => property);
          for (const element of elements) element.remove();
          // Not for JSON, or not in every browser; slot.test.mjs has them.
          const other = /^(on.*|srcObject|controlsList|loading)$/;
          const untried = [...settable].filter((property) => !(property in values) && !other.test(property));
          return { wrong, untried, tried: settable.size };
        },
        /** @type {const} */ ([tag, VALUES, connected]),
      );
      assert.deepEqual(outcome.untried, [], 'settable, but not in the list of this test');
      assert.deepEqual(outcome.wrong, []);
      assert.ok(outcome.tried >= (tag === 'hotcue-player' ? 21 : 9), `${outcome.tried} members`);
    });
  }
}

test('an attribute of ours that says "false" is off', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [button('here')] });
  await film.next('project:ready');
  const strict = (value) =>
    film.do(async (text) => {
      const overlay = document.getElementById('film');
      overlay.setAttribute('strict', text);
      const { ok } = await overlay.load([{ type: 'button', time: 'soon' }]);
      return [overlay.strict, ok];
    }, value);
  assert.deepEqual(await strict(''), [true, false]);
  assert.deepEqual(await strict('false'), [false, true]);
});

test('controls are there unless no-controls says so', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here')] });
  await film.next('project:ready');
  const bar = film.page.locator('hotcue-player media-control-bar');
  for (const [value, shown] of /** @type {const} */ ([
    ['', false],
    ['false', true],
    ['true', false],
  ])) {
    await film.do((text) => document.getElementById('film').setAttribute('no-controls', text), value);
    assert.equal(await bar.isVisible(), shown, value);
    assert.equal(await film.do(() => document.getElementById('film').noControls), !shown);
  }
});

test('what can only be read is not hidden by what was set, and a page’s own members stay', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  await film.do(() => {
    const player = Object.assign(document.createElement('hotcue-player'), { media: 1, duration: 2, mine: 3 });
    player.id = 'film';
    player.play = () => 'mine';
    document.querySelector('main').append(player);
  });
  await define(film, 'hotcue-player');
  assert.deepEqual(
    await film.do(() => {
      const { media, duration, mine, play } = document.getElementById('film');
      return [media.localName, duration, mine, play()];
    }),
    ['video', Number.NaN, 3, 'mine'],
  );
});

test('what is set before comes after the attributes, and before the document', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  const sources = [{ src: FILM }];
  const project = theatre.serve({ videos: [{ id: 'a', sources, interactions: [button('late', { time: 20 })] }] });
  await film.do((address) => {
    const player = document.createElement('hotcue-player');
    player.id = 'film';
    player.setAttribute('muted', '');
    Object.assign(player, { muted: false, currentTime: 25, playbackRate: 1.5, volume: 0.5, project: address });
    document.querySelector('main').append(player);
  }, project);
  await define(film, 'hotcue-player');
  await film.next('interaction:show', { id: 'late' });
  await until(film, () => globalThis.film.readyState > 1 && !globalThis.film.seeking);
  assert.deepEqual(
    await film.do(() => {
      const { currentTime, playbackRate, muted, volume } = document.getElementById('film');
      return { currentTime, playbackRate, muted, volume };
    }),
    { currentTime: 25, playbackRate: 1.5, muted: false, volume: 0.5 },
  );
});

/** Members that only one of the elements has, and why. */
const ALONE = {
  'hotcue-overlay': { htmlFor: 'a player has its media inside' },
  'hotcue-player': { noControls: 'an overlay has no controls' },
};
/** Attributes whose property has another name. */
const PROPERTIES = {
  for: 'htmlFor',
  crossorigin: 'crossOrigin',
  muted: 'defaultMuted',
  disablepictureinpicture: 'disablePictureInPicture',
  disableremoteplayback: 'disableRemotePlayback',
};
/** Attributes whose property is an element, like `media`. */
const NO_TEXT = ['surface'];

test('both elements have the same members', async (t) => {
  const film = await theatre.show(t, '/t/player.html');
  await define(film, 'hotcue-player');
  const members = await film.do(() => {
    const media = (/** @type {string} */ name) => name in HTMLVideoElement.prototype || name === 'defaultMuted';
    const namesOf = (/** @type {string} */ tag) => {
      const element = customElements.get(tag);
      const names = new Set(Object.getOwnPropertyNames(element).filter((name) => !(name in Function.prototype)));
      for (let owner = element.prototype; owner !== HTMLElement.prototype; owner = Object.getPrototypeOf(owner)) {
        for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
      }
      return [...names].filter((name) => !/Callback$|^constructor$/.test(name));
    };
    const [overlay, player] = ['hotcue-overlay', 'hotcue-player'].map(namesOf);
    return {
      'hotcue-overlay': overlay.filter((name) => !player.includes(name)),
      // An overlay has the members of a media element in its `media`.
      'hotcue-player': player.filter((name) => !overlay.includes(name) && !media(name)),
      both: overlay.filter((name) => player.includes(name)).length,
    };
  });
  for (const [tag, alone] of Object.entries(ALONE)) assert.deepEqual(members[tag], Object.keys(alone), tag);
  assert.ok(members.both > 25, `${members.both} members`);
});

test('a player has of a media element what players need', async (t) => {
  const film = await theatre.show(t, '/t/player.html');
  await define(film, 'hotcue-player');
  const missing = await film.do(() => {
    const player = customElements.get('hotcue-player').prototype;
    // Members that are only on player.media.
    const left = /^(controls|controlsList|disableRemotePlayback|srcObject|sinkId|setSinkId|remote|mediaKeys|on.*)$/;
    const rare = /^(load|addTextTrack|captureStream|setMediaKeys|loading|webkit.*|[A-Z_]+|constructor)$/;
    return Object.getOwnPropertyNames(HTMLMediaElement.prototype).filter(
      (name) => !left.test(name) && !rare.test(name) && !(name in player),
    );
  });
  assert.deepEqual(missing, []);
});

/** The attributes of each element, as listed in docs/embedding.md. @returns {Record<string, string[]>} */
function attributes() {
  const page = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const tables = [...page.matchAll(/^\| attribute \|.*\n\| --- .*\n((?:\|.*\n)+)/gm)];
  const [overlay, player] = tables.map(([, rows]) =>
    [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap(([, names]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    ),
  );
  return { 'hotcue-overlay': overlay, 'hotcue-player': player };
}

for (const [tag, names] of Object.entries(attributes())) {
  test(`${tag}: each attribute is a property`, async (t) => {
    const film = await theatre.show(t, '/t/player.html', { expected: /404/ });
    await define(film, tag);
    const camel = (/** @type {string} */ name) => name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
    const pairs = names
      .filter((name) => !NO_TEXT.includes(name))
      .map((name) => [name, PROPERTIES[name] ?? camel(name), VALUES[PROPERTIES[name] ?? camel(name)]]);
    const wrong = await film.do(
      ([given, all]) =>
        all.filter(([name, property, value]) => {
          const [read, written] = [document.createElement(given), document.createElement(given)];
          read.setAttribute(name, value === true ? '' : value);
          written[property] = value;
          const text = value === true ? '' : value;
          const absolute = new URL(String(value), location.href).href; // as an address is read
          return ![value, absolute].includes(read[property]) || written.getAttribute(name) !== text;
        }),
      /** @type {const} */ ([tag, pairs]),
    );
    assert.deepEqual(wrong, []);
    assert.ok(pairs.length >= 8, `${pairs.length} attributes`);
  });
}

test('a player says whether there is a menu', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('entry', { in_tray: true })] });
  await film.next('interaction:show', { id: 'entry' });
  assert.equal(await film.do(() => document.getElementById('film').hasMenu), true);
  await film.do(() => document.getElementById('film').load([]));
  assert.equal(await film.do(() => document.getElementById('film').hasMenu), false);
});

// ---- Children -----------------------------------------------------------------

const source = (/** @type {string} */ src) => ['source', { src }];
const TRACK = ['track', { src: '/captions/trailhead.vtt', kind: 'captions', label: 'English', default: '' }];
const PARTS = ['track', { src: '/captions/ridge.vtt', kind: 'chapters', default: '' }];

/** @param {import('./film.mjs').Film} film @param {any[]} made new children of the player */
const append = (film, ...made) =>
  film.do((given) => {
    for (const [name, attributes] of given) {
      const child = document.createElement(name);
      for (const attribute of Object.entries(attributes)) child.setAttribute(...attribute);
      document.getElementById('film').append(child);
    }
  }, made);

/** Inserts a player with children. @param {import('./film.mjs').Film} film @param {any[]} made */
async function put(film, ...made) {
  await film.do(() => {
    const player = document.createElement('hotcue-player');
    player.id = 'film';
    document.querySelector('main').append(player);
  });
  await append(film, ...made);
}
const children = (/** @type {import('./film.mjs').Film} */ film) =>
  film.do(() => {
    const { media, textTracks } = document.getElementById('film');
    return {
      src: new URL(media.currentSrc).pathname,
      tracks: [...textTracks].map(({ kind, mode }) => `${kind} ${mode}`),
    };
  });

for (const late of [true, false]) {
  test(`a player’s sources and tracks play, there ${late ? 'before' : 'after'} it is defined`, async (t) => {
    const film = await theatre.show(t, '/t/late.html');
    const made = [['source', { src: '/clips/none.xyz', type: 'video/none' }], source(FILM), TRACK, PARTS];
    if (late) await put(film, ...made);
    await define(film, 'hotcue-player');
    if (!late) await put(film, ...made);
    await until(film, () => globalThis.film.readyState > 1 && globalThis.film.textTracks[0]?.cues?.length > 0);
    assert.deepEqual(await children(film), { src: FILM, tracks: ['captions showing', 'chapters hidden'] });
  });
}

test('a player follows its children: another source loads, one more does not', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  await define(film, 'hotcue-player');
  await put(film, source(FILM), TRACK);
  await until(film, () => globalThis.film.readyState > 1);
  await film.set({ currentTime: 7 });
  await until(film, () => !globalThis.film.seeking);
  await film.do(() => {
    const player = document.getElementById('film');
    player.prepend(Object.assign(document.createElement('source'), { src: '/clips/ridge.mp4' }));
    player.querySelector('track').label = 'Words';
  });
  await until(film, () => globalThis.film.textTracks[0].label === 'Words');
  assert.deepEqual(
    [await film.do(() => document.getElementById('film').currentTime), (await children(film)).src],
    [7, FILM],
  );
  await film.do(() => {
    const player = document.getElementById('film');
    player.querySelectorAll('source')[1].remove();
    player.querySelector('track').remove();
  });
  await until(
    film,
    () =>
      globalThis.film.currentSrc.endsWith('ridge.mp4') &&
      globalThis.film.readyState > 1 &&
      globalThis.film.textTracks.length === 0,
  );
  await film.do(() => {
    document.querySelector('#film source').src = '/clips/trailhead.mp4';
  });
  await until(film, () => globalThis.film.currentSrc.endsWith('trailhead.mp4') && globalThis.film.readyState > 1);
});

test('a player’s own tracks are those of its own source', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  await define(film, 'hotcue-player');
  await put(film, source(FILM), TRACK);
  const videos = [
    { id: 'a', interactions: [] },
    { id: 'b', sources: [{ src: '/clips/ridge.mp4' }], tracks: [{ src: '/captions/ridge.vtt' }], interactions: [] },
  ];
  await film.do((document_) => document.getElementById('film').load(document_), { videos });
  await until(film, () => globalThis.film.readyState > 1);
  const kinds = async () => (await children(film)).tracks.map((track) => track.split(' ')[0]);
  await film.do(() => document.getElementById('film').jump('b'));
  await until(film, () => globalThis.film.currentSrc.endsWith('ridge.mp4'));
  assert.deepEqual(await kinds(), ['subtitles']);
  await append(film, PARTS);
  await film.do(() => new Promise(requestAnimationFrame));
  assert.deepEqual(await kinds(), ['subtitles'], 'out of sight while another video shows');
  await film.do(() => document.getElementById('film').jump('a'));
  await until(film, () => globalThis.film.currentSrc.endsWith('trailhead.mp4'));
  assert.deepEqual(await kinds(), ['captions', 'chapters']);
});

test('a document’s tracks come with the page’s own source, and leave its own as they are', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  await define(film, 'hotcue-player');
  await put(film, source(FILM), TRACK);
  await until(film, () => globalThis.film.readyState > 1 && globalThis.film.textTracks[0].cues?.length > 0);
  await film.do(() => {
    const { film } = globalThis;
    film.first = film.textTracks[0].cues[0];
    return film.load([]);
  });
  assert.ok(await film.do(() => globalThis.film.textTracks[0].cues[0] === globalThis.film.first));
  await film.do(() => globalThis.film.load({ tracks: [{ src: '/captions/ridge.vtt' }], interactions: [] }));
  await until(film, () => globalThis.film.textTracks[0].cues?.length > 0);
  assert.deepEqual((await children(film)).tracks, ['captions showing', 'subtitles disabled']);
});

test('tracks are on as their default says', async (t) => {
  const track = (/** @type {object} */ more) => ({ src: '/captions/trailhead.vtt', ...more });
  const tracks = [
    track({ kind: 'subtitles', srclang: 'de', label: 'Deutsch' }),
    track({ kind: 'captions', srclang: 'en', label: 'English', default: true }),
    track({ kind: 'chapters', default: true }),
    track({ kind: 'metadata', default: true }),
    track({ kind: 'metadata', label: 'not' }),
    track({ kind: 'chapters', label: 'not', default: false }),
  ];
  const videos = ['trailhead', 'ridge'].map((id) => {
    return { id, sources: [{ src: `/clips/${id}.mp4` }], tracks, interactions: [] };
  });
  const film = await theatre.show(t, '/t/player.html', { project: { videos }, query: { src: '' } });
  for (const id of ['trailhead', 'ridge']) {
    await film.do((video) => document.getElementById('film').jump(video), id);
    await until(
      film,
      (name) => globalThis.film.currentSrc.endsWith(`${name}.mp4`) && globalThis.film.readyState > 1,
      id,
    );
    await until(film, () => [1, 2, 3].every((i) => globalThis.film.textTracks[i].cues?.length > 0));
    assert.deepEqual((await children(film)).tracks, [
      'subtitles disabled',
      'captions showing',
      'chapters hidden',
      'metadata hidden',
      'metadata disabled',
      'chapters disabled',
    ]);
  }
});
