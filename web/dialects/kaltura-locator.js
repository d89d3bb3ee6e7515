// SPDX-License-Identifier: MIT
// How pages of the old player name a video. Pure functions.
import { idOf } from './element-document.js';

/** @typedef {import('./kaltura-events.js').KalturaNode} KalturaNode */
/** @typedef {{key: string, value: string}} Locator */

/** The keys of a locator, and which member of a node each of them is. */
const MEMBERS = /** @type {const} */ ({ id: 'id', ref: 'xref', xref: 'xref', name: 'name' });
const KEYS = /** @type {(keyof typeof MEMBERS)[]} */ (Object.keys(MEMBERS));
const WITH_KEY = new RegExp(`^(${KEYS.join('|')}):(.*)$`, 's');

/**
 * Reads a locator: a text or a number for an id, `{id}`, `{ref}`, `{xref}` or `{name}`, or one of
 * these as `key:value`.
 * @param {any} locator anything
 * @returns {Locator | null} null for what is none
 */
export function readLocator(locator) {
  const id = idOf(locator);
  if (id !== undefined) {
    const [, key = 'id', value = id] = WITH_KEY.exec(id) ?? [];
    return value === '' ? null : { key, value };
  }
  const key = typeof locator === 'object' ? KEYS.find((each) => idOf(locator?.[each]) !== undefined) : undefined;
  return key === undefined ? null : { key, value: String(locator[key]) };
}

/**
 * The video that a locator means: the first one with this id, reference or name. A text without a key may
 * also be a reference, or an id that only looks as if it had a key.
 * @param {Locator} locator
 * @param {KalturaNode[]} nodes
 * @returns {KalturaNode | undefined}
 */
export function findNode({ key, value }, nodes) {
  const member = MEMBERS[/** @type {keyof typeof MEMBERS} */ (key)];
  return (
    nodes.find((node) => node[member] === value) ??
    nodes.find(({ id, xref }) => (key === 'id' && xref === value) || id === `${key}:${value}`)
  );
}
