// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { choose, DASH, fail } from './choose.js';

/** shaka.Player.LoadMode.DESTROYED */
const DESTROYED = 0;
/** Another load() came. */
const INTERRUPTED = 7000;

/**
 * Makes a video that Shaka Player plays interactive.
 * @param {any} player a `shaka.Player`, attached to its media
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueShaka(player, project, options) {
  const media = player.getMediaElement();
  return adapt(
    {
      media,
      container: media.parentElement,
      before: media.nextSibling,
      surface: media,
      current: () => player.getAssetUri(),
      load: (playable) => load(player, media, choose(playable, DASH)),
      onDestroy: (callback) =>
        player.addEventListener('unloading', () => setTimeout(() => player.getLoadMode() === DESTROYED && callback())),
    },
    project,
    options,
  );
}

/** @param {any} player @param {HTMLMediaElement} media @param {string} src */
async function load(player, media, src) {
  try {
    await player.load(src);
  } catch (error) {
    if (/** @type {any} */ (error).code !== INTERRUPTED) fail(media, () => player.unload());
  }
}
