// SPDX-License-Identifier: MIT
import { played } from '../../js-glue/media/played.js';
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
  glass.addEventListener('click', () => toggle(media));
  stage.prepend(glass);
}

/** For a click that hit no interaction: plays, or pauses. @param {HTMLMediaElement} media */
export function toggle(media) {
  if (media.paused)
    played(media).catch(() => {}); // it stays paused, which is visible
  else media.pause();
}
