// SPDX-License-Identifier: MIT
import { best } from '../../js-glue/media/sources.js';

/** @typedef {{src: string, type?: string | null}} Source src: '' for the element's `<source>` children */

/** The source of an element that loads addresses itself. @param {HTMLMediaElement} media @returns {Source[] | null} */
export function sourceOf(media) {
  const src = media.getAttribute('src');
  return src !== null || media.querySelector('source') ? [{ src: src ?? '' }] : null;
}

/** Puts the first source that can play into the element. @param {HTMLMediaElement} media @param {Source[]} sources not empty */
export function load(media, sources) {
  const { src } = /** @type {Source} */ (best(media, sources));
  if (src) media.setAttribute('src', src);
  else media.removeAttribute('src');
  media.load();
}
