// SPDX-License-Identifier: MIT

const GAP_PX = 6;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect in the window, CSS pixels */

/** Whether two rectangles overlap. @param {Rect} a @param {Rect} b */
export const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The area of others that a rectangle hides. @param {Rect} rect @param {Rect[]} others */
export function hides(rect, others) {
  const parts = others
    .filter((other) => meet(rect, other))
    .map(
      ({ left, top, right, bottom }) =>
        (Math.min(right, rect.right) - Math.max(left, rect.left)) *
        (Math.min(bottom, rect.bottom) - Math.max(top, rect.top)),
    );
  return parts.reduce((sum, part) => sum + part, 0);
}

/**
 * How far to move a rectangle down to hide the least of others.
 * @param {Rect} rect @param {Rect[]} others @param {number} bottom limit of its lower edge
 * @returns {number} CSS pixels; 0 to stay
 */
export function wayDown(rect, others, bottom) {
  const ways = others.flatMap((other) => [other.bottom + GAP_PX - rect.top, other.top - GAP_PX - rect.bottom]);
  const possible = ways.filter((way) => way > 0 && rect.bottom + way <= bottom).sort((a, b) => a - b);
  const lost = (/** @type {number} */ way) =>
    hides({ ...rect, top: rect.top + way, bottom: rect.bottom + way }, others);
  return possible.reduce((best, way) => (lost(way) < lost(best) ? way : best), 0);
}

/**
 * Moves an element to the other side if it hides less there.
 * @param {Element} moved gets the class
 * @param {Element} box the element that hides others
 * @param {string} side the class that moves it
 * @param {Rect[]} others
 */
export function takeSide(moved, box, side, others) {
  moved.classList.remove(side);
  const here = hides(box.getBoundingClientRect(), others);
  if (here === 0) return;
  moved.classList.add(side);
  if (hides(box.getBoundingClientRect(), others) >= here) moved.classList.remove(side);
}
