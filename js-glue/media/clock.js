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
/** So many of the last gaps between callbacks are looked at: the longest but one is what may come again. */
const GAPS = 8;
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
 * the fallback for the one before: the callback of each frame, a timer for the
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
  /** How long after the one before it each of the last callbacks came, while it played. Milliseconds. */
  #gaps = new Float64Array(GAPS);
  #gapCount = 0;
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
   * @param {number} [patience] milliseconds to wait at least
   */
  arm(next, patience = 0) {
    clearTimeout(this.#timer);
    this.#next = next;
    const { paused, seeking, playbackRate } = this.#media;
    if (next === Infinity || paused || seeking || !(playbackRate > 0)) return;
    const wait = ((this.#due().at - this.#position()) / playbackRate) * 1000;
    this.#timer = setTimeout(this.#ring, Math.min(Math.max(wait, patience), TIMER_MAX_MS));
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

  /**
   * When playback is stopped: the end of the frame that rests on screen then, if it was
   * not told: only announced, or not even that by a busy browser; else NaN.
   * @param {number} told up to where
   */
  takeRest(told) {
    const { frames } = this;
    const { currentTime, seeking } = this.#media;
    const coming = this.#coming;
    this.#expect(0);
    if (coming) return frames.end;
    // Less may not be on screen yet.
    return !seeking && currentTime > told + (frames.duration || FRAME_S) ? frames.endAt(currentTime) : NaN;
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
    this.#measure(paused);
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

  /** @param {boolean} paused */
  #measure(paused) {
    const now = performance.now();
    if (!paused) this.#gaps[this.#gapCount++ % GAPS] = Math.min(now - this.#frameAt, SILENCE_MS);
    this.#frameAt = paused ? NaN : now;
  }

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
   * Media run on for a moment after pause(), and a busy page hears late of what is on
   * screen: where a frame that may be on screen before the next look stops them,
   * they are told now, so that no later frame is ever shown. On each frame, and when
   * playback begins.
   */
  foresee() {
    const { currentTime, playbackRate } = this.#media;
    const ahead = Math.max(this.#runsOn(), this.#longestGap() * playbackRate);
    const pause = this.#nextPause(Math.max(this.frames.end || 0, currentTime) + ahead);
    if (pause < Infinity) this.#tell(pause, this.frames.start(pause));
  }

  /** How far media run on after pause(). Seconds. */
  #runsOn() {
    return (this.frames.duration || FRAME_S) * this.#runOn * Math.max(1, this.#media.playbackRate);
  }

  /** The longest but one of the last gaps between callbacks. Seconds. */
  #longestGap() {
    let [longest, second] = [0, 0];
    for (const gap of this.#gaps) {
      if (gap > second) second = gap;
      if (second > longest) [longest, second] = [second, longest];
    }
    return second / 1000;
  }

  /**
   * What is to be told next, and from which media time on. What is due, in the middle
   * of its frame: surely on screen then, and the one after it not yet. Firefox leaves
   * the callback out for a sixth of the frames and more, and draws a refresh later: what
   * is to be on screen with a frame is due at its start. And what stops playback, as
   * much before it as media run on: see foresee().
   * @returns {{time: number, at: number}}
   */
  #due() {
    const time = this.#next;
    const { duration } = this.frames;
    const start = this.frames.start(time);
    const known = !Number.isNaN(start);
    const at = known && this.#tellsApart ? start : (known ? start : time) + duration / 2;
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
    this.#tell(this.frames.endAt(time), this.frames.start(time));
  };
}
