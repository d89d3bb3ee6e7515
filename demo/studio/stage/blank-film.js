// SPDX-License-Identifier: MIT
// In place of a film that is missing or can't be played: an element without a picture whose time
// can be set, and which plays. The playhead takes it for a media element.

import { windowOf } from '../model/item.js';

/** How long it is if nothing says otherwise, and how much longer than the last interaction. Seconds. */
const LENGTH_S = 60;
const MORE_S = 10;

/** How long it is for the open video. @param {import('../model/studio.js').Studio} studio @returns {number} seconds */
export function lengthFor({ video, interactions }) {
  const given = Number(video?.duration);
  if (given > 0) return given;
  return interactions
    .flatMap((item) => windowOf(item))
    .filter(Number.isFinite)
    .reduce((length, end) => Math.max(length, end + MORE_S), LENGTH_S);
}

export class StageBlankFilm extends HTMLElement {
  #time = 0;
  #duration = LENGTH_S;
  #frame = 0;
  /** When it was at its time, while it plays. Milliseconds. */
  #since = 0;
  paused = true;

  get ended() {
    return this.#time >= this.#duration;
  }

  get duration() {
    return this.#duration;
  }

  /** @param {number} duration seconds; 0 if it is not known */
  set duration(duration) {
    if (duration === this.#duration) return;
    this.#duration = duration > 0 ? duration : LENGTH_S;
    this.dispatchEvent(new Event('durationchange'));
  }

  get currentTime() {
    return this.#time;
  }

  set currentTime(time) {
    this.#time = Math.min(Math.max(time, 0), this.#duration);
    this.#since = performance.now();
    this.dispatchEvent(new Event('seeking'));
    this.dispatchEvent(new Event('seeked'));
  }

  async play() {
    if (!this.paused) return;
    if (this.ended) this.#time = 0;
    this.paused = false;
    this.#since = performance.now();
    this.#frame = requestAnimationFrame(this.#go);
    this.dispatchEvent(new Event('play'));
  }

  pause() {
    cancelAnimationFrame(this.#frame);
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  #go = () => {
    const now = performance.now();
    this.#time = Math.min(this.#time + (now - this.#since) / 1000, this.#duration);
    this.#since = now;
    this.dispatchEvent(new Event('timeupdate'));
    if (this.ended) this.pause();
    else this.#frame = requestAnimationFrame(this.#go);
  };

  disconnectedCallback() {
    this.pause();
  }
}

customElements.define('studio-blank-film', StageBlankFilm);
