// SPDX-License-Identifier: MIT
// Media elements whose video is in an iframe: their events and members come late, some are
// missing, and no pointer event leaves the iframe. With stand-ins for <youtube-video> and
// <vimeo-video>, which would need their sites.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defineFramedMedia } from '../standins/media-elements.mjs';
import { useBrowser } from './browser.mjs';
import { button, NOWHERE, ON_BUTTON } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const END_S = 0.6;

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

/** The members of the packages, in a version and of a date. @type {Record<string, {methods: string[], properties: string[], readOnly: string[], attributes: string[]}>} */
const MEMBERS = JSON.parse(readFileSync(new URL('../standins/media-elements.json', import.meta.url), 'utf8'));

/** Run in the page: the members that an element has more than any HTMLElement. @param {string} name */
function membersOf(name) {
  const kind = customElements.get(name);
  const found = { methods: [], properties: [], readOnly: [], attributes: [...kind.observedAttributes].sort() };
  for (let owner = kind.prototype; owner !== HTMLElement.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const [member, { value, set }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (member === 'constructor' || member.endsWith('Callback')) continue;
      found[value ? 'methods' : set ? 'properties' : 'readOnly'].push(member);
    }
  }
  for (const list of Object.values(found)) list.sort();
  return found;
}

/**
 * @typedef {object} Frame a page with a stand-in
 * @property {import('./film.mjs').Film} film
 * @property {string} site
 * @property {(point: readonly [number, number]) => [number, number]} at a place on the page
 * @property {(point: readonly [number, number]) => Promise<void>} click of its own, not the second half of a double click
 */

/** Long enough that a click is no double click. Milliseconds. */
const APART_MS = 600;
const rest = () => new Promise((done) => setTimeout(done, APART_MS));

/** @param {import('node:test').TestContext} t @param {string} site @returns {Promise<Frame>} */
async function show(t, site) {
  const name = `${site}-video`;
  const film = await theatre.show(t, '/t/late.html', { profile: { hasTouch: true } });
  await defineFramedMedia(film);
  const { methods, properties, readOnly, attributes } = MEMBERS[name];
  assert.deepEqual(await film.do(membersOf, name), { methods, properties, readOnly, attributes });
  await film.do(put, { name, project: theatre.serve(project(site)) });
  await film.next('project:ready');
  await film.next('interaction:show', { id: 'here' });
  const box = await film.page.locator('#player').boundingBox();
  const at = (/** @type {readonly [number, number]} */ [x, y]) =>
    /** @type {[number, number]} */ ([box.x + (box.width * x) / 100, box.y + (box.height * y) / 100]);
  const click = async (/** @type {readonly [number, number]} */ point) => {
    await rest();
    await film.page.mouse.click(...at(point));
  };
  return { film, site, at, click };
}

/** @param {Frame} frame */
async function begins({ film, click }) {
  await click(NOWHERE);
  await film.next('player:play');
}

/** Mouse and finger. @param {Frame} frame */
async function clicks({ film, at, click }) {
  await click(ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'here' } });
  await rest();
  await film.page.touchscreen.tap(...at(ON_BUTTON));
  await film.next('hotspot:click', { hotspot: { id: 'here' } });
  assert.equal((await film.heard('player:pause')).length, 0, 'a click on a button does not pause');
  await click(NOWHERE);
  await film.next('player:pause', { reason: 'user' });
  await click(NOWHERE);
  await film.next('player:play');
}

/** @param {Frame} frame @param {number} [from] seconds */
const plays = ({ film }, from = -1) =>
  film.do(
    ([after, patience]) => {
      const player = document.getElementById('player');
      return globalThis.probe.until(() => !player.paused && player.currentTime > after, patience, 'a film that plays');
    },
    /** @type {const} */ ([from, PATIENCE_MS]),
  );

/** @param {Frame} frame */
async function goesThereAndBack(frame) {
  const { film, site, click } = frame;
  const source = () => film.page.locator('#player').getAttribute('src');
  const pauses = (await film.heard('player:pause')).length;
  await film.do(() => document.getElementById('film').jump('two', 0));
  await film.next('interaction:show', { id: 'there' });
  assert.match(await source(), new RegExp(`/clips/ridge\\.mp4\\?${site}$`));
  await plays(frame, 0.2);
  await click(ON_BUTTON);
  await film.next('node:enter', { node: { id: 'one' } });
  await film.next('interaction:show', { id: 'here' });
  assert.equal(await source(), '/clips/trailhead.mp4');
  await plays(frame);
  assert.equal((await film.heard('player:pause')).length, pauses, 'plays on through both switches');
}

/** @param {Frame} frame */
async function ends({ film }) {
  await film.do((before) => {
    const player = document.getElementById('player');
    player.currentTime = player.duration - before;
  }, END_S);
  await film.next('node:ended', { node: { id: 'one' } });
  const { reason } = (await film.next('player:pause')).detail;
  assert.equal(reason, 'ended');
}

test('youtube-video: a stand-in', async (t) => {
  const frame = await show(t, 'youtube');
  await begins(frame);
  await clicks(frame);
  await goesThereAndBack(frame);
  await ends(frame);
});

test('vimeo-video: a stand-in', async (t) => {
  const frame = await show(t, 'vimeo');
  await begins(frame);
  await clicks(frame);
  await goesThereAndBack(frame);
  await ends(frame);
});
