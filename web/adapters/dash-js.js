// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { beside } from './beside.js';
import { choose, DASH, fail } from './choose.js';

/**
 * Makes a video that dash.js plays interactive.
 * @param {any} player a `MediaPlayer` with a view
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueDashJs(player, project, options) {
  const media = player.getVideoElement();
  player.on('error', () => {
    if (media.readyState < media.HAVE_METADATA) fail(media, () => leave(player));
  });
  return adapt(
    {
      ...beside(media),
      current: () => sourceOf(player),
      load: (playable) => load(player, media, choose(playable, DASH)),
      onDestroy: (callback) => onReset(player, callback),
    },
    project,
    options,
  );
}

/** @param {any} player @param {HTMLMediaElement} media @param {{src: string, fits: boolean}} source */
function load(player, media, { src, fits }) {
  leave(player);
  if (fits) {
    // A file that is still there would hide that the stream does not load.
    media.removeAttribute('src');
    media.load();
    player.attachView(media);
    player.attachSource(src);
  } else media.src = src; // a file, which dash.js does not play
}

/**
 * Takes the element away from dash.js, which removes its listeners only while it has the element:
 * the source goes first. It is given back, as what the player plays, and not loaded without an element.
 * @param {any} player
 */
function leave(player) {
  const source = sourceOf(player);
  player.attachSource(null);
  player.attachView(null);
  player.attachSource(source);
}

/** What it plays; null for nothing, where dash.js throws. @param {any} player */
function sourceOf(player) {
  try {
    return player.getSource();
  } catch {
    return null;
  }
}

/** There is no event for reset() and destroy(): afterwards there is no source. @param {any} player @param {() => void} callback */
function onReset(player, callback) {
  player.on('streamTeardownComplete', () => setTimeout(() => sourceOf(player) || callback()));
}
