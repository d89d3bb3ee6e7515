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
const KINDS = [
  { site: 'youtube', name: 'youtube-video' },
  { site: 'vimeo', name: 'vimeo-video' },
];

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

for (const kind of KINDS) {
  test(`a stand-in for ${kind.name}: clicks, a finger, its end, a switch and back`, async (t) => {
    const film = await theatre.show(t, '/t/late.html', { profile: { hasTouch: true } });
    await defineFramedMedia(film);
    const { methods, properties, readOnly, attributes } = MEMBERS[kind.name];
    assert.deepEqual(await film.do(membersOf, kind.name), { methods, properties, readOnly, attributes });
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
