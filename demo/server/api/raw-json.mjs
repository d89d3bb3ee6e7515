// SPDX-License-Identifier: MIT
// JSON as text, taken apart and put together without being parsed: numbers keep all of their
// digits, and what is not read is not converted. All of it expects valid JSON without white
// space between its parts, as compact() returns it.
import { stringEnd } from '../../../js-glue/cli/formatter/string-end.js';

const SPACE = /[ \t\r\n]+/g;
const SCALAR_END = /[,\]}]/g;
const BRACKET = /["[\]{}]/g;

/** The place behind the array or object that begins at `at`. @param {string} text @param {number} at */
function nestedEnd(text, at) {
  let depth = 0;
  for (BRACKET.lastIndex = at; ; ) {
    const { index } = /** @type {RegExpExecArray} */ (BRACKET.exec(text));
    const sign = text[index];
    if (sign === '"') BRACKET.lastIndex = stringEnd(text, index);
    else depth += sign === '[' || sign === '{' ? 1 : -1;
    if (depth === 0) return index + 1;
  }
}

/** The place behind the value that begins at `at`. @param {string} text @param {number} at */
function valueEnd(text, at) {
  if (text[at] === '"') return stringEnd(text, at);
  if (text[at] === '[' || text[at] === '{') return nestedEnd(text, at);
  SCALAR_END.lastIndex = at;
  return SCALAR_END.exec(text)?.index ?? text.length;
}

/**
 * Removes the white space between the parts of a valid JSON text.
 * @param {string} text
 */
export function compact(text) {
  const parts = [];
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const string = quote < 0 ? text.length : quote;
    parts.push(text.slice(at, string).replace(SPACE, ''));
    at = quote < 0 ? text.length : stringEnd(text, quote);
    parts.push(text.slice(string, at));
  }
  return parts.join('');
}

/** @param {string} text */
export const isObject = (text) => text.startsWith('{');
/** @param {string} text */
export const isArray = (text) => text.startsWith('[');

/** A member of an object: its key as it is written, with quotes, and its value's JSON text. @typedef {{name: string, key: string, value: string}} Member */

/** The members of an object, in order; none of anything else. @param {string} text @returns {Member[]} */
function writtenMembers(text) {
  /** @type {Member[]} */
  const members = [];
  if (!isObject(text)) return members;
  for (let at = 1; text[at] === '"'; ) {
    const name = stringEnd(text, at);
    const end = valueEnd(text, name + 1);
    const key = text.slice(at, name);
    members.push({ name: JSON.parse(key), key, value: text.slice(name + 1, end) });
    at = end + 1;
  }
  return members;
}

/**
 * The members of an object; none of anything else.
 * @param {string} text
 * @returns {[name: string, value: string][]} JSON texts by name, in order
 */
export const entriesOf = (text) => writtenMembers(text).map(({ name, value }) => [name, value]);

/** As entriesOf(); of a repeated name, the last one. @param {string} text */
export const membersOf = (text) => new Map(entriesOf(text));

/**
 * The elements of an array; none of anything else.
 * @param {string} text
 * @returns {string[]} JSON texts
 */
export function elementsOf(text) {
  /** @type {string[]} */
  const elements = [];
  if (!isArray(text)) return elements;
  for (let at = 1; at < text.length - 1; ) {
    const end = valueEnd(text, at);
    elements.push(text.slice(at, end));
    at = end + 1;
  }
  return elements;
}

/** @param {Iterable<[string, string]>} members JSON texts by name */
export const objectOf = (members) =>
  `{${Array.from(members, ([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;

/** @param {string[]} elements JSON texts */
export const arrayOf = (elements) => `[${elements.join(',')}]`;

/**
 * JSON Merge Patch, RFC 7396. Keys keep the spelling of who gave them last.
 * @param {string | undefined} target
 * @param {string} patch
 * @returns {string}
 */
export function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const members = new Map(writtenMembers(target ?? '{}').map((member) => [member.name, member]));
  for (const { name, key, value } of writtenMembers(patch)) {
    if (value === 'null') members.delete(name);
    else members.set(name, { name, key, value: mergePatch(members.get(name)?.value, value) });
  }
  return `{${Array.from(members.values(), ({ key, value }) => `${key}:${value}`).join(',')}}`;
}
