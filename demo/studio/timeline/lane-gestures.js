// SPDX-License-Identifier: MIT
// What pointers drag on the lanes: bars, edges and keyframes; and lanes by their names.
import { Drag } from './drag.js';
import { LANE } from './lane.js';
import { followPointer, isExact, panAt } from './pointer.js';

/** @typedef {import('./lanes-list.js').TimelineLanes} TimelineLanes */

/** @param {TimelineLanes} lanes @param {PointerEvent} down @param {import('./drag.js').Grabbed} what @param {boolean} lone whether a click selects just that one */
export function dragBars(lanes, down, what, lone) {
  const { view } = lanes;
  const begun = view.time(lanes.xOf(down));
  /** @type {Drag | null} */
  let drag = null;
  followPointer(down, lanes, {
    move: (event) => {
      drag ??= new Drag(lanes.studio, view, what);
      drag.to(view.time(lanes.xOf(event)) - begun, { exact: isExact(event) });
    },
    pan: (event) => {
      const pixels = drag ? panAt(lanes.xOf(event), view.scale.width) : 0;
      if (pixels !== 0) view.pan(pixels);
      return pixels;
    },
    end: (cancelled) => {
      if (!drag && !cancelled && lone) lanes.studio.select('interactions', [lanes.current]);
      if (cancelled) drag?.cancel();
      else drag?.end();
    },
  });
}

/** @param {TimelineLanes} lanes @param {PointerEvent} down @param {number} index @param {boolean} lone as for dragBars() */
export function dragLane(lanes, down, index, lone) {
  followPointer(down, lanes, {
    move: (event) => {
      const y = event.clientY - lanes.getBoundingClientRect().top + lanes.scrollTop;
      lanes.drop = Math.min(Math.max(Math.round(y / LANE), 0), lanes.rows.length);
    },
    pan: (event) => {
      const { top, height } = lanes.getBoundingClientRect();
      const pixels = lanes.drop < 0 ? 0 : panAt(event.clientY - top, height);
      lanes.scrollBy(0, pixels);
      return pixels;
    },
    end: (cancelled) => {
      const { drop, rows } = lanes;
      lanes.drop = -1;
      if (!cancelled && drop < 0 && lone) lanes.studio.select('interactions', [index]);
      if (!cancelled && drop >= 0) lanes.reorder(index, rows[drop] ?? lanes.studio.interactions.length);
    },
  });
}
