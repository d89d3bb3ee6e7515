// SPDX-License-Identifier: MIT

/** Random things, the same ones for the same seed (Mulberry32). */
export class Random {
  #state;
  #view = new DataView(new ArrayBuffer(8));

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed;
  }

  /** 32 bits. */
  #bits() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** A whole number from 0 to below the end. @param {number} end */
  below(end) {
    return this.#bits() % end;
  }

  /** @param {number} [of] one time out of so many */
  chance(of = 2) {
    return this.below(of) === 0;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[this.below(list.length)];
  }

  /** @template T @param {number} most @param {(i: number) => T} make @returns {T[]} up to so many */
  some(most, make) {
    return Array.from({ length: this.below(most + 1) }, (_, i) => make(i));
  }

  /** A number as times and prices are, with all the digits that a number can have. */
  everyday() {
    return (this.#bits() + this.#bits() / 2 ** 32) * 2 ** (this.below(60) - 50);
  }

  /** Any finite number: of all magnitudes, with few digits, or next to a power of two. */
  double() {
    const kind = this.below(4);
    if (kind === 0) return this.below(1e9) / 10 ** this.below(10);
    this.#view.setUint32(0, this.#bits());
    this.#view.setUint32(4, this.#bits());
    if (kind === 1) this.#view.setBigUint64(0, (BigInt(this.below(2047)) << 52n) + BigInt(this.below(5)) - 2n);
    const number = this.#view.getFloat64(0);
    return Number.isFinite(number) ? number : this.double();
  }
}
