// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';

/**
 * Makes Vidstack's `<media-player>` interactive.
 * @param {any} player the element
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueVidstack(player, project, options) {
  const provider = player.querySelector('media-provider');
  const media = () => provider.querySelector('video, audio');
  return adapt(
    {
      media: media(),
      container: player,
      before: provider.nextSibling,
      surface: provider, // its gestures listen there
      current: () => player.state.sources,
      load: (sources) => {
        player.src = sources.map(typed);
      },
      onMedia: (callback) => player.addEventListener('provider-setup', () => callback(media())),
      onDestroy: (callback) => player.addEventListener('destroy', callback, { once: true }),
    },
    project,
    options,
  );
}

/** Without a `type` of null: Vidstack finds out the type of an address. @param {any} source */
const typed = (source) => (source.type ? source : source.src);
