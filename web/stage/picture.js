// SPDX-License-Identifier: MIT

/**
 * The element that draws the film: the innermost video of a custom element. It may have another
 * place, size or fit than the element around it.
 * @param {any} media
 * @returns {HTMLElement} `media` itself if no video is found inside, as for one in an iframe
 */
export function pictureOf(media) {
  if (/^(video|audio)$/.test(media.localName)) return media; // of whatever window
  const inside = [media.nativeEl, media.media, media.shadowRoot?.querySelector('video'), media.querySelector('video')];
  const inner = inside.find((each) => each?.localName && each !== media);
  return inner ? pictureOf(inner) : media;
}
