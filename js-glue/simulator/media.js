// SPDX-License-Identifier: MIT

/**
 * Rounds a computed time to nanoseconds: 0.1 + 0.2 must equal the 0.3 that the
 * author wrote, or a boundary there would be missed.
 * @param {number} seconds
 */
export const toNanosecond = (seconds) => (Number.isFinite(seconds) ? Math.round(seconds * 1e9) / 1e9 : seconds);

/**
 * A media element that plays perfectly, with a wall clock: while it plays, one
 * second of wall time is one second of media time. Both are computed from the
 * last start or seek (the anchor), not accumulated per tick, so that they don't
 * depend on the tick rate.
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

  /** Loads another source, or reloads the same. @param {number} duration seconds */
  load(duration) {
    this.duration = duration;
    this.paused = true;
    this.seek(0);
  }

  /** Plays; at the end it rewinds first, as in HTML. */
  play() {
    if (!this.paused) return;
    if (this.time >= this.duration) this.time = 0;
    this.paused = false;
    this.#anchor();
  }

  pause() {
    this.paused = true;
  }

  /** Seeks, clamped to 0 and the duration. @param {number} time */
  seek(time) {
    this.time = Math.min(Math.max(time, 0), this.duration);
    this.#anchor();
  }

  /** @param {number} wall @returns {number} the media time then, if it plays on */
  timeAt(wall) {
    return Math.max(this.time, toNanosecond(this.#anchorTime + (wall - this.#anchorWall)));
  }

  /** Plays to a media time, or takes back what was played past it. @param {number} time */
  playTo(time) {
    this.wall = this.wallAt(time);
    this.time = time;
  }

  /** @param {number} time @returns {number} the wall time then, if it plays on */
  wallAt(time) {
    return toNanosecond(this.#anchorWall + (time - this.#anchorTime));
  }

  /** Lets wall time pass while paused. @param {number} wall */
  waitTo(wall) {
    this.wall = wall;
  }

  #anchor() {
    this.#anchorWall = this.wall;
    this.#anchorTime = this.time;
  }
}
