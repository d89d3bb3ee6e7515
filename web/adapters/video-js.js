// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { fail } from './choose.js';
import { listIn } from './tracks.js';

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
  player.on('error', () => {
    const { readyState, src } = media();
    if (!readyState && src) fail(media(), () => empty(media()));
  });
  return {
    media: media(),
    container,
    before: container.querySelector('.vjs-poster')?.nextSibling ?? media().nextSibling, // captions and controls follow
    surface: media(),
    current: () => (player.currentSources().length > 0 ? player.currentSources() : null),
    load: (sources, _time, playing) => {
      player.src(sources.map(typed));
      if (playing) player.play()?.catch(() => {}); // of a broadcast it loads nothing before
    },
    isLive: () => player.tech(true).duration() === Infinity, // its media element's is finite
    tracks: listIn({
      all: () => Array.from(player.remoteTextTrackEls()).filter(({ src }) => src),
      add: ({ src, kind, srclang, label, default: on }) => {
        const added = player.addRemoteTextTrack({ src, kind, srclang, label, default: on }, true);
        player.textTrackDisplay?.preselectTrack(); // as for the tracks that it begins with
        return added;
      },
      remove: (track) => player.removeRemoteTextTrack(track),
    }),
    onMedia: (callback) => player.on('loadstart', () => callback(media())),
    onDestroy: (callback) => player.on('dispose', callback),
  };
}

/** @param {HTMLMediaElement} media */
function empty(media) {
  media.removeAttribute('src');
  media.load();
}

/** Without a `type` of null: video.js finds out the type of an address. @param {any} source */
const typed = ({ type, ...source }) => (type ? { type, ...source } : source);
