// SPDX-License-Identifier: MIT

/**
 * What an adapter gives for media that stand in the page by themselves: the overlay follows them.
 * @param {HTMLMediaElement | null} media
 * @returns {Pick<import('./adapter.js').Adapter, 'media' | 'container' | 'before'>}
 * @throws {TypeError} without media, or if they are in no page yet
 */
export function beside(media) {
  const container = media?.parentElement;
  if (!container) throw new TypeError('Hotcue: the player has no media element in a page yet');
  return { media, container, before: media.nextSibling };
}
