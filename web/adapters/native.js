// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { load, sourceOf } from './addresses.js';
import { beside } from './beside.js';

/**
 * Makes a `<video>` interactive that no player has.
 * @param {HTMLMediaElement} media
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueNative(media, project, options) {
  return adapt(
    {
      ...beside(media),
      current: () => sourceOf(media),
      load: (sources) => load(media, sources),
    },
    project,
    options,
  );
}
