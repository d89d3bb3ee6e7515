// SPDX-License-Identifier: MIT

/**
 * Times that are computed, not given, are rounded to nanoseconds: 0.1 + 0.2
 * must be the 0.3 that the author wrote, or a boundary there would be missed.
 * @param {number} seconds
 */
export const toNanosecond = (seconds) => (Number.isFinite(seconds) ? Math.round(seconds * 1e9) / 1e9 : seconds);

/**
 * A media element that plays perfectly, and the wall clock beside it: as long
 * as it plays, one second of wall time is one second of media time. Both are
 * reckoned from where the element last started or was put (the anchor), never
 * summed up from ticks, so that they don't depend on how often one looks.
 */
export class VirtualMedia {
  /** Wall seconds since the simulation began. */
  wall = 0;
  /** Media seconds. */
  time = 0;
  duration = Infinity;
  paused = true;
  #anchorWall = 0;
  #anchorTime = 0;

  /** Takes another source, or the same anew. @param {number} duration */
  load(duration) {
    this.duration = duration;
    this.paused = true;
    this.seek(0);
  }

  /** At the end it rewinds, as HTML says. */
  play() {
    if (!this.paused) return;
    if (this.time >= this.duration) this.time = 0;
    this.paused = false;
    this.#anchor();
  }

  pause() {
    this.paused = true;
  }

  /** Clamped as a media element does. @param {number} time */
  seek(time) {
    this.time = Math.min(Math.max(time, 0), this.duration);
    this.#anchor();
  }

  /** @param {number} wall @returns {number} the media time there, when it goes on playing */
  timeAt(wall) {
    return Math.max(this.time, toNanosecond(this.#anchorTime + (wall - this.#anchorWall)));
  }

  /** Plays on, or takes back what was played too far. @param {number} time */
  playTo(time) {
    this.wall = toNanosecond(this.#anchorWall + (time - this.#anchorTime));
    this.time = time;
  }

  /** Wall time passes while the media rests. @param {number} wall */
  waitTo(wall) {
    this.wall = wall;
  }

  #anchor() {
    this.#anchorWall = this.wall;
    this.#anchorTime = this.time;
  }
}
