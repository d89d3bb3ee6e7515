// SPDX-License-Identifier: MIT

/**
 * Work that is done at the end of the turn, however often it is asked for. What
 * is too much for one frame goes on in the next ones.
 */
export class Slices {
  #work;
  /** Of which a slice is due; 0 for none. */
  #turn = 0;
  #turns = 0;
  #frame = 0;

  /** @param {() => boolean} work a slice of it; whether there is more */
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
