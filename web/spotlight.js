// SPDX-License-Identifier: MIT
import { svg } from './dom.js';
import { pathOf } from './shape.js';

/** @typedef {import('./item-view.js').ItemView} ItemView */

/** More than the frame: the dark reaches the edges of the video element. Percent. */
const DARK = { x: '-100', y: '-100', width: '300', height: '300' };

/** Everything but the spotlit interactions is dimmed while there are any. */
export class Spotlight {
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
    if (lit.length === 0) {
      this.element.replaceChildren();
      return;
    }
    const holes = svg('mask', { id: 'holes', maskUnits: 'userSpaceOnUse', ...DARK });
    holes.append(svg('rect', { ...DARK, fill: '#fff' }));
    const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (this.element.parentElement);
    holes.append(...lit.map((view) => hole(view, clientWidth / 100, clientHeight / 100)));
    this.element.replaceChildren(holes, svg('rect', { class: 'dark', mask: 'url(#holes)', ...DARK }));
  }
}

/**
 * As its drawing is: a polygon, or a box with its corners.
 * @param {ItemView} view
 * @param {number} across pixels of a percent of the frame
 * @param {number} down
 */
function hole({ item, element }, across, down) {
  if (item.rings) return svg('path', { d: pathOf(item.rings), fill: '#000', 'fill-rule': 'evenodd' });
  const { left, top, width, height } = item.box;
  const radius = Number.parseFloat(getComputedStyle(element).borderTopLeftRadius) || 0;
  const values = { x: left, y: top, width, height, rx: across && radius / across, ry: down && radius / down };
  const attributes = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return svg('rect', { ...Object.fromEntries(attributes), fill: '#000' });
}
