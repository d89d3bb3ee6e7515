// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { load, sourceOf } from './addresses.js';
import { streamsOf } from './streams.js';

/**
 * Makes a player of Plyr 3 with an HTML5 video interactive.
 * @param {any} player result of `new Plyr()`
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options & {hls?: any}} [options] hls: the instance of `Hls` that
 *   loads the player's streams
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcuePlyr(player, project, { hls, ...options } = {}) {
  const { container, wrapper, original } = player.elements;
  player.media.textTracks.addEventListener('removetrack', (/** @type {TrackEvent} */ { track }) => {
    // By its number alone Plyr takes the next for the same.
    if (track === player.captions.currentTrackNode) player.captions.currentTrack = -1;
  });
  return adapt(
    {
      media: player.media,
      container,
      before: wrapper.nextSibling, // captions, the large button and menus follow
      zIndex: '1',
      surface: wrapper, // the poster in it has the clicks
      // Into the element, as Plyr does for another quality: its `source` would make a new element.
      current: () => sourceOf(player.media),
      load: (sources) => load(player.media, sources),
      ...(hls && streamsOf(hls, () => player.media)),
      onMedia: (callback) => player.on('ready', () => callback(player.media)),
      onDestroy: (callback) => original.addEventListener('destroyed', callback),
    },
    project,
    options,
  );
}
