// SPDX-License-Identifier: MIT

/** The longest delay that timers have. Milliseconds. */
const DELAY_MAX = 2 ** 31 - 1;

/** Limits how often something is done; the last of several requests is never dropped. */
export class Throttle {
  #ms;
  #work;
  #last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {number} ms at most once in so many milliseconds @param {() => void} work */
  constructor(ms, work) {
    this.#ms = ms;
    this.#work = work;
  }

  /** Does it now, or as soon as the time is over. */
  request() {
    const wait = this.#last + this.#ms - performance.now();
    // Also while a timer runs: those of hidden pages are late.
    if (wait <= 0) this.now();
    else this.#timer ??= setTimeout(() => this.now(), Math.min(wait, DELAY_MAX));
  }

  /** Does it now, whatever the time. */
  now() {
    this.cancel();
    this.#last = performance.now();
    this.#work();
  }

  /** Does now what waits. */
  flush() {
    if (this.#timer !== undefined) this.now();
  }

  /** Drops what waits. */
  cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
