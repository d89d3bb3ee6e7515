// SPDX-License-Identifier: MIT

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect in the window, CSS pixels */

/** @param {Rect} a @param {Rect} b */
export const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** How much of others a rectangle hides. @param {Rect} rect @param {Rect[]} others */
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
 * Puts an element to its other side when it hides less there.
 * @param {Element} moved gets the class
 * @param {Element} box what hides
 * @param {string} side the class that puts it there
 * @param {Rect[]} others
 */
export function takeSide(moved, box, side, others) {
  moved.classList.remove(side);
  const here = hides(box.getBoundingClientRect(), others);
  if (here === 0) return;
  moved.classList.add(side);
  if (hides(box.getBoundingClientRect(), others) >= here) moved.classList.remove(side);
}
