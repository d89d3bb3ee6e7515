// SPDX-License-Identifier: MIT
// Media elements whose video is in an iframe: their events and members come late, some are
// missing, and no pointer event leaves the iframe. Stand-ins with the interfaces of
// <youtube-video> and <vimeo-video>, which would need their sites.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, NOWHERE, ON_BUTTON } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const END_S = 0.6;
const LOADS_MS = 100;

/** Run in the page: defines a stand-in. @param {{name: string, ends: boolean, loadsMs: number}} kind */
function define({ name, ends, loadsMs }) {
  class Framed extends HTMLElement {
    static observedAttributes = ['src'];
    #video = null;
    #loaded = Promise.resolve();

    constructor() {
      super();
      this.attachShadow({ mode: 'open' });
    }

    attributeChangedCallback() {
      this.#loaded = this.load();
    }

    async load() {
      this.#video = null;
      this.dispatchEvent(new Event('emptied'));
      if (!this.src) return;
      this.dispatchEvent(new Event('loadstart'));
      const iframe = document.createElement('iframe');
      iframe.srcdoc = '<video></video>';
      iframe.style.cssText = 'border: 0; width: 100%; height: 100%';
      const there = new Promise((done) => iframe.addEventListener('load', done));
      this.shadowRoot.replaceChildren(iframe);
      await there;
      await new Promise((done) => setTimeout(done, loadsMs)); // as over a network
      const video = iframe.contentDocument.querySelector('video');
      iframe.contentDocument.body.style.margin = '0';
      video.style.cssText = 'display: block; width: 100%';
      Object.assign(video, { muted: true, src: new URL(this.src, document.baseURI).href });
      await new Promise((done) => video.addEventListener('loadedmetadata', done));
      this.#video = video;
      for (const type of ['play', 'playing', 'pause', 'seeking', 'seeked', 'timeupdate', 'ended'])
        video.addEventListener(type, () => this.dispatchEvent(new Event(type)));
      this.dispatchEvent(new Event('durationchange'));
      this.dispatchEvent(new Event('loadedmetadata'));
    }

    get src() {
      return this.getAttribute('src');
    }

    get paused() {
      return this.#video?.paused ?? true;
    }

    get currentTime() {
      return this.#video?.currentTime ?? 0;
    }

    set currentTime(time) {
      if (this.#video) this.#video.currentTime = time;
    }

    get duration() {
      return this.#video?.duration ?? NaN;
    }

    get readyState() {
      return this.#video ? 4 : 0;
    }

    get seeking() {
      return this.#video?.seeking ?? false;
    }

    async play() {
      await this.#loaded;
      return this.#video?.play();
    }

    pause() {
      this.#video?.pause();
    }
  }
  if (ends) Object.defineProperty(Framed.prototype, 'ended', { get: ended });
  /** @this {Framed} */
  function ended() {
    return this.currentTime >= this.duration;
  }
  customElements.define(name, Framed);
}

/** Run in the page: puts the player and its overlay there. */
async function put({ name, project }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('main { position: relative } #player { display: block; width: 640px; aspect-ratio: 16 / 9 }');
  document.adoptedStyleSheets.push(sheet);
  const player = Object.assign(document.createElement(name), { id: 'player' });
  player.setAttribute('src', '/clips/trailhead.mp4');
  document.querySelector('main').append(player);
  const { hotcueMediaElement } = await import('/dist/adapters/media-element.js');
  hotcueMediaElement(player, project, { id: 'film' });
}

/** @param {string} site @returns a document with two videos, which the site has, too */
const project = (site) => ({
  videos: [
    { id: 'one', token: 'ONE-1', interactions: [button('here')] },
    {
      id: 'two',
      sources: [
        { src: '/clips/missing.mp4', type: 'video/mp4' },
        { src: `/clips/ridge.mp4?${site}`, type: `video/${site}` },
      ],
      interactions: [button('there', { click_action: 'video', click_value: 'One ---ONE-1' })],
    },
  ],
});

const KINDS = [
  { site: 'youtube', name: 'youtube-video', ends: false, loadsMs: LOADS_MS },
  { site: 'vimeo', name: 'vimeo-video', ends: true, loadsMs: LOADS_MS },
];

for (const kind of KINDS) {
  test(`a stand-in for ${kind.name}: clicks, a finger, its end, a switch and back`, async (t) => {
    const film = await theatre.show(t, '/t/late.html', { profile: { hasTouch: true } });
    await film.do(define, kind);
    await film.do(put, { name: kind.name, project: theatre.serve(project(kind.site)) });
    await film.next('project:ready');
    await film.next('interaction:show', { id: 'here' });
    const box = await film.page.locator('#player').boundingBox();
    const at = (/** @type {readonly [number, number]} */ [x, y]) =>
      /** @type {[number, number]} */ ([box.x + (box.width * x) / 100, box.y + (box.height * y) / 100]);
    /** A click of its own, not the second half of a double click. */
    const click = async (/** @type {readonly [number, number]} */ point) => {
      await new Promise((done) => setTimeout(done, 600));
      await film.page.mouse.click(...at(point));
    };
    const source = () => film.page.locator('#player').getAttribute('src');

    await click(NOWHERE);
    await film.next('player:play');
    await click(ON_BUTTON);
    await film.next('hotspot:click', { hotspot: { id: 'here' } });
    await new Promise((done) => setTimeout(done, 600));
    await film.page.touchscreen.tap(...at(ON_BUTTON));
    await film.next('hotspot:click', { hotspot: { id: 'here' } });
    assert.equal((await film.heard('player:pause')).length, 0, 'a click on a button does not pause');
    await click(NOWHERE);
    await film.next('player:pause', { reason: 'user' });
    await click(NOWHERE);
    await film.next('player:play');

    const pauses = (await film.heard('player:pause')).length;
    await film.do(() => document.getElementById('film').jump('two', 0));
    await film.next('interaction:show', { id: 'there' });
    assert.match(await source(), new RegExp(`/clips/ridge\\.mp4\\?${kind.site}$`));
    await film.do((patience) => {
      const player = document.getElementById('player');
      return globalThis.probe.until(() => !player.paused && player.currentTime > 0.2, patience, 'a film that plays');
    }, PATIENCE_MS);
    await click(ON_BUTTON);
    await film.next('node:enter', { node: { id: 'one' } });
    await film.next('interaction:show', { id: 'here' });
    assert.equal(await source(), '/clips/trailhead.mp4');

    await film.do((patience) => {
      const player = document.getElementById('player');
      return globalThis.probe.until(() => !player.paused, patience, 'a film that plays');
    }, PATIENCE_MS);
    assert.equal((await film.heard('player:pause')).length, pauses, 'plays on through both switches');

    await film.do((before) => {
      const player = document.getElementById('player');
      player.currentTime = player.duration - before;
    }, END_S);
    await film.next('node:ended', { node: { id: 'one' } });
    const { reason } = (await film.next('player:pause')).detail;
    assert.equal(reason, 'ended');
  });
}
