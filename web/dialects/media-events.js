// SPDX-License-Identifier: MIT
// Events of the media beside those of the engine: docs/embedding.md, "Events of the media".
import { MediaWatch } from './media-watch.js';

/** @typedef {import('./media-watch.js').Options} Options */

/**
 * Dispatches `player:timeupdate`, `player:ratechange`, `player:volumechange` and, where asked for,
 * `buffer:…` on an element, each followed by `hotcue:event`, until stopped.
 * @param {HTMLElement} element a `<hotcue-player>` or `<hotcue-overlay>`
 * @param {Options} [options]
 * @returns {{stop: () => void}}
 * @throws {TypeError} for options that have a wrong value or do not exist
 */
export function mediaEvents(element, options = {}) {
  const watch = new MediaWatch(element, options, (type, detail, time) => dispatch(element, type, detail, time));
  return { stop: () => watch.stop() };
}

/** @param {HTMLElement} element @param {string} type @param {any} detail @param {number} time */
function dispatch(element, type, detail, time) {
  const far = { bubbles: true, composed: true };
  element.dispatchEvent(Object.assign(new CustomEvent(type, { detail, ...far }), { mediaTime: time }));
  const copy = { type, detail, time, cancelable: false, prevented: false };
  element.dispatchEvent(new CustomEvent('hotcue:event', { detail: copy, ...far }));
}
