// SPDX-License-Identifier: MIT
import { framesIn, Gaps } from './gaps.js';

/** Longer gaps between frames are ignored: the film is still. Seconds. */
const GAP_MAX_S = 2;
/** How many frames it takes to know the frame duration roughly, and surely. */
const FRAMES_LEAST = 3;
const FRAMES_SURE = 20;
/** How many gaps may be outliers once it is known surely. */
const SLIPS = 1;
/** The frame grid holds for this many frames around the last one seen, or for as many as were measured. */
const REACH = 8;
/** Decay of the measured unevenness, per frame. */
const KEPT = 0.99;
/**
 * Documents and files round times to milliseconds: a time this little before a
 * frame's start belongs to that frame. Seconds.
 */
export const ROUNDING_S = 0.0005;
/** A seek goes this far past a time, to be inside the frame that the time belongs to. Seconds. */
const NUDGE_S = ROUNDING_S + 0.0001;
/** Frame edges known to this precision count as exact. Seconds. */
const EXACT_S = 1e-5;
/** A seek this far from a frame's edges reliably shows that frame. Seconds. */
const EDGE_S = 0.004;
/** How many frames in a row must be shifted alike before the shift is corrected. */
const SHIFTED_LEAST = 3;
/** Tolerance, in frames, as currentTime is read slightly later. */
const SHIFT_ROUNDING = 0.1;

/** The grid of frame times, learned from the media times of the frames presented. */
export class Frames {
  #gaps = new Gaps();
  /** The last frame's media time and presentedFrames. */
  #reported = NaN;
  #presented = NaN;
  /** Whether the next frame comes after a seek. */
  #jumped = false;
  /** The start of the last frame on the grid; rounding is averaged out. */
  #known = NaN;
  #seen = 0;
  #duration = 0;
  /** The duration is the mean of this many seconds and frames. */
  #span = 0;
  #frames = 0;
  /** How far frames are off the grid. Seconds. */
  #uneven = 0;
  /** By how many frames the media times are too late. */
  #shift = 0;
  #shiftSeen = 0;
  #shiftCount = 0;

  /** Media time at which the frame on screen starts; NaN if unknown. */
  time = NaN;

  /** Frame duration in seconds; 0 until known. */
  get duration() {
    return this.#duration;
  }

  /**
   * Adds a frame that came on screen.
   * @param {number} time its start, in seconds of media time
   * @param {number} presented number of frames presented so far, including those
   *   without a callback; NaN if paused
   * @param {number} rate playback rate
   */
  add(time, presented, rate) {
    const still = Number.isNaN(presented);
    // After a seek Firefox reports the seek's time, twice; others count one frame too many.
    const unsure = this.#jumped || still;
    this.#jumped = still;
    // A busy page misses callbacks: the count is a lower bound for the frames in between.
    if (!unsure) this.#learn({ length: time - this.#reported, steps: Math.max(1, presented - this.#presented) }, rate);
    this.#reported = time;
    this.#presented = unsure ? NaN : presented;
    if (!unsure) this.#known = this.#fit(time);
    this.time = unsure ? this.start(time) || time : this.#known;
  }

  /** @param {import('./gaps.js').Gap} gap @param {number} rate */
  #learn(gap, rate) {
    if (!(gap.length > 0 && gap.length < GAP_MAX_S * gap.steps)) return;
    const frames = framesIn(gap, this.#duration);
    if (frames) this.#refine(gap, frames);
    // A high playback rate skips frames: longer gaps are no evidence of a longer duration.
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

  /** Adds a gap to the mean duration. @param {import('./gaps.js').Gap} gap @param {number} frames in it */
  #refine(gap, frames) {
    if (!frames) return;
    this.#span += gap.length;
    this.#frames += frames;
    this.#duration = this.#span / this.#frames;
  }

  /**
   * Aligns the grid with a frame, averaging out the file's rounding.
   * @param {number} time reported for the frame
   * @returns {number} its start on the grid
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
   * Detects shifted media times. WebKitGTK ignores the edit list: in MP4 with
   * B-frames every media time is one or more frames too late. A frame on screen
   * can't be ahead of currentTime, so the difference gives the shift.
   * @param {number} ahead media time of the frame on screen now minus
   *   currentTime, in seconds
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

  /** To be subtracted from reported media times. Seconds. */
  get shift() {
    return this.#shift * this.#duration;
  }

  /** Called on a seek: the next gap is not between neighbouring frames. */
  interrupt() {
    this.time = NaN;
    this.#jumped = true;
  }

  /** Forgets everything: another video was loaded. */
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
   * The seek target that puts the frame for a media time on screen: safely inside
   * the frame, but as near to the time as possible, so that it is right even if the
   * film has more frames than were seen.
   * @param {number} time
   */
  inside(time) {
    const start = this.#startAt(time + ROUNDING_S);
    const to = time + NUDGE_S;
    const far = Math.abs(start - this.#known) / this.#span;
    const doubt = this.#uneven + this.#rounding * far; // how far the grid may be off there
    const [before, after] = [to - start, start + this.#duration - to];
    if (!(Math.min(Math.abs(before), Math.abs(after)) > doubt - EXACT_S)) return to;
    const edge = Math.min(EDGE_S, this.#duration / 2);
    return to + Math.max(0, edge - before) - Math.max(0, edge - after);
  }

  /** The start of the frame shown at a media time; NaN outside the known grid. @param {number} time */
  start(time) {
    return this.#startAt(time + this.#early);
  }

  /** @param {number} time */
  #startAt(time) {
    const frames = (time - this.#known) / this.#duration;
    const known = Math.abs(frames) <= Math.max(REACH, this.#frames);
    return known ? this.#known + Math.floor(frames) * this.#duration : NaN;
  }

  /** The last instant of the frame shown at a media time; the time itself outside the known grid. @param {number} time */
  endAt(time) {
    return this.#endOf(this.start(time)) || time;
  }

  /** @param {number} start of a frame */
  #endOf(start) {
    return start + this.#duration - this.#early;
  }

  /** A time this little before a frame's start belongs to that frame. Seconds. */
  get #early() {
    return ROUNDING_S + (this.#frames < FRAMES_SURE ? this.#rounding : this.#uneven / 4);
  }

  /** How far the file's times may be rounded. Seconds. */
  get #rounding() {
    return this.#frames < FRAMES_SURE ? 2 * ROUNDING_S : this.#uneven;
  }
}

/** How far a time is off the nearest frame. @param {number} time relative to a frame's start @param {number} duration */
const offGrid = (time, duration) => time - Math.round(time / duration) * duration;
