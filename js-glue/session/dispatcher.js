// SPDX-License-Identifier: MIT
import { HotcueError } from '../engine/error.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/inputs.js').InputName} InputName
 */

/**
 * Where effects go.
 * @typedef {object} Receiver
 * @property {(effect: Effect) => boolean} event something happened; for an
 *   intent the answer: false when the host took over
 * @property {(effect: Effect) => void} command something is to be done
 * @property {(error: unknown) => void} failed the engine refused an argument,
 *   or a receiver threw: the session goes on
 * @property {(error: unknown) => void} died the engine trapped: there is no
 *   session any more
 */

/**
 * Puts inputs into the engine one after the other and hands out their effects
 * in order. What listeners put in while effects are handed out waits for its
 * turn, so that the engine never sees one input inside another.
 */
export class Dispatcher {
  /** @type {Engine} */
  #engine;
  /** @type {Receiver} */
  #receiver;
  /** @type {(() => readonly Effect[])[]} inputs that wait */
  #waiting = [];
  #busy = false;
  #dead = false;

  /** @param {Engine} engine @param {Receiver} receiver */
  constructor(engine, receiver) {
    this.#engine = engine;
    this.#receiver = receiver;
  }

  /** Whether effects are being handed out: an input has to wait. */
  get busy() {
    return this.#busy;
  }

  /**
   * One input, now or, when called by a listener, after those before it.
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
    this.#attempt(name, a, b, c); // no closure: this is the path of each frame
    this.#workOff();
  }

  /**
   * The effects of an input that was made elsewhere: of a load.
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

  /** What one receiver throws takes nothing from those after it. @param {Effect} effect */
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
      const effects = /** @type {any} */ (error)?.effects; // of an input without memory for all
      if (effects) this.#waiting.unshift(() => effects);
      return;
    }
    this.#waiting.length = 0;
    this.#dead = true; // what is left of its effects is nobody's
    // Disposed by a listener is no failure.
    if (error instanceof HotcueError && error.code === 'disposed') return;
    this.#receiver.died(error);
  }
}
