// SPDX-License-Identifier: MIT
// JSON text to a tree that keeps every text and number as it is written: JSON.parse() rounds
// large numbers, moves keys that look like integers, and forgets escapes.
import { stringEnd } from './string-end.js';

/** @typedef {{key: string, raw: string, value: Node}} Member `key`: parsed; `raw`: as written, with quotes */
/** @typedef {{members: Member[]}} ObjectNode */
/** @typedef {{items: Node[]}} ArrayNode */
/** @typedef {{raw: string}} ScalarNode as written */
/** @typedef {ObjectNode | ArrayNode | ScalarNode} Node */

/** What follows a value that is neither a text, an array nor an object. */
const AFTER = /[\s,\]}]|$/g;
const SPACE = /\s*/y;

/**
 * @param {string} text JSON, nested less deeply than the engine allows
 * @returns {Node}
 * @throws {SyntaxError} it is not JSON
 */
export function parse(text) {
  JSON.parse(text); // from here on it is known to be JSON
  return new Parser(text).value();
}

class Parser {
  #text;
  #at = 0;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /** @returns {Node} the value at the present place */
  value() {
    const sign = this.#next();
    if (sign === '{') return { members: this.#list('}', () => this.#member()) };
    if (sign === '[') return { items: this.#list(']', () => this.value()) };
    return { raw: sign === '"' ? this.#string() : this.#word() };
  }

  /** @returns {Member} */
  #member() {
    this.#next();
    const raw = this.#string();
    this.#next();
    this.#at++; // the colon
    return { key: JSON.parse(raw), raw, value: this.value() };
  }

  /** @template T @param {string} close @param {() => T} read @returns {T[]} */
  #list(close, read) {
    const list = [];
    this.#at++;
    while (this.#next() !== close) {
      list.push(read());
      if (this.#next() === ',') this.#at++;
    }
    this.#at++;
    return list;
  }

  /** Skips white space. @returns {string} what comes then */
  #next() {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
    return this.#text[this.#at];
  }

  #string() {
    const start = this.#at;
    this.#at = stringEnd(this.#text, start);
    return this.#text.slice(start, this.#at);
  }

  #word() {
    const start = this.#at;
    AFTER.lastIndex = start;
    this.#at = /** @type {RegExpExecArray} */ (AFTER.exec(this.#text)).index;
    return this.#text.slice(start, this.#at);
  }
}
