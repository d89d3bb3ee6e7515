// SPDX-License-Identifier: MIT
import { adapt } from './adapter.js';
import { beside } from './beside.js';
import { choose, DASH, fail, HLS } from './choose.js';

/** What an element plays best, by type or address. @type {Record<string, RegExp>} */
const BEST = {
  'hls-video': HLS,
  'dash-video': DASH,
  'shaka-video': DASH,
  'mux-player': /mpegurl|\.m3u8\b|mp4/i,
  'mux-video': /mpegurl|\.m3u8\b|mp4/i,
  'youtube-video': /youtu\.?be/i,
  'vimeo-video': /vimeo/i,
};
/** Attributes that say what an element plays. */
const SOURCE = ['playback-id', 'src'];

/**
 * Makes a media element interactive: a custom element with the interface of a video.
 * @param {any} element
 * @param {import('./adapter.js').Project} project
 * @param {import('./adapter.js').Options} [options]
 * @returns {import('./adapter.js').HotcueOverlay}
 */
export function hotcueMediaElement(element, project, options) {
  watch(element);
  explain(element);
  return adapt(
    {
      ...beside(element),
      current: () => sourceOf(element),
      load: (playable) => load(element, playable),
      onDestroy: () => {}, // removed from the page with its overlay
    },
    project,
    options,
  );
}

/** Its own attributes; null for none. @param {Element} element */
const sourceOf = (element) =>
  SOURCE.some((name) => element.hasAttribute(name))
    ? Object.fromEntries(SOURCE.map((name) => [name, element.getAttribute(name)]))
    : null;

/**
 * @param {any} element
 * @param {import('./adapter.js').Sources | Record<string, string | null>} playable sources, or its own attributes
 */
function load(element, playable) {
  if (!Array.isArray(playable)) return put(element, playable);
  const { src, fits } = choose(playable, BEST[element.localName] ?? /^/);
  const inner = fits ? null : element.nativeEl;
  put(element, inner ? {} : { src });
  if (inner) inner.src = src; // a file, which an element for streams does not play
}

/** @param {any} element @param {Record<string, string | null>} attributes */
function put(element, attributes) {
  for (const name of SOURCE) {
    const value = attributes[name];
    if (value) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
  watch(element);
}

/** `<hls-video>` fires no event for a source that never loads; it makes another instance of hls.js for each. @param {any} element */
function watch(element) {
  setTimeout(() => {
    const { api } = element;
    api?.on?.('hlsError', (/** @type {string} */ _name, /** @type {{fatal: boolean}} */ { fatal }) => {
      if (fatal && api === element.api && !element.readyState) drop(element);
    });
  });
}

/** `<mux-player>` fires one, but has no property that shows it. @param {any} element */
function explain(element) {
  const onError = (/** @type {Event} */ event) => {
    const { networkState, readyState, src } = element;
    if (networkState !== undefined || readyState || !src) return;
    event.stopImmediatePropagation();
    drop(element);
  };
  element.addEventListener('error', onError, true);
}

/** Leaves an element empty whose source can't be played. @param {any} element */
function drop(element) {
  fail(element, () => put(element, {}), element.media ?? element);
}
