// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { fail, isLive } from './choose.js';
import { listIn } from './tracks.js';

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
  player.addEventListener('hls-error', (/** @type {any} */ { detail }) => {
    if (detail.fatal && !media().readyState) fail(media(), () => player.provider.instance.detachMedia());
  });
  return adapt(
    {
      media: media(),
      container: player,
      before: provider.nextSibling,
      zIndex: player.querySelector('.vds-poster') ? '1' : undefined,
      surface: provider, // its gestures listen there
      current: () => [player.state.sources, [player.src].flat()].find(([first]) => first) ?? null,
      load: (sources) => {
        // Vidstack adds a `<source>`, over which an address that it has set before would win.
        if (!media()?.src.startsWith('blob:')) media()?.removeAttribute('src');
        player.src = sources.map(typed);
      },
      isLive: () => player.provider?.type === 'hls' && isLive(player.provider.instance),
      tracks: listIn({
        all: () => [...provider.querySelectorAll(':scope > track')], // which Vidstack would add again
        add: (track) => {
          if (track.localName) return provider.append(track);
          player.textTracks.add({ ...track, language: track.srclang });
          return [...player.textTracks].at(-1);
        },
        remove: (track) => (track.localName ? track.remove() : player.textTracks.remove(track)),
      }),
      onMedia: (callback) => player.addEventListener('provider-setup', () => callback(media())),
      onDestroy: (callback) => {
        // Its `destroy` event comes too late to be heard. This one comes while it is destroyed.
        player.addEventListener('provider-change', () => queueMicrotask(() => player.$ ?? callback()));
      },
    },
    project,
    options,
  );
}

/** Without a `type` of null: Vidstack finds out the type of an address. @param {any} source */
const typed = (source) => (source.src && !source.type ? source.src : source);
