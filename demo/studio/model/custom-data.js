// SPDX-License-Identifier: MIT
// Custom data as text for a form: JSON, or plain text, kept as it is written.
import { printExactly, readExactly } from './written.js';

const SHORT = 60;

/** @param {string} text @returns {{value: any} | null} null: it is no JSON */
function json(text) {
  try {
    return { value: readExactly(text) };
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {{value: any, kind: 'JSON' | 'text' | 'nothing'}} what it is taken for; nothing: undefined
 */
export function customDataOf(text) {
  if (text.trim() === '') return { value: undefined, kind: 'nothing' };
  const parsed = json(text);
  return parsed ? { ...parsed, kind: 'JSON' } : { value: text, kind: 'text' };
}

/** The text that is taken for a value. @param {any} value any JSON value; undefined: nothing @returns {string} */
export function customDataText(value) {
  if (value === undefined) return '';
  if (typeof value === 'string' && value.trim() !== '' && !json(value)) return value;
  const short = printExactly(value);
  return short.length <= SHORT ? short : printExactly(value, 2);
}
