// SPDX-License-Identifier: MIT
// A tree to text: two spaces for each level, and on one line what fits there, except for the
// objects that a document consists of.

/** @typedef {import('./parse.js').Node} Node */
/** @typedef {import('./parse.js').Member} Member */

const LINE_UNITS_MAX = 100;
const INDENT = '  ';
/** Lists whose elements have a line for each field, whatever their size. */
const SPREAD = ['videos', 'interactions'];

/**
 * @param {Node} node
 * @param {number} room left on its line; less than 0 if none is
 * @returns {string | null} the node on one line; null if it does not fit
 */
function inline(node, room) {
  if ('raw' in node) return node.raw.length <= room ? node.raw : null;
  const isObject = 'members' in node;
  /** @type {(Member | Node)[]} */
  const children = isObject ? node.members : node.items;
  if (children.length === 0) return isObject ? '{}' : '[]';
  const parts = [];
  let left = room - (isObject ? 4 : 2);
  for (const child of children) {
    const key = 'key' in child ? `${child.raw}: ` : '';
    const value = inline('key' in child ? child.value : child, left - key.length);
    if (value === null) return null;
    parts.push(key + value);
    left -= key.length + value.length + 2;
  }
  if (left + 2 < 0) return null;
  return isObject ? `{ ${parts.join(', ')} }` : `[${parts.join(', ')}]`;
}

/**
 * @param {Node} node
 * @param {string} indent of its line
 * @param {number} used units of its line that are before it, with the comma behind it
 * @param {number} spread how many levels are never on one line: 1 the node, 2 what is in it, too
 * @returns {string}
 */
function write(node, indent, used, spread) {
  if ('raw' in node) return node.raw;
  const isObject = 'members' in node;
  /** @type {(Member | Node)[]} */
  const children = isObject ? node.members : node.items;
  const line = spread > 0 && children.length > 0 ? null : inline(node, LINE_UNITS_MAX - used);
  if (line !== null) return line;
  const inner = indent + INDENT;
  const parts = children.map((child) => {
    const key = 'key' in child ? `${child.raw}: ` : '';
    const levels = 'key' in child && SPREAD.includes(child.key) ? 2 : isObject ? 0 : spread - 1;
    return inner + key + write('key' in child ? child.value : child, inner, inner.length + key.length + 1, levels);
  });
  const [open, close] = isObject ? '{}' : '[]';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** @param {Node} root of a document @returns {string} with a line end */
export const layout = (root) => `${write(root, '', 0, 'items' in root ? 2 : 1)}\n`;
