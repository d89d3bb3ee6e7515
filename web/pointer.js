// SPDX-License-Identifier: MIT

/**
 * What the pointer works on.
 * @typedef {object} Target
 * @property {(clientX: number, clientY: number, finger?: boolean) => number} hit the item
 *   there, or near there for a finger; -1 for none
 * @property {(item: number) => boolean} takes whether a click on it ends there
 * @property {(item: number) => boolean} live whether a click on it does something
 * @property {(item: number) => void} click
 * @property {(item: number) => void} hover -1 for none
 * @property {() => void} approach the pointer came in
 * @property {(event: Event) => boolean} [own] whether it is for a panel over the items
 */

/**
 * Looks at the pointer on its way to the surface, which is the video unless
 * told otherwise. A click on an item ends here; any other goes on untouched,
 * to the video, its controls, or whatever the page has there.
 */
export class Pointer {
  /** @type {HTMLElement} */
  #surface;
  #target;
  #item = -1;
  /** Where a mouse rests: things may come and go beneath it. @type {{clientX: number, clientY: number} | null} */
  #rest = null;
  /** The surface's own cursor while ours shows. @type {string | null} */
  #cursor = null;

  /** @param {HTMLElement} surface @param {Target} target */
  constructor(surface, target) {
    this.#surface = surface;
    this.#target = target;
    for (const type of Object.keys(Pointer.#handlers)) surface.addEventListener(type, this, { capture: true });
  }

  dispose() {
    for (const type of Object.keys(Pointer.#handlers)) {
      this.#surface.removeEventListener(type, this, { capture: true });
    }
    this.#point(-1);
  }

  /** There is nothing to be on any more. */
  forget() {
    this.#point(-1);
  }

  /** Items came, went or moved: the pointer may be on another one now. */
  refresh() {
    if (this.#rest) this.#point(this.#target.hit(this.#rest.clientX, this.#rest.clientY));
  }

  /** @param {Event} event */
  handleEvent(event) {
    Pointer.#handlers[event.type](this, /** @type {PointerEvent} */ (event));
  }

  /** @type {Record<string, (pointer: Pointer, event: PointerEvent) => void>} */
  static #handlers = {
    click: (pointer, event) => pointer.#onClick(event, true),
    dblclick: (pointer, event) => pointer.#onClick(event, false),
    pointerenter: (pointer) => pointer.#target.approach(),
    pointermove: (pointer, event) => pointer.#onMove(event),
    pointerleave: (pointer) => pointer.#onLeave(),
  };

  /** @param {MouseEvent} event @param {boolean} counts the second click of two counted already */
  #onClick(event, counts) {
    const { clientX, clientY, detail } = event;
    if (detail === 0 && clientX === 0 && clientY === 0) return; // a script's, or a key's
    if (this.#target.own?.(event)) return; // where the surface is around the overlay
    const finger = /** @type {PointerEvent} */ (event).pointerType === 'touch';
    const item = this.#target.hit(clientX, clientY, finger);
    if (item < 0 || !this.#target.takes(item)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (counts) this.#target.click(item);
  }

  /** @param {PointerEvent} event */
  #onMove({ clientX, clientY, pointerType }) {
    if (pointerType === 'touch') return;
    this.#rest = { clientX, clientY };
    this.refresh();
  }

  #onLeave() {
    this.#rest = null;
    this.#point(-1);
  }

  /** @param {number} item */
  #point(item) {
    if (item === this.#item) return;
    this.#item = item;
    this.#setCursor(item >= 0 && this.#target.live(item));
    this.#target.hover(item);
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
