// SPDX-License-Identifier: MIT
import { adapt, beside } from './adapter.js';
import { choose, fail, HLS } from './choose.js';

/**
 * Makes a video that hls.js plays interactive.
 * @param {any} hls an instance of `Hls`, attached to its media
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueHlsJs(hls, project, options) {
  const { media } = hls;
  hls.on('hlsError', (/** @type {string} */ _name, /** @type {{fatal: boolean}} */ { fatal }) => {
    // Later the page may recover.
    if (fatal && media.readyState < media.HAVE_METADATA) fail(media, () => hls.detachMedia());
  });
  return adapt(
    {
      ...beside(media),
      current: () => hls.url,
      load: (playable) => load(hls, media, choose(playable, HLS)),
      onDestroy: (callback) => hls.on('hlsDestroying', callback),
    },
    project,
    options,
  );
}

/** @param {any} hls @param {HTMLMediaElement} media @param {{src: string, fits: boolean}} source */
function load(hls, media, { src, fits }) {
  hls.detachMedia();
  if (fits) {
    hls.loadSource(src);
    hls.attachMedia(media);
  } else media.src = src; // a file, which hls.js does not play
}
