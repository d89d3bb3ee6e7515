// SPDX-License-Identifier: MIT
import { svg } from './dom.js';
import { outline, pathOf } from './shape.js';

/** @typedef {import('./item-view.js').Item} Item */

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

  /** @param {Item[]} items all that show */
  show(items) {
    const lit = items.filter(({ spotlight }) => spotlight);
    if (lit.length === 0) {
      this.element.replaceChildren();
      return;
    }
    const holes = svg('mask', { id: 'holes', maskUnits: 'userSpaceOnUse', ...DARK });
    holes.append(svg('rect', { ...DARK, fill: '#fff' }));
    for (const item of lit) holes.append(svg('path', { d: shapeOf(item), fill: '#000', 'fill-rule': 'evenodd' }));
    this.element.replaceChildren(holes, svg('rect', { class: 'dark', mask: 'url(#holes)', ...DARK }));
  }
}

/** @param {Item} item */
function shapeOf(item) {
  if (item.rings) return pathOf(item.rings);
  const { left, top, width, height } = outline(item);
  return `M${left} ${top}h${width}v${height}h${-width}Z`;
}
