// SPDX-License-Identifier: MIT
// Values of another player's content as a project can have them.
import { quoted } from './members.js';
import { unfit } from './payload.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../report.js').Report} Report */

/** What no text of a project may contain. */
const UNUSABLE = /\0|\p{Surrogate}/gu;
const DIGITS = 1e6;

/** A text without what no text of a project may contain. @param {string} text */
export const usable = (text) => text.replace(UNUSABLE, '');

/** Seconds to the microsecond, or percent to as many digits. @param {number} number */
export const rounded = (number) => Math.round(number * DIGITS) / DIGITS + 0;

/** A text or a number as a text; undefined if there is none. @param {Value} value @param {Report} report @returns {string | undefined} */
export function textOf(value, report) {
  const { raw, given } = value;
  if (!given) return undefined;
  if (typeof raw === 'object') return void report.lost(value.place, `not a text: ${quoted(raw)}`);
  const text = typeof raw === 'string' ? raw : value.written;
  const kept = usable(text);
  if (kept !== text) report.lost(value.place, 'characters that a text of a project must not have');
  return kept.trim() === '' ? undefined : kept;
}

/** An id; of a number, all its digits. @param {Value} value @returns {string | undefined} */
export function idOf({ raw, written }) {
  const whole = typeof raw === 'number' ? (/^-?\d+$/.test(written) ? written : String(raw)) : raw;
  const id = typeof whole === 'string' ? usable(whole).trim() : '';
  return id === '' ? undefined : id;
}

/**
 * Custom data of Kaltura's players, which count `""`, `0` and `false` as absent.
 * @param {Value} value
 * @param {Report} report
 * @returns {import('../node.js').Content} undefined if there are none
 */
export const customDataOf = (value, report) => (value.raw ? exactDataOf(value, report) : undefined);

/**
 * Custom data, as the file has them.
 * @param {Value} value
 * @param {Report} report
 * @returns {import('../node.js').Content} undefined if there are none
 */
export function exactDataOf(value, report) {
  if (value.raw === undefined) return undefined;
  const { exact } = value;
  const reason = unfit(exact);
  return reason ? report.lost(value.place, `custom data: ${reason}`) : exact;
}

/** Braces between which a text of a project has a variable. */
const TEMPLATE = /\{(?=\{)/g;
/** Joins two characters, invisibly. */
const WORD_JOINER = '\u2060';

/** A text in which no variable is replaced, for players that have none. @param {string} text */
export const plain = (text) => text.replace(TEMPLATE, `{${WORD_JOINER}`);
