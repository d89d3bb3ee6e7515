// SPDX-License-Identifier: MIT
// The arguments of inputs, as C takes them.
import { encoder } from './utf8.js';

/** @typedef {import('./inputs.js').Kind} Kind */

/**
 * Converts an argument to a C parameter: a number, or a string, which is passed as address and size.
 * @typedef {(value: any) => number | string} Part
 */

/** The value types of hc_input_set(); 0 is null. @type {Record<string, number>} */
const VALUE_TYPES = { string: 1, number: 2, boolean: 3 };
/** @param {any} value @returns {number} */
const typeOf = (value) => VALUE_TYPES[typeof value] ?? 0;
/** @param {any} value @returns {string} '' for what has no JSON, which the engine refuses */
function json(value) {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
/** The C parameters of each kind that is not a plain number. @type {Record<string, Part[]>} */
const PARTS = {
  text: [String],
  fields: [json],
  start: [(value) => Number(value ?? 0)],
  value: [typeOf, (value) => (typeOf(value) > 1 ? Number(value) : 0), (value) => (typeOf(value) === 1 ? value : '')],
};

/** @param {Kind} kind @returns {Part[]} */
export function partsOf(kind) {
  return typeof kind === 'string' ? (PARTS[kind] ?? [Number]) : [(value) => (value === kind[1] ? 1 : 0)];
}

/**
 * Writes strings and replaces each by address and size.
 * @param {(number | string)[]} values
 * @param {number} at address of room for them
 * @param {{bytes: Uint8Array}} memory the engine's
 * @returns {number[]}
 */
export function place(values, at, { bytes }) {
  const passed = [];
  for (const value of values) {
    if (typeof value !== 'string') {
      passed.push(value);
    } else {
      const size = writeShort(value, at, bytes);
      passed.push(at, size);
      at += size;
    }
  }
  return passed;
}

/** For names: calling the encoder takes longer than writing ASCII. @param {string} text @param {number} at @param {Uint8Array} bytes @returns {number} size in bytes */
function writeShort(text, at, bytes) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return encoder.encodeInto(text, bytes.subarray(at)).written;
    bytes[at + i] = unit;
  }
  return text.length;
}
