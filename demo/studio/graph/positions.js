// SPDX-License-Identifier: MIT
// Where the author put the videos of each project. Kept in the browser, not in the document; in
// memory where the browser stores nothing.

/** @typedef {import('./layout.js').Place} Place */
const PREFIX = 'hotcue-studio-graph:';

/** @param {any} place */
const isPlace = (place) => Number.isFinite(place?.x) && Number.isFinite(place?.y);

export class Positions {
  /** @type {Map<string, Record<string, Place>>} */
  #memory = new Map();
  /** @type {() => Storage} */
  #storage;

  /** @param {() => Storage} storage may throw, as localStorage does where it is refused */
  constructor(storage = () => globalThis.localStorage) {
    this.#storage = storage;
  }

  /** @param {string} project @returns {Record<string, Place>} by key of the node */
  read(project) {
    const known = this.#memory.get(project);
    if (known) return known;
    const places = this.#stored(project);
    this.#memory.set(project, places);
    return places;
  }

  /** @param {string} project @returns {Record<string, Place>} */
  #stored(project) {
    try {
      const value = JSON.parse(this.#storage().getItem(PREFIX + project) ?? '{}');
      return Object.fromEntries(Object.entries(value).filter(([, place]) => isPlace(place)));
    } catch {
      return {};
    }
  }

  /** @param {string} project @param {Record<string, Place>} places empty: where the layout puts them */
  write(project, places) {
    this.#memory.set(project, places);
    try {
      const storage = this.#storage();
      if (Object.keys(places).length === 0) storage.removeItem(PREFIX + project);
      else storage.setItem(PREFIX + project, JSON.stringify(places));
    } catch {
      // refused or full: this session remembers it
    }
  }
}
