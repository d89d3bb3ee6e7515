// SPDX-License-Identifier: MIT

/**
 * A place in the input: a file, and a JSON Pointer in it. In a CSV file the
 * pointer starts with the record number; the header is record 0. In a text it is the line's
 * number: `/27`.
 * @typedef {{file: string, path: string}} Place
 */

/** Invalid input: the element being read is skipped. */
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

/** Lines that are kept: a file may be damaged a million times. */
export const LINES_MAX = 10_000;

/** @typedef {{file: string, severity: 'error' | 'warning', code: string, path: string, message: string}} Line */

/** Collects errors and warnings about the input, in order. */
export class Report {
  /** @type {Line[]} */
  lines = [];
  errors = 0;
  /** What is not among the lines, by file. @type {Map<string, number>} */
  #more = new Map();

  /** The lines, and how many there would be more of each file. @returns {Line[]} */
  get notes() {
    const more = [...this.#more].map(([file, count]) => {
      const message = `${count} more are not listed`;
      return /** @type {Line} */ ({
        file,
        severity: this.errors > 0 ? 'error' : 'warning',
        code: 'too_many',
        path: '',
        message,
      });
    });
    return [...this.lines, ...more];
  }

  /** @param {Line} line */
  #add(line) {
    if (this.lines.length < LINES_MAX) this.lines.push(line);
    else this.#more.set(line.file, (this.#more.get(line.file) ?? 0) + 1);
  }

  /** @param {Place} place @param {string} code @param {string} message */
  error({ file, path }, code, message) {
    this.errors++;
    this.#add({ file, severity: 'error', code, path, message });
  }

  /** @param {Place} place @param {string} code @param {string} message */
  warning({ file, path }, code, message) {
    this.#add({ file, severity: 'warning', code, path, message });
  }

  /** What the project can't have. @param {Place} place @param {string} message */
  lost(place, message) {
    this.warning(place, 'lost', message);
  }

  /**
   * Reads one element of another player's content. A fault is reported as lost and skips this
   * element only: the rest is still a project.
   * @template T
   * @param {() => T} read
   * @returns {T | undefined} undefined after a fault
   */
  keep(read) {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.lost(fault.place, `left out: ${fault.message} (${fault.code})`);
      return undefined;
    }
  }

  /**
   * Reads one element. A fault is reported as an error and skips this element only.
   * @template T
   * @param {() => T} read
   * @returns {T | undefined} undefined after a fault
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
