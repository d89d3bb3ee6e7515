// SPDX-License-Identifier: MIT
import { framesIn, Gaps } from './gaps.js';

/** No gap between two frames: a film that stands. Seconds. */
const GAP_MAX_S = 2;
/** So many frames show how long one is: nearly, and surely. */
const FRAMES_LEAST = 3;
const FRAMES_SURE = 20;
/** So many gaps may be a browser's slip then. */
const SLIPS = 1;
/** How far from the last frame seen its grid can be trusted, in frames; as far as it was seen, at least. */
const REACH = 8;
/** So much of what was seen of a film's unevenness counts one frame later. */
const KEPT = 0.99;
/**
 * Times are good to a millisecond: documents and files give many of them
 * rounded. What is this near before a frame's start belongs to that frame. Seconds.
 */
export const ROUNDING_S = 0.0005;
/** So much past a time is in the frame that it means. Seconds. */
const NUDGE_S = ROUNDING_S + 0.0001;
/** Edges that are known as well as this are known. Seconds. */
const EXACT_S = 1e-5;
/** This far from a frame's edges a browser shows that frame after a seek. Seconds. */
const EDGE_S = 0.004;
/** So many frames in a row must be numbered from elsewhere, to be believed. */
const SHIFTED_LEAST = 3;
/** A frame's part that a media time read a moment later may be off. */
const SHIFT_ROUNDING = 0.1;

/** The grid of frames, learned from the media times of those that come on screen. */
export class Frames {
  #gaps = new Gaps();
  /** Of the last frame: what was told of it. */
  #told = NaN;
  #presented = NaN;
  /** Whether the next frame comes after a seek. */
  #jumped = false;
  /** The start of a frame: the grid goes through it, and through the middle of what is rounded. */
  #known = NaN;
  #seen = 0;
  #duration = 0;
  /** What the duration is the mean of: so many seconds and frames. */
  #span = 0;
  #frames = 0;
  /** How far frames are beside the grid. Seconds. */
  #uneven = 0;
  /** How many frames too late the media times are. */
  #shift = 0;
  #shiftSeen = 0;
  #shiftCount = 0;

  /** Media time at which the frame on screen starts; NaN when not known. */
  time = NaN;

  /** How long a frame shows, in seconds; 0 until known. */
  get duration() {
    return this.#duration;
  }

  /**
   * A frame came on screen.
   * @param {number} time its start, in seconds of media time
   * @param {number} presented how many frames came so far, those without a
   *   callback too; NaN when it came without playing
   * @param {number} rate playback rate
   */
  add(time, presented, rate) {
    const still = Number.isNaN(presented);
    // After a seek Firefox tells the time of the seek, twice; others count a frame too many.
    const unsure = this.#jumped || still;
    this.#jumped = still;
    // A busy page misses callbacks: the count tells how many, at least.
    if (!unsure) this.#learn({ length: time - this.#told, steps: Math.max(1, presented - this.#presented) }, rate);
    this.#told = time;
    this.#presented = unsure ? NaN : presented;
    if (!unsure) this.#known = this.#fit(time);
    this.time = unsure ? this.start(time) || time : this.#known;
  }

  /** @param {import('./gaps.js').Gap} gap @param {number} rate */
  #learn(gap, rate) {
    if (!(gap.length > 0 && gap.length < GAP_MAX_S * gap.steps)) return;
    const frames = framesIn(gap, this.#duration);
    if (frames) this.#refine(gap, frames);
    // Faster than the film means frames left out: longer gaps prove nothing new.
    if (frames > 1 && rate > 1) return;
    this.#gaps.add(gap);
    if (frames === 1) return;
    const duration = this.#gaps.duration(this.#duration, this.#frames < FRAMES_SURE ? 0 : SLIPS);
    if (duration === this.#duration) return;
    this.#duration = duration;
    this.#seen = this.#uneven = 0;
    this.#frames = FRAMES_LEAST;
    this.#span = FRAMES_LEAST * duration;
  }

  /** The longer one looks, the better one knows. @param {import('./gaps.js').Gap} gap @param {number} frames in it */
  #refine(gap, frames) {
    if (!frames) return;
    this.#span += gap.length;
    this.#frames += frames;
    this.#duration = this.#span / this.#frames;
  }

  /**
   * The grid goes through the middle of what a file rounds.
   * @param {number} time told of a frame
   * @returns {number} its start by the grid
   */
  #fit(time) {
    const off = offGrid(time - this.#known, this.#duration);
    if (!(Math.abs(off) < this.#duration / 4)) {
      this.#seen = 1;
      return time;
    }
    this.#seen = Math.min(this.#seen + 1, 10);
    this.#uneven = Math.max(Math.abs(off), this.#uneven * KEPT);
    return time - off + off / this.#seen;
  }

  /**
   * WebKitGTK takes a frame's media time from before the edit list: in MP4
   * with B-frames each comes one or more frames too late. What is on screen
   * can't be ahead of the media, so that tells how many.
   * @param {number} ahead how far the media time of the frame that is on
   *   screen now is ahead of the media's own, in seconds
   */
  compare(ahead) {
    if (!this.#duration) return;
    const frames = Math.max(0, Math.ceil(ahead / this.#duration - SHIFT_ROUNDING));
    this.#shiftCount = frames === this.#shiftSeen ? this.#shiftCount + 1 : 1;
    this.#shiftSeen = frames;
    if (this.#shiftCount < SHIFTED_LEAST || frames === this.#shift) return;
    this.#shift = frames;
    this.interrupt();
  }

  /** To be subtracted from the media times that come. Seconds. */
  get shift() {
    return this.#shift * this.#duration;
  }

  /** After a seek: the next gap is none. */
  interrupt() {
    this.time = NaN;
    this.#jumped = true;
  }

  /** Another film. */
  clear() {
    this.#gaps.clear();
    this.time = this.#known = NaN;
    this.#jumped = false;
    this.#duration = this.#frames = 0;
    this.#shift = this.#shiftCount = 0;
  }

  /** The last instant that the frame on screen covers. */
  get end() {
    return this.#duration ? this.#endOf(this.time) : this.time;
  }

  /**
   * Where media are to be put so that the frame rests on screen that shows at a
   * time: surely in it, but as near to the time as may be. So it is that frame even
   * if there are more of them than were ever seen.
   * @param {number} time
   */
  inside(time) {
    const start = this.#startAt(time + ROUNDING_S);
    const to = time + NUDGE_S;
    const far = Math.abs(start - this.#known) / this.#span;
    const doubt = this.#uneven + this.#rounding * far; // so far the grid may be off there
    const [before, after] = [to - start, start + this.#duration - to];
    if (!(Math.min(Math.abs(before), Math.abs(after)) > doubt - EXACT_S)) return to;
    const edge = Math.min(EDGE_S, this.#duration / 2);
    return to + Math.max(0, edge - before) - Math.max(0, edge - after);
  }

  /** The start of the frame that shows at a time; NaN where the grid is not known. @param {number} time */
  start(time) {
    return this.#startAt(time + this.#early);
  }

  /** @param {number} time */
  #startAt(time) {
    const frames = (time - this.#known) / this.#duration;
    const known = Math.abs(frames) <= Math.max(REACH, this.#frames);
    return known ? this.#known + Math.floor(frames) * this.#duration : NaN;
  }

  /** The last instant that the frame which shows at a time covers; the time itself where the grid is not known. @param {number} time */
  endAt(time) {
    return this.#endOf(this.start(time)) || time;
  }

  /** @param {number} start of a frame */
  #endOf(start) {
    return start + this.#duration - this.#early;
  }

  /** What is this near before a frame's start belongs to that frame. */
  get #early() {
    return ROUNDING_S + (this.#frames < FRAMES_SURE ? this.#rounding : this.#uneven / 4);
  }

  /** How far the file may round times. */
  get #rounding() {
    return this.#frames < FRAMES_SURE ? 2 * ROUNDING_S : this.#uneven;
  }
}

/** How far a time is beside the nearest frame. @param {number} time from another frame on @param {number} duration */
const offGrid = (time, duration) => time - Math.round(time / duration) * duration;
