// SPDX-License-Identifier: MIT

/** Verdicts on a press that clicks no item: it passes through; it is stopped here. */
const PASSES = -1;
const ENDS_HERE = -2;
/** Clicks this close in time and space are one gesture, such as a double click. */
export const GESTURE_MS = 500;
const GESTURE_PX = 6;
const GESTURE_FINGER_PX = 24;
/** A longer movement is a drag. CSS pixels. */
const TAP_PX = 12;

/** @typedef {{clientX: number, clientY: number, target?: EventTarget | null}} Point */
/** @typedef {Point & {verdict: number, finger: boolean, done: boolean}} Press */

/**
 * @typedef {object} Ground
 * @property {(point: Point, finger: boolean) => number} hit the item at a point; -1 for none
 * @property {(item: number) => void} click
 * @property {(point: Point, reach: number) => void} guard for a moment, keeps presses within `reach` pixels from
 *   what is below the overlay
 */

/**
 * Decides who owns a press, from its first event to its last, and what it clicks.
 * A press belongs to the item on which it began: released elsewhere it clicks nothing,
 * and its events are still stopped. The second half of a double click counts only for
 * the item of the first half, not for another item, or the video, that is there by then.
 */
export class Presses {
  #ground;
  /** Verdicts on presses in progress, by keyOf(). @type {Map<string, number>} */
  #down = new Map();
  /** The last press; null after a multi-touch. @type {Press | null} */
  #press = null;
  /** The gesture of the last click that was ours. @type {{item: number, clientX: number, clientY: number, time: number, reach: number} | null} */
  #gesture = null;
  /** Whether the last click was ours. */
  #ours = false;
  /** Whether a press that begins now is not on the picture. */
  #barred = false;

  /** @param {Ground} ground */
  constructor(ground) {
    this.#ground = ground;
  }

  /**
   * Whether an event belongs to a press that is ours, so it has to be stopped.
   * @param {Event} event one of `types`
   * @param {boolean} barred whether it is on a control above the picture
   */
  takes(event, barred) {
    this.#barred = barred;
    return Presses.#handlers[event.type](this, /** @type {any} */ (event)) !== PASSES;
  }

  /** Notes a click on a panel, so that the rest of the gesture doesn't reach what was behind it. @param {MouseEvent} event */
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

  /** Firefox's native controls swallow `pointerdown`, so a touch may start a press. @param {TouchEvent} event */
  #touch(event) {
    const { clientX, clientY } = event.changedTouches[0];
    const verdict = this.#judge(event.changedTouches[0], true, event.timeStamp);
    const alone = event.touches.length === 1;
    this.#press = alone ? { verdict, clientX, clientY, finger: true, done: false } : null;
    this.#down.set(keyOf(event), verdict);
    return verdict;
  }

  /** `mousedown` joins the press of the last `pointerdown`. @param {MouseEvent} event */
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

  /** The browser has taken over the press, for example to scroll. @param {Event} event */
  #cancel(event) {
    this.#press = null;
    return this.#end(event);
  }

  /**
   * A tap clicks on `touchend`, as there may be no `click`: over native controls, or
   * where a player has prevented it.
   * @param {TouchEvent} event
   */
  #lift(event) {
    const verdict = this.#end(event);
    const press = this.#press;
    if (verdict === PASSES || !press?.finger || press.done || !event.cancelable) return verdict;
    event.preventDefault(); // prevents the browser's `click`
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
    const { clientX, clientY } = event; // without the target, which pointer capture has changed
    const off = () => this.#ground.hit({ clientX, clientY }, finger) !== verdict;
    const dragged = press && distance(press, event) > TAP_PX && off();
    if (this.#ours && !dragged) this.#clicked(verdict, event, finger, event.timeStamp);
    return verdict;
  }

  /** @param {Point} point @param {boolean} finger @param {number} time */
  #judge(point, finger, time) {
    if (this.#barred) return PASSES;
    const item = this.#ground.hit(point, finger);
    const gesture = this.#gesture;
    if (gesture && time - gesture.time < GESTURE_MS && distance(gesture, point) <= gesture.reach) {
      return item === gesture.item ? item : ENDS_HERE;
    }
    return item;
  }

  /** Applies the platform's click count, whose time limit may be longer. @param {number} verdict @param {number} count */
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

/** Identifies the press of an event: one for the mouse, one per pointer and per touch. @param {any} event */
function keyOf(event) {
  if (event.changedTouches) return `finger ${event.changedTouches[0]?.identifier}`;
  return event.type.startsWith('pointer') ? `pointer ${event.pointerId}` : 'mouse';
}

/** @param {any} event */
const isFinger = (event) => event.pointerType === 'touch';

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
