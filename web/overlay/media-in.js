// SPDX-License-Identifier: MIT

/** Members by which a media element is told from a player with an interface of its own. */
const MEMBERS = ['play', 'paused', 'currentTime', 'readyState'];

/** @param {any} element @returns {element is HTMLMediaElement} */
const isMedia = (element) => MEMBERS.every((name) => name in element);

/** @param {ParentNode | null} root */
const child = (root) => root?.querySelector('video, audio');

/**
 * The media element that an element is, or has inside: players keep theirs in a property, among
 * their children or in their shadow tree.
 * @param {any} element
 * @returns {HTMLMediaElement | null}
 */
export function mediaIn(element) {
  if (isMedia(element)) return element;
  const { media, nativeEl, shadowRoot } = element;
  const inside = [media, nativeEl, child(element), child(shadowRoot)];
  return inside.find((each) => each instanceof HTMLElement && isMedia(each)) ?? null;
}
