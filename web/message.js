// SPDX-License-Identifier: MIT
import { h, svg } from './dom.js';

/**
 * The author's words to the viewer (`action:message`), until put away. The
 * region is there from the start: assistive technology tells what comes into
 * it.
 */
export class Message {
  element = h('div', { class: 'messages', role: 'status' });
  #onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') this.hide();
  };

  /** @param {string} text */
  show(text) {
    this.hide();
    const cross = svg(
      'svg',
      { viewBox: '0 0 16 16', 'aria-hidden': 'true' },
      svg('path', { d: 'M3 3l10 10M13 3L3 13' }),
    );
    const close = h('button', { type: 'button', class: 'close', part: 'message-close', 'aria-label': 'Close' }, cross);
    close.addEventListener('click', () => this.hide());
    this.element.append(h('div', { class: 'message', part: 'message' }, h('span', { class: 'words' }, text), close));
    document.addEventListener('keydown', this.#onKey);
  }

  hide() {
    this.element.replaceChildren();
    document.removeEventListener('keydown', this.#onKey);
  }
}
