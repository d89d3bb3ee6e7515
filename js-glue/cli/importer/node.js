// SPDX-License-Identifier: MIT
// Values for a document as trees that keep what is given as JSON text exactly as it is.

/** @typedef {import('../formatter/parse.js').Node} Node */

/**
 * What a field of a draft may be: a JSON value, or a Node where the text must stay as it was
 * written (`{raw: '0.10'}`).
 * @typedef {any} Content
 */

/** @param {object} value @returns {value is Node} made by parse(); plain data never have this class */
const isNode = (value) => value instanceof Exact;

/** A node among plain values. */
class Exact {
  /** @param {Node} node */
  constructor(node) {
    Object.assign(this, node);
  }
}

/** Marks a node, so that it is taken as it is. @param {Node} node @returns {Content} */
export const exactly = (node) => new Exact(node);

/** A value as a tree. Members that are undefined are left out. @param {Content} value @returns {Node} */
export function nodeOf(value) {
  if (value === null || typeof value !== 'object') return { raw: JSON.stringify(value) ?? 'null' };
  if (isNode(value)) return value;
  if (Array.isArray(value)) return { items: value.map(nodeOf) };
  const given = Object.entries(value).filter(([, each]) => each !== undefined);
  return { members: given.map(([key, each]) => ({ key, raw: JSON.stringify(key), value: nodeOf(each) })) };
}

/** An element of a tree. @param {Node} node @param {string | number} key @returns {Node} `{raw: 'null'}` if there is none */
export function childOf(node, key) {
  if ('items' in node) return node.items[Number(key)] ?? { raw: 'null' };
  if ('members' in node) return node.members.find((each) => each.key === key)?.value ?? { raw: 'null' };
  return { raw: 'null' };
}
