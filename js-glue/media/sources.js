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

/**
 * What to load for a video.
 * @typedef {object} Source
 * @property {string} video its id
 * @property {{src: string, type: string | null}[]} sources those of the document: absolute, and allowed
 * @property {string} src the one that the element may play best; '' for none
 * @property {MediaProvider | null} object in place of `src`
 * @property {boolean} children whether the element's `<source>` children provide `src`, as long as there are any
 * @property {string} poster
 * @property {boolean} own whether the page's own source has to come back
 * @property {boolean} lent whether the page loads it, so that the element's `src` is not ours
 */

/**
 * The first source that a media element may play, else the first.
 * @template {{type?: string | null}} T
 * @param {HTMLMediaElement} media media-like elements may lack `canPlayType`
 * @param {T[]} sources
 * @returns {T | undefined} undefined for none
 */
export const best = (media, sources) => sources.find(({ type }) => !type || media.canPlayType?.(type)) ?? sources[0];

/**
 * Chooses the source of the media element for each video. The page's own source, if there
 * was one when the first switch replaced it, belongs to the start video.
 */
export class Sources {
  #media;
  /** @type {Video | undefined} */
  #startVideo;
  #base = '';
  /** What was loaded for a video; null while the page's own source is in the element. @type {Source | null} */
  #held = null;
  /** The page's own source for the start video, once it was replaced. @type {Pick<Source, 'src' | 'object' | 'children'> | null} */
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

  /** What was loaded for a video; null while the page's own source is in the element. */
  get held() {
    return this.#held;
  }

  /** Called when the page has set a source, or loads the same again. @param {Video} video that is played */
  replace(video) {
    // What the page loads for us it may also load again.
    if (this.#held && (this.#held.lent || this.#isIn(this.#held))) return;
    this.#held = null;
    this.#foreign = video !== this.#startVideo;
    if (!this.#foreign) this.#own = null;
  }

  /** @param {Source} source @returns {boolean} whether the element was given this source, by us or by the page */
  #isIn({ src, object }) {
    const { srcObject } = this.#media;
    return object ? srcObject === object : !srcObject && this.#media.src === src;
  }

  /** Remembers the page's own source before it is replaced for the first time. @param {Video} video that is left */
  keepOwn(video) {
    if (this.#held) this.replace(video); // perhaps while ours still loaded
    if (this.#held || this.#foreign || this.#own) return;
    // `src` first: players of streams have an address there, and a `blob:` in currentSrc.
    const { src, currentSrc, srcObject } = this.#media;
    if (!src && !currentSrc && !srcObject) return;
    this.#own = { src: src || currentSrc, object: srcObject ?? null, children: !src && !srcObject };
  }

  /** @param {Video} video @returns {Source | null} null if it is in the element already */
  find(video) {
    const isStart = video === this.#startVideo;
    const own = isStart ? this.#own : null;
    const sources = this.#allowed(video.sources ?? []);
    const chosen = best(this.#media, sources);
    const theirs = { src: chosen?.src ?? '', object: null, children: false };
    const { src, object, children } = own && !(chosen && isObjectUrl(own)) ? own : theirs;
    const here = this.#foreign ? null : (this.#held ?? this.#own);
    if ((src || object) && src === here?.src && object === here.object) return null;
    return {
      video: video.id,
      sources,
      src,
      object,
      children,
      poster: (isStart && this.#poster) || this.#resolve(video.poster),
      own: Boolean(own),
      lent: false,
    };
  }

  /** Leaves it to the page to load a source. @param {Source} source from find() */
  lend(source) {
    this.#hold({ ...source, lent: true });
  }

  /** @param {Source} source from find() */
  insert(source) {
    const { playbackRate } = this.#media;
    this.#hold(source);
    if (this.#media.srcObject) this.#media.srcObject = null; // else it would go on
    if (source.object) this.#media.srcObject = source.object;
    else if (source.children && this.#media.querySelector?.('source')) {
      this.#media.removeAttribute('src');
      this.#media.load();
    } else this.#media.src = source.src;
    this.#media.playbackRate = playbackRate; // setting src resets it
  }

  /** @param {Source} source */
  #hold(source) {
    this.#held = source;
    this.#foreign = false;
    this.#media.poster = source.poster;
  }

  /** @param {NonNullable<Video['sources']>} sources @returns {Source['sources']} */
  #allowed(sources) {
    const all = sources.map(({ src, type }) => ({ src: this.#resolve(src), type: type ?? null }));
    return all.filter(({ src }) => src);
  }

  /** @param {string | null | undefined} url @returns {string} absolute; '' if it is missing or not allowed */
  #resolve(url) {
    return url ? (safeUrl(url, this.#base)?.href ?? '') : '';
  }
}

/**
 * Whether a source may be revoked once it is replaced, as an object URL of Media Source Extensions
 * is; the URL of a file looks the same. @param {{src: string}} source
 */
const isObjectUrl = ({ src }) => src.startsWith('blob:');
