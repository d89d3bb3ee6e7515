// SPDX-License-Identifier: MIT
// Events of the media beside those of the engine: docs/embedding.md, "Events of the media".
import { emit } from './emit.js';
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
  const watch = new MediaWatch(element, options, (type, detail, time) => emit(element, type, detail, time, false));
  return { stop: () => watch.stop() };
}
