// SPDX-License-Identifier: MIT

/** So many gaps between frames are looked at; the smallest counts. */
const GAPS = 8;
/** Fewer tell nothing yet. */
const GAPS_LEAST = 3;
/** Smaller gaps are rounding, greater ones no frame rate. Seconds. */
const GAP_MIN = 0.002;
const GAP_MAX = 2;
/** How far from the last frame seen its grid can be trusted, in frames. */
const REACH = 8;
/** Media times are rounded, some to milliseconds: nearer to a frame's start than this part of it counts as there. */
const ROUNDING = 0.03;
/** The last instant of a frame: a frame shows [start, next start). Seconds. */
const INSTANT = 1e-6;

/**
 * The grid of frames, learned from the media times of those that come on
 * screen. The smallest of the last gaps is taken: dropped frames and high
 * playback rates make gaps greater, never smaller, and a duration too small
 * is at worst a frame late where one too great would be early.
 */
export class Frames {
  #gaps = new Float64Array(GAPS).fill(Infinity);
  #count = 0;
  #presented = NaN;
  #duration = 0;

  /** Media time at which the frame on screen starts; NaN when not known. */
  time = NaN;

  /** How long a frame shows, in seconds; 0 until known. */
  get duration() {
    return this.#duration;
  }

  /**
   * A frame came on screen.
   * @param {number} time its start, in seconds of media time
   * @param {number} presented how many frames came so far, those without a callback too
   * @param {number} rate playback rate
   */
  add(time, presented, rate) {
    // A busy page misses callbacks; the count tells how many.
    const gap = (time - this.time) / Math.max(1, presented - this.#presented || 1);
    this.time = time;
    this.#presented = presented;
    if (!(gap > GAP_MIN && gap < GAP_MAX)) return;
    // Faster than the film means frames left out: such a gap proves nothing new.
    if (rate > 1 && this.#duration && gap >= this.#duration) return;
    this.#gaps[this.#count++ % GAPS] = gap;
    if (this.#count >= GAPS_LEAST) this.#duration = this.#smallest();
  }

  /** After a seek: the next gap is none. */
  interrupt() {
    this.time = NaN;
  }

  /** Another film. */
  clear() {
    this.interrupt();
    this.#gaps.fill(Infinity);
    this.#count = 0;
    this.#duration = 0;
  }

  /** The last instant that the frame on screen covers. */
  get end() {
    return this.#duration ? this.time + this.#duration - INSTANT : this.time;
  }

  /**
   * The middle of the frame that shows at a time.
   * @param {number} time
   * @returns {number} NaN when the grid is not known there
   */
  middle(time) {
    const frames = (time - this.time) / this.#duration;
    if (!(Math.abs(frames) <= REACH)) return NaN;
    const here = frames >= 0 && frames < 1;
    return this.time + ((here ? 0 : Math.floor(frames + ROUNDING)) + 0.5) * this.#duration;
  }

  #smallest() {
    let least = Infinity;
    for (const gap of this.#gaps) if (gap < least) least = gap;
    return least;
  }
}
