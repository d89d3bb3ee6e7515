// SPDX-License-Identifier: MIT

/** Members that distinguish a media element from a player with another interface. */
const MEMBERS = ['play', 'paused', 'currentTime', 'readyState'];

/** @param {any} element @returns {element is HTMLMediaElement} */
export const isMedia = (element) => MEMBERS.every((name) => name in element);

/** @param {ParentNode | null} root */
const child = (root) => root?.querySelector('video, audio');

/**
 * Returns the element itself if it is a media element, else the one inside it: in a property,
 * among its descendants or in its open shadow tree.
 * @param {any} element
 * @returns {HTMLMediaElement | null}
 */
export function mediaIn(element) {
  if (isMedia(element)) return element;
  const { media, nativeEl, shadowRoot } = element;
  const inside = [media, nativeEl, child(element), child(shadowRoot)];
  return inside.find((each) => each?.localName && isMedia(each)) ?? null;
}
