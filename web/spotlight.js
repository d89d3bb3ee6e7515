// SPDX-License-Identifier: MIT
import { svg } from './dom.js';
import { pathOf } from './shape.js';

/** @typedef {import('./item-view.js').ItemView} ItemView */

/** More than the frame: the dark reaches the edges of the video element. Percent. */
const DARK = { x: '-100', y: '-100', width: '300', height: '300' };

/** Everything but the spotlit interactions is dimmed while there are any. */
export class Spotlight {
  /** The holes in the dark, by what is lit. @type {Map<ItemView, SVGElement>} */
  #holes = new Map();
  element = svg('svg', {
    class: 'spotlight',
    part: 'spotlight',
    viewBox: '0 0 100 100',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });

  /** @param {ItemView[]} views all that show */
  show(views) {
    const lit = views.filter(({ item }) => item.spotlight);
    this.#holes = new Map(
      lit.map((view) => [view, svg(view.item.rings ? 'path' : 'rect', { fill: '#000', 'fill-rule': 'evenodd' })]),
    );
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

  /** What is lit may be elsewhere now. */
  move() {
    if (this.#holes.size === 0) return;
    const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (this.element.parentElement);
    for (const [view, hole] of this.#holes) setHole(hole, view, clientWidth / 100, clientHeight / 100);
  }
}

/**
 * As its drawing is: a polygon, or a box with its corners.
 * @param {SVGElement} hole
 * @param {ItemView} view
 * @param {number} across pixels of a percent of the frame
 * @param {number} down
 */
function setHole(hole, { item, element }, across, down) {
  if (item.rings) {
    hole.setAttribute('d', pathOf(item.rings));
    return;
  }
  const { left, top, width, height } = item.box;
  const radius = Number.parseFloat(getComputedStyle(element).borderTopLeftRadius) || 0;
  const values = { x: left, y: top, width, height, rx: across && radius / across, ry: down && radius / down };
  for (const [name, value] of Object.entries(values)) hole.setAttribute(name, String(value));
}
