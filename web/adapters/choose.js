// SPDX-License-Identifier: MIT

/** @typedef {import('./adapter.js').Sources} Sources */

/** Streams, by their type or address. */
export const HLS = /mpegurl|\.m3u8\b/i;
export const DASH = /dash\+xml|\.mpd\b/i;

/**
 * Chooses what a player loads: the page's own address, or the first source of the document that
 * it plays best.
 * @param {string | Sources} playable
 * @param {RegExp} best which types or addresses
 * @returns {{src: string, fits: boolean}} fits: whether it is the page's own, or of these types
 */
export function choose(playable, best) {
  if (typeof playable === 'string') return { src: playable, fits: true };
  const fitting = playable.find(({ src, type }) => best.test(`${type} ${src}`));
  return { src: (fitting ?? playable[0]).src, fits: Boolean(fitting) };
}

/**
 * Lets the overlay report that a source can't be played. A library that loads it fires no event of
 * the media element, and leaves it as if something were still loading.
 * @param {HTMLMediaElement} media
 * @param {() => void} detach leaves the element without a source
 * @param {HTMLMediaElement} [inner] the one inside that knows whether something is loading
 */
export function fail(media, detach, inner = media) {
  if (media.error) return; // there was an event
  const tell = () => media.dispatchEvent(new Event('error'));
  const loads = inner.networkState !== inner.NETWORK_EMPTY;
  if (loads) media.addEventListener('emptied', tell, { once: true });
  detach();
  if (!loads) tell();
}

/** Whether an instance of hls.js has loaded a broadcast. @param {any} hls null for none @returns {boolean} */
export const isLive = (hls) => hls?.levels.some((/** @type {any} */ { details }) => details?.live);
