// SPDX-License-Identifier: MIT
// Where the interactions are: asks the engine, which has the same document as the overlay.
import { Engine } from '../../../js-glue/engine/engine.js';
import { boundsOf } from './geometry.js';
import { keyframeTimes } from './motion.js';

/** @typedef {import('./geometry.js').Shape} Shape */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {Shape & {index: number, active: boolean, layer: number}} Placed index: in the video's list; active: on screen */

/** Films are not longer. Seconds. */
const LONG_S = 1e9;
const NONE = -1;

export class Scene {
  #engine;
  #time = 0;
  #count = 0;
  /** The index in the document, and the sizes of the rings, of each of the engine's items. @type {Map<number, {index: number, sizes: number[] | null}>} */
  #items = new Map();
  /** The engine's item of each index. @type {Map<number, number>} */
  #numbers = new Map();

  /** @param {WebAssembly.Module} module from loadModule() */
  constructor(module) {
    this.#engine = new Engine(module);
  }

  dispose() {
    this.#engine.dispose();
  }

  /** @param {string} text @param {number} count both from designOf() */
  load(text, count) {
    const { ok } = this.#engine.load(text, { lenient: true });
    this.#count = ok ? count : 0;
    this.#items.clear();
    this.#numbers.clear();
    if (!ok) return;
    this.#engine.ready(LONG_S);
    this.#go(this.#time);
  }

  /** @param {number} time seconds */
  seek(time) {
    this.#time = time;
    this.#go(time);
  }

  /** @param {number} time */
  #go(time) {
    if (this.#count > 0) this.#engine.seek(time, 'host');
  }

  /** @param {number} number of an item @returns {{index: number, sizes: number[] | null}} */
  #item(number) {
    const known = this.#items.get(number);
    if (known) return known;
    const { id, rings } = this.#engine.item(number);
    const item = {
      index: Number(id),
      sizes: rings?.map((/** @type {Point[]} */ ring) => ring.length) ?? null,
    };
    this.#items.set(number, item);
    this.#numbers.set(item.index, number);
    return item;
  }

  /** @param {number} index @returns {number} the engine's item; -1 if it has none */
  #numberOf(index) {
    const number = this.#numbers.get(index) ?? (this.#count > 0 ? this.#engine.findItem(String(index)) : NONE);
    this.#numbers.set(index, number);
    return number;
  }

  /** @param {number} number @returns {Placed} */
  #placed(number) {
    const { index, sizes } = this.#item(number);
    const numbers = [.../** @type {Float64Array} */ (this.#engine.shape(number))];
    const [left, top, width, height] = numbers;
    let at = 4;
    const point = () => /** @type {Point} */ ([numbers[at++], numbers[at++]]);
    const rings = sizes?.map((size) => Array.from({ length: size }, point)) ?? null;
    const active = this.#engine.active(number);
    return { index, box: { left, top, width, height }, rings, active, layer: this.#engine.layer(number) };
  }

  /** Those on screen now, in the order of the document. @returns {Placed[]} */
  get active() {
    const found = [];
    for (let number = 0; number < this.#count; number++)
      if (this.#engine.active(number)) found.push(this.#placed(number));
    return found;
  }

  /** @param {number} index @returns {Placed | null} null: it can't be drawn */
  at(index) {
    const number = this.#numberOf(index);
    return number === NONE ? null : this.#placed(number);
  }

  /**
   * What is drawn on top at a point.
   * @param {Point} point percent of the frame @param {{x: number, y: number}} [slop] for fingers. Percent
   * @returns {number} its index; -1 for none
   */
  hit([x, y], slop) {
    if (this.#count === 0) return NONE;
    const number = slop ? this.#engine.hitNear(x, y, slop.x, slop.y) : this.#engine.hit(x, y);
    return number === NONE ? NONE : this.#item(number).index;
  }

  /** Where an interaction's middle is at each of its keyframes. @param {number} index @param {import('../model/document.js').Interaction} item @returns {Point[]} */
  path(index, item) {
    const number = this.#numberOf(index);
    const times = number === NONE ? [] : keyframeTimes(item);
    const points = times.map((time) => {
      this.#go(time);
      const { left, top, width, height } = boundsOf(this.#placed(number));
      return /** @type {Point} */ ([left + width / 2, top + height / 2]);
    });
    if (times.length > 0) this.#go(this.#time);
    return points;
  }
}
