// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';

/**
 * Shows which required clicks the video waits for. The live region exists from the
 * start, so that assistive technology announces what is added.
 */
export class Waiting {
  element = h('div', { class: 'notices', role: 'status' });
  /** @type {string[]} */
  #names = [];

  /** @param {string[]} names of the required clicks; empty to hide the notice */
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

  /** The viewer tried to play: repeats the notice. */
  insist() {
    this.show(this.#names);
  }
}
