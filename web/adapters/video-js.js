// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';

/**
 * @typedef {import('./adapter.js').Adapter} Adapter
 * @typedef {import('./adapter.js').Options} Options
 * @typedef {import('./adapter.js').Project} Project
 */

/**
 * Makes a player of video.js 8 interactive.
 * @param {any} player result of `videojs()`
 * @param {Project} project
 * @param {Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueVideoJs(player, project, options) {
  return adapt(adapterOf(player), project, options);
}

/**
 * Registers the plugin: `player.hotcue(project, options)` returns the overlay.
 * @param {any} [videojs] default: the page's global
 */
export function registerHotcue(videojs = /** @type {any} */ (globalThis).videojs) {
  videojs.registerPlugin(
    'hotcue',
    /** @this {any} @param {Project} project @param {Options} [options] */
    function (project, options) {
      return hotcueVideoJs(this, project, options);
    },
  );
}

/** @param {any} player @returns {Adapter} */
function adapterOf(player) {
  const container = player.el();
  const media = () => container.querySelector('.vjs-tech');
  return {
    media: media(),
    container,
    before: container.querySelector('.vjs-poster')?.nextSibling ?? media().nextSibling, // captions and controls follow
    surface: media(),
    current: () => (player.currentSources().length > 0 ? player.currentSources() : null),
    load: (sources) => player.src(sources.map(typed)),
    onMedia: (callback) => player.on('loadstart', () => callback(media())),
    onDestroy: (callback) => player.on('dispose', callback),
  };
}

/** Without a `type` of null: video.js finds out the type of an address. @param {any} source */
const typed = ({ type, ...source }) => (type ? { type, ...source } : source);
