// SPDX-License-Identifier: MIT
// Pages that were written for Kaltura's interactive player: docs/moving.md, "From Kaltura".
import { warn } from './emit.js';
import { KalturaPlayer } from './kaltura-player.js';

export { customDataOf, hotspotEvent, kalturaEvent, legacyEvent } from './kaltura-events.js';

/** @typedef {import('./kaltura-player.js').Options} Options */

/**
 * @typedef {object} SetupOptions
 * @property {string} targetId id of the element that the player is put into
 * @property {{autoplay?: boolean, muted?: boolean}} [playback]
 */

/**
 * Gives an element the interface of Kaltura's interactive player.
 * @param {HTMLElement} element a `<hotcue-player>` or `<hotcue-overlay>`
 * @param {Options | null} [options]
 * @returns {KalturaPlayer}
 * @throws {TypeError} for options that have a wrong value
 */
export function kaltura(element, options) {
  return new KalturaPlayer(element, options);
}

/**
 * Puts a `<hotcue-player>` into an element of the page, as the old player's `setup()` did. Where the page
 * has not loaded the player, it is loaded from beside this script.
 * @param {SetupOptions & Options} options others are ignored
 * @returns {KalturaPlayer}
 * @throws {TypeError} without such an element
 */
export function setup(options) {
  const { targetId, playback, project, timeupdate } = options ?? {};
  const target = document.getElementById(String(targetId));
  if (!target) throw new TypeError(`setup(): no element has the id ${targetId}`);
  const element = document.createElement('hotcue-player');
  element.setAttribute('pause-hidden', ''); // as the old player did
  for (const name of ['autoplay', 'muted']) {
    element.toggleAttribute(name, Boolean(/** @type {any} */ (playback)?.[name]));
  }
  if (target.clientHeight > 0) element.style.height = '100%'; // the page has given it one
  target.append(element);
  const player = kaltura(element, { project, timeupdate });
  if (!customElements.get('hotcue-player')) load(element);
  return player;
}

/** Loads the element's script. @param {HTMLElement} element */
async function load(element) {
  const here = import.meta.url; // in a variable, as bundlers would copy what is named
  try {
    await import(new URL('../hotcue-player.js', here).href);
  } catch (error) {
    warn(element, 'fetch', `the player: ${error}`);
  }
}
