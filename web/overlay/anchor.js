// SPDX-License-Identifier: MIT

/** Finds what an overlay is attached to: the media element, and the surface. */
export class Anchor {
  #overlay;
  /** @type {HTMLMediaElement | null} set by a script */
  given = null;
  /** @type {HTMLElement | null} set by a script */
  givenSurface = null;

  /** @param {HTMLElement} overlay */
  constructor(overlay) {
    this.#overlay = overlay;
  }

  /** @returns {HTMLMediaElement | null} */
  get media() {
    return this.given ?? (this.#overlay.isConnected ? this.#here() : null);
  }

  /** @returns {HTMLElement | null} null for the media element */
  get surface() {
    const id = this.#overlay.getAttribute('surface');
    return this.givenSurface ?? (id ? this.#find(id) : null);
  }

  /** Resolves with the media element, after it was parsed and, if custom, defined; with null if there is none. */
  async wait() {
    const media = this.given ?? (await this.#look());
    if (media?.localName.includes('-')) await customElements.whenDefined(media.localName);
    return media;
  }

  /** Waits for the page to be parsed if needed, as the overlay may come before its video. */
  async #look() {
    let found = this.#here();
    if (!found && document.readyState === 'loading') {
      await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
      found = this.#here();
    }
    return found;
  }

  /** @returns {HTMLMediaElement | null} */
  #here() {
    const id = this.#overlay.getAttribute('for');
    const found = id ? this.#find(id) : this.#overlay.parentElement?.querySelector('video, audio');
    return /** @type {HTMLMediaElement | null} */ (found ?? null);
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return /** @type {Document} */ (this.#overlay.getRootNode()).getElementById?.(id) ?? null;
  }
}
