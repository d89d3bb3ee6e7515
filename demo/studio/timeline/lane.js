// SPDX-License-Identifier: MIT
// What is drawn on a lane: the bar or the mark, and keyframes.
import { html, nothing } from 'lit';
import { styled } from '../shell/styled.js';
import { timecode } from './frames.js';
import { pack } from './packing.js';

/** The height of a lane. Pixels. */
export const LANE = 34;
/** How far what is wider than the view goes beyond it. Pixels. */
const BEYOND = 12;
/** Bars below this have their handles outside. Pixels. */
const THIN = 46;
const KEYFRAME = 14;

/** @typedef {import('./view.js').TimelineView} TimelineView */
/** @typedef {{index: number, label: string, lane: import('./lanes.js').Lane, selected: boolean, focus: boolean}} Look */

/** @param {TimelineView} view @param {Look} look */
function spoken({ frameRate }, { lane, selected }) {
  const code = (/** @type {number} */ time) => timecode(time, frameRate);
  const end = Number.isFinite(lane.to) ? `to ${code(lane.to)}` : 'without an end';
  const span = lane.visible ? `from ${code(lane.from)} ${end}` : `at ${code(lane.from)}`;
  return selected ? `${span}, selected` : span;
}

/** @param {TimelineView} view @param {Look} look */
export function barOf(view, look) {
  const { lane, index, label, focus, selected } = look;
  const { width } = view.scale;
  const [left, right] = [view.x(lane.from), view.x(Math.min(lane.to, Math.max(view.length, lane.from)))];
  const before = (lane.visible ? right : left) < 0;
  const after = left > width;
  const from = Math.max(left, -BEYOND);
  const size = lane.visible ? Math.max(Math.min(right, width + BEYOND) - from, 5) : 0;
  const kind = before || after ? `away ${before ? 'before' : 'after'}` : lane.visible ? 'bar' : 'mark';
  const place = before || after ? {} : { left: `${from}px`, ...(lane.visible && { width: `${size}px` }) };
  const handles = kind === 'bar';
  return html`<div
    class="${kind} ${selected ? 'selected' : ''} ${handles && size < THIN ? 'thin' : ''} ${Number.isFinite(lane.to) ? '' : 'endless'}"
    role="slider" tabindex=${focus ? 0 : -1} data-part=${before || after ? 'away' : 'bar'} data-index=${index}
    aria-label="${label}, ${lane.type}" aria-valuemin="0" aria-valuemax=${view.length} aria-valuenow=${lane.from}
    aria-valuetext=${spoken(view, look)} title="${label}: ${spoken(view, look)}" ${styled(/** @type {any} */ (place))}>
    ${handles ? html`<span class="handle start" data-part="start" data-index=${index}></span>` : nothing}
    <span class="text">${before || after ? (before ? '‹' : '›') : label}</span>
    ${handles ? html`<span class="handle end" data-part="end" data-index=${index}></span>` : nothing}
  </div>`;
}

/** Diamonds; those that would cover another are left out until there is room. @param {TimelineView} view @param {Look} look */
export function keyframesOf(view, { lane, index, label, focus }) {
  if (lane.keyframes.length === 0) return nothing;
  const { perSecond, width } = view.scale;
  const places = lane.keyframes.map((time) => time * perSecond);
  const rows = pack(places, KEYFRAME, 1);
  return lane.keyframes.map((time, i) => {
    const x = view.x(time);
    if (!(rows[i] === 0 && x > -KEYFRAME && x < width + KEYFRAME)) return nothing;
    const text = timecode(time, view.frameRate);
    return html`<div class="keyframe" role="slider" tabindex=${focus ? 0 : -1} data-part="keyframe"
      data-index=${index} data-keyframe=${i} aria-label="Keyframe ${i + 1} of ${label}" aria-valuemin="0"
      aria-valuemax=${view.length} aria-valuenow=${time} aria-valuetext=${text} title="Keyframe ${i + 1}: ${text}"
      ${styled({ left: `${x}px` })}></div>`;
  });
}
