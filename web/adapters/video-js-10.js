// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { load, sourceOf } from './addresses.js';

/**
 * Makes a player of Video.js 10 interactive.
 * @param {HTMLElement} player `<video-player>`
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueVideoJs10(player, project, options) {
  const media = () => /** @type {HTMLVideoElement} */ (player.querySelector('[slot="media"], video, audio'));
  media().addEventListener('loadstart', ({ currentTarget: element }) => {
    // `<hls-video>` may fail before its video begins to load, which looks like another source.
    const { error } = /** @type {HTMLMediaElement} */ (element);
    if (error) setTimeout(() => element?.dispatchEvent(new Event('error')));
  });
  return adapt(
    {
      container: /** @type {HTMLElement} */ (media().parentElement), // a skin, which shows it above the media
      before: media().nextSibling, // or controls
      zIndex: media().slot ? '1' : undefined, // as the poster of a skin
      current: () => sourceOf(media()),
      load: (sources) => load(media(), sources),
    },
    project,
    options,
  );
}
