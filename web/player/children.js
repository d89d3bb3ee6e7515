// SPDX-License-Identifier: MIT
import { loaded, tracksOf } from '../stage/tracks.js';

/** @param {Map<Element, Element>} copies @param {string} name */
const named = (copies, name) => [...copies.values()].filter(({ localName }) => localName === name);

/**
 * Mirrors an element's `<source>` children into the video inside it, and its `<track>` children
 * into the media element that plays: that video, or one of the page's own in its place.
 */
export class Children {
  #element;
  #video;
  /** @type {HTMLElement} */
  #media;
  /** @type {Map<Element, Element>} copies by child */
  #copies = new Map();
  /** The HTML of the sources in the video. */
  #sources = '';
  #observer = new MutationObserver(() => this.copy());

  /** @param {HTMLElement} element @param {HTMLVideoElement} video */
  constructor(element, video) {
    this.#element = element;
    this.#video = this.#media = video;
    this.#observer.observe(element, { childList: true, attributes: true, subtree: true });
  }

  /** Which media element plays. @param {HTMLElement} media */
  set media(media) {
    setOwnTracks(this.#media, [], named(this.#copies, 'track'));
    this.#copies = new Map();
    this.#media = media;
    this.copy();
  }

  /** Called when the children were parsed or changed. */
  copy() {
    const before = named(this.#copies, 'track');
    const copied = this.#media === this.#video ? 'source, track' : 'track';
    const children = [...this.#element.children].filter((child) => child.matches(copied));
    this.#copies = new Map(children.map((child) => [child, this.#copyOf(child)]));
    setOwnTracks(this.#media, named(this.#copies, 'track'), before);
    this.#setSources(named(this.#copies, 'source'));
  }

  /** @param {Element} child @returns {Element} */
  #copyOf(child) {
    const copy = this.#copies.get(child) ?? loaded(/** @type {Element} */ (child.cloneNode()), this.#media);
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

/**
 * Replaces tracks among the page's own; they are not inserted while another video is shown.
 * @param {HTMLElement} media
 * @param {Element[]} given
 * @param {Element[]} before those that were given the last time
 */
function setOwnTracks(media, given, before) {
  const tracks = tracksOf(media);
  tracks.own = [...tracks.own.filter((track) => !before.includes(track)), ...given];
  for (const track of before) if (!given.includes(track)) track.remove();
  if (tracks.away) return;
  for (const track of given) if (track.parentNode !== media) media.insertBefore(track, tracks.ours[0] ?? null);
}
