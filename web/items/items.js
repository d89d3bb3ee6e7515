// SPDX-License-Identifier: MIT
import { FittedTexts } from './fitted-texts.js';
import { ItemView } from './item-view.js';
import { boundsOf, isInFrame, outline } from './shape.js';
import { Slices } from './slices.js';

/**
 * @typedef {import('./item-view.js').Item} Item
 * @typedef {import('./item-view.js').Room} Room
 */

/**
 * The source of interactions, and callbacks.
 * @typedef {object} Source
 * @property {(index: number) => Item | null} item its current state
 * @property {(index: number) => number} layer
 * @property {(index: number) => Float64Array | null} shape where it is now
 * @property {() => string} base URL that addresses of images are resolved against
 * @property {(index: number) => void} click by keyboard or assistive technology
 * @property {() => Room} room
 * @property {() => void} away moves the focus out of the items: no item is left to take it
 * @property {() => void} drawn called after drawing
 * @property {() => void} late something needs what complete() adds
 */

/** Smaller targets get a clickable margin up to this size. CSS pixels. */
export const TARGET_MIN_PX = 24;
/** How many interactions are drawn in one frame. */
const SLICE = 64;
/** Offset that puts interactions with a spotlight above all others and the dimmed area. */
const LAYER_LIT = 3_000_000;

/**
 * The interactions on the stage. For keyboards and screen readers they are in order
 * of start time, then in reading order, regardless of stacking. Changes are drawn at
 * the end of the turn, many of them in slices, topmost first. What is entirely outside
 * the frame is not drawn.
 */
export class Items {
  /** Ids of the visible ones, drawn or not. @type {Map<number, string>} */
  #shown = new Map();
  /** Those drawn. @type {Map<number, ItemView>} */
  #views = new Map();
  /** The same, in focus order. @type {ItemView[]} */
  #order = [];
  /** Those that changed since they were drawn. @type {Set<number>} */
  #changed = new Set();
  /** The same, from bottom to top; null if it has to be sorted again. @type {number[] | null} */
  #queue = null;
  #crowded = false;
  #slices = new Slices(() => this.#draw());
  /** Those outside the frame, and whether keyframes may move them in. @type {Map<number, boolean>} */
  #outside = new Map();
  /** Those with keyframes. @type {Set<ItemView>} */
  #moving = new Set();
  /** The time and picture for which moving ones were drawn last. */
  #time = NaN;
  #picture = NaN;
  /** @type {HTMLElement} */
  #stage;
  /** @type {Source} */
  #source;
  /** @type {import('./spotlight.js').Spotlight | null} */
  #spotlight = null;
  #texts;
  /** The panel over the picture. @type {HTMLElement | null} */
  #panel = null;
  /** Whether the spotlight has to be drawn again. */
  #relit = false;
  /** A removed view that had the focus. @type {ItemView | null} */
  #gone = null;
  #hovered = -1;
  /** Ids of the required clicks that the video waits for. @type {Set<string>} */
  #waiting = new Set();

  /** @param {HTMLElement} stage @param {Source} source */
  constructor(stage, source) {
    this.#stage = stage;
    this.#source = source;
    this.#texts = new FittedTexts(stage.ownerDocument);
  }

  /** Adds what comes after the first interaction. @param {import('./spotlight.js').Spotlight} spotlight */
  complete(spotlight) {
    this.#spotlight = spotlight;
    this.#stage.append(spotlight.element);
    this.#light();
  }

  /** Ids of the visible interactions. */
  get ids() {
    return [...this.#shown.values()];
  }

  /** @param {number} index @returns {ItemView | undefined} */
  get(index) {
    return this.#views.get(index);
  }

  /** @param {Element | null} element of an item @returns {number} -1 for any other element */
  indexOf(element) {
    for (const [index, view] of this.#views) if (view.element === element) return index;
    return -1;
  }

  dispose() {
    this.#slices.cancel();
    this.#texts.dispose();
  }

  /** Draws what others drew, in a stage of its own. @param {Items} others */
  copy(others) {
    this.#panel = others.#panel;
    this.#waiting = others.#waiting;
    for (const [index, id] of others.#shown) this.show(index, id);
  }

  // ---- Changes ----------------------------------------------------------------

  /** @param {number} index @param {string} id */
  show(index, id) {
    this.#shown.set(index, id);
    this.#change(index);
  }

  /** @param {number} index */
  hide(index) {
    this.#shown.delete(index);
    this.#change(index);
  }

  /** @param {number} index */
  redraw(index) {
    if (this.#shown.has(index)) this.#change(index);
  }

  /** Marks only those that the video waits for. @param {string[]} ids */
  wait(ids) {
    this.#waiting = new Set(ids);
    for (const view of this.#views.values()) view.wait(this.#waiting.has(view.item.id));
    for (const index of this.#outside.keys()) this.#change(index); // keys must reach what the video waits for
  }

  /** @param {number} index -1 for none */
  hover(index) {
    this.get(this.#hovered)?.hover(false);
    this.#hovered = index;
    this.get(index)?.hover(true);
  }

  clear() {
    this.#slices.cancel();
    for (const index of this.#views.keys()) this.#remove(index);
    for (const kept of [this.#shown, this.#changed, this.#outside]) kept.clear();
    this.#queue = this.#gone = null;
    this.#hovered = -1;
    this.#light();
    this.wait([]);
  }

  /** @param {number} index */
  #change(index) {
    this.#changed.add(index);
    this.#queue = null;
    this.#slices.ask();
  }

  // ---- Drawing ----------------------------------------------------------------

  /** @returns {boolean} whether there is more to draw */
  #draw() {
    for (const index of this.#changed) {
      if (this.#shown.has(index)) continue;
      this.#changed.delete(index);
      this.#outside.delete(index);
      this.#remove(index);
    }
    this.#queue ??= this.#sorted();
    this.#crowded = this.#queue.length > SLICE;
    const views = [];
    for (const index of this.#queue.splice(-SLICE).reverse()) {
      this.#changed.delete(index);
      const view = this.#drawItem(index);
      if (view) views.push(view);
    }
    if (this.#relit) this.#light();
    this.#texts.fit(views.map(({ element }) => element));
    if (views.some(({ element }) => element.matches('.scrolls'))) this.#source.late();
    this.fit(views);
    if (this.#gone) this.#passFocusOn(this.#gone);
    this.#source.drawn();
    return this.#changed.size > 0;
  }

  #sorted() {
    const layers = new Map([...this.#changed].map((index) => [index, this.#source.layer(index)]));
    return [...layers].sort(([, a], [, b]) => a - b).map(([index]) => index);
  }

  /** @param {number} index @returns {ItemView | null} */
  #drawItem(index) {
    const item = this.#source.item(index);
    if (!item) return null;
    if (!isInFrame(outline(item)) && !this.#waiting.has(item.id)) {
      this.#outside.set(index, item.moving);
      this.#remove(index);
      return null;
    }
    this.#outside.delete(index);
    this.#relit ||= item.spotlight;
    const old = this.#views.get(index);
    old?.update(item);
    return old ?? this.#add(item);
  }

  /** @param {Item} item */
  #add(item) {
    const { index, spotlight } = item;
    const view = new ItemView(item, this.#source.base(), () => this.#source.click(index));
    view.lift(this.#source.layer(index) + (spotlight ? LAYER_LIT : 0));
    view.wait(this.#waiting.has(item.id));
    view.hover(index === this.#hovered);
    if (this.#crowded) view.element.style.setProperty('--_enter', 'none'); // no transition for this many
    const place = this.#placeOf(view);
    this.#stage.insertBefore(view.element, this.#order[place]?.element ?? null);
    this.#order.splice(place, 0, view);
    this.#views.set(index, view);
    if (item.moving) this.#moving.add(view);
    return view;
  }

  /** @param {number} index */
  #remove(index) {
    const view = this.#views.get(index);
    if (!view) return;
    if (view.element.matches(':focus')) this.#gone = view;
    this.#views.delete(index);
    this.#order.splice(this.#placeOf(view), 1);
    this.#moving.delete(view);
    this.#texts.remove(view.element);
    view.element.remove();
    this.#relit ||= view.item.spotlight;
  }

  /** Its index in the focus order, by binary search. @param {ItemView} view */
  #placeOf(view) {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(this.#order[middle], view) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #light() {
    const lit = [...this.#views.values()].filter(({ item }) => item.spotlight);
    this.#relit = false;
    if (this.#spotlight) this.#spotlight.show(lit);
    else if (lit.length > 0) this.#source.late();
  }

  /** Items under a panel take neither focus nor clicks (format.md T20). @param {HTMLElement | null} panel */
  cover(panel) {
    this.#panel = panel;
    this.#cover(this.#views.values());
  }

  /** @param {Iterable<ItemView>} views */
  #cover(views) {
    const room = this.#source.room();
    const panel = this.#panel && boxOf(this.#panel);
    for (const view of views) view.cover(panel !== null && isUnder(view.item, panel, room));
  }

  /** Updates the positions of captions, and what is covered, after sizes, positions or texts have changed. */
  fit(some = /** @type {Iterable<ItemView>} */ (this.#views.values())) {
    const room = this.#source.room();
    const views = [...some];
    if (this.#panel) this.#cover(views);
    const places = views.map((view) => view.measureCaption(room)); // measure all before moving any
    for (const place of places) place?.();
  }

  /**
   * Draws moving interactions where they are hit-tested now.
   * @param {import('../../js-glue/engine/engine.js').Engine} engine
   * @returns {boolean} whether anything may have moved
   */
  move(engine) {
    if (this.#moving.size + this.#outside.size === 0) return false;
    const { time, pictureTime } = engine;
    if (time === this.#time && Object.is(pictureTime, this.#picture)) return false;
    this.#time = time;
    this.#picture = pictureTime;
    for (const [index, moving] of this.#outside) {
      const shape = moving && this.#source.shape(index);
      if (shape && isInFrame(boundsOf(shape))) this.#change(index);
    }
    let [lit, captions] = [false, false];
    for (const view of this.#moving) {
      const shape = this.#source.shape(view.item.index);
      if (shape) view.move(shape);
      lit ||= view.item.spotlight;
      captions ||= view.item.caption !== null;
    }
    if (lit) this.#spotlight?.move();
    if (captions || this.#panel) this.fit(this.#moving);
    return this.#moving.size > 0;
  }

  // ---- Pointer and focus ------------------------------------------------------

  /**
   * The nearest target smaller than TARGET_MIN_PX whose clickable margin contains a
   * point.
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

  /** Moves the focus to the next live item, else the previous one. @param {ItemView} gone */
  #passFocusOn(gone) {
    this.#gone = null;
    const { activeElement } = /** @type {ShadowRoot} */ (this.#stage.getRootNode());
    if (activeElement) return; // the focus has moved since
    const place = this.#placeOf(gone);
    const isLive = (/** @type {ItemView} */ view) => view.live;
    const heir = this.#order.slice(place).find(isLive) ?? this.#order.findLast(isLive);
    if (heir) heir.element.focus({ preventScroll: true });
    else this.#source.away();
  }
}

/** Compares by start time, then top, then left. @param {ItemView} a @param {ItemView} b */
function inOrder({ place: a, item: p }, { place: b, item: q }) {
  return p.start - q.start || a.top - b.top || a.left - b.left || p.index - q.index;
}

/** A panel's box in pixels of the overlay. @param {HTMLElement} panel */
const boxOf = ({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => ({
  left: offsetLeft,
  top: offsetTop,
  right: offsetLeft + offsetWidth,
  bottom: offsetTop + offsetHeight,
});

/** Whether a panel covers all of an item that is inside the overlay. @param {Item} item @param {ReturnType<typeof boxOf>} panel @param {Room} room */
function isUnder(item, panel, { frame, box }) {
  const { left, top, width, height } = outline(item);
  const x = (/** @type {number} */ at) => Math.max(0, Math.min(frame.left + (at / 100) * frame.width, box.width));
  const y = (/** @type {number} */ at) => Math.max(0, Math.min(frame.top + (at / 100) * frame.height, box.height));
  return (
    x(left) >= panel.left && x(left + width) <= panel.right && y(top) >= panel.top && y(top + height) <= panel.bottom
  );
}
