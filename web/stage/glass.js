// SPDX-License-Identifier: MIT
import { h } from '../dom.js';

/**
 * Lays a transparent sheet over media whose picture is in an iframe, as pointer events there
 * never reach the page: on the sheet they are hit-tested as on a video, and a click that hits
 * nothing toggles playback. Not over media with the attribute `controls`: those of the iframe
 * have to be reached, and interactions are drawn above it anyway.
 * @param {HTMLMediaElement} media
 * @param {HTMLElement} picture see pictureOf()
 * @param {HTMLElement} stage
 */
export function glaze(media, picture, stage) {
  if (picture.localName === 'video' || media.hasAttribute('controls')) return;
  const glass = h('div', { class: 'glass' });
  glass.addEventListener('click', () => (media.paused ? media.play() : media.pause()));
  stage.prepend(glass);
}
