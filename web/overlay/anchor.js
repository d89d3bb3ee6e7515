// SPDX-License-Identifier: MIT

/** What an overlay is on: the media element, and the element whose clicks are looked at. */
export class Anchor {
  #overlay;
  /** @type {HTMLMediaElement | null} given by a script */
  given = null;
  /** @type {HTMLElement | null} given by a script */
  givenSurface = null;

  /** @param {HTMLElement} overlay */
  constructor(overlay) {
    this.#overlay = overlay;
  }

  /** @returns {HTMLMediaElement | null} */
  get media() {
    return this.given ?? (this.#overlay.isConnected ? this.#here() : null);
  }

  /** @returns {HTMLElement | null} null: it is the media element */
  get surface() {
    const id = this.#overlay.getAttribute('surface');
    return this.givenSurface ?? (id ? this.#find(id) : null);
  }

  /** The media element, once it can be used: it may come in later, and be defined later. */
  async wait() {
    const media = this.given ?? (await this.#look());
    if (media?.localName.includes('-')) await customElements.whenDefined(media.localName);
    return media;
  }

  /** The overlay may stand before its video in a page that is still coming in. */
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
