// SPDX-License-Identifier: MIT
import { svg } from '../dom.js';
import { pathOf, roundPathOf } from './shape.js';

/** @typedef {import('./item-view.js').ItemView} ItemView */

/** The dimmed area, larger than the frame to reach the edges of the video element. Percent. */
const DARK = { x: '-100', y: '-100', width: '300', height: '300' };

/** Dims everything except interactions with a spotlight, while there are any. */
export class Spotlight {
  /** The holes in the dimmed area, by interaction. @type {Map<ItemView, SVGElement>} */
  #holes = new Map();
  element = svg('svg', {
    class: 'spotlight',
    part: 'spotlight',
    viewBox: '0 0 100 100',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });

  /** @param {ItemView[]} lit those with a spotlight */
  show(lit) {
    this.#holes = new Map(lit.map((view) => [view, svg('path', { fill: '#000', 'fill-rule': 'evenodd' })]));
    this.move();
    if (lit.length === 0) {
      this.element.replaceChildren();
      return;
    }
    const holes = svg('mask', { id: 'holes', maskUnits: 'userSpaceOnUse', ...DARK });
    holes.append(svg('rect', { ...DARK, fill: '#fff' }));
    holes.append(...this.#holes.values());
    this.element.replaceChildren(holes, svg('rect', { class: 'dark', mask: 'url(#holes)', ...DARK }));
  }

  /** Moves the holes to where their interactions are now. */
  move() {
    if (this.#holes.size === 0) return;
    const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (this.element.parentElement);
    for (const [view, hole] of this.#holes) setHole(hole, view, clientWidth / 100, clientHeight / 100);
  }
}

/**
 * Gives a hole the shape of its interaction: a polygon, or a box with round corners.
 * @param {SVGElement} hole
 * @param {ItemView} view
 * @param {number} across pixels per percent of the frame's width
 * @param {number} down pixels per percent of its height
 */
function setHole(hole, { item, element }, across, down) {
  const path = item.rings ? pathOf(item.rings) : roundPathOf(item.box, radiiOf(element, item.box, across, down));
  hole.setAttribute('d', path);
}

const CORNERS = /** @type {const} */ (['TopLeft', 'TopRight', 'BottomRight', 'BottomLeft']);

/**
 * The radii of an element's corners, in percent of the frame.
 * @param {Element} element
 * @param {import('./item-view.js').Item['box']} box
 * @param {number} across
 * @param {number} down
 */
function radiiOf(element, { width, height }, across, down) {
  const style = getComputedStyle(element);
  /** @param {string} text @param {number} side @param {number} percent */
  const length = (text, side, percent) => {
    const number = Number.parseFloat(text) || 0;
    return text.endsWith('%') ? (number * side) / 100 : percent && number / percent;
  };
  return CORNERS.map((corner) => {
    const [x, y = x] = style[`border${corner}Radius`].split(' ');
    return { x: length(x, width, across), y: length(y, height, down) };
  });
}
