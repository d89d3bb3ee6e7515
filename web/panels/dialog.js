// SPDX-License-Identifier: MIT
import { closeButton, h, keepKeys } from '../dom.js';

/**
 * The overlay's one modal dialog. It is a native one: it keeps the focus, and
 * gives it back.
 */
export class Dialog {
  element = h('dialog', { class: 'dialog', part: 'dialog' });
  /** Told when the viewer leaves it; null while none is open. @type {(() => void) | null} */
  #left = null;
  #strayed;

  /** @param {() => void} strayed the focus had nowhere to go back to */
  constructor(strayed) {
    this.#strayed = strayed;
    keepKeys(this.element);
    this.element.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.leave();
    });
    // A browser may close it without asking.
    this.element.addEventListener('close', () => this.element.open || this.leave());
  }

  /**
   * @param {string} title
   * @param {Node[]} content
   * @param {string} kind a class
   * @param {() => void} left what to do when the viewer leaves it. Another of the
   *   same takes its place in silence, as it does in the engine.
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

  /** As the viewer does with Escape. */
  leave() {
    const left = this.#left;
    this.close();
    left?.();
  }

  /** Nobody is told. */
  close() {
    if (!this.#left) return;
    this.#left = null;
    this.element.close();
    this.element.replaceChildren();
    if (document.activeElement === document.body) this.#strayed();
  }
}
