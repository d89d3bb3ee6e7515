// SPDX-License-Identifier: MIT

/** Parameters that switch an attribute of the player on or off. */
const FLAGS = ['autoplay', 'muted', 'loop'];

/** The parameters that are not variables of the project. */
export const RESERVED = ['project', 'dialect', 'controls', ...FLAGS];

/** @param {string} value `?muted` and `?muted=1` are on */
const isOn = (value) => value !== '0' && value !== 'false';

/**
 * The parameters of the embed page's address.
 * @typedef {object} Parameters
 * @property {string | null} project address of the document
 * @property {string | null} dialect
 * @property {Record<string, boolean>} attributes of the player that are set or removed
 * @property {[name: string, value: string][]} variables of the project
 */

/** @param {URLSearchParams} query @returns {Parameters} */
export function readParameters(query) {
  const flags = FLAGS.filter((name) => query.has(name)).map((name) => [name, isOn(query.get(name) ?? '')]);
  const bare = query.has('controls') ? [['no-controls', !isOn(query.get('controls') ?? '')]] : [];
  return {
    project: query.get('project'),
    dialect: query.get('dialect'),
    attributes: Object.fromEntries([...flags, ...bare]),
    variables: [...query].filter(([name]) => isVariable(name)),
  };
}

/** Whether a parameter is a variable of the project. @param {string} name */
export const isVariable = (name) => name !== '' && !RESERVED.includes(name);

/**
 * Sets parameters of an address: each replaces those of its name.
 * @param {string} href @param {[name: string, value: string][]} pairs
 */
export function withParameters(href, pairs) {
  const url = new URL(href);
  const names = new Set(pairs.map(([name]) => name));
  const others = [...url.searchParams].filter(([name]) => !names.has(name));
  url.search = `${new URLSearchParams([...others, ...pairs])}`; // at once: a long query is written once
  return url.href;
}
