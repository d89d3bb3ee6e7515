// SPDX-License-Identifier: MIT
// The old player's object on an element without a page, with what its page hears of it.
import { afterEach, beforeEach, mock } from 'node:test';
import { kaltura } from '../../web/dialects/kaltura.js';
import { Element, settled } from './kaltura-element.mjs';

const BOX = { pos_left: 5, pos_top: 5, pos_width: 40, pos_height: 12 };
export const PROJECT = {
  start: 'intro',
  videos: [
    {
      ...{ id: 'intro', token: 'ref-intro', title: 'Intro', duration: 60, custom_data: 'hello' },
      cues: [{ id: 'five', time: 5, custom_data: 'at five' }, { time: 9 }],
      interactions: [
        { id: 'shoe', type: 'hotspot', name: 'Shoe', time: 0, click_action: 'track', custom_data: { sku: 7 }, ...BOX },
        {
          id: 'out',
          type: 'button',
          time: 0,
          value: 'Out',
          click_action: 'link',
          click_value: 'https://a.test/',
          ...BOX,
        },
        { id: 'rest', type: 'pause', time: 50, pause_duration: -1 },
      ],
    },
    { id: 'shop', token: 'ref-shop', title: 'The shop', duration: 60, sources: [{ src: 'shop.mp4' }] },
    { id: '7', title: 'The shop', duration: 60, sources: [{ src: 'seven.mp4' }] },
    { id: 'name:odd', title: 'Odd', duration: 60, sources: [{ src: 'odd.mp4' }] },
  ],
};
const DOCUMENTS = { 'films/1_a.json': JSON.stringify(PROJECT), 'films/broken.json': '{', 'films/none.json': '[]' };

/** Events that come as often as the media move. */
const OFTEN = /^(buffer:|player:timeupdate)/;

const node = (/** @type {string} */ id, /** @type {string} */ xref, /** @type {string} */ name, customData = null) => ({
  ...{ id, ...(xref && { xref }), name, customData },
});
/** Two of the project's videos, as listeners get them. */
export const INTRO = node('intro', 'ref-intro', 'Intro', /** @type {any} */ ('hello'));
export const SHOP = node('shop', 'ref-shop', 'The shop');

/** Players for the tests of a file, each of which ends with its test. */
export function usePlayers() {
  /** What has timers. @type {{element: Element, player: any}[]} */
  const made = [];
  /** What was printed. @type {any[]} */
  const warned = [];
  /** What listeners threw. @type {string[]} */
  const thrown = [];
  const catchIt = (/** @type {any} */ error) => thrown.push(error.message);
  /** @type {NodeJS.UncaughtExceptionListener[]} */
  let others = [];

  beforeEach(() => {
    warned.length = 0;
    thrown.length = 0;
    Element.documents = DOCUMENTS;
    mock.method(console, 'warn', (/** @type {string} */ text) => warned.push(text));
    mock.method(globalThis, 'fetch', async (/** @type {any} */ url) => {
      const text = /** @type {Record<string, string>} */ (DOCUMENTS)[String(url).replace('https://page.test/', '')];
      return { json: async () => JSON.parse(text) };
    });
    others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', catchIt);
  });
  afterEach(() => {
    for (const { element, player } of made.splice(0)) {
      player.destroy();
      element.remove();
    }
    mock.restoreAll();
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);
  });

  /** A player, and all that its listeners got. @param {any} [options] @param {Element} [element] */
  function setUp(options, element = new Element()) {
    const player = kaltura(/** @type {any} */ (element), options);
    made.push({ element, player });
    /** @type {any[]} */
    const heard = [];
    player.kBind('raptMedia_event', (event) => heard.push(event));
    const taken = () =>
      heard
        .splice(0)
        .filter(({ type }) => !OFTEN.test(type))
        .map(({ type, payload }) => (payload ? [type, payload] : [type]));
    const types = () => taken().map(([type]) => type);
    const { media } = element;
    return { element, media, player, heard, taken, types };
  }

  /** A player with the project, that has its metadata. */
  async function ready() {
    const all = setUp({ project: 'films/{id}.json' });
    await all.player.loadMedia({ playlistId: '1_a' });
    await settled();
    all.media.load(60);
    all.media.taken();
    all.taken();
    return all;
  }

  return { setUp, ready, warned, thrown };
}
