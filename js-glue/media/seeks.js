// SPDX-License-Identifier: MIT
import { SeekGuard } from './seek-guard.js';

/** A seek that ends this near to where ours goes is ours: browsers round. Seconds. */
const SEEK_ROUNDING_S = 0.02;
/** A shorter seek is none. Seconds. */
export const SEEK_LEAST_S = 1e-4;
/** Less than any frame. Seconds. */
export const NUDGE_S = 0.001;
/** So far behind playback a seek may lead and yet be to the frame on screen. Seconds. */
const BEHIND_S = 0.1;

/**
 * @typedef {object} Owner
 * @property {(time: number) => boolean} takes asked before a script's seek moves the media: whether it is taken over
 * @property {(astray: boolean) => void} astray whether the media are on their way back from
 *   a place to which the engine does not follow them
 */

/** Seeks of a media element: those made from here, and which of the element's `seeking` events mean nothing new. */
export class Seeks {
  #media;
  #frames;
  #owner;
  #guard;
  /** The target of our own seek until it is reached. */
  #target = NaN;
  /** Where the media rest; NaN while they move. */
  #rest = NaN;

  /** @param {HTMLMediaElement} media @param {import('./frames.js').Frames} frames @param {Owner} owner */
  constructor(media, frames, owner) {
    this.#media = media;
    this.#frames = frames;
    this.#owner = owner;
    this.#guard = new SeekGuard(media, owner.takes);
  }

  dispose() {
    this.#guard.dispose();
    this.#owner.astray(false);
  }

  /** The source is gone. */
  clear() {
    this.forget();
    this.#owner.astray(false);
  }

  /** A seek of somebody else's replaces ours. */
  forget() {
    this.#target = this.#rest = NaN;
  }

  /** Playback starts. */
  move() {
    this.#rest = NaN;
  }

  /** Playback may have stopped, or a seek may be over. */
  settle() {
    const { paused, seeking, currentTime } = this.#media;
    if (paused && !seeking) this.#rest = currentTime;
  }

  /** No seek is under way any more. @returns {number} the target of ours; NaN when it was somebody else's */
  arrive() {
    const target = this.#target;
    this.#target = NaN;
    this.#owner.astray(false);
    return target;
  }

  /**
   * Seeks, even to the current position: the frame that belongs to it may not be on screen.
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
   * Whether a seek leads to where playback is, which is no seek: browsers announce one twice,
   * and the last of several once for each of them.
   * @param {number} time the seek's target
   * @param {number} now the engine's time
   * @param {boolean} playing whether the engine plays
   */
  isHere(time, now, playing) {
    const isNear = (/** @type {number} */ place, within = SEEK_LEAST_S) => Math.abs(time - place) < within;
    if (isNear(this.#target, SEEK_ROUNDING_S) || isNear(now) || isNear(this.#rest)) return true;
    return playing && time < now && time >= Math.max(this.#frames.time - NUDGE_S, now - BEHIND_S);
  }

  /** Whether two times belong to different frames. @param {number} a @param {number} b */
  #areApart(a, b) {
    const apart = Math.abs(this.#frames.start(a) - this.#frames.start(b));
    return (Number.isNaN(apart) ? Math.abs(a - b) : apart) > 2 * NUDGE_S;
  }
}
