// SPDX-License-Identifier: MIT
import { Frames, ROUNDING_S } from './frames.js';

/** Frames that stay away this long are not coming: a hidden tab, audio, no callback at all. */
const SILENCE_MS = 250;
/** A frame this far ahead of the media time was on screen before a seek. Seconds at normal speed. */
const AHEAD_S = 0.25;
/** A frame displayed this soon is on screen when it is announced; otherwise it comes with the next refresh. */
const AT_ONCE_MS = 2;
/** So many frames media run on after pause(): of WebKitGTK, which announces frames it shows at once, and of others. */
const RUN_ON_AT_ONCE = 3;
const RUN_ON = 1;
/** A frame's length until it is known. Seconds. */
const FRAME_S = 1 / 24;
/** What is on screen can't be further ahead of the media than clocks differ. Seconds. */
const EARLY_FRAME_S = 0.02;
/** Timers ring a little early or, when the media stalls, much too early. */
const EARLY_S = 0.001;
const PATIENCE_MS = 10;
/** Firefox moves currentTime on every 40 ms: so long it is taken to have moved on meanwhile. */
const UNMOVED_MAX_MS = 50;
const TIMER_MAX_MS = 2 ** 31 - 1;

/**
 * Tells the time of a media element, by what is on screen. Three ways, each
 * the net under the one before: the callback of each frame, a timer for the
 * next time that matters, and `timeupdate`.
 *
 * A frame shows an interval, so the time told is the last instant that the
 * frame on screen covers: a cue is due on the frame that shows it.
 */
export class Clock {
  #media;
  #tell;
  #nextPause;
  #request = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #next = Infinity;
  #frameAt = -Infinity;
  #runOn = RUN_ON;
  /** Whether the browser was seen to announce frames that are displayed at once, while it plays, and others. */
  #saysAtOnce = false;
  #saysLater = false;
  /** The animation frame with which the video's next frame comes. */
  #coming = 0;
  /** What currentTime was when it was last seen to have changed, when that was, and whether it moves. */
  #read = NaN;
  #readAt = 0;
  #moves = false;
  frames = new Frames();

  /**
   * @param {HTMLMediaElement} media
   * @param {(time: number, picture: number) => void} tell told seconds of media time, and
   *   when the frame that is on screen starts; NaN when that is not known
   * @param {(until: number) => number} nextPause when playback is going to stop, Infinity for not until then
   */
  constructor(media, tell, nextPause) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    this.#tell = tell;
    this.#nextPause = nextPause;
    this.#await();
  }

  dispose() {
    clearTimeout(this.#timer);
    if (this.#request) this.#media.cancelVideoFrameCallback?.(this.#request);
    this.#request = 0;
    this.#expect(0);
  }

  /** The time the timer is set for. */
  get next() {
    return this.#next;
  }

  /**
   * Sets the timer; again whenever the media's pace or position changed.
   * @param {number} next the next media time that matters; Infinity for none
   */
  arm(next) {
    clearTimeout(this.#timer);
    this.#next = next;
    const { paused, seeking, playbackRate } = this.#media;
    if (next === Infinity || paused || seeking || !(playbackRate > 0)) return;
    const wait = ((this.#aim() - this.#position()) / playbackRate) * 1000;
    this.#timer = setTimeout(this.#ring, Math.min(Math.max(wait, PATIENCE_MS), TIMER_MAX_MS));
  }

  /** Where playback is now. Seconds. */
  #position() {
    const { currentTime, playbackRate } = this.#media;
    const now = performance.now();
    if (currentTime !== this.#read) {
      this.#moves = !Number.isNaN(this.#read);
      this.#read = currentTime;
      this.#readAt = now;
    }
    const since = this.#tellsApart && this.#moves ? Math.min(now - this.#readAt, UNMOVED_MAX_MS) : 0;
    return currentTime + (since / 1000) * playbackRate;
  }

  /** The media stand still, or go elsewhere. */
  disarm() {
    clearTimeout(this.#timer);
    this.#next = Infinity;
    this.#read = NaN;
  }

  /** When playback is stopped: the end of a frame that was announced and not told, which rests on screen then; else NaN. */
  takeComing() {
    const { end } = this.frames;
    const coming = this.#coming;
    this.#expect(0);
    return coming ? end : NaN;
  }

  /** On `timeupdate`: the net. */
  look() {
    if (performance.now() - this.#frameAt > SILENCE_MS) this.#tell(this.#media.currentTime, NaN);
  }

  #await() {
    this.#request = this.#media.requestVideoFrameCallback?.(this.#onFrame) ?? 0;
  }

  /** @type {VideoFrameRequestCallback} */
  #onFrame = (_now, { mediaTime, presentedFrames, presentationTime, expectedDisplayTime }) => {
    this.#await(); // first, so that a seek made by a listener finds it waiting
    this.#position(); // looked at when it is new
    const { currentTime, playbackRate, paused } = this.#media;
    if (mediaTime > currentTime + AHEAD_S * Math.max(1, playbackRate)) return;
    this.#frameAt = performance.now();
    this.#expect(0);
    const wait = expectedDisplayTime - presentationTime; // what only looks like a video may not say
    const atOnce = wait < AT_ONCE_MS;
    const later = wait >= AT_ONCE_MS;
    const shown = !paused && playbackRate <= 1 && atOnce;
    if (shown) this.frames.compare(mediaTime - currentTime);
    const steady = !paused && !Number.isNaN(this.frames.time); // the frame of a seek is at once everywhere
    this.frames.add(mediaTime - this.frames.shift, paused ? NaN : presentedFrames, playbackRate);
    const { end, time } = this.frames;
    // Not put right yet.
    const early = shown && time > currentTime + EARLY_FRAME_S;
    this.#saysAtOnce ||= steady && wait === 0;
    this.#saysLater ||= steady && later;
    if (this.#tellsApart && later && !paused) this.#tellWithNextRefresh(time, end);
    else this.#tell(early ? currentTime : end, early ? NaN : time);
    this.#runOn = atOnce ? RUN_ON_AT_ONCE : RUN_ON;
    this.foresee();
  };

  /**
   * Firefox tells frames that are on screen from those that come with the next
   * refresh. Chromium says "later" of every frame, and has it on screen together
   * with what its callback draws.
   */
  get #tellsApart() {
    return this.#saysAtOnce && this.#saysLater;
  }

  /**
   * A frame that comes with the next refresh, while this one shows the frame before
   * it yet: what was before it is told now, and the frame when it is on screen.
   * @param {number} start
   * @param {number} end
   */
  #tellWithNextRefresh(start, end) {
    const show = () => {
      this.#coming = 0;
      if (this.frames.end === end) this.#tell(end, start);
    };
    // What is asked for here is called in this refresh yet.
    this.#expect(requestAnimationFrame(() => this.#expect(requestAnimationFrame(show))));
    this.#tell(start - ROUNDING_S, start - this.frames.duration);
  }

  /** @param {number} request of an animation frame, 0 for none */
  #expect(request) {
    if (this.#coming) cancelAnimationFrame(this.#coming);
    this.#coming = request;
  }

  /**
   * Media run on for a moment after pause(): where a frame to come soon stops
   * them, they are told now, so that no later frame is ever shown. On each
   * frame, and when playback begins.
   */
  foresee() {
    const { end, duration } = this.frames;
    const ahead = (duration || FRAME_S) * this.#runOn * Math.max(1, this.#media.playbackRate);
    const pause = this.#nextPause((Number.isNaN(end) ? this.#media.currentTime : end) + ahead);
    if (pause < Infinity) this.#tell(pause, this.frames.middle(pause) - duration / 2);
  }

  /**
   * The middle of the frame due next: surely on screen then, and the one after it not
   * yet. Firefox leaves the callback out for a sixth of the frames and more, and draws a
   * refresh later: what is to be on screen with a frame is due at its start.
   */
  #aim() {
    const { duration } = this.frames;
    const middle = this.frames.middle(this.#next);
    if (Number.isNaN(middle)) return this.#next + duration / 2;
    return this.#tellsApart ? middle - duration / 2 : middle;
  }

  #ring = () => {
    const next = this.#next;
    if (this.#position() + EARLY_S < this.#aim()) {
      this.arm(next);
      return;
    }
    const middle = this.frames.middle(next);
    this.#next = Infinity;
    const half = this.frames.duration / 2;
    this.#expect(0);
    this.#tell(Number.isNaN(middle) ? next : middle + half - ROUNDING_S, middle - half);
  };
}
