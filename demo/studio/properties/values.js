// SPDX-License-Identifier: MIT
// What is typed into a field as the value in the document, and back.
import { customDataOf, customDataText } from '../model/custom-data.js';
import { keepNumber } from '../model/document.js';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** A number as it is written; text that is none stays text, and the engine says so. @param {string} text @returns {any} */
function number(text) {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? JSON.parse(trimmed, /** @type {any} */ (keepNumber)) : text;
}

/** Only numbers that are the same as text. @param {string} text @returns {any} */
const scalar = (text) => (NUMBER.test(text) && String(Number(text)) === text ? Number(text) : text);

/** A list, as JSON, or one value. @param {string} text @returns {any} */
function operands(text) {
  if (!text.trim().startsWith('[')) return scalar(text);
  try {
    return JSON.parse(text, /** @type {any} */ (keepNumber));
  } catch {
    return text;
  }
}

/** @type {Record<string, (text: string) => any>} */
const READERS = {
  NUMBER: number,
  INTEGER: number,
  LENGTH: number,
  SCALAR: scalar,
  OPERAND: scalar,
  OPERANDS: operands,
  ANY: (text) => customDataOf(text).value,
};

/** Kinds whose empty text is a value: docs/format.md, "How values are written". */
const MAY_BE_EMPTY = ['OPERAND', 'OPERANDS'];

/**
 * @param {string} kind of a field
 * @param {string} text as typed
 * @returns {any} the value to be written; undefined: the field is removed
 */
export function typedValue(kind, text) {
  if (text === '') return MAY_BE_EMPTY.includes(kind) ? '' : undefined;
  const read = READERS[kind];
  return read ? read(text) : text;
}

/** The text for a value. @param {string} kind @param {any} value @returns {string} '' for none */
export function textOf(kind, value) {
  if (kind === 'ANY') return customDataText(value);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * A field's value as written in an object.
 * @param {any} item @param {import('../model/fields.js').Field} field
 * @returns {any} undefined if it is not given
 */
export function given(item, { names, kind }) {
  const values = names.map((name) => item?.[name]);
  if (kind === 'ANY') return values.find((value) => value !== undefined);
  const isEmpty = (/** @type {any} */ value) => typeof value === 'string' && value.trim() === '';
  return values.find((value) => value != null && (MAY_BE_EMPTY.includes(kind) || !isEmpty(value)));
}
