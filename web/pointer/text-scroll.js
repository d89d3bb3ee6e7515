// SPDX-License-Identifier: MIT

/** How far each key scrolls. @type {Record<string, [lines: number, pages: number]>} */
const KEYS = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [0, 0.9],
  PageUp: [0, -0.9],
  End: [0, Infinity],
  Home: [0, -Infinity],
};
const LINE_PX = 20;
const TYPES = ['wheel', 'touchmove', 'keydown'];
const OPTIONS = { passive: false, capture: true };

/**
 * Scrolls texts that don't fit their boxes, by wheel, touch and keys. The browser can't,
 * as items let pointer events through to the video.
 */
export class TextScroll {
  #surface;
  #stage;
  /** The last position of the touch, and the text it scrolls. @type {{y: number, label: HTMLElement} | null} */
  #touch = null;

  /** @param {HTMLElement} surface @param {HTMLElement} stage */
  constructor(surface, stage) {
    this.#surface = surface;
    this.#stage = stage;
    for (const type of TYPES) this.#each((element) => element.addEventListener(type, this, OPTIONS));
  }

  dispose() {
    for (const type of TYPES) this.#each((element) => element.removeEventListener(type, this, OPTIONS));
  }

  /** @param {(element: HTMLElement) => void} act */
  #each(act) {
    act(this.#surface);
    act(this.#stage);
  }

  /** @param {Event} event `touchstart` is passed on by Pointer */
  handleEvent(event) {
    if (event.type === 'keydown') this.#onKey(/** @type {KeyboardEvent} */ (event));
    else if (event.type === 'wheel') this.#onWheel(/** @type {WheelEvent} */ (event));
    else this.#onTouch(/** @type {TouchEvent} */ (event));
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    if (event.ctrlKey) return; // browsers zoom
    const label = this.#at(event);
    const page = event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 0.9 * (label?.clientHeight ?? 0) : 0;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : page || 1;
    if (label) scroll(label, event.deltaY * unit, event);
  }

  /** @param {TouchEvent} event */
  #onTouch(event) {
    const [touch] = event.touches ?? []; // an event that a script makes may have none
    if (!touch) return;
    const begins = event.type === 'touchstart';
    const label = begins && event.touches.length === 1 ? this.#at(touch) : this.#touch?.label;
    if (!begins && this.#touch && label) scroll(label, this.#touch.y - touch.clientY, event);
    this.#touch = label ? { y: touch.clientY, label } : null;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { target, key } = event;
    const item = target instanceof Element ? target.closest('.scrolls') : null;
    const label = /** @type {HTMLElement | null} */ (item?.querySelector(':scope > .label') ?? null);
    const [lines, pages] = KEYS[key] ?? [0, 0];
    if (!label || !(lines || pages)) return;
    event.stopPropagation(); // not for shortcuts of the player
    scroll(label, lines * LINE_PX + (pages ? pages * label.clientHeight : 0), event);
  }

  /** The topmost scrolling text at a point. @param {{clientX: number, clientY: number}} point */
  #at({ clientX, clientY }) {
    let top = null;
    let layer = -Infinity;
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (this.#stage.querySelectorAll('.scrolls'))) {
      const box = item.getBoundingClientRect();
      const inside = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
      if (!inside || Number(item.style.zIndex) < layer) continue;
      top = /** @type {HTMLElement} */ (item.querySelector(':scope > .label'));
      layer = Number(item.style.zIndex);
    }
    return top;
  }
}

/** Scrolls a text; at its end the event is left to the page. @param {HTMLElement} label @param {number} by pixels @param {Event} event */
function scroll(label, by, event) {
  const least = label.scrollTop;
  label.scrollTop = Math.max(0, Math.min(least + by, label.scrollHeight));
  if (label.scrollTop !== least && event.cancelable) event.preventDefault();
}
