// SPDX-License-Identifier: MIT
import { childOf, exactly, nodeOf } from './node.js';
import { Fault } from './report.js';

/** Larger than any image, and small enough that no computation overflows. */
const COORDINATE_MAX = 1e7;

/** A number written as a text, with white space around it. */
const DECIMAL = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

/** @typedef {[number, number]} Point in pixels of the image, from its top left corner */

/**
 * A value of the input and its place. Files are only read through these methods,
 * which check types and throw a Fault with the place.
 */
export class Value {
  #node;

  /**
   * @param {unknown} raw
   * @param {import('./report.js').Place} place
   * @param {() => import('../formatter/parse.js').Node} [node] its text in the file, as a tree
   */
  constructor(raw, place, node = () => nodeOf(raw)) {
    this.raw = raw;
    this.place = place;
    this.#node = node;
  }

  /** The value for a document, every number and text in it as the file has it. @returns {import('./node.js').Content} */
  get exact() {
    return exactly(this.#node());
  }

  /** The JSON text of a text, number or word as the file has it; empty for a list or an object. @returns {string} */
  get written() {
    const node = this.#node();
    return 'raw' in node ? node.raw : '';
  }

  /** @param {string} code @param {string} reason @returns {never} */
  fail(code, reason) {
    throw new Fault(this.place, code, reason);
  }

  /** Whether it is present and not null. */
  get given() {
    return this.raw !== undefined && this.raw !== null;
  }

  get isList() {
    return Array.isArray(this.raw);
  }

  get isObject() {
    return this.given && typeof this.raw === 'object' && !this.isList;
  }

  /** A member; not `given` if it is absent. @param {string | number} key @returns {Value} */
  at(key) {
    const { file, path } = this.place;
    const inner = { file, path: `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}` };
    const raw = /** @type {Record<string, unknown>} */ (this.raw);
    const value = this.given && Object.hasOwn(raw, key) ? raw[key] : undefined;
    return new Value(value, inner, () => childOf(this.#node(), key));
  }

  /** The first of several members that is given, else the first. @param {string[]} keys @returns {Value} */
  either(...keys) {
    return this.at(keys.find((key) => this.at(key).given) ?? keys[0]);
  }

  /** @returns {Value[]} */
  list() {
    if (!Array.isArray(this.raw)) return this.#mismatch('a list');
    return this.raw.map((_, index) => this.at(index));
  }

  /** The members of an object, in order. @returns {Value[]} */
  members() {
    return Object.keys(this.object()).map((key) => this.at(key));
  }

  /** @returns {Record<string, unknown>} */
  object() {
    return this.isObject ? /** @type {Record<string, unknown>} */ (this.raw) : this.#mismatch('an object');
  }

  /** @returns {string} */
  text() {
    return typeof this.raw === 'string' ? this.raw : this.#mismatch('a text');
  }

  /** A name: a string, or a whole number as a string. @returns {string} */
  name() {
    return Number.isSafeInteger(this.raw) ? String(this.raw) : this.text();
  }

  /** @returns {number} */
  number() {
    if (typeof this.raw !== 'number') return this.#mismatch('a number');
    if (Math.abs(this.raw) <= COORDINATE_MAX) return this.raw;
    return this.fail('out_of_range', `expected a number from -${COORDINATE_MAX} to ${COORDINATE_MAX}, got ${this.raw}`);
  }

  /** A finite number of any size, also written as a text; undefined if it is none. @returns {number | undefined} */
  get decimal() {
    const { raw } = this;
    const number = typeof raw === 'string' && DECIMAL.test(raw) ? Number(raw) : raw;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  /** A length: above 0. @returns {number} */
  length() {
    const value = this.number();
    return value > 0 ? value : this.fail('out_of_range', `expected a number above 0, got ${value}`);
  }

  /** A whole number, 0 or more. @returns {number} */
  count() {
    const value = this.number();
    if (Number.isInteger(value) && value >= 0) return value;
    return this.fail('out_of_range', `expected a whole number, 0 or more, got ${value}`);
  }

  /** [x, y] @returns {Point} */
  point() {
    const pair = this.list();
    if (pair.length !== 2) this.fail('wrong_type', `expected [x, y], got ${pair.length} values`);
    return [pair[0].number(), pair[1].number()];
  }

  /** @param {string} kind @returns {never} */
  #mismatch(kind) {
    if (!this.given) return this.fail('missing_field', `expected ${kind}, got nothing`);
    const got = JSON.stringify(this.raw);
    return this.fail('wrong_type', `expected ${kind}, got ${got.length > 60 ? `${got.slice(0, 60)}…` : got}`);
  }
}
