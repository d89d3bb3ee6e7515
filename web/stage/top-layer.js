// SPDX-License-Identifier: MIT

/**
 * Keeps the overlay over its media in fullscreen. Native controls put the
 * video alone there, above everything else in the page: then the overlay
 * follows it into the top layer as a popover. A fullscreen wrapper around both
 * needs nothing.
 */
export class TopLayer {
  #media;
  #overlay;
  #onChange = () => this.#follow();

  /** @param {HTMLElement} media @param {HTMLElement} overlay */
  constructor(media, overlay) {
    this.#media = media;
    this.#overlay = overlay;
    document.addEventListener('fullscreenchange', this.#onChange);
    this.#follow();
  }

  dispose() {
    document.removeEventListener('fullscreenchange', this.#onChange);
    this.#leave();
  }

  #follow() {
    const full = fullscreenAround(this.#media);
    if (full && !full.contains(this.#overlay)) this.#enter();
    else this.#leave();
  }

  #enter() {
    if (this.#overlay.popover || !this.#overlay.isConnected || !this.#overlay.showPopover) return;
    this.#overlay.popover = 'manual';
    this.#overlay.showPopover();
  }

  #leave() {
    this.#overlay.popover = null; // hides it too
  }
}

/** @param {HTMLElement} media @returns {Element | null} the fullscreen element that the media are in, as its own tree sees it */
function fullscreenAround(media) {
  const full = /** @type {Document | ShadowRoot} */ (media.getRootNode()).fullscreenElement ?? null;
  return full?.contains(media) ? full : null;
}
