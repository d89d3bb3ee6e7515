// SPDX-License-Identifier: MIT
// The film's time for all panels: one media element, which they read and control.

const FRAME_RATE_GUESSED = 25;
const FRAMES_READ = 12;
const STEP_MS_LEAST = 1 / 240;

/** Dispatches `time` when the time, the duration or what plays has changed. */
export class Playhead extends EventTarget {
  /** @type {HTMLVideoElement | null} */
  #media = null;
  /** The time while there is no media element, as in views without the picture. */
  #rest = 0;
  /** Times between frames that followed each other. @type {number[]} */
  #steps = [];
  #last = Number.NaN;
  #callback = 0;
  /** Aborts the listeners on the media. */
  #listening = new AbortController();

  /** @param {HTMLVideoElement | null} media it is put where the one before was */
  attach(media) {
    this.#listening.abort();
    this.#media?.cancelVideoFrameCallback?.(this.#callback);
    this.#listening = new AbortController();
    this.#rest = this.time;
    [this.#media, this.#steps, this.#last] = [media, [], Number.NaN];
    const changed = () => this.dispatchEvent(new Event('time'));
    for (const type of ['timeupdate', 'seeking', 'seeked', 'play', 'pause', 'durationchange', 'emptied', 'error'])
      media?.addEventListener(type, changed, { signal: this.#listening.signal });
    if (media && this.#rest > 0) media.currentTime = this.#rest;
    if (media) this.#watch(media);
    changed();
  }

  /** @param {HTMLVideoElement} media */
  #watch(media) {
    this.#callback =
      media.requestVideoFrameCallback?.((_now, { mediaTime }) => {
        const step = mediaTime - this.#last;
        if (!media.paused && step > STEP_MS_LEAST && step < 0.2)
          this.#steps = [...this.#steps.slice(-FRAMES_READ), step];
        this.#last = mediaTime;
        this.dispatchEvent(new Event('time'));
        this.#watch(media);
      }) ?? 0;
  }

  /** @returns {HTMLVideoElement | null} */
  get media() {
    return this.#media;
  }

  /** Seconds of media time. */
  get time() {
    return this.#media?.currentTime ?? this.#rest;
  }

  /** Seconds; 0 while unknown. */
  get duration() {
    const { duration = 0 } = this.#media ?? {};
    return Number.isFinite(duration) ? duration : 0;
  }

  get playing() {
    return this.#media ? !this.#media.paused && !this.#media.ended : false;
  }

  /** Frames a second: measured while it played, else a guess. */
  get frameRate() {
    const steps = [...this.#steps].sort((a, b) => a - b);
    return steps.length < 3 ? FRAME_RATE_GUESSED : Math.round(100 / steps[steps.length >> 1]) / 100;
  }

  /** @param {number} time seconds, clamped to the film */
  seek(time) {
    const sought = Math.max(Math.min(time, this.duration || time), 0);
    if (this.#media) this.#media.currentTime = sought;
    else this.#rest = sought;
    this.dispatchEvent(new Event('time'));
  }

  /** Goes to the middle of another frame. @param {number} frames */
  step(frames) {
    const rate = this.frameRate;
    this.seek((Math.floor(this.time * rate + 1e-6) + frames + 0.5) / rate);
  }

  /** The start of the nearest frame. @param {number} time seconds */
  snap(time) {
    return Math.round(time * this.frameRate) / this.frameRate;
  }

  toggle() {
    if (!this.#media) return;
    if (this.playing) this.#media.pause();
    else this.#media.play().catch(() => {}); // the film can't be played, which the stage shows
  }
}
