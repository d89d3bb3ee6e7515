// SPDX-License-Identifier: MIT
import { mediaIn } from '../stage/inside.js';

/** How long to wait for a media element after the page was parsed. Milliseconds. */
const PATIENCE_MS = 5000;
/** Polling interval: shadow trees and properties of custom elements cannot be observed. Milliseconds. */
const POLL_MS = 50;

/** Finds what an overlay is attached to: the media element, and the surface. */
export class Anchor {
  #overlay;
  /** @type {HTMLMediaElement | null} set by a script */
  given = null;
  /** @type {HTMLElement | null} set by a script */
  givenSurface = null;
  /** What wait() has found; undefined before that. @type {HTMLMediaElement | null | undefined} */
  #found;
  /** @type {MutationObserver | undefined} */
  #observer;

  /** @param {HTMLElement} overlay */
  constructor(overlay) {
    this.#overlay = overlay;
  }

  /** @returns {HTMLMediaElement | null} */
  get media() {
    return this.given ?? (this.#overlay.isConnected ? this.#here() : null);
  }

  /** The surface; a player named by `for` is one. @returns {HTMLElement | null} null for the media element itself */
  get surface() {
    const id = this.#overlay.getAttribute('surface') ?? this.#overlay.getAttribute('for');
    return this.givenSurface ?? (id ? this.#find(id) : null);
  }

  /**
   * Resolves with the media element when it is there: parsed, inserted by a script, or made by a
   * custom element. Resolves with null if it isn't after a while, or if the overlay leaves the page.
   */
  async wait() {
    let patience = PATIENCE_MS;
    while (!this.media && this.#overlay.isConnected && patience > 0) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      if (document.readyState !== 'loading' && !this.#undefined) patience -= POLL_MS;
    }
    this.#found = this.media;
    return this.#found;
  }

  /**
   * Calls back when a media element appears after wait() found none, or replaces the one it found;
   * and after other changes of the page, which may have moved that.
   * @param {() => void} replaced
   * @param {() => void} stirred
   */
  follow(replaced, stirred) {
    this.#observer?.disconnect();
    this.#observer = new MutationObserver(() => {
      const { media } = this;
      if (!media || this.#found === undefined) return;
      if (media === this.#found) stirred();
      else replaced();
    });
    this.#observer.observe(this.#overlay.getRootNode(), { childList: true, subtree: true });
  }

  unfollow() {
    this.#observer?.disconnect();
    this.#found = undefined;
  }

  /** Whether the element named by `for` is a custom element that is not defined yet. */
  get #undefined() {
    return this.#find(this.#overlay.getAttribute('for') ?? '')?.matches(':not(:defined)');
  }

  /** @returns {HTMLMediaElement | null} */
  #here() {
    const id = this.#overlay.getAttribute('for');
    const candidates = id ? [this.#find(id)] : [...(this.#overlay.parentElement?.children ?? [])];
    for (const each of candidates) {
      const media = each && each.localName !== this.#overlay.localName && mediaIn(each);
      if (media) return media;
    }
    return null;
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return /** @type {Document} */ (this.#overlay.getRootNode()).getElementById?.(id) ?? null;
  }
}
