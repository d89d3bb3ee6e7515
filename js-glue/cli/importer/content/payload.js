// SPDX-License-Identifier: MIT
// The text that an author gave to a moment of another player, as custom data.
import { parse } from '../../formatter/parse.js';
import { exactly } from '../node.js';

/** Levels that custom data may have: HC_LIMIT_DEPTH of the engine less those around them. */
const DEPTH_MAX = 27;

/**
 * JSON as it is written; any other text as a JSON string.
 * @param {string} text
 * @returns {{data: import('../node.js').Content, reason: string | null}} `reason`: why a text that
 *   looks like an object or a list is kept as a string
 */
export function customData(text) {
  const looksLikeJson = /^\s*[[{]/.test(text);
  try {
    const node = parse(text);
    const reason = unfit(node);
    return reason ? { data: text, reason } : { data: exactly(node), reason: null };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return { data: text, reason: looksLikeJson ? error.message.slice(0, 200) : null };
  }
}

/**
 * Why custom data can't have a value, which JSON.parse() accepts.
 * @param {import('../../formatter/parse.js').Node} node
 * @param {number} [depth] levels around it
 * @returns {string | undefined}
 */
export function unfit(node, depth = 0) {
  if ('raw' in node) return unfitScalar(node.raw);
  if (depth === DEPTH_MAX) return `more than ${DEPTH_MAX} levels`;
  const members = 'members' in node ? node.members : [];
  const keys = new Set();
  for (const { key, raw } of members) {
    if (keys.has(key)) return `the key ${raw} is given twice`;
    keys.add(key);
  }
  const values = 'items' in node ? node.items : members.map(({ value }) => value);
  for (const raw of members.map((each) => each.raw)) {
    const reason = unfitScalar(raw);
    if (reason) return reason;
  }
  for (const value of values) {
    const reason = unfit(value, depth + 1);
    if (reason) return reason;
  }
  return undefined;
}

/** @param {string} raw JSON of a text, number, boolean or null */
function unfitScalar(raw) {
  const value = JSON.parse(raw);
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) return 'a text has half of a surrogate pair';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number is too large';
  return undefined;
}
