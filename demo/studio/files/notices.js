// SPDX-License-Identifier: MIT
// Notices for the author, with what can be done about them.

/**
 * @typedef {object} Notice
 * @property {string} id one with the same replaces it
 * @property {string} text
 * @property {'note' | 'trouble'} [tone]
 * @property {{label: string, run: () => unknown, stays?: boolean}[]} [actions] a notice goes with its
 *   action, unless it stays
 * @property {string[]} [lines] details
 */

export class Notices {
  /** @type {Notice[]} */
  list = [];
  #changed;

  /** @param {() => void} changed called after each change */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {Notice} notice */
  add(notice) {
    this.list = [...this.list.filter(({ id }) => id !== notice.id), notice];
    this.#changed();
  }

  /** @param {...string} ids */
  remove(...ids) {
    const left = this.list.filter(({ id }) => !ids.includes(id));
    if (left.length === this.list.length) return;
    this.list = left;
    this.#changed();
  }

  /** Another project is opened. */
  clear() {
    this.remove(...this.list.map(({ id }) => id));
  }
}

/** As in 12:31, with the day if it was another. @param {number} at milliseconds since 1970 */
export function clock(at) {
  const date = new Date(at);
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const day = date.toLocaleDateString([], { day: 'numeric', month: 'short' });
  return date.toDateString() === new Date().toDateString() ? time : `${day}, ${time}`;
}
