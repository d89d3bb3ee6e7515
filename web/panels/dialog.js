// SPDX-License-Identifier: MIT
import { closeButton, h, keepKeys } from '../dom.js';

/**
 * The overlay's only modal dialog. It is native, so it traps the focus and restores
 * it.
 */
export class Dialog {
  element = h('dialog', { class: 'dialog', part: 'dialog' });
  /** Called when the viewer closes it; null while it is closed. @type {(() => void) | null} */
  #left = null;
  #strayed;

  /** @param {() => void} strayed called when the focus was lost */
  constructor(strayed) {
    this.#strayed = strayed;
    keepKeys(this.element);
    this.element.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.leave();
    });
    // A browser may close it without a `cancel` event.
    this.element.addEventListener('close', () => this.element.open || this.leave());
  }

  /**
   * @param {string} title
   * @param {Node[]} content
   * @param {string} kind a CSS class
   * @param {() => void} left called when the viewer closes it; not if a dialog with
   *   the same callback replaces it, as in the engine
   */
  show(title, content, kind, left) {
    const { element } = this;
    if (left === this.#left) this.close();
    else this.leave();
    this.#left = left;
    const heading = h('h2', { id: 'title', dir: 'auto' }, title);
    element.className = `dialog ${kind}`;
    element.setAttribute('aria-labelledby', 'title');
    const close = closeButton(() => this.leave());
    element.replaceChildren(h('div', { class: 'head' }, heading, close), ...content);
    if (element.isConnected) element.showModal();
  }

  /** Closes it on behalf of the viewer, and calls `left`. */
  leave() {
    const left = this.#left;
    this.close();
    left?.();
  }

  /** Closes it without calling `left`. */
  close() {
    if (!this.#left) return;
    this.#left = null;
    this.element.close();
    this.element.replaceChildren();
    const { activeElement, body } = this.element.ownerDocument;
    if (activeElement === body) this.#strayed();
  }
}
