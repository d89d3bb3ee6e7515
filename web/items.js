// SPDX-License-Identifier: MIT
import { ItemView } from './item-view.js';
import { outline } from './shape.js';
import { Spotlight } from './spotlight.js';

/**
 * @typedef {import('./item-view.js').Item} Item
 * @typedef {import('./item-view.js').Room} Room
 */

/** Targets smaller than this are clicked by their surroundings too. CSS pixels. */
export const TARGET_MIN_PX = 24;

/** Above everything that is dimmed, and the dark itself: more than there are interactions. */
const LAYER_LIT = 3_000_000;

/**
 * The interactions on the stage: one after the other as they start and as one
 * reads, for keyboards and screen readers, whatever lies on top.
 */
export class Items {
  /** @type {Map<number, ItemView>} */
  #views = new Map();
  /** Those that keyframes move. @type {Set<ItemView>} */
  #moving = new Set();
  /** Whether something came whose layer is not said yet. */
  #unstacked = false;
  /** The engine's time and the picture for which moving ones are drawn. */
  #time = NaN;
  #picture = NaN;
  #stage;
  #room;
  #away;
  #spotlight = new Spotlight();
  /** A panel that lies over the picture. @type {HTMLElement | null} */
  #panel = null;
  /** What the video waits for. @type {Set<string>} */
  #waiting = new Set();

  /**
   * @param {HTMLElement} stage where they go
   * @param {() => Room} room around it
   * @param {() => void} away gives the focus to something when no item is left for it
   */
  constructor(stage, room, away) {
    this.#stage = stage;
    this.#room = room;
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

  /** @param {Element | null} element @returns {number} -1 when it is none of them */
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
      this.#stage.insertBefore(view.element, this.#after(view));
      this.#views.set(item.index, view);
      view.wait(this.#waiting.has(item.id));
      if (item.moving) this.#moving.add(view);
    }
    this.#stack();
    if (item.spotlight || old?.item.spotlight) this.#light();
  }

  /**
   * Draws moving ones where they are hit now.
   * @param {import('../js-glue/engine.js').Engine} engine
   * @returns {boolean} whether anything may have moved
   */
  move(engine) {
    if (this.#moving.size === 0) return false;
    const { time, pictureTime } = engine;
    if (time === this.#time && Object.is(pictureTime, this.#picture)) return false;
    this.#time = time;
    this.#picture = pictureTime;
    let [lit, captions] = [false, false];
    for (const view of this.#moving) {
      const shape = engine.shape(view.item.index);
      if (shape) view.move(shape);
      lit ||= view.item.spotlight;
      captions ||= view.item.caption !== null;
    }
    if (lit) this.#spotlight.move();
    if (captions || this.#panel) this.fit(this.#moving);
    return true;
  }

  /** What lies under a panel takes neither focus nor clicks (T20). @param {HTMLElement | null} panel */
  cover(panel) {
    this.#panel = panel;
    this.#cover(this.#views.values());
  }

  /** @param {Iterable<ItemView>} views */
  #cover(views) {
    const room = this.#room();
    const panel = this.#panel && boxOf(this.#panel);
    for (const view of views) view.cover(panel !== null && isUnder(view.item, panel, room));
  }

  /** Keeps captions on the picture, and what is covered covered: sizes, places or texts are others. */
  fit(some = /** @type {Iterable<ItemView>} */ (this.#views.values())) {
    const room = this.#room();
    const views = [...some];
    if (this.#panel) this.#cover(views);
    const places = views.map((view) => view.measureCaption(room)); // all before the first is moved
    for (const place of places) place?.();
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
    this.#moving.delete(view);
    view.element.remove();
    if (view.item.spotlight) this.#light();
    // Others may go with it, and it may come back: wait and see.
    if (focused) queueMicrotask(() => this.#passFocusOn(view));
  }

  clear() {
    for (const { element } of this.#views.values()) element.remove();
    this.#views.clear();
    this.#moving.clear();
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

  /** @param {ItemView} view @returns {Element} the next in order */
  #after(view) {
    let next = null;
    for (const other of this.#views.values()) {
      if (inOrder(view, other) < 0 && (!next || inOrder(other, next) < 0)) next = other;
    }
    return next?.element ?? this.#spotlight.element;
  }

  /**
   * What is higher is drawn above; of equals, what comes later in the
   * document, as hc_hit() has it. Once for all that come together.
   */
  #stack() {
    if (this.#unstacked) return;
    this.#unstacked = true;
    queueMicrotask(() => {
      this.#unstacked = false;
      const views = [...this.#views.values()].sort(
        (a, b) => a.item.zIndex - b.item.zIndex || a.item.index - b.item.index,
      );
      for (const [i, view] of views.entries()) view.lift(i + (view.item.spotlight ? LAYER_LIT : 0));
      this.fit();
    });
  }

  /** To the same item if it is back, else the next live one, else the one before. @param {ItemView} gone */
  #passFocusOn(gone) {
    const { activeElement } = /** @type {ShadowRoot} */ (this.#stage.getRootNode());
    if (activeElement) return; // somebody was faster
    const live = [...this.#views.values()].filter((view) => view.live).sort(inOrder);
    const heir = live.find((view) => inOrder(view, gone) >= 0) ?? live.at(-1);
    if (heir) heir.element.focus({ preventScroll: true });
    else this.#away();
  }
}

/** By start, then from the top, then from the left. @param {ItemView} a @param {ItemView} b */
function inOrder({ item: a }, { item: b }) {
  const [p, q] = [outline(a), outline(b)];
  return a.start - b.start || p.top - q.top || p.left - q.left || a.index - b.index;
}

/** In pixels of the overlay. @param {HTMLElement} panel */
const boxOf = ({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => ({
  left: offsetLeft,
  top: offsetTop,
  right: offsetLeft + offsetWidth,
  bottom: offsetTop + offsetHeight,
});

/** Whether all that is seen of an item is under a panel. @param {Item} item @param {ReturnType<typeof boxOf>} panel @param {Room} room */
function isUnder(item, panel, { frame, box }) {
  const { left, top, width, height } = outline(item);
  const x = (/** @type {number} */ at) => Math.max(0, Math.min(frame.left + (at / 100) * frame.width, box.width));
  const y = (/** @type {number} */ at) => Math.max(0, Math.min(frame.top + (at / 100) * frame.height, box.height));
  return (
    x(left) >= panel.left && x(left + width) <= panel.right && y(top) >= panel.top && y(top + height) <= panel.bottom
  );
}
