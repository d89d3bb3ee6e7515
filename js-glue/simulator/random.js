// SPDX-License-Identifier: MIT

/** Random numbers that are the same for the same seed, on every machine. */
export class Random {
  #state;

  /** @param {number} seed @param {number} [stream] another sequence for each number */
  constructor(seed, stream = 0) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca77)) >>> 0;
    for (let i = 0; i < 4; i++) this.next(); // similar seeds begin alike
  }

  /** @returns {number} from 0 up to, not including, 1 */
  next() {
    // A Weyl sequence, whose bits are mixed: every state is visited, also from 0.
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  }

  /** @param {number} low @param {number} high */
  between(low, high) {
    return low + (high - low) * this.next();
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} list not empty @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }
}
