// SPDX-License-Identifier: MIT
import { safeUrl } from '../engine/url.js';

/**
 * A video of Engine.project().
 * @typedef {object} Video
 * @property {string} id
 * @property {string | null} [poster]
 * @property {{src: string, type?: string | null}[] | null} [sources]
 * @property {{src: string, kind?: string | null, srclang?: string | null, label?: string | null, default?: boolean}[] | null} [tracks]
 */

/** @typedef {{start: number, videos: Video[]}} Project the part of Engine.project() that is needed here */

/** @typedef {{src: string, poster: string, own: boolean}} Source own: the page's, not the document's */

/**
 * Chooses the source of the media element for each video. The page's own source, if there
 * was one when the first switch replaced it, belongs to the start video.
 */
export class Sources {
  #media;
  /** @type {Video | undefined} */
  #startVideo;
  #base = '';
  /** The URL in the element if it was set here, else ''. */
  #src = '';
  /** The page's own URL for the start video, once it was replaced. @type {string | null} */
  #own = null;
  /** Whether the page has set a source for another video than the start video. */
  #foreign = false;
  /** The page's own poster. */
  #poster;

  /** @param {HTMLMediaElement} media */
  constructor(media) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    this.#poster = this.#media.poster ?? '';
  }

  /**
   * Called for another document.
   * @param {Project} project
   * @param {string} base URL that its relative addresses are resolved against
   */
  open({ start, videos }, base) {
    this.#startVideo = videos[start];
    this.#base = base;
  }

  /** Whether the source in the element was set here. */
  get replaced() {
    return this.#src !== '';
  }

  /** Called when the page has set a source, or loads the same again. @param {Video} video that is played */
  replace(video) {
    if (this.#src && this.#media.src === this.#src) return;
    this.#src = '';
    this.#foreign = video !== this.#startVideo;
    if (!this.#foreign) this.#own = null;
  }

  /** Remembers the page's own source before it is replaced for the first time. */
  keepOwn() {
    if (!this.#src && !this.#foreign) this.#own ??= this.#media.currentSrc || this.#media.src;
  }

  /** @param {Video} video @returns {Source | null} null if it is in the element already, or the video has no usable source */
  find(video) {
    const isStart = video === this.#startVideo;
    const own = isStart ? this.#own : null;
    const src = own || this.#choose(video.sources ?? []);
    if (!src || (!this.#foreign && src === (this.#src || this.#own))) return null;
    return { src, poster: (isStart && this.#poster) || this.#resolve(video.poster), own: Boolean(own) };
  }

  /** @param {Source} source from find() */
  insert({ src, poster }) {
    const { playbackRate } = this.#media;
    this.#src = src;
    this.#foreign = false;
    this.#media.poster = poster;
    this.#media.src = src;
    this.#media.playbackRate = playbackRate; // setting src resets it
  }

  /** @param {NonNullable<Video['sources']>} sources @returns {string} address of the first that may play; '' for none */
  #choose(sources) {
    const playable = sources.find(({ type }) => !type || this.#media.canPlayType?.(type)) ?? sources[0];
    return this.#resolve(playable?.src);
  }

  /** @param {string | null | undefined} url @returns {string} absolute; '' if it is missing or not allowed */
  #resolve(url) {
    return url ? (safeUrl(url, this.#base)?.href ?? '') : '';
  }
}
