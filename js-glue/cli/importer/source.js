// SPDX-License-Identifier: MIT
import { parse } from '../formatter/parse.js';
import { parseJson } from './json.js';
import { Fault } from './report.js';
import { Value } from './value.js';

/** Limit for one file, which may contain images or films. */
export const FILE_BYTES = 256 * 1024 * 1024;

/** Byte order marks of texts that editors write besides UTF-8. @type {[number[], string][]} */
const ENCODINGS = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

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

  /** Its text, without a byte order mark. @returns {string} @throws {Fault} `syntax`: neither UTF-8 nor UTF-16 */
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

  /** Whether its text begins as a JSON object or array, and not with a time, as `[0:00] Intro` does. */
  get looksLikeJson() {
    return /^\s*(?:\{|\[(?!\d+:\d))/.test(this.text);
  }

  /** Whether it begins with these bytes. @param {number[]} signature */
  begins(signature) {
    return typeof this.content !== 'string' && signature.every((byte, i) => this.content[i] === byte);
  }

  /** @param {Uint8Array} bytes */
  #decoded(bytes) {
    const encoding = ENCODINGS.find(([mark]) => this.begins(mark))?.[1] ?? 'utf-8';
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      throw new Fault(this.place, 'syntax', `not a text in ${encoding.toUpperCase()}`);
    }
  }
}
