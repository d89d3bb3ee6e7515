// SPDX-License-Identifier: MIT

/** What the bridge needs of a media element, whatever its class. */
const MEMBERS = ['play', 'pause', 'paused', 'currentTime', 'duration', 'readyState'];

/** @param {any} element @returns {element is HTMLMediaElement} */
const isMedia = (element) => MEMBERS.every((name) => name in element);

/**
 * The media element that an element is, or has inside: players keep theirs in a property, among
 * their children or in their shadow tree.
 * @param {any} element
 * @returns {HTMLMediaElement | null}
 */
export function mediaIn(element) {
  if (isMedia(element)) return element;
  const roots = [element, element.shadowRoot].filter(Boolean);
  const inside = [element.media, element.nativeEl, ...roots.map((root) => root.querySelector('video, audio'))];
  return inside.find((each) => each instanceof HTMLElement && isMedia(each)) ?? null;
}
