// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { beside } from './beside.js';
import { streamsOf } from './streams.js';

/**
 * Makes a video that hls.js plays interactive.
 * @param {any} hls an instance of `Hls`, attached to its media
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueHlsJs(hls, project, options) {
  const { media } = hls;
  return adapt(
    {
      ...beside(media),
      ...streamsOf(hls, () => media),
      onDestroy: (callback) => hls.on('hlsDestroying', callback),
    },
    project,
    options,
  );
}
