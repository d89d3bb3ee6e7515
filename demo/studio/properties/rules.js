// SPDX-License-Identifier: MIT
// Trees of conditions: what a part of one is, and what it becomes when the author changes that.
import { OPERATORS } from '../model/fields.js';

/** @typedef {'rule' | 'all' | 'any' | 'not'} Kind */

/** @type {{kind: Kind, label: string}[]} */
export const KINDS = [
  { kind: 'rule', label: 'A rule' },
  { kind: 'all', label: 'All of these hold' },
  { kind: 'any', label: 'At least one of these holds' },
  { kind: 'not', label: 'This does not hold' },
];

export const newRule = () => ({ variable: '', operator: 'equals', value: '' });

/** @param {any} rule @returns {Kind} */
export const kindOf = (rule) =>
  /** @type {Kind} */ (['all', 'any', 'not'].find((kind) => rule?.[kind] != null) ?? 'rule');

/** The conditions within one. @param {any} rule @returns {any[]} */
function partsOf(rule) {
  const kind = kindOf(rule);
  if (kind === 'rule') return [rule];
  return kind === 'not' ? [rule.not] : [rule[kind]].flat();
}

/** The same conditions as a part of another kind; nothing is lost unless the author wants one rule of many. @param {any} rule @param {Kind} kind @returns {any} */
export function asKind(rule, kind) {
  const from = kindOf(rule);
  if (from === kind) return rule;
  const parts = partsOf(rule);
  if (kind === 'rule') return kindOf(parts[0]) === 'rule' ? (parts[0] ?? newRule()) : asKind(parts[0], 'rule');
  if (kind !== 'not') return { [kind]: parts };
  return { not: parts.length === 1 ? parts[0] : { [from]: parts } };
}

const plain = (/** @type {any} */ text) =>
  String(text ?? '')
    .trim()
    .toLowerCase();

/** An operator by any of its names. @param {any} written @returns {{name: string, label: string, sign: string} | undefined} */
export const operatorOf = (written) =>
  OPERATORS.find(({ name, label, sign }) => [name, label, sign].some((each) => each && plain(each) === plain(written)));

/** Whether an operator compares with a value. @param {any} written */
export const takesValue = (written) => !['exists', 'not_exists'].includes(operatorOf(written)?.name ?? '');
