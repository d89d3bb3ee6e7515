// SPDX-License-Identifier: MIT
import { Buffering } from './buffering.js';
import { Throttle } from './throttle.js';

/**
 * @typedef {object} Options
 * @property {number} [timeupdate] shortest time between two `player:timeupdate`, in milliseconds of wall time; default: 250
 * @property {boolean} [buffer] whether there are `buffer:…` events; default: false
 */

/**
 * Receives an event; `time` is the media time in seconds.
 * @typedef {(type: string, detail: any, time: number) => void} Emit
 */

/** What is reported when it has changed: the media element's event, ours, and its payload. */
const CHANGES = [
  {
    heard: 'ratechange',
    type: 'player:ratechange',
    detail: (/** @type {HTMLMediaElement} */ { playbackRate }) => ({ playbackRate }),
  },
  {
    heard: 'volumechange',
    type: 'player:volumechange',
    detail: (/** @type {HTMLMediaElement} */ { volume, muted }) => ({ volume, muted }),
  },
];

/** Of the element: its media may be others from now on. */
const RENEWALS = ['project:load', 'node:enter'];

/**
 * Hands the events of an element's media to a function: those of docs/embedding.md, "Events of the
 * media". It follows the media when they are replaced.
 */
export class MediaWatch {
  #element;
  #emit;
  #buffer;
  #throttle;
  /** @type {HTMLMediaElement | null} */
  #media = null;
  /** @type {Buffering | null} */
  #buffering = null;
  /** What was reported last, or was so from the start, as JSON by type. @type {Map<string, string>} */
  #known = new Map();
  #off = new AbortController();
  #offMedia = new AbortController();

  /**
   * @param {HTMLElement} element a `<hotcue-player>` or `<hotcue-overlay>`
   * @param {Options} options
   * @param {Emit} emit
   * @throws {TypeError} for options that have a wrong value or do not exist
   */
  constructor(element, options, emit) {
    const { timeupdate, buffer } = checked(options);
    this.#element = element;
    this.#emit = emit;
    this.#buffer = buffer;
    this.#throttle = new Throttle(timeupdate, () => this.#report('player:timeupdate', positionOf));
    const { signal } = this.#off;
    for (const type of RENEWALS) element.addEventListener(type, () => this.#renew(), { signal });
    // Before other listeners: the position is that of the video that is left.
    element.addEventListener('node:exit', () => this.#throttle.flush(), { signal, capture: true });
    this.#renew();
  }

  /** Ends it; what the throttle holds back is dropped. */
  stop() {
    this.#off.abort();
    this.#offMedia.abort();
    this.#throttle.cancel();
  }

  /** Listens to the element's media, if they are others than before. */
  #renew() {
    const media = mediaOf(this.#element);
    if (media !== this.#media) this.#listen(media);
    for (const { type, detail } of CHANGES) this.#report(type, detail);
  }

  /** @param {HTMLMediaElement | null} media */
  #listen(media) {
    this.#offMedia.abort();
    this.#offMedia = new AbortController();
    this.#throttle.cancel();
    this.#buffering?.goOn();
    this.#buffering = null;
    this.#media = media;
    if (!media || this.#off.signal.aborted) return;
    const { signal } = this.#offMedia;
    const on = (/** @type {string} */ type, /** @type {() => void} */ act) =>
      media.addEventListener(type, act, { signal });
    on('timeupdate', () => this.#throttle.request());
    for (const type of ['seeked', 'ended']) on(type, () => this.#throttle.now());
    on('emptied', () => this.#throttle.cancel());
    for (const { heard, type, detail } of CHANGES) on(heard, () => this.#report(type, detail));
    if (this.#buffer) this.#buffering = new Buffering(media, (type) => this.#pass(type, {}), signal);
  }

  /** Reports what is other than it was. @param {string} type @param {(media: HTMLMediaElement) => any} read */
  #report(type, read) {
    if (!this.#media) return;
    const detail = read(this.#media);
    const text = JSON.stringify(detail);
    const before = this.#known.get(type);
    this.#known.set(type, text);
    // The rate and volume that there are at first are no change; each position is.
    if (text !== before && (before !== undefined || read === positionOf)) this.#pass(type, detail);
  }

  /** @param {string} type @param {any} detail */
  #pass(type, detail) {
    this.#emit(type, detail, this.#media?.currentTime ?? 0);
  }
}

/** What has the members of an element's media. The player behaves as its media; it follows them itself. @param {any} element @returns {HTMLMediaElement | null} */
export const mediaOf = (element) => ('playbackRate' in element ? element : (element.media ?? null));

/** @param {HTMLMediaElement} media */
const positionOf = ({ currentTime, duration }) => ({
  currentTime,
  duration: Number.isFinite(duration) ? duration : null,
});

/** @param {any} options @returns {Required<Options>} */
function checked({ timeupdate = 250, buffer = false, ...others }) {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`mediaEvents: no option "${unknown}"`);
  if (typeof buffer !== 'boolean') throw new TypeError('mediaEvents: "buffer" must be boolean');
  if (!Number.isFinite(timeupdate) || timeupdate < 0) {
    throw new TypeError('mediaEvents: "timeupdate" must be a number of milliseconds, 0 or more');
  }
  return { timeupdate, buffer };
}
