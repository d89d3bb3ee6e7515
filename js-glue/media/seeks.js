// SPDX-License-Identifier: MIT
import { SeekGuard } from './seek-guard.js';

/** A seek that ends this near to our own target is that seek: browsers round. Seconds. */
const SEEK_ROUNDING_S = 0.02;
/** Shorter seeks are ignored: the media are there already. Seconds. */
export const SEEK_LEAST_S = 1e-4;
/** Shorter than any frame. Seconds. */
export const NUDGE_S = 0.001;
/**
 * While playing, a seek at most this far is to where playback is: currentTime is not the time of the
 * frame on screen, and players of streams seek by a moment to have a picture drawn. Seconds.
 */
const MOMENT_S = 0.1;
/** The same, forward, where seeks are found late: the page was busy while playback went on. Seconds. */
const LATE_S = 1;

/**
 * @typedef {object} Owner
 * @property {(time: number) => boolean} takes called before a script's seek moves the media; true if it handles the seek
 * @property {(astray: boolean) => void} astray true while the media return from a position
 *   that the viewer must not see; false once they are back
 */

/** Seeks a media element, and detects which of its `seeking` events are not new. */
export class Seeks {
  #media;
  #frames;
  #owner;
  #guard;
  /** The target of our own seek until it is reached. */
  #target = NaN;
  /** Where the media are paused; NaN while they move. */
  #rest = NaN;

  /** @param {HTMLMediaElement} media @param {import('./frames.js').Frames} frames @param {Owner} owner */
  constructor(media, frames, owner) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    this.#frames = frames;
    this.#owner = owner;
    this.#guard = new SeekGuard(media, owner.takes);
  }

  dispose() {
    this.#guard.dispose();
    this.#owner.astray(false);
  }

  /** Whether the element reports no frames, as those on an iframe, which find seeks by comparing times. */
  get late() {
    return !this.#media.requestVideoFrameCallback;
  }

  /** Called when the source is removed. */
  clear() {
    this.forget();
    this.#owner.astray(false);
  }

  /** Called when another seek replaces our own. */
  forget() {
    this.#target = this.#rest = NaN;
  }

  /** Called when playback starts. */
  move() {
    this.#rest = NaN;
  }

  /** Called when playback may have stopped, or a seek may have ended. */
  settle() {
    const { paused, seeking, currentTime } = this.#media;
    if (paused && !seeking) this.#rest = currentTime;
  }

  /** Called when no seek is pending. @returns {number} the target of our own seek; NaN if it was not ours */
  arrive() {
    const target = this.#target;
    this.#target = NaN;
    this.#owner.astray(false);
    return target;
  }

  /**
   * Seeks, even to the current time: its frame may not be on screen.
   * @param {number} to seconds
   */
  put(to) {
    const { currentTime, seeking } = this.#media;
    if (seeking && Number.isNaN(this.#target) && this.#areApart(to, currentTime)) this.#owner.astray(true);
    this.#target = to;
    this.#rest = NaN;
    this.#frames.interrupt();
    this.#guard.seek(to);
  }

  /**
   * Whether a seek leads to where playback is, so it is not an input: browsers fire
   * `seeking` twice, and after several seeks all events see the last target.
   * @param {number} time the seek's target
   * @param {number} now the engine's time
   * @param {boolean} playing whether the engine plays
   */
  isHere(time, now, playing) {
    const isNear = (/** @type {number} */ place, within = SEEK_LEAST_S) => Math.abs(time - place) < within;
    const plays = playing && time >= now - MOMENT_S && time <= now + (this.late ? LATE_S : MOMENT_S);
    return plays || isNear(this.#target, SEEK_ROUNDING_S) || isNear(now) || isNear(this.#rest);
  }

  /** Whether two times belong to different frames. @param {number} a @param {number} b */
  #areApart(a, b) {
    const apart = Math.abs(this.#frames.start(a) - this.#frames.start(b));
    return (Number.isNaN(apart) ? Math.abs(a - b) : apart) > 2 * NUDGE_S;
  }
}
