// SPDX-License-Identifier: MIT

/** HTMLMediaElement.NETWORK_LOADING. */
const LOADING = 2;
/** What may be missing of the media at either end: the tracks of a file differ in length. Seconds. */
const SLACK = 0.5;

/** Events after which media that waited for data wait no more. */
const GOING_ON = ['playing', 'canplay', 'canplaythrough', 'ended', 'emptied', 'error'];
/** Events after which more may be buffered. */
const GROWING = ['progress', 'suspend', 'canplaythrough', 'durationchange', 'timeupdate'];

/** The `buffer:…` events of a media element. Each `buffer:bufferstart` is followed by its `buffer:bufferend`. */
export class Buffering {
  #media;
  #emit;
  #waiting = false;
  #complete = false;

  /** @param {HTMLMediaElement} media @param {(type: string) => void} emit @param {AbortSignal} signal ends it */
  constructor(media, emit, signal) {
    this.#media = media;
    this.#emit = emit;
    const on = (/** @type {string[]} */ types, /** @type {() => void} */ act) => {
      for (const type of types) media.addEventListener(type, act, { signal });
    };
    on(['loadstart'], () => this.#begin());
    on(['emptied'], () => this.#empty());
    on(['waiting'], () => this.#wait());
    on(GOING_ON, () => this.goOn());
    on(GROWING, () => this.#look());
    if (media.networkState === LOADING && media.readyState === 0) this.#begin();
    this.#look();
  }

  /** The media do not wait any more, or their waiting is of no concern any more. */
  goOn() {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#emit('buffer:bufferend');
  }

  #begin() {
    this.#empty();
    this.#emit('buffer:prebuffer');
  }

  #empty() {
    this.#complete = false;
  }

  #wait() {
    if (this.#waiting || this.#media.ended) return;
    this.#waiting = true;
    this.#emit('buffer:bufferstart');
  }

  #look() {
    if (this.#complete || !covers(this.#media)) return;
    this.#complete = true;
    this.#emit('buffer:allbuffered');
  }
}

/** Whether a single buffered range covers the media. @param {HTMLMediaElement} media */
function covers({ buffered, duration }) {
  if (!buffered || !(duration > 0)) return false; // custom media elements may have none
  const ranges = Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)]);
  return ranges.some(([from, to]) => from <= SLACK && to >= duration - SLACK);
}
