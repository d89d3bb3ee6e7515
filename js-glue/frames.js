// SPDX-License-Identifier: MIT

/** So many gaps between frames are looked at; the smallest but one counts. */
const GAPS = 8;
/** Fewer tell nothing yet. */
const GAPS_LEAST = 3;
/** Smaller gaps are rounding, greater ones no frame rate. Seconds. */
const GAP_MIN = 0.002;
const GAP_MAX = 2;
/** How far from the last frame seen its grid can be trusted, in frames. */
const REACH = 8;
/**
 * Times are good to a millisecond: documents and files give many of them
 * rounded. What is this near before a frame's start belongs to that frame. Seconds.
 */
export const ROUNDING_S = 0.0005;
/** So many frames in a row must be numbered from elsewhere, to be believed. */
const SHIFTED_LEAST = 3;
/** A frame's part that a media time read a moment later may be off. */
const SHIFT_ROUNDING = 0.1;

/**
 * The grid of frames, learned from the media times of those that come on
 * screen. The smallest but one of the last gaps counts: dropped frames and
 * high playback rates make gaps greater, and a duration too small is at worst
 * a frame late where one too great would be early. But a single gap may be a
 * browser's slip.
 */
export class Frames {
  #gaps = new Float64Array(GAPS).fill(Infinity);
  #count = 0;
  #presented = NaN;
  /** The start of a frame that surely is one: the grid goes through it. */
  #known = NaN;
  /** Whether the next frame comes after a seek. */
  #jumped = false;
  #duration = 0;
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
    if (unsure) {
      const start = this.#start(time);
      this.time = Number.isNaN(start) ? time : start;
      this.#presented = NaN;
      return;
    }
    // A busy page misses callbacks; the count tells how many.
    const gap = (time - this.time) / Math.max(1, presented - this.#presented);
    this.time = this.#known = time;
    this.#presented = presented;
    if (!(gap > GAP_MIN && gap < GAP_MAX)) return;
    // Faster than the film means frames left out: such a gap proves nothing new.
    if (rate > 1 && this.#duration && gap >= this.#duration) return;
    this.#gaps[this.#count++ % GAPS] = gap;
    if (this.#count >= GAPS_LEAST) this.#duration = this.#measure();
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
    this.time = this.#known = NaN;
    this.#jumped = false;
    this.#gaps.fill(Infinity);
    this.#count = 0;
    this.#duration = 0;
    this.#shift = 0;
    this.#shiftCount = 0;
  }

  /** The last instant that the frame on screen covers. */
  get end() {
    return this.#duration ? this.time + this.#duration - ROUNDING_S : this.time;
  }

  /**
   * The middle of the frame that shows at a time.
   * @param {number} time
   * @returns {number} NaN when the grid is not known there
   */
  middle(time) {
    return this.#start(time) + this.#duration / 2;
  }

  /** The start of the frame that shows at a time; NaN where the grid is not known. @param {number} time */
  #start(time) {
    const from = Number.isNaN(this.time) ? this.#known : this.time;
    const frames = (time + ROUNDING_S - from) / this.#duration;
    return Math.abs(frames) <= REACH ? from + Math.floor(frames) * this.#duration : NaN;
  }

  /** The mean of the gaps that differ from the smallest but one by rounding alone. */
  #measure() {
    let [least, second, sum, count] = [Infinity, Infinity, 0, 0];
    for (const gap of this.#gaps) {
      if (gap < second) second = gap;
      if (second < least) [least, second] = [second, least];
    }
    for (const gap of this.#gaps) {
      if (Math.abs(gap - second) > 3 * ROUNDING_S) continue;
      sum += gap;
      count++;
    }
    return sum / count;
  }
}
