// SPDX-License-Identifier: MIT
import { choose, fail, HLS, isLive } from './choose.js';

/**
 * What an adapter gives for media that hls.js loads.
 * @param {any} hls
 * @param {() => HTMLMediaElement} media
 * @returns {Pick<import('./adapter.js').Adapter, 'current' | 'load' | 'isLive'>}
 */
export function streamsOf(hls, media) {
  hls.on('hlsError', (/** @type {string} */ _name, /** @type {{fatal: boolean}} */ { fatal }) => {
    // Later the page may recover.
    if (fatal && !media().readyState) fail(media(), () => hls.detachMedia());
  });
  return {
    current: () => hls.url,
    load: (playable) => load(hls, media(), choose(playable, HLS)),
    isLive: () => hls.media && isLive(hls),
  };
}

/** @param {any} hls @param {HTMLMediaElement} media @param {{src: string, fits: boolean}} source */
function load(hls, media, { src, fits }) {
  hls.detachMedia();
  if (fits) {
    hls.loadSource(src);
    hls.attachMedia(media);
  } else media.src = src; // a file, which hls.js does not play
}
