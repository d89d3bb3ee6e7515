// SPDX-License-Identifier: MIT

/**
 * Runs work at the end of the turn, once however often it is requested. What is too
 * much for one frame continues in the next frames.
 */
export class Slices {
  #work;
  /** The pending turn; 0 for none. */
  #turn = 0;
  #turns = 0;
  #frame = 0;

  /** @param {() => boolean} work does one slice; returns true if there is more */
  constructor(work) {
    this.#work = work;
  }

  ask() {
    if (this.#turn) return;
    const turn = ++this.#turns;
    this.#turn = turn;
    queueMicrotask(() => this.#run(turn));
  }

  cancel() {
    this.#turn = 0;
    cancelAnimationFrame(this.#frame);
  }

  /** @param {number} turn */
  #run(turn) {
    if (turn !== this.#turn) return;
    if (this.#work()) this.#frame = requestAnimationFrame(() => this.#run(turn));
    else this.#turn = 0;
  }
}
