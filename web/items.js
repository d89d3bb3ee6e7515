// SPDX-License-Identifier: MIT
import { ItemView } from './item-view.js';
import { Spotlight } from './spotlight.js';

/** @typedef {import('./item-view.js').Item} Item */

/** Targets smaller than this are clicked by their surroundings too. CSS pixels. */
export const TARGET_MIN_PX = 24;

/** The interactions on the stage, in the order of their numbers. */
export class Items {
  /** @type {Map<number, ItemView>} */
  #views = new Map();
  #stage;
  #away;
  #spotlight = new Spotlight();
  /** What the video waits for. @type {Set<string>} */
  #waiting = new Set();

  /**
   * @param {HTMLElement} stage where they go
   * @param {() => void} away gives the focus to something when no item is left for it
   */
  constructor(stage, away) {
    this.#stage = stage;
    this.#away = away;
    stage.append(this.#spotlight.element);
  }

  /** Ids of what shows. */
  get ids() {
    return [...this.#views.values()].map(({ item }) => item.id);
  }

  /** @param {number} index @returns {ItemView | undefined} */
  get(index) {
    return this.#views.get(index);
  }

  /** @param {Element} element @returns {number} -1 when it is none of them */
  indexOf(element) {
    for (const [index, view] of this.#views) if (view.element === element) return index;
    return -1;
  }

  /** @param {Item} item @param {string} base @param {() => void} click */
  show(item, base, click) {
    const old = this.#views.get(item.index);
    const view = old ?? new ItemView(item, base, click);
    if (old) {
      old.update(item);
    } else {
      this.#stage.insertBefore(view.element, this.#after(item.index));
      this.#views.set(item.index, view);
      view.wait(this.#waiting.has(item.id));
    }
    if (item.spotlight || old?.item.spotlight) this.#light();
  }

  /** Marks those that the video waits for, and no others. @param {string[]} ids */
  wait(ids) {
    this.#waiting = new Set(ids);
    for (const view of this.#views.values()) view.wait(this.#waiting.has(view.item.id));
  }

  /** @param {number} index */
  hide(index) {
    const view = this.#views.get(index);
    if (!view) return;
    const focused = view.element.matches(':focus');
    this.#views.delete(index);
    view.element.remove();
    if (view.item.spotlight) this.#light();
    // Others may go with it, and it may come back: wait and see.
    if (focused) queueMicrotask(() => this.#passFocusOn(index));
  }

  clear() {
    for (const { element } of this.#views.values()) element.remove();
    this.#views.clear();
    this.#light();
    this.wait([]);
  }

  #light() {
    this.#spotlight.show([...this.#views.values()]);
  }

  /**
   * The small target around whose middle a point is, when what shows of it is
   * smaller than a finger needs.
   * @param {{x: number, y: number}} point percent of the frame
   * @param {{width: number, height: number}} size of the frame in CSS pixels
   * @returns {number} -1 for none
   */
  nearSmall(point, size) {
    let best = { index: -1, distance: Infinity };
    for (const { item, live } of this.#views.values()) {
      if (!live) continue;
      const { left, top, width, height } = item.box;
      const [w, h] = [(width / 100) * size.width, (height / 100) * size.height];
      if (w >= TARGET_MIN_PX && h >= TARGET_MIN_PX) continue;
      const dx = (Math.abs(point.x - left - width / 2) / 100) * size.width;
      const dy = (Math.abs(point.y - top - height / 2) / 100) * size.height;
      if (dx > Math.max(w, TARGET_MIN_PX) / 2 || dy > Math.max(h, TARGET_MIN_PX) / 2) continue;
      const distance = Math.hypot(dx, dy);
      if (distance < best.distance) best = { index: item.index, distance };
    }
    return best.index;
  }

  /** @param {number} index @returns {Element} the next in order */
  #after(index) {
    let next = Infinity;
    for (const number of this.#views.keys()) if (number > index && number < next) next = number;
    return this.#views.get(next)?.element ?? this.#spotlight.element;
  }

  /** To the same item if it is back, else the next live one, else the one before. @param {number} index */
  #passFocusOn(index) {
    const { activeElement } = /** @type {ShadowRoot} */ (this.#stage.getRootNode());
    if (activeElement) return; // somebody was faster
    let next = Infinity;
    let before = -1;
    for (const [number, { live }] of this.#views) {
      if (live && number >= index) next = Math.min(next, number);
      if (live && number < index) before = Math.max(before, number);
    }
    const heir = this.#views.get(next) ?? this.#views.get(before);
    if (heir) heir.element.focus({ preventScroll: true });
    else this.#away();
  }
}
