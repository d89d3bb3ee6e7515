// SPDX-License-Identifier: MIT

/**
 * A player's list of tracks.
 * @typedef {object} List
 * @property {() => any[]} all those with an address
 * @property {(track: any) => unknown} add a track of the document, or one that was removed; returns
 *   what remove() takes
 * @property {(track: any) => void} remove
 */

/**
 * Puts the tracks of the document into a player's list, and takes the page's own out while another
 * video plays.
 * @param {List} list
 * @returns {NonNullable<import('./adapter.js').Adapter['tracks']>}
 */
export function listIn({ all, add, remove }) {
  /** @type {any[]} */
  let ours = [];
  /** The page's own, while they are out. @type {any[]} */
  let away = [];
  return (given, replaced) => {
    ours.forEach(remove);
    const out = replaced ? all() : [];
    out.forEach(remove);
    if (!replaced) away.forEach(add);
    away = replaced ? [...away, ...out] : [];
    ours = given.map(add);
  };
}
