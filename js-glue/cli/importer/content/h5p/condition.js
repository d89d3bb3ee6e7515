// SPDX-License-Identifier: MIT
// Conditions of a document (`when`).

/** @typedef {import('../../draft.js').Fields} Condition */

/** @param {string} variable @returns {Condition} */
export const isSet = (variable) => ({ variable, operator: 'exists' });

/** @param {string} variable @returns {Condition} */
export const isUnset = (variable) => ({ variable, operator: 'not_exists' });

/** @param {string} variable @param {string} value @returns {Condition} */
export const equals = (variable, value) => ({ variable, operator: 'equals', value });

/** @param {Condition[]} conditions at least one @returns {Condition} */
export const all = (conditions) => (conditions.length === 1 ? conditions[0] : { all: conditions });
