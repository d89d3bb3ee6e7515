// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';

/**
 * Says why the video doesn't go on: which required clicks it waits for. The
 * region is there from the start, so that assistive technology tells what comes
 * into it.
 */
export class Waiting {
  element = h('div', { class: 'notices', role: 'status' });
  /** @type {string[]} */
  #names = [];

  /** @param {string[]} names of what waits; none: it goes on */
  show(names) {
    const same = names.length > 0 && names.join() === this.#names.join();
    this.#names = names;
    if (names.length === 0) {
      this.element.replaceChildren();
      return;
    }
    const words = WORDS.waitingFor.replace('{names}', () => names.map((name) => `“${name}”`).join(', '));
    const notice = h('div', { class: 'notice', part: 'notice' }, words);
    if (same) notice.classList.add('again');
    this.element.replaceChildren(notice);
  }

  /** The viewer tried to go on. */
  insist() {
    this.show(this.#names);
  }
}
