// SPDX-License-Identifier: MIT
import { parse } from '../formatter/parse.js';
import { parseJson } from './json.js';
import { Fault } from './report.js';
import { Value } from './value.js';

/** Limit for one file, which may contain images or films. */
export const FILE_BYTES = 256 * 1024 * 1024;

/** A file of the input, decoded as far as a format asks for. */
export class Source {
  /** @type {string | null} */
  #text = null;
  /** @type {Value | null} */
  #json = null;

  /**
   * @param {string} file its name, for notes
   * @param {string | Uint8Array} content
   * @param {string | null} [path] the name that may number its image; null if it has none
   * @throws {Fault} `too_large`
   */
  constructor(file, content, path = file) {
    this.file = file;
    this.path = path;
    this.content = content;
    /** @type {import('./report.js').Place} the file as a whole */
    this.place = { file, path: '' };
    if (content.length > FILE_BYTES) throw new Fault(this.place, 'too_large', `more than ${FILE_BYTES} bytes`);
  }

  /** @returns {Uint8Array} */
  get bytes() {
    return typeof this.content === 'string' ? new TextEncoder().encode(this.content) : this.content;
  }

  /** Its text, without a byte order mark. @returns {string} @throws {Fault} `syntax`: not UTF-8 */
  get text() {
    this.#text ??= typeof this.content === 'string' ? this.content.replace(/^\uFEFF/, '') : this.#decoded(this.content);
    return this.#text;
  }

  /** @returns {Value} @throws {Fault} not JSON */
  get json() {
    if (!this.#json) {
      const raw = parseJson(this.text, this.place);
      let /** @type {import('./node.js').Content} */ node;
      this.#json = new Value(raw, this.place, () => (node ??= parse(this.text)));
    }
    return this.#json;
  }

  /** Whether its text begins as a JSON object or array. */
  get looksLikeJson() {
    return /^\s*[[{]/.test(this.text);
  }

  /** Whether it begins with these bytes. @param {number[]} signature */
  begins(signature) {
    return typeof this.content !== 'string' && signature.every((byte, i) => this.content[i] === byte);
  }

  /** @param {Uint8Array} bytes */
  #decoded(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new Fault(this.place, 'syntax', 'not UTF-8');
    }
  }
}
