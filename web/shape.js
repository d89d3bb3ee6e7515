// SPDX-License-Identifier: MIT

/** @typedef {import('./item-view.js').Item} Item */

/** The smallest box around what is drawn. @param {Item} item @returns {Item['box']} */
export function outline({ box, rings }) {
  return rings ? around(rings.flat(2), 0) : box;
}

/** The same, of what Engine.shape() gives. @param {ArrayLike<number>} shape @returns {Item['box']} */
export function boundsOf(shape) {
  const [left, top, width, height] = [shape[0], shape[1], shape[2], shape[3]];
  return shape.length > 4 ? around(shape, 4) : { left, top, width, height };
}

/** @param {ArrayLike<number>} points x and y by turns @param {number} from @returns {Item['box']} */
function around(points, from) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = from; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** Whether anything of a box can be in the picture. @param {Item['box']} box */
export function isInFrame({ left, top, width, height }) {
  return (width > 0 || height > 0) && left < 100 && top < 100 && left + width > 0 && top + height > 0;
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
