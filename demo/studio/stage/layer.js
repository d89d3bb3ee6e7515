// SPDX-License-Identifier: MIT
// What is drawn over the picture: outlines, handles, vertices, guides. In CSS pixels of the picture.
import { nothing, svg } from 'lit';
import { labelOf, tidy, typeOf } from '../model/item.js';
import { boundsOf, cornersOf, HANDLES, union } from './geometry.js';
import { onEdgeKey, onItemKey, onVertexKey } from './item-keys.js';
import { keyframeAt, keyframesOf } from './motion.js';

/** @typedef {import('./stage.js').StudioStage} Stage */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./geometry.js').Box} Box */
/** @typedef {import('./scene.js').Placed} Placed */
/** From percent to pixels. @typedef {(point: Point) => Point} Scale */

/** Of a grip: what is seen, and what can be touched. CSS pixels. */
const GRIP_PX = 9;
const VERTEX_PX = 7;
const TOUCH_PX = 24;
const TOUCH_COARSE_PX = 40;
/** Below this, grips are outside the box, so that its middle can be dragged. CSS pixels. */
const SMALL_PX = 56;

const isCoarse = () => matchMedia('(pointer: coarse)').matches;

/** @param {Point[]} points */
const polygon = (points) => `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;

/** @param {Placed} shape @param {Scale} scale */
const outlineOf = (shape, scale) =>
  (shape.rings ?? [cornersOf(shape.box)]).map((ring) => polygon(ring.map(scale))).join('');

/** @param {(stage: Stage, event: KeyboardEvent) => void} work @param {Stage} stage */
const keys = (work, stage) => (/** @type {KeyboardEvent} */ event) => work(stage, event);

/** For a screen reader. @param {Box} bounds */
export const placeText = ({ left, top, width, height }) =>
  `${tidy(left)} % from the left, ${tidy(top)} % from the top, ${tidy(width)} by ${tidy(height)} %`;

/** @param {Stage} stage @param {Placed} shape @param {Scale} scale */
function item(stage, shape, scale) {
  const { index, active } = shape;
  const data = stage.studio.interactions[index];
  const selected = stage.selectedIndexes.includes(index);
  const classes = ['item', selected && 'selected', !active && 'away', index === stage.hovered && 'hovered'];
  const name = `${labelOf(data, index)}, ${typeOf(data)}, ${placeText(boundsOf(shape))}`;
  const d = outlineOf(shape, scale);
  return svg`<g class=${classes.filter(Boolean).join(' ')} data-index=${index} role="button" tabindex="0"
      aria-pressed=${String(selected)} aria-label=${active ? name : `${name}, not on screen now`}
      @keydown=${keys(onItemKey, stage)}>
    <path class="edge" d=${d}></path><path d=${d}></path>
  </g>`;
}

/** @param {Point} at pixels @param {number} size */
function square([x, y], size) {
  return svg`<rect class="seen" x=${x - size / 2} y=${y - size / 2} width=${size} height=${size} rx="2"></rect>`;
}

/** @param {Point} at pixels @param {number} size */
const touch = ([x, y], size) =>
  svg`<rect class="touch" x=${x - size / 2} y=${y - size / 2} width=${size} height=${size}></rect>`;

/** The eight grips around a box. @param {Box} bounds @param {Scale} scale */
function handles(bounds, scale) {
  const [[left, top], , [right, bottom]] = cornersOf(bounds).map(scale);
  const size = isCoarse() ? TOUCH_COARSE_PX : TOUCH_PX;
  const out = { x: right - left < SMALL_PX ? size / 2 : 0, y: bottom - top < SMALL_PX ? size / 2 : 0 };
  const shown = Object.entries(HANDLES).filter(
    ([, { x, y }]) => (x !== 0 || right - left >= SMALL_PX) && (y !== 0 || bottom - top >= SMALL_PX),
  );
  return svg`<rect class="bounds" x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>
    ${shown.map(([name, { x, y }]) => {
      const at = /** @type {Point} */ ([
        (left + right) / 2 + (x * (right - left)) / 2 + x * out.x,
        (top + bottom) / 2 + (y * (bottom - top)) / 2 + y * out.y,
      ]);
      return svg`<g class="grip" data-handle=${name}>${touch(at, size)}${square(at, GRIP_PX)}</g>`;
    })}`;
}

/** The vertices of a polygon, and where others can be inserted. @param {Stage} stage @param {Placed} shape @param {Scale} scale */
function vertices(stage, { rings }, scale) {
  const size = isCoarse() ? TOUCH_COARSE_PX : TOUCH_PX;
  const all = (rings ?? []).flatMap((ring, r) => ring.map((point, i) => ({ ring: r, index: i, point, of: ring })));
  const name = (/** @type {{ring: number, index: number, of: Point[]}} */ { ring, index, of }) =>
    `oint ${index + 1} of ${of.length}${ring > 0 ? `, hole ${ring}` : ''}`;
  return svg`${all.map((each) => {
    const next = each.of[(each.index + 1) % each.of.length];
    const [a, b] = [scale(each.point), scale(next)];
    const at = /** @type {Point} */ ([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    const near = Math.hypot(a[0] - b[0], a[1] - b[1]) < size;
    return near
      ? nothing
      : svg`<g class="grip add" data-edge=${`${each.ring},${each.index}`} role="button" tabindex="0"
          aria-label=${`Insert a point after p${name(each)}`} @keydown=${keys(onEdgeKey, stage)}>
          ${touch(at, size * 0.75)}<circle class="seen" cx=${at[0]} cy=${at[1]} r="3"></circle></g>`;
  })}
  ${all.map(
    (each) => svg`<g class="grip" data-vertex=${`${each.ring},${each.index}`} role="button" tabindex="0"
      aria-label=${`P${name(each)}`} @keydown=${keys(onVertexKey, stage)}>
      ${touch(scale(each.point), size)}${square(scale(each.point), VERTEX_PX)}</g>`,
  )}`;
}

/** The way of what moves, with its keyframes. @param {Stage} stage @param {Scale} scale */
function way(stage, scale) {
  const [shape] = stage.selectedShapes;
  if (stage.selectedShapes.length !== 1) return nothing;
  const data = stage.studio.interactions[shape.index];
  const points = stage.wayOf(shape.index).map(scale);
  if (points.length === 0) return nothing;
  const now = keyframesOf(data).indexOf(keyframeAt(data, stage.moment));
  return svg`<polyline class="way" points=${points.map((point) => point.join()).join(' ')}></polyline>
    ${points.map(([x, y], i) => svg`<circle class=${i === now ? 'stop now' : 'stop'} cx=${x} cy=${y} r="4"></circle>`)}`;
}

/** What is being drawn. @param {Stage} stage @param {Scale} scale @param {{width: number, height: number}} size */
function preview({ preview: { band, box, guides, ring }, pointer }, scale, { width, height }) {
  const rect = (/** @type {string} */ name, /** @type {Box} */ bounds) =>
    svg`<path class=${name} d=${polygon(cornersOf(bounds).map(scale))}></path>`;
  const points = ring && [...ring, ...(pointer ? [pointer] : [])].map(scale);
  return svg`${band ? rect('band', band) : nothing}
    ${box ? rect('sketch', box) : nothing}
    ${points ? svg`<path class="sketch open" d=${polygon(points)}></path>` : nothing}
    ${(ring ?? []).map((point) => square(scale(point), GRIP_PX))}
    ${(guides?.x ?? []).map((x) => svg`<line class="guide" x1=${(x * width) / 100} x2=${(x * width) / 100} y1="0" y2=${height}></line>`)}
    ${(guides?.y ?? []).map((y) => svg`<line class="guide" y1=${(y * height) / 100} y2=${(y * height) / 100} x1="0" x2=${width}></line>`)}`;
}

/** All of it. @param {Stage} stage @param {{width: number, height: number}} size of the picture, in CSS pixels */
export function layer(stage, size) {
  /** @type {Scale} */
  const scale = ([x, y]) => [(x * size.width) / 100, (y * size.height) / 100];
  const shapes = [...stage.active, ...stage.selectedShapes.filter(({ active }) => !active)];
  const [one] = stage.selectedShapes;
  const edits = stage.tool === 'points' && one?.rings;
  return svg`${shapes.map((shape) => item(stage, shape, scale))}
    ${way(stage, scale)}
    ${stage.tool === 'select' && one ? handles(union(stage.selectedShapes.map(boundsOf)), scale) : nothing}
    ${edits ? vertices(stage, one, scale) : nothing}
    ${preview(stage, scale, size)}`;
}
