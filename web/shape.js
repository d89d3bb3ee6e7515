// SPDX-License-Identifier: MIT

/** @typedef {import('./item-view.js').Item} Item */

/** The smallest box around what is drawn. @param {Item} item @returns {Item['box']} */
export function outline({ box, rings }) {
  if (!rings) return box;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** For an SVG path. @param {NonNullable<Item['rings']>} rings */
export function pathOf(rings) {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');
}

/**
 * One line around all rings: the way from one to the next and back counts
 * for nothing.
 * @param {NonNullable<Item['rings']>} rings
 * @param {Item['box']} box
 */
export function cutOut(rings, { left, top, width, height }) {
  const start = rings[0][0];
  const line = rings.flatMap((ring) => [...ring, ring[0], start]);
  const points = line.map(([x, y]) => `${((x - left) / width) * 100}% ${((y - top) / height) * 100}%`);
  return `polygon(evenodd, ${points.join(', ')})`;
}
