// SPDX-License-Identifier: MIT

/**
 * Where something stands: a file, and a JSON Pointer in it. In a CSV file its
 * first part is the number of the record, the header line being 0.
 * @typedef {{file: string, path: string}} Place
 */

/** A fault of the input: what is read at the moment can't be. */
export class Fault extends Error {
  /**
   * @param {Place} place
   * @param {string} code
   * @param {string} reason
   */
  constructor(place, code, reason) {
    super(reason);
    this.name = 'Fault';
    this.place = place;
    this.code = code;
  }
}

/** All that is wrong with the input, and all of it that is left out, in order. */
export class Report {
  /** @type {{file: string, severity: 'error' | 'warning', code: string, path: string, message: string}[]} */
  lines = [];
  errors = 0;

  /** @param {Place} place @param {string} code @param {string} message */
  error({ file, path }, code, message) {
    this.errors++;
    this.lines.push({ file, severity: 'error', code, path, message });
  }

  /** @param {Place} place @param {string} code @param {string} message */
  warning({ file, path }, code, message) {
    this.lines.push({ file, severity: 'warning', code, path, message });
  }

  /**
   * Reads one thing. A fault is reported, and ends that thing alone.
   * @template T
   * @param {() => T} read
   * @returns {T | undefined}
   */
  attempt(read) {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.error(fault.place, fault.code, fault.message);
      return undefined;
    }
  }
}
