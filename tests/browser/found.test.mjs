// SPDX-License-Identifier: MIT
// Which media element an overlay finds: in players of any make, late, and replaced.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();
const PROJECT = [button('here')];

/** What a player may be; each makes an element with the id `player` that has a video inside. */
const PLAYERS = {
  'a video': `<video id="player"></video>`,
  'a div around a video': `<div id="player"><div><video></video></div></div>`,
  'an element with a video in its shadow tree': '<x-shadow id="player"></x-shadow>',
  'an element with an interface of its own': '<x-own id="player"><video></video></x-own>',
  'an element that keeps its video in a property': '<x-native id="player"></x-native>',
  'an element around another with a video in its shadow tree': '<x-outer id="player"></x-outer>',
  'a div around an element that has the interface': '<div id="player"><p></p><x-media></x-media></div>',
};

/** Run in the page: the custom elements of PLAYERS. */
function defineElements() {
  const video = () => document.createElement('video');
  class Shadow extends HTMLElement {
    connectedCallback() {
      setTimeout(() => this.attachShadow({ mode: 'open' }).append(video()), 200); // as a framework renders
    }
  }
  // Much of a media element, but not enough to be one.
  class Own extends HTMLElement {
    paused = true;
    currentTime = 0;
    duration = 60;
    play() {}
    pause() {}
  }
  class Native extends HTMLElement {
    constructor() {
      super();
      this.nativeEl = video();
      this.attachShadow({ mode: 'closed' }).append(this.nativeEl);
    }
  }
  class Outer extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(document.createElement('x-shadow'));
    }
  }
  // A media element whose shadow tree is closed.
  class Media extends HTMLElement {
    constructor() {
      super();
      const inner = video();
      this.attachShadow({ mode: 'closed' }).append(inner);
      this.nativeEl = inner;
      inner.part = 'video';
      for (const name of ['play', 'pause', 'load', 'requestVideoFrameCallback', 'cancelVideoFrameCallback'])
        this[name] = (...given) => inner[name](...given);
      const types =
        'emptied loadstart loadedmetadata durationchange play playing pause seeking seeked timeupdate ended';
      for (const type of types.split(' ')) inner.addEventListener(type, () => this.dispatchEvent(new Event(type)));
    }
  }
  const names = 'src currentTime paused duration readyState seeking ended networkState currentSrc error muted';
  for (const name of names.split(' ')) {
    Object.defineProperty(Media.prototype, name, {
      get() {
        return this.nativeEl[name];
      },
      set(value) {
        this.nativeEl[name] = value;
      },
    });
  }
  setTimeout(() => customElements.define('x-shadow', Shadow), 300); // later than the overlay
  customElements.define('x-outer', Outer);
  customElements.define('x-media', Media);
  customElements.define('x-own', Own);
  customElements.define('x-native', Native);
}

/**
 * A page with an overlay for `player`, and HTML before it.
 * @param {import('node:test').TestContext} t @param {string} html @param {{expected?: RegExp}} [options]
 */
async function show(t, html, options) {
  const film = await theatre.show(t, '/t/late.html', options);
  await film.do(defineElements);
  const overlay = `<hotcue-overlay id="film" for="player" project="${theatre.serve(PROJECT)}"></hotcue-overlay>`;
  await film.do((text) => {
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    document.querySelector('main').append(...body.childNodes);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`main { position: relative } #player, video, x-media { display: block; width: 640px }
      x-media::part(video) { display: block; width: 100% }`);
    document.adoptedStyleSheets.push(sheet);
    const script = Object.assign(document.createElement('script'), { type: 'module', src: '/dist/hotcue-overlay.js' });
    document.head.append(script);
  }, html + overlay);
  return film;
}

/** Run in the page: gives the media that were found a film. */
const feed = () => {
  const { media } = document.getElementById('film');
  Object.assign(media, { muted: true, src: '/clips/trailhead.mp4' });
};

for (const [name, html] of Object.entries(PLAYERS)) {
  test(`${name} is found, and clicked through`, async (t) => {
    const film = await show(t, html);
    await film.next('project:load');
    const found = await film.do(() => document.getElementById('film').media.localName);
    assert.equal(found, html.includes('x-media') ? 'x-media' : 'video');
    await film.do(feed);
    await film.next('project:ready');
    await film.next('interaction:show', { id: 'here' });
    await film.state();
    await film.clickAt(...ON_BUTTON);
    await film.next('hotspot:click', { hotspot: { id: 'here' } });
    await film.play();
    await film.next('player:play');
  });
}

test('a video that comes later, and another one in its place, are followed', async (t) => {
  const film = await show(t, '<p></p>');
  const put = () => {
    document.getElementById('player')?.remove();
    document.querySelector('p').append(Object.assign(document.createElement('video'), { id: 'player' }));
  };
  await film.do(() => new Promise((done) => setTimeout(done, 500)));
  await film.do(put);
  await film.next('project:load');
  await film.do(feed);
  await film.next('project:ready');
  await film.do(put);
  await film.next('project:load');
  await film.do(feed);
  await film.next('project:ready');
  assert.ok(await film.do(() => document.getElementById('film').media.isConnected));
});

test('after a while without a video there is an error, and a video that comes then is followed', async (t) => {
  const film = await show(t, '<p></p>');
  await film.next('error', { code: 'no_media' });
  await film.do(() => {
    document.querySelector('p').append(Object.assign(document.createElement('video'), { id: 'player' }));
  });
  await film.next('project:load');
});

test('a video in a shadow tree is followed when another one takes its place', async (t) => {
  const film = await show(t, PLAYERS['an element with a video in its shadow tree']);
  await film.next('project:load');
  await film.do(feed);
  await film.next('project:ready');
  await film.do(() =>
    document.getElementById('player').shadowRoot.replaceChildren(document.createElement('video'), 'and a text'),
  );
  await film.next('project:unload');
  await film.next('project:load');
  await film.do(feed);
  await film.next('project:ready');
});

/**
 * Lets the page's clock run until there is an error for the missing media.
 * @param {import('./film.mjs').Film} film
 * @returns {Promise<number>} seconds; more than the overlay has waited, whose script may have come during the first
 */
async function missesMedia(film) {
  const misses = async () => (await film.heard('error')).some(({ detail }) => detail.code === 'no_media');
  let seconds = 0;
  for (; seconds < 600 && !(await misses()); seconds++) await film.page.clock.runFor(1000);
  await film.next('error', { code: 'no_media' });
  return seconds;
}

/** Where an element may be whose script is late: how the overlay gets at it. */
const LATE = {
  'named by `for`': ['<x-late id="player"></x-late>', () => {}],
  'inside what `for` names': ['<div id="player"><p></p><x-late></x-late></div>', () => {}],
  'given by a script': [
    '<p></p><x-late></x-late>',
    () => {
      document.getElementById('film').media = document.querySelector('x-late');
    },
  ],
  'beside the overlay': [
    '<p></p>',
    () => {
      const overlay = document.getElementById('film');
      overlay.removeAttribute('for');
      overlay.before(document.createElement('x-late'));
    },
  ],
};

for (const [where, [html, prepare]] of Object.entries(LATE)) {
  test(`an element ${where} whose script does not come is an error after a while, and followed when it does`, async (t) => {
    const film = await show(t, html);
    await film.do(prepare);
    await film.page.clock.install();
    assert.ok((await missesMedia(film)) > 20, 'it may be slow');
    await film.do(() => {
      class Late extends HTMLElement {
        connectedCallback() {
          this.append(document.createElement('video'));
        }
      }
      customElements.define('x-late', Late);
    });
    await film.page.clock.runFor(1000);
    await film.next('project:load');
    assert.equal((await film.heard('project:load')).length, 1);
  });
}

test('what a script gives is looked into as well; what has no media is an error', async (t) => {
  const film = await show(t, '<p></p>');
  await film.page.clock.install();
  const give = (of) =>
    film.do((text) => {
      document.getElementById('film').media = text ? text : document.querySelector('div');
    }, of);
  await give('#video');
  await missesMedia(film);
  await film.do(() => {
    const player = document.createElement('div');
    document.querySelector('p').append(player);
    player.append(document.createElement('video'));
  });
  await give('');
  await film.page.clock.runFor(1000);
  await film.next('project:load');
  assert.equal(await film.do(() => document.getElementById('film').media.localName), 'video');
});
