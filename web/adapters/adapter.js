// SPDX-License-Identifier: MIT

/**
 * What the overlay needs to know of a player.
 * @typedef {object} Adapter
 * @property {HTMLMediaElement | null} media the element with the media interface: the inner
 *   `<video>`, where there is one; null while the player has none yet
 * @property {HTMLElement} container the overlay is inserted into it: what the player makes
 *   fullscreen, or an element inside that has the picture's place
 * @property {Node | null} [before] the child of `container` that stays above the overlay: the first
 *   of the player's controls; default: the overlay is the last child
 * @property {HTMLElement} surface the element whose pointer events belong to the video
 * @property {() => Playable} current what the player plays now, in the player's own terms; called
 *   before a source of the document replaces it for the first time
 * @property {(playable: any) => unknown} load plays a result of current(), or `sources` of a
 *   `media:source` event
 * @property {(callback: (media: HTMLMediaElement | null) => void) => void} [onMedia] called back
 *   when the player has replaced its media element
 * @property {(callback: () => void) => void} onDestroy called back when the player is destroyed
 */

/** @typedef {unknown} Playable null for nothing */
/** @typedef {{src: string, type?: string | null}[]} Sources of the document; the addresses are absolute */
/** @typedef {import('../overlay/hotcue-overlay.js').HotcueOverlay} HotcueOverlay */

/**
 * The attributes of `<hotcue-overlay>`, as properties; and its `id`.
 * @typedef {Partial<Pick<HotcueOverlay,
 *   'id' | 'engine' | 'strict' | 'label' | 'query' | 'credentials' | 'pauseHidden'>>} Options
 */

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
  const { media, container, surface, before = null } = adapter;
  Object.assign(overlay, options, { surface, ...(media && { media }) });
  overlay.addEventListener('media:source', loadsFor(adapter));
  adapter.onMedia?.((other) => {
    if (other) overlay.media = other;
  });
  adapter.onDestroy(() => overlay.remove());
  if (isAddress(project)) overlay.setAttribute('project', String(project));
  else customElements.whenDefined(overlay.localName).then(() => overlay.load(project));
  container.insertBefore(overlay, before);
  return overlay;
}

/** @param {Project} project */
const isAddress = (project) => typeof project === 'string' || project instanceof URL;

/**
 * Lets the player load every source, and gives its own source back to it.
 * @param {Adapter} adapter
 * @returns {(event: Event) => void}
 */
function loadsFor(adapter) {
  /** What the player played before its source was replaced; null if it was not. @type {Playable} */
  let replaced = null;
  return (event) => {
    const { own, sources } = /** @type {CustomEvent<{own: boolean, sources: Sources}>} */ (event).detail;
    replaced ??= adapter.current();
    const playable = own ? replaced : sources;
    if (playable === null) return; // not the player's: the overlay puts it in
    if (own) replaced = null;
    event.preventDefault();
    adapter.load(playable);
  };
}
