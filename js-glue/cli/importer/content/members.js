// SPDX-License-Identifier: MIT
// An object of another player's content: what is not read is reported.

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../report.js').Report} Report */

/** Names in a message are at most this long. */
const NAME_UNITS = 60;

/** A name of the input in a message. @param {unknown} name */
export function quoted(name) {
  const text = JSON.stringify(name) ?? 'nothing';
  return text.length > NAME_UNITS ? `${text.slice(0, NAME_UNITS)}…` : text;
}

/** Whether a value holds nothing that could be lost. @param {Value} value */
function isBlank({ raw, given }) {
  return !given || raw === '' || (typeof raw === 'object' && Object.keys(/** @type {object} */ (raw)).length === 0);
}

export class Members {
  #value;
  /** @type {Set<string>} */
  #read = new Set();

  /** @param {Value} value @throws {import('../report.js').Fault} it is no object */
  constructor(value) {
    value.object();
    this.#value = value;
  }

  get place() {
    return this.#value.place;
  }

  /** Reads a member; not `given` if it is absent. @param {string} name @returns {Value} */
  at(name) {
    this.#read.add(name);
    return this.#value.at(name);
  }

  /** Reads the first of several members that is given. @param {string[]} names @returns {Value} */
  either(...names) {
    return this.at(names.find((name) => this.#value.at(name).given) ?? names[0]);
  }

  /** Members that mean nothing to a viewer or to the page. @param {readonly string[]} names */
  skip(names) {
    for (const name of names) this.#read.add(name);
  }

  /** Reports the members that were not read. @param {Report} report */
  rest(report) {
    for (const name of Object.keys(this.#value.object())) {
      const value = this.#value.at(name);
      if (!this.#read.has(name) && !isBlank(value)) report.lost(value.place, `nothing corresponds to ${quoted(name)}`);
    }
  }
}

/**
 * Reads each element of a list. A fault skips the element only.
 * @param {Value} list which may be absent
 * @param {Report} report
 * @param {(value: Value) => void} read
 */
export function each(list, report, read) {
  if (!list.given) return;
  if (!list.isList) return report.lost(list.place, `not a list: ${quoted(list.raw)}`);
  for (const value of list.list()) report.keep(() => read(value));
}
