// SPDX-License-Identifier: MIT
// Values as programs that wrote H5P content over the years left them: numbers as texts, booleans as
// numbers, absent fields.

import { usable } from '../texts.js';

/** @typedef {import('../../value.js').Value} Value */

const NUMBER_MAX = 1e7;

/** A text, or a number as text; else ''. @param {Value} value @returns {string} */
export const textOf = ({ raw }) => (typeof raw === 'string' ? usable(raw) : typeof raw === 'number' ? String(raw) : '');

/** The first of some texts that has something visible. @param {...string} texts */
export const firstOf = (...texts) => texts.find((text) => text.trim() !== '') ?? '';

/** A number, also written as text. @template T @param {Value} value @param {T} other if it is none, or larger than any time or size */
export const numberOf = ({ decimal }, other) =>
  decimal !== undefined && Math.abs(decimal) <= NUMBER_MAX ? decimal : other;

/** @param {Value} value */
export const isOn = ({ raw }) => raw === true || raw === 1 || ['true', '1', 'on'].includes(String(raw));

/** @param {Value} value @returns {Value[]} */
export const itemsOf = (value) => (value.isList ? value.list() : []);
