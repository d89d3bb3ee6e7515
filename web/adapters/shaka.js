// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { beside } from './beside.js';
import { choose, DASH, fail } from './choose.js';

/** shaka.Player.LoadMode.DESTROYED */
const DESTROYED = 0;
/** Browsers round times. Seconds. */
const NEAR_S = 0.001;
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
  const place = beside(media);
  const startAt = startsOf(player, media);
  return adapt(
    {
      ...place,
      current: () => player.getAssetUri(),
      load: (playable, time) => {
        startAt(time);
        return load(player, media, choose(playable, DASH).src);
      },
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
    if (/** @type {any} */ (error).code !== INTERRUPTED) fail(media, () => player.unload(false));
  }
}

/**
 * Shaka seeks to the start of what it loads when the overlay is there already, which would be a
 * seek by the viewer. So it starts where the overlay goes on, also when the page loads a source
 * again, and the overlay doesn't hear of that seek.
 * @param {any} player @param {HTMLMediaElement} media
 * @returns {(time: number) => void} sets where the next source starts, in seconds
 */
function startsOf(player, media) {
  let left = 0;
  /** @type {number | null} */
  let wanted = null;
  let start = NaN;
  const isStart = () => Math.abs(media.currentTime - start) < NEAR_S;
  player.addEventListener('unloading', () => {
    left = media.currentTime;
  });
  player.addEventListener('loading', () => {
    start = wanted ?? left;
    wanted = null;
    if (start > 0) player.updateStartTime(start);
  });
  // Before the overlay's listeners, which come when it is in the page.
  media.addEventListener('seeking', (event) => isStart() && event.stopImmediatePropagation());
  media.addEventListener('seeked', () => {
    if (isStart()) start = NaN;
  });
  return (time) => {
    wanted = time;
  };
}
