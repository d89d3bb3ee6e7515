// SPDX-License-Identifier: MIT
import { closeButton, h, keepKeys } from '../dom.js';

/** Long enough to read twice. Milliseconds: a base, and per character. */
const SHOWN_MS = 4000;
const SHOWN_MS_PER_CHARACTER = 120;

/**
 * Shows the author's message to the viewer (`action:message`), for a while or until
 * closed. The live region exists from the start, so that assistive technology
 * announces what is added.
 */
export class Message {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  element = h('div', { class: 'messages', role: 'status' });
  #strayed;
  /** The document in which it is shown. */
  #page = document;
  #onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') this.hide();
  };

  /** @param {() => void} strayed called when the focus was lost */
  constructor(strayed) {
    this.#strayed = strayed;
    this.element.addEventListener('keydown', this.#onKey); // keepKeys() stops key events before the document
    keepKeys(this.element);
  }

  /** @param {string} text */
  show(text) {
    this.hide();
    const close = closeButton(() => this.hide(), 'message-close');
    const box = h(
      'div',
      { class: 'message', part: 'message' },
      h('span', { class: 'words', dir: 'auto' }, text),
      close,
    );
    this.element.append(box);
    box.classList.toggle('long', box.scrollHeight > box.clientHeight);
    this.#page = this.element.ownerDocument;
    this.#page.addEventListener('keydown', this.#onKey);
    this.#hideAfter(SHOWN_MS + text.length * SHOWN_MS_PER_CHARACTER);
  }

  /** Hides the message, but not while it is hovered or focused. @param {number} wait milliseconds */
  #hideAfter(wait) {
    this.#timer = setTimeout(() => {
      if (this.element.matches(':hover, :focus-within')) this.#hideAfter(SHOWN_MS);
      else this.hide();
    }, wait);
  }

  hide() {
    clearTimeout(this.#timer);
    const focused = this.element.matches(':focus-within');
    this.element.replaceChildren();
    if (focused) this.#strayed();
    this.#page.removeEventListener('keydown', this.#onKey);
  }
}
