// SPDX-License-Identifier: MIT

/**
 * Keeps the overlay above its media in fullscreen. Native controls make only the
 * video fullscreen, above the rest of the page: then the overlay follows it into
 * the top layer as a popover. Not needed if a wrapper of both is fullscreen.
 */
export class TopLayer {
  #media;
  #overlay;
  #page;
  #onChange = () => this.#follow();

  /** @param {HTMLElement} media @param {HTMLElement} overlay */
  constructor(media, overlay) {
    this.#media = media;
    this.#overlay = overlay;
    this.#page = overlay.ownerDocument;
    this.#page.addEventListener('fullscreenchange', this.#onChange);
    this.#follow();
  }

  dispose() {
    this.#page.removeEventListener('fullscreenchange', this.#onChange);
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
    this.#overlay.popover = null; // also hides it
  }
}

/** @param {HTMLElement} media @returns {Element | null} the fullscreen element in the media's tree that contains the media */
function fullscreenAround(media) {
  const full = /** @type {Document | ShadowRoot} */ (media.getRootNode()).fullscreenElement ?? null;
  return full?.contains(media) ? full : null;
}
