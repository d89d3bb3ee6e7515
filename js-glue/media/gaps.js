// SPDX-License-Identifier: MIT

/** So many gaps are looked at. */
const GAPS = 8;
/** So few are enough when they are alike: most likely all frames were seen. */
const ALIKE = 3;
/** Gaps that differ by less are alike: file times are rounded to milliseconds. Seconds. */
const ROUGHLY_S = 0.0015;
/** No film has shorter frames. Seconds. */
const FRAME_MIN_S = 0.002;
/** A frame's part by which a gap may miss a whole number of frames. */
const WHOLE = 0.15;

/**
 * @typedef {object} Gap between two frames that were seen
 * @property {number} length seconds of media time
 * @property {number} steps how many frames were presented
 */

/**
 * How many frames long a gap is.
 * @param {Gap} gap
 * @param {number} duration a frame's
 * @returns {number} 0 when that is no whole number, or fewer than were presented
 */
export function framesIn({ length, steps }, duration) {
  const frames = Math.round(length / duration);
  return frames >= steps && Math.abs(length - frames * duration) < WHOLE * duration ? frames : 0;
}

/**
 * The last gaps between frames. A busy browser leaves frames out, and so does a high
 * playback rate: none of them need be one frame long. But each is a whole number of
 * frames, and of no fewer than were presented.
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
   * The duration of a frame: the longest one of which the gaps are whole numbers.
   * @param {number} present what it is taken for: stays while it explains them; or 0
   * @param {number} slips so many gaps need not be
   * @returns {number} 0 where there is none: no even film
   */
  duration(present, slips) {
    const gaps = [...this.#gaps].sort((a, b) => a.length - b.length);
    const whole = gaps.length === GAPS;
    const alike = gaps[gaps.length - 1].length - gaps[0].length < ROUGHLY_S;
    if (!whole && !(alike && gaps.length >= ALIKE)) return present;
    // Frames that are never seen are none.
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
 * @param {number} about what it is, nearly
 * @param {number} slips
 * @returns {number} 0 when more gaps than that are no whole numbers
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
    duration = length / count; // the longer a gap, the better it has to be known
  }
  return misses > slips ? 0 : duration;
}
