// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';

/**
 * @typedef {typeof import('./late.js')} Late
 * @typedef {object} Owner
 * @property {(late: Late) => void} arrived called once, before what was asked for
 * @property {(error: unknown) => void} fail
 */

/** Idle time that never comes is not waited for longer. Milliseconds. */
const IDLE_MAX_MS = 2000;
/** After a failure, what only looks better with the code does not ask for it again before. Milliseconds. */
const RETRY_MS = 10_000;

/** @typedef {{use: (late: Late) => void, without?: () => void}} Order without: called instead if there is no code */

/** @param {unknown} cause why a part of the script did not load */
export const partError = (cause) => new HotcueError('part_load', /** @type {Error} */ (cause).message);

/**
 * The code that the first interaction does without. It is loaded when something asks for it, or in
 * idle time before. Where it can't be, there is an `error` event for each call that was not made, and
 * the next one tries again. What is only drawn differently without it, as often as it is drawn, has one
 * event in all, and tries again from time to time.
 */
export class LateCode {
  #owner;
  /** @type {Late | null} */
  late = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** Calls before the code is there. @type {Order[]} */
  #orders = [];
  /** Whether something on screen lacks it. */
  #lacking = false;
  /** When that may ask again, after a failure that was reported; 0 before. Milliseconds. */
  #again = 0;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** Whether something waits for it. */
  get wanted() {
    return this.#orders.length > 0;
  }

  /** Loads it in idle time after the next frame. @param {boolean} needed whether it is an error if that fails */
  prepare(needed) {
    const load = () => (needed ? this.ask() : this.#load());
    // Safari has no idle time; its setTimeout() ignores the options.
    const whenIdle = /** @type {typeof requestIdleCallback} */ (globalThis.requestIdleCallback ?? setTimeout);
    requestAnimationFrame(() => whenIdle(load, { timeout: IDLE_MAX_MS }));
  }

  /**
   * @param {Order['use']} [use] called now, or once the code is there; none if something on screen lacks it
   * @param {Order['without']} [without]
   */
  ask(use, without) {
    if (this.late) return use?.(this.late);
    if (use) this.#orders.push({ use, without });
    else if (performance.now() < this.#again) return;
    else this.#lacking = true;
    this.#load();
  }

  #load() {
    this.#loading ??= this.#import();
  }

  async #import() {
    const { arrived, fail } = this.#owner;
    try {
      const late = await import('./late.js');
      arrived(late);
      this.late = late;
    } catch (cause) {
      this.#loading = null;
      if (this.wanted || (this.#lacking && !this.#again)) fail(partError(cause));
      if (this.wanted || this.#lacking) this.#again = performance.now() + RETRY_MS;
    }
    for (const { use, without } of this.#orders.splice(0)) {
      try {
        if (this.late) use(this.late);
        else without?.();
      } catch (error) {
        fail(error);
      }
    }
  }
}
