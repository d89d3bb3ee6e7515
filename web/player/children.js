// SPDX-License-Identifier: MIT
import { loaded, setOwnTracks } from '../stage/tracks.js';

/** Mirrors an element's `<source>` and `<track>` children into the video inside it. */
export class Children {
  #element;
  #video;
  /** @type {Map<Element, Element>} copies by child */
  #copies = new Map();
  /** The HTML of the sources in the video. */
  #sources = '';
  #observer = new MutationObserver(() => this.copy());
  /** Whether the page's own media element is in the place of the video. */
  #away = false;

  /** @param {HTMLElement} element @param {HTMLVideoElement} video */
  constructor(element, video) {
    this.#element = element;
    this.#video = video;
    this.#observer.observe(element, { childList: true, attributes: true, subtree: true });
  }

  /** @param {boolean} away */
  set away(away) {
    this.#away = away;
    this.copy();
  }

  /** Called when the children were parsed or changed. */
  copy() {
    const children = this.#away ? [] : [...this.#element.children].filter((child) => child.matches('source, track'));
    const copies = new Map(children.map((child) => [child, this.#copyOf(child)]));
    if (copies.size + this.#copies.size === 0) return;
    this.#copies = copies;
    const all = [...copies.values()];
    setOwnTracks(
      this.#video,
      all.filter(({ localName }) => localName === 'track'),
    );
    this.#setSources(all.filter(({ localName }) => localName === 'source'));
  }

  /** @param {Element} child @returns {Element} */
  #copyOf(child) {
    const copy = this.#copies.get(child) ?? loaded(/** @type {Element} */ (child.cloneNode()));
    for (const { name } of [...copy.attributes]) if (!child.hasAttribute(name)) copy.removeAttribute(name);
    for (const { name, value } of child.attributes) {
      if (name !== 'default' && copy.getAttribute(name) !== value) copy.setAttribute(name, value);
    }
    return copy;
  }

  /**
   * Replaces the sources. The current one plays on if it is among them; else the
   * video is reloaded, as when its `src` changes.
   * @param {Element[]} sources
   */
  #setSources(sources) {
    const video = this.#video;
    const text = sources.map(({ outerHTML }) => outerHTML).join('');
    const had = this.#sources;
    if (text === had) return;
    this.#sources = text;
    for (const old of video.querySelectorAll('source')) old.remove();
    video.append(...sources);
    const { currentSrc, networkState } = video;
    if (!had || video.hasAttribute('src') || networkState === video.NETWORK_EMPTY) return;
    if (!sources.some((source) => /** @type {HTMLSourceElement} */ (source).src === currentSrc)) video.load();
  }
}
