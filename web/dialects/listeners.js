// SPDX-License-Identifier: MIT

/** @typedef {(event: any) => unknown} Listener */
/** @typedef {{name: string, listener: Listener, space: string}} Entry */

/**
 * Listeners by the name of what they listen to. What is emitted while listeners are called waits until
 * all of them were, so that each listener gets all events in the same order.
 */
export class Listeners {
  /** In the order in which they were added. @type {Entry[]} */
  #entries = [];
  /** @type {{name: string, event: any}[]} */
  #waiting = [];
  #busy = false;

  /**
   * Adds a listener; one that is added twice is called twice.
   * @param {string} name
   * @param {Listener} listener
   * @param {string} [space] namespace, for remove()
   */
  add(name, listener, space = '') {
    this.#entries = [...this.#entries, { name, listener, space }];
  }

  /** Removes listeners: those for which all that is given is the same. @param {{name?: string, listener?: Listener, space?: string}} given */
  remove(given) {
    const wanted = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
    this.#entries = this.#entries.filter((entry) =>
      wanted.some(([key, value]) => entry[/** @type {keyof Entry} */ (key)] !== value),
    );
  }

  /** Whether there is a listener. @param {string} name */
  has(name) {
    return this.#entries.some((entry) => entry.name === name);
  }

  clear() {
    this.#entries = [];
    this.#waiting = [];
  }

  /**
   * Calls the listeners that there are when it is their turn. What one throws is reported to the
   * window later, and the others are called.
   * @param {...{name: string, event: any}} events one event, by each name that it has
   */
  emit(...events) {
    this.#waiting.push(...events);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#call(next.name, next.event);
    this.#busy = false;
  }

  /** @param {string} name @param {any} event */
  #call(name, event) {
    for (const entry of this.#entries) {
      if (entry.name !== name || !this.#entries.includes(entry)) continue; // removed meanwhile
      try {
        entry.listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
