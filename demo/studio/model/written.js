// SPDX-License-Identifier: MIT
// JSON values that JavaScript can't keep as they are written: it rounds numbers, moves keys that
// look like integers to the front, and forgets escapes. Custom data reach the page as their text.
import { parse } from '../../../js-glue/cli/formatter/parse.js';

/** @typedef {import('../../../js-glue/cli/formatter/parse.js').Node} Node */

/** A JSON value as its text, without white space between its tokens. */
export class Written {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    Object.freeze(this);
  }

  /** What JavaScript makes of it. */
  toJSON() {
    return JSON.parse(this.text);
  }
}

/**
 * @param {Node} node
 * @param {string | null} indent of its line, in the form that JSON.stringify() gives with two spaces; null: no white space
 * @returns {string}
 */
function print(node, indent) {
  if ('raw' in node) return node.raw;
  const isObject = 'members' in node;
  const [open, close] = isObject ? '{}' : '[]';
  const inner = indent === null ? null : `${indent}  `;
  const [line, colon] = indent === null ? ['', ':'] : [`\n${inner}`, ': '];
  const parts = isObject
    ? node.members.map(({ raw, value }) => raw + colon + print(value, inner))
    : node.items.map((item) => print(item, inner));
  if (parts.length === 0) return open + close;
  return open + line + parts.join(`,${line}`) + (indent === null ? '' : `\n${indent}`) + close;
}

/**
 * Reads JSON of which nothing may be lost.
 * @param {string} text
 * @returns {any} its value; a Written where JSON.stringify() would not give the same text
 * @throws {SyntaxError}
 */
export function readExactly(text) {
  const value = JSON.parse(text);
  const plain = JSON.stringify(value);
  if (text.includes('__proto__')) return new Written(print(parse(text), null)); // a key that copies may lose
  if (plain === text) return value;
  const compact = print(parse(text), null);
  return plain === compact ? value : new Written(compact);
}

/** What stands for a value while JSON is printed: no text of a document is that. */
const MARK = `written ${Math.random()} `;
const MARKS = new RegExp(`"${MARK}(\\d+)"`, 'g');

/**
 * JSON.stringify(), also of values that are kept as text.
 * @param {any} value
 * @param {number} [space] 2: over several lines
 * @returns {string}
 */
export function printExactly(value, space) {
  /** @type {Written[]} */
  const found = [];
  /** @this {any} @param {string} key @param {any} plain */
  const mark = function (key, plain) {
    const own = this[key]; // before toJSON()
    return own instanceof Written ? `${MARK}${found.push(own) - 1}` : plain;
  };
  const text = JSON.stringify(value, mark, space);
  if (found.length === 0) return text;
  return text.replace(MARKS, (_mark, index, at) => {
    const { text: written } = found[index];
    return space ? print(parse(written), indentAt(text, at)) : written;
  });
}

/** The white space that a line begins with. @param {string} text @param {number} at in the line */
function indentAt(text, at) {
  const start = text.lastIndexOf('\n', at) + 1;
  let end = start;
  while (text[end] === ' ') end++;
  return text.slice(start, end);
}
