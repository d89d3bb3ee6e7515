// SPDX-License-Identifier: MIT

/** @typedef {import('./item-view.js').Item} Item */

/** The bounding box of what is drawn, in percent of the frame. @param {Item} item @returns {Item['box']} */
export function outline({ box, rings }) {
  return rings ? around(rings.flat(2), 0) : box;
}

/** The same, for a result of Engine.shape(). @param {ArrayLike<number>} shape @returns {Item['box']} */
export function boundsOf(shape) {
  const [left, top, width, height] = [shape[0], shape[1], shape[2], shape[3]];
  return shape.length > 4 ? around(shape, 4) : { left, top, width, height };
}

/** @param {ArrayLike<number>} points alternating x and y @param {number} from first index @returns {Item['box']} */
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

/** Whether a box overlaps the frame. @param {Item['box']} box */
export function isInFrame({ left, top, width, height }) {
  return (width > 0 || height > 0) && left < 100 && top < 100 && left + width > 0 && top + height > 0;
}

/** SVG path data of rings. @param {NonNullable<Item['rings']>} rings */
export function pathOf(rings) {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');
}

/**
 * SVG path data of a box with round corners, which shrink if they would overlap.
 * @param {Item['box']} box
 * @param {{x: number, y: number}[]} radii clockwise from the top left
 */
export function roundPathOf({ left, top, width, height }, radii) {
  const [a, b, c, d] = radii;
  const fit = Math.min(1, width / (a.x + b.x), width / (c.x + d.x), height / (a.y + d.y), height / (b.y + c.y));
  const [right, bottom] = [left + width, top + height];
  /** @param {{x: number, y: number}} radius @param {number} x @param {number} y */
  const turn = (radius, x, y) => `A${radius.x * fit} ${radius.y * fit} 0 0 1 ${x} ${y}`;
  const upper = `M${left} ${top + a.y * fit}${turn(a, left + a.x * fit, top)}H${right - b.x * fit}`;
  const lower = `${turn(b, right, top + b.y * fit)}V${bottom - c.y * fit}${turn(c, right - c.x * fit, bottom)}`;
  return `${upper}${lower}H${left + d.x * fit}${turn(d, left, bottom - d.y * fit)}Z`;
}

/**
 * A `clip-path` for rings: a single line through all of them, whose connections
 * are drawn in both directions and so enclose nothing.
 * @param {NonNullable<Item['rings']>} rings
 * @param {Item['box']} box
 */
export function cutOut(rings, { left, top, width, height }) {
  const start = rings[0][0];
  const line = rings.flatMap((ring) => [...ring, ring[0], start]);
  const points = line.map(([x, y]) => `${((x - left) / width) * 100}% ${((y - top) / height) * 100}%`);
  return `polygon(evenodd, ${points.join(', ')})`;
}
