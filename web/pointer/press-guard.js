// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { GESTURE_MS } from './presses.js';

/**
 * Covers for a moment the point where an item was clicked that is gone now: the second
 * half of a double click would reach the video's native controls, whose events can't be
 * intercepted.
 */
export class PressGuard {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  element = h('span', { class: 'guard', hidden: '' });

  /** @param {{x: number, y: number}} place percent of the stage @param {number} reach half its size in pixels */
  stand({ x, y }, reach) {
    const { style } = this.element;
    style.setProperty('left', `calc(${x}% - ${reach}px)`);
    style.setProperty('top', `calc(${y}% - ${reach}px)`);
    style.setProperty('padding', `${reach}px`);
    this.element.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.element.hidden = true;
    }, GESTURE_MS);
  }

  dispose() {
    clearTimeout(this.#timer);
    this.element.remove();
  }
}
