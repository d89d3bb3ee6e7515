// SPDX-License-Identifier: MIT

/** Verdicts on a press that clicks no item: it is not ours; it is. */
const PASSES = -1;
const ENDS_HERE = -2;
/** Clicks that follow one another so soon and so near are one gesture, as platforms count. */
export const GESTURE_MS = 500;
const GESTURE_PX = 6;
const GESTURE_FINGER_PX = 24;
/** Farther than this is a drag. CSS pixels. */
const TAP_PX = 12;

/** @typedef {{clientX: number, clientY: number, target?: EventTarget | null}} Point */
/** @typedef {Point & {verdict: number, finger: boolean, done: boolean}} Press */

/**
 * What is pressed.
 * @typedef {object} Ground
 * @property {(point: Point, finger: boolean) => number} hit the item there; -1 for none
 * @property {(item: number) => void} click
 * @property {(point: Point, reach: number) => void} guard keeps what is below the overlay from presses so near, for
 *   a moment
 */

/**
 * Whose a press is, from its first event to its last, and what is clicked by
 * it. It belongs to the item on which it began: released elsewhere it clicks
 * nothing, and nobody else hears of it. The rest of a double click counts for
 * the item that had its beginning, and for nothing that came to be there since,
 * be it another item or the video.
 */
export class Presses {
  #ground;
  /** Verdicts on those that go on. @type {Map<string, number>} */
  #down = new Map();
  /** The last one, unless there were several fingers. @type {Press | null} */
  #press = null;
  /** The gesture of the last click that was ours. @type {{item: number, clientX: number, clientY: number, time: number, reach: number} | null} */
  #gesture = null;
  /** Whether the last click was ours. */
  #ours = false;

  /** @param {Ground} ground */
  constructor(ground) {
    this.#ground = ground;
  }

  /** Whether an event belongs to a press of ours. One of `types`. @param {Event} event */
  takes(event) {
    return Presses.#handlers[event.type](this, /** @type {any} */ (event)) !== PASSES;
  }

  /** A click on a panel: the rest of its gesture isn't for what was behind it. @param {MouseEvent} event */
  note(event) {
    this.#remember(ENDS_HERE, event, isFinger(event), event.timeStamp);
  }

  /** @type {Record<string, (presses: Presses, event: any) => number>} */
  static #handlers = {
    pointerdown: (presses, event) => presses.#begin(event),
    mousedown: (presses, event) => presses.#join(event),
    touchstart: (presses, event) => presses.#touch(event),
    pointerup: (presses, event) => presses.#end(event),
    mouseup: (presses, event) => presses.#end(event),
    touchend: (presses, event) => presses.#lift(event),
    pointercancel: (presses, event) => presses.#cancel(event),
    touchcancel: (presses, event) => presses.#cancel(event),
    click: (presses, event) => presses.#click(event),
    dblclick: (presses) => (presses.#ours ? ENDS_HERE : PASSES),
  };

  static types = Object.keys(Presses.#handlers);

  /** @param {PointerEvent} event */
  #begin(event) {
    const { clientX, clientY, isPrimary } = event;
    const finger = isFinger(event);
    const verdict = this.#judge(event, finger, event.timeStamp);
    this.#press = isPrimary === false ? null : { verdict, clientX, clientY, finger, done: false };
    this.#down.set(keyOf(event), verdict);
    return verdict;
  }

  /** A press that may have no `pointerdown`: Firefox's native controls keep that. @param {TouchEvent} event */
  #touch(event) {
    const { clientX, clientY } = event.changedTouches[0];
    const verdict = this.#judge(event.changedTouches[0], true, event.timeStamp);
    const alone = event.touches.length === 1;
    this.#press = alone ? { verdict, clientX, clientY, finger: true, done: false } : null;
    this.#down.set(keyOf(event), verdict);
    return verdict;
  }

  /** The same press as that of the last `pointerdown`. @param {MouseEvent} event */
  #join(event) {
    const known = this.#press?.verdict ?? this.#judge(event, false, event.timeStamp);
    const verdict = this.#count(known, event.detail);
    this.#down.set(keyOf(event), verdict);
    return verdict;
  }

  /** @param {Event} event */
  #end(event) {
    const key = keyOf(event);
    const verdict = this.#down.get(key) ?? PASSES;
    this.#down.delete(key);
    return verdict;
  }

  /** The browser scrolls, or took the press for something else. @param {Event} event */
  #cancel(event) {
    this.#press = null;
    return this.#end(event);
  }

  /**
   * A finger clicks when it is lifted: over native controls, and where a player
   * has forbidden it, no `click` comes of a tap.
   * @param {TouchEvent} event
   */
  #lift(event) {
    const verdict = this.#end(event);
    const press = this.#press;
    if (verdict === PASSES || !press?.finger || press.done || !event.cancelable) return verdict;
    event.preventDefault(); // no `click` of the browser's
    press.done = true;
    const point = event.changedTouches[0];
    if (distance(press, point) <= TAP_PX) this.#clicked(press.verdict, point, true, event.timeStamp);
    return verdict;
  }

  /** @param {PointerEvent} event */
  #click(event) {
    const press = this.#press;
    this.#press = null;
    if (press?.done) return ENDS_HERE;
    const finger = isFinger(event);
    const known = press?.verdict ?? this.#judge(event, finger, event.timeStamp);
    const verdict = this.#count(known, event.detail);
    this.#ours = verdict !== PASSES;
    const { clientX, clientY } = event; // what holds the press is its target everywhere
    const off = () => this.#ground.hit({ clientX, clientY }, finger) !== verdict;
    const dragged = press && distance(press, event) > TAP_PX && off();
    if (this.#ours && !dragged) this.#clicked(verdict, event, finger, event.timeStamp);
    return verdict;
  }

  /** @param {Point} point @param {boolean} finger @param {number} time */
  #judge(point, finger, time) {
    const item = this.#ground.hit(point, finger);
    const gesture = this.#gesture;
    if (gesture && time - gesture.time < GESTURE_MS && distance(gesture, point) <= gesture.reach) {
      return item === gesture.item ? item : ENDS_HERE;
    }
    return item;
  }

  /** The platform counts clicks too, and may be more patient. @param {number} verdict @param {number} count */
  #count(verdict, count) {
    return verdict === PASSES && this.#ours && count > 1 ? ENDS_HERE : verdict;
  }

  /** @param {number} verdict @param {Point} point @param {boolean} finger @param {number} time */
  #clicked(verdict, point, finger, time) {
    if (verdict >= 0) this.#ground.click(verdict);
    this.#remember(verdict < 0 ? (this.#gesture?.item ?? verdict) : verdict, point, finger, time);
  }

  /** @param {number} item @param {Point} point @param {boolean} finger @param {number} time */
  #remember(item, { clientX, clientY }, finger, time) {
    const reach = finger ? GESTURE_FINGER_PX : GESTURE_PX;
    this.#ours = true;
    this.#gesture = { item, clientX, clientY, time, reach };
    if (this.#ground.hit({ clientX, clientY }, finger) !== item) this.#ground.guard({ clientX, clientY }, reach);
  }
}

/** Which press an event is of: a mouse has one, each pointer and each finger its own. @param {any} event */
function keyOf(event) {
  if (event.changedTouches) return `finger ${event.changedTouches[0]?.identifier}`;
  return event.type.startsWith('pointer') ? `pointer ${event.pointerId}` : 'mouse';
}

/** @param {any} event */
const isFinger = (event) => event.pointerType === 'touch';

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
