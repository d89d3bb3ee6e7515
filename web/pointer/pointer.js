// SPDX-License-Identifier: MIT
import { Presses } from './presses.js';

/**
 * The callbacks of a pointer, implemented by ground.js.
 * @typedef {object} Hovering
 * @property {(item: number) => boolean} live whether a click on it does something
 * @property {(point: import('./presses.js').Point) => number} over the item to hover at a point; -1 for none
 * @property {(item: number) => void} hover -1 for none
 * @property {() => void} approach the pointer entered
 * @property {(event: Event) => void} pressed a press on an item is about to move the focus
 * @property {(event: PointerEvent) => boolean} stays whether the pointer only moves between surface and stage
 * @property {(event: Event) => boolean} own whether the event comes from the overlay
 * @property {(event: Event) => boolean} barred whether the event is on a control inside the surface
 * @property {() => void} [dispose]
 * @typedef {import('./presses.js').Ground & Hovering} Ground
 */

/** Passive listeners, so that touch scrolling isn't delayed. */
const PASSIVE = new Set(['touchstart']);

/**
 * Listens in the capture phase to pointer events on the stage and on the surface, which
 * is the media element by default. A press on an item is handled and stopped here; any
 * other passes through to the video, its controls, or whatever the page has there.
 */
export class Pointer {
  /** @type {HTMLElement} */
  #surface;
  /** @type {HTMLElement} */
  #stage;
  #ground;
  #presses;
  /** What scrolls texts, later. @type {import('./text-scroll.js').TextScroll | null} */
  scroll = null;
  #item = -1;
  /** The last position of a mouse or pen, as items may move under it; null after it left. @type {{clientX: number, clientY: number} | null} */
  #rest = null;
  /** The surface's own inline cursor while it is replaced. @type {string | null} */
  #cursor = null;

  /** @param {HTMLElement} surface @param {HTMLElement} stage with the items @param {Ground} ground */
  constructor(surface, stage, ground) {
    this.#surface = surface;
    this.#stage = stage;
    this.#ground = ground;
    this.#presses = new Presses(ground);
    this.#each((element, type, options) => element.addEventListener(type, this, options));
  }

  dispose() {
    this.#each((element, type, options) => element.removeEventListener(type, this, options));
    this.#point(-1);
    this.scroll?.dispose();
    this.#ground.dispose?.();
  }

  /** @param {(element: HTMLElement, type: string, options: AddEventListenerOptions) => void} act */
  #each(act) {
    for (const type of [...Presses.types, ...Object.keys(Pointer.#hovering)]) {
      const options = { capture: true, passive: PASSIVE.has(type) };
      for (const element of [this.#surface, this.#stage]) act(element, type, options);
    }
  }

  /** Ends hovering: all items were removed. */
  forget() {
    this.#point(-1);
  }

  /** Updates hovering after items have appeared, disappeared or moved. */
  refresh() {
    if (this.#rest) this.#point(this.#ground.over(this.#rest));
  }

  /** Notes a click on a panel. @param {MouseEvent} event */
  note(event) {
    this.#presses.note(event);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (!hasPlace(event)) return;
    if (event.type === 'touchstart') this.scroll?.handleEvent(event); // Presses may end it here
    const inside = event.currentTarget === this.#stage;
    if (!inside && this.#ground.own(event)) return; // the surface may contain the overlay
    const barred = !inside && this.#ground.barred(event);
    const hovering = Pointer.#hovering[event.type];
    if (!hovering) this.#press(/** @type {MouseEvent} */ (event), inside, barred);
    else if (barred) this.#withdraw();
    else hovering(this, /** @type {PointerEvent} */ (event));
  }

  /** @type {Record<string, (pointer: Pointer, event: PointerEvent) => void>} */
  static #hovering = {
    pointerenter: (pointer) => pointer.#ground.approach(),
    pointermove: (pointer, event) => pointer.#onMove(event),
    pointerleave: (pointer, event) => pointer.#onLeave(event),
  };

  /** @param {MouseEvent} event @param {boolean} inside whether it is on the stage @param {boolean} barred */
  #press(event, inside, barred) {
    const { type, detail, clientX, clientY } = event;
    const keys = detail === 0 && (inside || (clientX === 0 && clientY === 0));
    if (type === 'click' && keys) return; // by a key or a script
    if (!this.#presses.takes(event, barred)) return;
    event.stopImmediatePropagation();
    if (type === 'click' || type === 'dblclick') event.preventDefault();
    if (!inside) return;
    if (type === 'pointerdown') hold(/** @type {PointerEvent} */ (event));
    if (type === 'mousedown') this.#ground.pressed(event);
  }

  /** @param {PointerEvent} event */
  #onMove({ clientX, clientY, pointerType }) {
    if (pointerType === 'touch') return;
    this.#rest = { clientX, clientY };
    this.refresh();
  }

  /** @param {PointerEvent} event */
  #onLeave(event) {
    if (!this.#ground.stays(event)) this.#withdraw();
  }

  /** The pointer is no longer over the picture. */
  #withdraw() {
    this.#rest = null;
    this.#point(-1);
  }

  /** @param {number} item */
  #point(item) {
    if (item === this.#item) return;
    this.#item = item;
    this.#setCursor(item >= 0 && this.#ground.live(item));
    this.#ground.hover(item);
  }

  /** @param {boolean} ours */
  #setCursor(ours) {
    if (ours === (this.#cursor !== null)) return;
    const { style } = this.#surface;
    const own = this.#cursor ?? '';
    this.#cursor = ours ? style.getPropertyValue('cursor') : null;
    style.setProperty('cursor', ours ? 'pointer' : own);
  }
}

/** Whether an event has a position. Those that scripts make may have none. @param {any} event */
function hasPlace(event) {
  return Number.isFinite((event.changedTouches?.[0] ?? event).clientX);
}

/** Captures the mouse, so that the item gets the whole press wherever it ends. @param {PointerEvent} event */
function hold({ target, pointerId, pointerType }) {
  if (pointerType !== 'mouse') return;
  try {
    /** @type {Element} */ (target).setPointerCapture(pointerId);
  } catch {} // no such pointer: the event is a script's
}
