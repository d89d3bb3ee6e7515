// SPDX-License-Identifier: MIT
import { closeButton, h, keepKeys } from '../dom.js';

/** Long enough to read twice. Milliseconds, for each and for each character. */
const SHOWN_MS = 4000;
const SHOWN_MS_PER_CHARACTER = 120;

/**
 * The author's words to the viewer (`action:message`), until read or put
 * away. The region is there from the start: assistive technology tells what
 * comes into it.
 */
export class Message {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  element = h('div', { class: 'messages', role: 'status' });
  #strayed;
  #onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') this.hide();
  };

  /** @param {() => void} strayed the focus has nowhere to go back to */
  constructor(strayed) {
    this.#strayed = strayed;
    this.element.addEventListener('keydown', this.#onKey); // the page hears no keys from here
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
    document.addEventListener('keydown', this.#onKey);
    this.#hideAfter(SHOWN_MS + text.length * SHOWN_MS_PER_CHARACTER);
  }

  /** @param {number} wait not while the viewer is at it */
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
    document.removeEventListener('keydown', this.#onKey);
  }
}
