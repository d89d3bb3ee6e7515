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
  setTimeout(() => customElements.define('x-shadow', Shadow), 300); // later than the overlay
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
    sheet.replaceSync('main { position: relative } #player, video { display: block; width: 640px }');
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
    assert.equal(await film.do(() => document.getElementById('film').media.localName), 'video');
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
