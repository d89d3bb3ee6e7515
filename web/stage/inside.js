// SPDX-License-Identifier: MIT

/** Members that distinguish a media element from a player with another interface. */
const MEMBERS = ['play', 'paused', 'currentTime', 'readyState'];

/** @param {any} element @returns {element is HTMLMediaElement} */
export const isMedia = (element) => MEMBERS.every((name) => name in element);

/**
 * What may be the media inside an element: in a property, in its light tree, in its open shadow tree,
 * or in custom elements there.
 * @param {any} element
 * @param {boolean} [light] whether to look into its light tree
 * @returns {Generator<any, void>}
 */
function* inside(element, light = true) {
  const { nativeEl, media, shadowRoot } = element;
  for (const each of [nativeEl, media]) if (each?.localName && each !== element) yield each;
  for (const root of [light && element, shadowRoot]) {
    if (!root) continue;
    const video = root.querySelector('video, audio');
    if (video) yield video;
    for (const each of root.querySelectorAll('*')) {
      const found = each.localName.includes('-') && mediaIn(each, false);
      if (found) yield found;
    }
  }
}

/**
 * Returns the element itself if it is a media element, else the one inside it.
 * @param {any} element
 * @param {boolean} [light]
 * @returns {HTMLMediaElement | null}
 */
export function mediaIn(element, light) {
  if (isMedia(element)) return element;
  for (const each of inside(element, light)) if (isMedia(each)) return each;
  return null;
}

/**
 * The element that draws the film: the innermost video of a custom element. It may have another
 * place, size or fit than the element around it.
 * @param {any} media
 * @returns {HTMLElement} `media` itself if no video is found inside, as for one in an iframe
 */
export function pictureOf(media) {
  if (/^(video|audio)$/.test(media.localName)) return media; // of whatever window
  const { value } = inside(media).next();
  return value ? pictureOf(value) : media;
}
