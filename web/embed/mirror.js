// SPDX-License-Identifier: MIT
import { PROPERTIES } from './protocol.js';

/** @typedef {keyof typeof PROPERTIES} Name */
/** @typedef {{[name: string]: any}} Values */

/**
 * Properties that are dear to read, and the events after which they may have changed.
 * @type {Record<string, RegExp>}
 */
const AFTER = {
  activeIds: /^(interaction|project|node|viewer):/,
  diagnostics: /^(project:|error$)/,
  interactions: /^(project|node|viewer|variable):/,
};

/** What a host knows of the player's properties. */
export class Mirror {
  #read;
  /** What hosts know, as texts where it is not a primitive. @type {Map<string, unknown>} */
  #known = new Map();
  /** The dear ones that may have changed. */
  #stale = new Set(Object.keys(AFTER));

  /** @param {(name: Name) => unknown} read returns the value of a property */
  constructor(read) {
    this.#read = read;
  }

  /** @param {string} type of an event of the player */
  note(type) {
    for (const [name, events] of Object.entries(AFTER)) if (events.test(type)) this.#stale.add(name);
  }

  /** A host believes something else. @param {string} name */
  forget(name) {
    this.#known.delete(name);
  }

  /** All values, for a new host. @returns {Values} */
  all() {
    return Object.fromEntries(this.#names().map((name) => [name, this.#read(name)]));
  }

  /** Those that have changed. @returns {Values} */
  changes() {
    const names = this.#names().filter((name) => !(name in AFTER) || this.#stale.has(name) || !this.#known.has(name));
    this.#stale.clear();
    const values = names.map((name) => /** @type {[string, unknown]} */ ([name, this.#read(name)]));
    return Object.fromEntries(values.filter(([name, value]) => this.#isNews(name, value)));
  }

  #names() {
    return /** @type {Name[]} */ (Object.keys(PROPERTIES));
  }

  /** @param {string} name @param {unknown} value */
  #isNews(name, value) {
    const known = typeof value === 'object' ? JSON.stringify(value) : value;
    const news = !this.#known.has(name) || !Object.is(this.#known.get(name), known);
    this.#known.set(name, known);
    return news;
  }
}
