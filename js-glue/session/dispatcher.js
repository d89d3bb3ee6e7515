// SPDX-License-Identifier: MIT
import { HotcueError } from '../engine/error.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/inputs.js').InputName} InputName
 */

/**
 * The receiver of effects.
 * @typedef {object} Receiver
 * @property {(effect: Effect) => boolean} event called for an event; for an
 *   intent it returns the answer: false if the host takes over
 * @property {(effect: Effect) => void} command called for a command
 * @property {(error: unknown) => void} failed the engine refused an argument,
 *   or a receiver threw; the session continues
 * @property {(error: unknown) => void} died the engine trapped; the session is
 *   over
 */

/**
 * Puts inputs into the engine one after the other and hands out their effects
 * in order. Inputs that listeners make meanwhile are queued, so that inputs are
 * never nested.
 */
export class Dispatcher {
  /** @type {Engine} */
  #engine;
  /** @type {Receiver} */
  #receiver;
  /** @type {(() => readonly Effect[])[]} queued inputs; each returns its effects */
  #waiting = [];
  #busy = false;
  #dead = false;

  /** @param {Engine} engine @param {Receiver} receiver */
  constructor(engine, receiver) {
    this.#engine = engine;
    this.#receiver = receiver;
  }

  /** Whether effects are being handed out, so that a new input is queued. */
  get busy() {
    return this.#busy;
  }

  /**
   * Makes an input: now or, if called by a listener, after those queued before.
   * @param {InputName} name
   * @param {any} [a]
   * @param {any} [b]
   * @param {any} [c]
   */
  input(name, a, b, c) {
    if (!this.#engine.alive) return;
    if (this.#busy) {
      this.#waiting.push(() => this.#put(name, a, b, c));
      return;
    }
    this.#busy = true;
    this.#attempt(name, a, b, c); // without a closure, as this runs for each frame
    this.#workOff();
  }

  /**
   * Hands out the effects of an input that was made directly: of a load.
   * @param {readonly Effect[]} effects
   */
  handOut(effects) {
    this.#waiting.push(() => effects);
    if (this.#busy) return;
    this.#busy = true;
    this.#workOff();
  }

  #workOff() {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      try {
        this.#carryOut(next());
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#busy = false;
  }

  /** @param {InputName} name @param {any} a @param {any} b @param {any} c @returns {readonly Effect[]} */
  #put(name, a, b, c) {
    return /** @type {any} */ (this.#engine)[name](a, b, c);
  }

  /** @param {InputName} name @param {any} a @param {any} b @param {any} c */
  #attempt(name, a, b, c) {
    try {
      this.#carryOut(this.#put(name, a, b, c));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {readonly Effect[]} effects */
  #carryOut(effects) {
    while (effects.length > 0) {
      let answer = true;
      for (const effect of effects) {
        if (this.#dead) return;
        answer = this.#hand(effect);
      }
      if (!effects[effects.length - 1].intent) return;
      effects = this.#engine.answer(answer);
    }
  }

  /** Hands out one effect; if the receiver throws, the next effects still follow. @param {Effect} effect @returns {boolean} the answer to an intent */
  #hand(effect) {
    try {
      if (!effect.command) return this.#receiver.event(effect);
      this.#receiver.command(effect);
    } catch (error) {
      this.#fail(error);
    }
    return true;
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#engine.alive) {
      this.#receiver.failed(error);
      const effects = /** @type {any} */ (error)?.effects; // of an input that ran out of memory
      if (effects) this.#waiting.unshift(() => effects);
      return;
    }
    this.#waiting.length = 0;
    this.#dead = true; // the remaining effects are dropped
    // Not a failure if a listener disposed the engine.
    if (error instanceof HotcueError && error.code === 'disposed') return;
    this.#receiver.died(error);
  }
}
