// SPDX-License-Identifier: MIT
import { Frames, ROUNDING_S } from './frames.js';

/** Without a frame callback for this long, `timeupdate` takes over: a hidden tab, audio, no API. */
const SILENCE_MS = 250;
/** A frame this far ahead of currentTime is from before a seek. Seconds at normal speed. */
const AHEAD_S = 0.25;
/** A frame due to be displayed this soon is on screen during its callback; a later one comes with the next refresh. */
const AT_ONCE_MS = 2;
/** How many frames media play on after pause(): in WebKitGTK, whose callbacks come with the frame on screen; in others. */
const RUN_ON_AT_ONCE = 3;
const RUN_ON = 1;
/** How many of the last gaps between callbacks count. The second longest is taken as likely to recur. */
const GAPS = 8;
/** Assumed frame duration until it is measured. Seconds. */
const FRAME_S = 1 / 24;
/** Clock tolerance: a frame on screen that is further ahead of currentTime has a wrong media time. Seconds. */
const EARLY_FRAME_S = 0.02;
/** Timers fire slightly early or, if the media stall, much too early: then wait at least PATIENCE_MS more. */
const EARLY_S = 0.001;
const PATIENCE_MS = 10;
/** Firefox updates currentTime every 40 ms only: for this long it is extrapolated by the wall clock. */
const UNMOVED_MAX_MS = 50;
const TIMER_MAX_MS = 2 ** 31 - 1;

/**
 * Reports the media time of what is on screen. There are three sources, each a
 * fallback for the one before: frame callbacks, a timer for the next boundary,
 * and `timeupdate`.
 *
 * A frame covers an interval. The time reported is its last instant, so that a
 * cue fires on the frame that shows it.
 */
export class Clock {
  #media;
  #report;
  #nextPause;
  #request = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #next = Infinity;
  #frameAt = -Infinity;
  /** Ring buffer of the gaps between the last callbacks during playback. Milliseconds. */
  #gaps = new Float64Array(GAPS);
  #gapCount = 0;
  #runOn = RUN_ON;
  /** Whether, during playback, callbacks came for frames displayed at once, and for frames displayed later. */
  #saysAtOnce = false;
  #saysLater = false;
  /** The requestAnimationFrame id for the pending video frame; 0 for none. */
  #coming = 0;
  /** The last currentTime read, when it last changed (wall clock), and whether it has changed since disarm(). */
  #read = NaN;
  #readAt = 0;
  #moves = false;
  frames = new Frames();

  /**
   * @param {HTMLMediaElement} media
   * @param {(time: number, picture: number) => void} report receives the media time, and the
   *   start of the frame on screen, NaN if unknown; both in seconds
   * @param {(until: number) => number} nextPause returns when playback will stop; Infinity if not by `until`
   */
  constructor(media, report, nextPause) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    this.#report = report;
    this.#nextPause = nextPause;
    this.#await();
  }

  dispose() {
    clearTimeout(this.#timer);
    if (this.#request) this.#media.cancelVideoFrameCallback?.(this.#request);
    this.#request = 0;
    this.#expect(0);
  }

  /** The media time that the timer is set for; Infinity for none. */
  get next() {
    return this.#next;
  }

  /**
   * Sets the timer. To be called again whenever playback rate or position change.
   * @param {number} next the next boundary, in media time; Infinity for none
   * @param {number} [patience] minimum wait in milliseconds
   */
  arm(next, patience = 0) {
    clearTimeout(this.#timer);
    this.#next = next;
    const { paused, seeking, playbackRate } = this.#media;
    if (next === Infinity || paused || seeking || !(playbackRate > 0)) return;
    const wait = ((this.#due().at - this.#position()) / playbackRate) * 1000;
    this.#timer = setTimeout(this.#ring, Math.min(Math.max(wait, patience), TIMER_MAX_MS));
  }

  /** The media time of playback now, extrapolated in Firefox. Seconds. */
  #position() {
    const { currentTime, playbackRate } = this.#media;
    const now = performance.now();
    if (currentTime !== this.#read) {
      this.#moves = !Number.isNaN(this.#read);
      this.#read = currentTime;
      this.#readAt = now;
    }
    const since = this.#distinguishes && this.#moves ? Math.min(now - this.#readAt, UNMOVED_MAX_MS) : 0;
    return currentTime + (since / 1000) * playbackRate;
  }

  /** Clears the timer: the media stall, or seek. */
  disarm() {
    clearTimeout(this.#timer);
    this.#next = Infinity;
    this.#read = NaN;
  }

  /**
   * When playback stops: the end of the frame that stays on screen, if it was not
   * reported yet, as it was pending or a busy browser skipped its callback; else NaN.
   * @param {number} reported media time up to which it was reported
   */
  takeRest(reported) {
    const { frames } = this;
    const { currentTime, seeking } = this.#media;
    const coming = this.#coming;
    this.#expect(0);
    if (coming) return frames.end;
    // A frame nearer than that may not be on screen yet.
    return !seeking && currentTime > reported + (frames.duration || FRAME_S) ? frames.endAt(currentTime) : NaN;
  }

  /** On `timeupdate`: the fallback when no frame callbacks come. */
  look() {
    if (performance.now() - this.#frameAt > SILENCE_MS) this.#report(this.#media.currentTime, NaN);
  }

  #await() {
    this.#request = this.#media.requestVideoFrameCallback?.(this.#onFrame) ?? 0;
  }

  /** @type {VideoFrameRequestCallback} */
  #onFrame = (_now, { mediaTime, presentedFrames, presentationTime, expectedDisplayTime }) => {
    this.#await(); // first, so that the request is pending if a listener seeks
    this.#position(); // samples currentTime, for the extrapolation
    const { currentTime, playbackRate, paused } = this.#media;
    if (mediaTime > currentTime + AHEAD_S * Math.max(1, playbackRate)) return;
    this.#measure(paused);
    this.#expect(0);
    const wait = expectedDisplayTime - presentationTime; // NaN for media-like elements that don't provide it
    const atOnce = wait < AT_ONCE_MS;
    const later = wait >= AT_ONCE_MS;
    const shown = !paused && playbackRate <= 1 && atOnce;
    if (shown) this.frames.compare(mediaTime - currentTime);
    const steady = !paused && !Number.isNaN(this.frames.time); // after a seek every browser displays at once
    this.frames.add(mediaTime - this.frames.shift, paused ? NaN : presentedFrames, playbackRate);
    const { end, time } = this.frames;
    // The media times' shift is not corrected yet: see Frames.compare().
    const early = shown && time > currentTime + EARLY_FRAME_S;
    this.#saysAtOnce ||= steady && wait === 0;
    this.#saysLater ||= steady && later;
    if (this.#distinguishes && later && !paused) this.#reportWithNextRefresh(time, end);
    else this.#report(early ? currentTime : end, early ? NaN : time);
    this.#runOn = atOnce ? RUN_ON_AT_ONCE : RUN_ON;
    this.lookAhead();
  };

  /** @param {boolean} paused */
  #measure(paused) {
    const now = performance.now();
    if (!paused) this.#gaps[this.#gapCount++ % GAPS] = Math.min(now - this.#frameAt, SILENCE_MS);
    this.#frameAt = paused ? NaN : now;
  }

  /**
   * Whether expectedDisplayTime can be relied on. Firefox distinguishes frames that
   * are on screen from those of the next refresh. Chromium reports every frame as
   * later, and displays it together with what its callback draws.
   */
  get #distinguishes() {
    return this.#saysAtOnce && this.#saysLater;
  }

  /**
   * For a frame that is displayed with the next refresh: reports the end of the frame
   * before now, and this frame once it is on screen.
   * @param {number} start of the frame
   * @param {number} end of the frame
   */
  #reportWithNextRefresh(start, end) {
    const show = () => {
      this.#coming = 0;
      if (this.frames.end === end) this.#report(end, start);
    };
    // Twice, as the first callback still runs in this refresh.
    this.#expect(requestAnimationFrame(() => this.#expect(requestAnimationFrame(show))));
    this.#report(start - ROUNDING_S, start - this.frames.duration);
  }

  /** Replaces the pending animation frame. @param {number} request its id, 0 for none */
  #expect(request) {
    if (this.#coming) cancelAnimationFrame(this.#coming);
    this.#coming = request;
  }

  /**
   * Reports the next stop, a timed pause or a gate, early. Media play on for a moment after
   * pause(), and callbacks are late on a busy page: if playback will stop before the next
   * callback may come, the stop is reported now, so that no later frame is shown. Called on
   * each frame, and when playback starts.
   */
  lookAhead() {
    const { currentTime, playbackRate } = this.#media;
    const ahead = Math.max(this.#runsOn(), this.#longestGap() * playbackRate);
    const pause = this.#nextPause(Math.max(this.frames.end || 0, currentTime) + ahead);
    if (pause < Infinity) this.#report(pause, this.frames.start(pause));
  }

  /** How far media play on after pause(). Seconds of media time. */
  #runsOn() {
    return (this.frames.duration || FRAME_S) * this.#runOn * Math.max(1, this.#media.playbackRate);
  }

  /** The second longest of the last gaps between callbacks, so that one hiccup doesn't count. Seconds. */
  #longestGap() {
    let [longest, second] = [0, 0];
    for (const gap of this.#gaps) {
      if (gap > second) second = gap;
      if (second > longest) [longest, second] = [second, longest];
    }
    return second / 1000;
  }

  /**
   * The next boundary to report, and when. Normally in the middle of its frame, which
   * is on screen then, and the one after it is not. In Firefox at the frame's start,
   * as it skips the callback of a sixth of the frames or more, and draws one refresh
   * later. A stop is reported as much earlier as media play on: see lookAhead().
   * @returns {{time: number, at: number}} the boundary, and the media time at which to report it
   */
  #due() {
    const time = this.#next;
    const { duration } = this.frames;
    const start = this.frames.start(time);
    const known = !Number.isNaN(start);
    const at = known && this.#distinguishes ? start : (known ? start : time) + duration / 2;
    const stop = this.#nextPause(at + this.#runsOn());
    if (stop === Infinity) return { time, at };
    return { time: stop, at: (this.frames.start(stop) || stop - (duration || FRAME_S)) - this.#runsOn() };
  }

  #ring = () => {
    const { time, at } = this.#due();
    if (this.#position() + EARLY_S < at) {
      this.arm(this.#next, PATIENCE_MS);
      return;
    }
    this.#next = Infinity;
    this.#expect(0);
    this.#report(this.frames.endAt(time), this.frames.start(time));
  };
}
