// SPDX-License-Identifier: MIT
import { h } from '../dom.js';

/** @typedef {import('../stage/stage.js').Box} Box */

/** Gap between an item and its tooltip, and between a tooltip and the edge. CSS pixels. */
const GAP_PX = 8;

/** The overlay's only tooltip: above its item if there is room, else below; always inside the overlay. */
export class Tooltip {
  element = h('div', { class: 'tooltip', part: 'tooltip', role: 'tooltip', dir: 'auto', hidden: '' });

  /**
   * @param {string} text
   * @param {Box} item in pixels of the overlay
   * @param {{width: number, height: number}} room the overlay's size
   */
  show(text, item, room) {
    const { element } = this;
    element.textContent = text;
    element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = element;
    const above = item.top - GAP_PX - height;
    const below = item.top + item.height + GAP_PX;
    const left = item.left + item.width / 2 - width / 2;
    const top = above >= GAP_PX ? above : below;
    element.style.setProperty('left', `${within(left, width, room.width)}px`);
    element.style.setProperty('top', `${within(top, height, room.height)}px`);
  }

  hide() {
    this.element.hidden = true;
  }

  /** Whether a point is on the tooltip, or between it and its item. @param {number} clientX @param {number} clientY */
  holds(clientX, clientY) {
    if (this.element.hidden) return false;
    const { left, top, right, bottom } = this.element.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    return x >= 0 && clientX <= right && y >= -GAP_PX && clientY <= bottom + GAP_PX;
  }
}

/** @param {number} at @param {number} size @param {number} room */
function within(at, size, room) {
  return Math.max(GAP_PX, Math.min(at, room - size - GAP_PX));
}
