// SPDX-License-Identifier: MIT
import { endless } from '../../js-glue/media/endless.js';
import { isEmpty } from '../../js-glue/media/failures.js';
import { listed } from '../../js-glue/media/listed.js';
import '../overlay/hotcue-overlay.js'; // defines the element

/**
 * What the overlay needs to know of a player.
 * @typedef {object} Adapter
 * @property {HTMLMediaElement | null} [media] the element with the media interface: the inner
 *   `<video>`, where there is one; null while the player has none yet; default: the overlay looks
 *   for it among its siblings
 * @property {HTMLElement} container the overlay is inserted into it: what the player makes
 *   fullscreen, or an element inside that has the picture's place
 * @property {Node | null} [before] the child of `container` that stays above the overlay: the first
 *   of the player's controls; default: the overlay is the last child
 * @property {string} [zIndex] of the overlay, where the player's poster has one: it is drawn above
 *   the poster, as above that of a `<video>`
 * @property {HTMLElement} [surface] the element whose pointer events belong to the video;
 *   default: the media element
 * @property {() => unknown} current what the player plays or is about to load, in the player's own
 *   terms; null for nothing
 * @property {(playable: any, time: number, playing: boolean) => unknown} load loads a result of current(), or `sources`
 *   of a `media:source` event; the overlay will seek to `time`, in seconds, and then play if it was `playing`
 * @property {() => boolean} [isLive] whether a broadcast plays, whose media element may have a
 *   `duration` nevertheless
 * @property {(tracks: import('../../js-glue/media/listed.js').Track[], replaced: boolean) => void} [tracks]
 *   where the player has a list of captions and other tracks of its own: puts those of the current
 *   video there. `replaced`: whether that is not what the player played, so that the page's tracks
 *   don't belong to it. Default: the overlay puts `<track>` elements into the media element
 * @property {(callback: (media: HTMLMediaElement) => void) => void} [onMedia] called back with
 *   each media element that the player makes from now on
 * @property {(callback: () => void) => void} [onDestroy] called back when the player is destroyed;
 *   not needed if that removes the container's content
 */

/** @typedef {Request['sources']} Sources of the document, not empty; the addresses are absolute */
/** @typedef {import('../../js-glue/engine/events.js').HotcueEventDetails['media:source']} Request */
/** @typedef {import('../overlay/hotcue-overlay.js').HotcueOverlay} HotcueOverlay */

/** Properties of an overlay that reflect attributes. @typedef {'id' | 'engine' | 'integrity' | 'strict' | 'label' | 'query' | 'credentials' | 'pauseHidden'} OptionNames */
/** The attributes of `<hotcue-overlay>`, as properties; and its `id`. @typedef {Partial<Pick<HotcueOverlay, OptionNames>>} Options */

/** @typedef {string | URL | object} Project the address of a document, or a parsed document */

/**
 * Puts an overlay on a player. It is removed when the player is destroyed.
 * @param {Adapter} adapter
 * @param {Project} project
 * @param {Options} [options]
 * @returns {HotcueOverlay}
 */
export function adapt(adapter, project, options = {}) {
  const overlay = /** @type {HotcueOverlay} */ (document.createElement('hotcue-overlay'));
  Object.assign(overlay, options);
  if (adapter.surface) overlay.surface = adapter.surface;
  const source = /** @type {State} */ ({ replaced: false });
  overlay.addEventListener('media:source', loadsFor(overlay, adapter, source));
  // What the player plays is the start video of each document.
  overlay.addEventListener('project:load', () => {
    source.early &&= overlay.currentVideo;
  });
  if (typeof project === 'string' || project instanceof URL) overlay.project = String(project);
  else overlay.load(project); // when it is in the page
  put(overlay, adapter, source);
  return overlay;
}

/** Above what players show over a video that can't be played, else its buttons would lie below that. */
const ABOVE_CONTROLS = '99';

/**
 * @typedef {object} State
 * @property {boolean} replaced whether a source of the document is in the place of what the player played
 * @property {string | null} [early] the start video, if the element had nothing yet of what the player played;
 *   the overlay doesn't know then that this is a source of the page's own
 */

/** Inserts the overlay once the player has media. @param {HotcueOverlay} overlay @param {Adapter} adapter @param {State} source */
function put(overlay, { media, container, before = null, zIndex = '', isLive, tracks, onMedia, onDestroy }, source) {
  overlay.style.setProperty('--hotcue-failure-z-index', ABOVE_CONTROLS);
  overlay.style.setProperty('--hotcue-z-index', zIndex);
  /** @param {HTMLMediaElement} [found] */
  const place = (found) => {
    if (found) {
      overlay.media = found;
      if (isLive) endless.set(found, isLive);
      if (tracks) listed.set(found, (given) => tracks(given, source.replaced));
    }
    if (!overlay.isConnected) container.insertBefore(overlay, before);
  };
  if (media !== null) place(media);
  onMedia?.(place);
  onDestroy?.(() => overlay.remove());
}

/**
 * Lets the player load every source, and gives its own source back to it.
 * @param {HotcueOverlay} overlay
 * @param {Adapter} adapter
 * @param {State} state
 * @returns {(event: Event) => void}
 */
function loadsFor(overlay, adapter, state) {
  /** What the player played before a source of the document replaced it. @type {unknown} */
  let given = null;
  return (event) => {
    const { video, own, sources, time, playing } = /** @type {CustomEvent<Request>} */ (event).detail;
    if (!state.replaced) given = adapter.current();
    const loading = !state.replaced && given !== null && isEmpty(overlay.media);
    if (loading) state.early = video;
    const back = own || video === state.early;
    const there = back && !state.replaced && !loading;
    state.replaced = !back;
    const playable = back ? given : sources.length > 0 ? sources : null;
    // The page loads it; there is none; or another document has none, and the player's is there already.
    if (event.defaultPrevented || playable === null || (there && !own && sources.length < 1)) return;
    event.preventDefault();
    if (!loading) adapter.load(playable, time, playing);
  };
}
