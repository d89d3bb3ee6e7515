// SPDX-License-Identifier: MIT
import { mediaIn } from '../stage/inside.js';

/** How long to wait for a media element after the page was parsed. Milliseconds. */
const PATIENCE_MS = 5000;
/** How many times as long to wait for the script of a custom element. */
const SCRIPT_FACTOR = 6;
/** Polling interval: shadow trees and properties of custom elements cannot be observed. Milliseconds. */
const POLL_MS = 50;
const UNDEFINED = ':not(:defined)';

/** Finds what an overlay is attached to: the media element, and the surface. */
export class Anchor {
  #overlay;
  /** @type {HTMLElement | null} set by a script: a media element, or one that has it inside */
  given = null;
  /** @type {HTMLElement | null} set by a script */
  givenSurface = null;
  /** What wait() has found; undefined before that. @type {HTMLMediaElement | null | undefined} */
  #found;
  /** @type {MutationObserver | undefined} */
  #observer;
  #replaced = () => {};

  /** @param {HTMLElement} overlay */
  constructor(overlay) {
    this.#overlay = overlay;
  }

  /** @returns {HTMLMediaElement | null} */
  get media() {
    for (const each of this.#candidates) {
      const media = mediaIn(each);
      if (media) return media;
    }
    return null;
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
      if (document.readyState !== 'loading') patience -= POLL_MS / (this.#undefined ? SCRIPT_FACTOR : 1);
    }
    this.#found = this.media;
    if (this.#found) this.#observe(this.#found);
    const late = !this.#found && this.#undefined;
    if (late) customElements.whenDefined(late.localName).then(() => this.#found === null && this.#replaced());
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
    this.#replaced = replaced;
    this.#observer = new MutationObserver(() => {
      const found = this.#found;
      const media = found?.isConnected && !this.#overlay.hasAttribute('for') ? found : this.media;
      if (!media || found === undefined) return;
      if (media === found) stirred();
      else replaced();
    });
    this.#observe(this.#overlay);
    if (this.#found) this.#observe(this.#found);
  }

  /** Observes the page, or the shadow tree, around an element. @param {HTMLElement} element */
  #observe(element) {
    this.#observer?.observe(element.getRootNode(), { childList: true, subtree: true });
  }

  unfollow() {
    this.#observer?.disconnect();
    this.#found = undefined;
  }

  /** What may be the media element, or has it inside. @returns {Element[]} */
  get #candidates() {
    if (this.given) return [this.given];
    const { isConnected, parentElement, localName } = this.#overlay;
    const id = this.#overlay.getAttribute('for');
    const all = id ? [this.#find(id)] : [...(parentElement?.children ?? [])];
    return /** @type {Element[]} */ (isConnected ? all.filter((each) => each && each.localName !== localName) : []);
  }

  /** The first custom element there that is not defined yet. */
  get #undefined() {
    const all = this.#candidates.flatMap((each) => [each, ...each.querySelectorAll(UNDEFINED)]);
    return all.find((each) => each.matches(UNDEFINED));
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return /** @type {Document} */ (this.#overlay.getRootNode()).getElementById?.(id) ?? null;
  }
}
