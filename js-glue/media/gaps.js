// SPDX-License-Identifier: MIT

/** How many gaps are kept. */
const GAPS = 8;
/** This many suffice if they are alike: then most likely no frame was skipped. */
const ALIKE = 3;
/** Gaps that differ by less are alike, as files round times to milliseconds. Seconds. */
const ROUGHLY_S = 0.0015;
/** No film has shorter frames. Seconds. */
const FRAME_MIN_S = 0.002;
/** How far a gap may be from a whole number of frames, in frames. */
const WHOLE = 0.15;

/**
 * @typedef {object} Gap between two frames whose callbacks came
 * @property {number} length seconds of media time
 * @property {number} steps how many frames were presented
 */

/**
 * How many frames long a gap is.
 * @param {Gap} gap
 * @param {number} duration of a frame
 * @returns {number} 0 if that is not a whole number, or fewer than were presented
 */
export function framesIn({ length, steps }, duration) {
  const frames = Math.round(length / duration);
  return frames >= steps && Math.abs(length - frames * duration) < WHOLE * duration ? frames : 0;
}

/**
 * The last gaps between frames. A busy browser or a high playback rate skips frames, so
 * no gap has to be one frame long. But each is a whole number of frames, and at least
 * as many as were presented.
 */
export class Gaps {
  /** @type {Gap[]} */
  #gaps = [];

  /** @param {Gap} gap */
  add(gap) {
    this.#gaps.push(gap);
    if (this.#gaps.length > GAPS) this.#gaps.shift();
  }

  clear() {
    this.#gaps = [];
  }

  /**
   * The frame duration: the longest one of which all gaps are whole multiples.
   * @param {number} present the current estimate, kept while it explains the gaps; or 0
   * @param {number} slips how many gaps may be outliers
   * @returns {number} seconds; 0 if there is none, as the frame rate is not constant
   */
  duration(present, slips) {
    const gaps = [...this.#gaps].sort((a, b) => a.length - b.length);
    const whole = gaps.length === GAPS;
    const alike = gaps[gaps.length - 1].length - gaps[0].length < ROUGHLY_S;
    if (!whole && !(alike && gaps.length >= ALIKE)) return present;
    // Gaps that are all alike are one frame each: a shorter estimate is wrong.
    if (measure(gaps, present, slips) && !(whole && alike)) return present;
    const { length } = gaps[slips];
    for (let parts = 1; length > parts * FRAME_MIN_S; parts++) {
      const duration = measure(gaps, length / parts, slips);
      if (duration) return duration;
    }
    return 0;
  }
}

/**
 * The mean duration of the frames in gaps.
 * @param {Gap[]} gaps the shortest first
 * @param {number} about approximate duration
 * @param {number} slips
 * @returns {number} 0 if more than `slips` gaps are not a whole number of frames
 */
function measure(gaps, about, slips) {
  let [duration, length, count, misses] = [about, 0, 0, 0];
  for (const gap of gaps) {
    const frames = framesIn(gap, duration);
    if (!frames) {
      misses++;
      continue;
    }
    length += gap.length;
    count += frames;
    duration = length / count; // refined, as longer gaps need a more precise duration
  }
  return misses > slips ? 0 : duration;
}
