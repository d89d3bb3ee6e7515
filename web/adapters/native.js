// SPDX-License-Identifier: MIT

/** @typedef {import('./adapter.js').Sources} Sources */

/**
 * The source of an element that loads addresses itself, for load().
 * @param {HTMLMediaElement} media
 * @returns {Sources} none for the element's `<source>` children
 */
export function sourceOf(media) {
  const src = media.getAttribute('src');
  return src === null ? [] : [{ src }];
}

/**
 * Puts a source into the element.
 * @param {HTMLMediaElement} media
 * @param {Sources} sources the first that can play is taken; none for its `<source>` children
 */
export function load(media, sources) {
  const source = sources.find(({ type }) => !type || media.canPlayType(type)) ?? sources[0];
  if (source) media.setAttribute('src', source.src);
  else media.removeAttribute('src');
  media.load();
}
