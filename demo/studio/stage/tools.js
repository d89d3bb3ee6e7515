// SPDX-License-Identifier: MIT
// What a press on the picture begins, with each tool.
import { closeRing } from './actions.js';
import { boundsOf, overlap } from './geometry.js';
import { Band, BoxDrag, MoveDrag, Pan, ResizeDrag, snapPoint, targetsFor, VertexDrag } from './gestures.js';
import { insertVertex } from './placing.js';

/** @typedef {import('./stage.js').StudioStage} Stage */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./gestures.js').Gesture} Gesture */

/** A press this near to the first vertex closes the polygon. CSS pixels. */
const CLOSE_PX = 10;
/** Fingers hit what is this near. CSS pixels. */
const SLOP_PX = 16;
const NO_GESTURE = { move() {}, end() {}, cancel() {} };

/** @typedef {(stage: Stage, point: Point, event: PointerEvent) => Gesture | null} Press */

/** @param {string | undefined} data "ring,index" */
export function vertexOf(data) {
  const [ring, index] = (data ?? '').split(',').map(Number);
  return { ring, index };
}

/**
 * A selected one that the engine does not hit, as it is not on screen now or lies outside the picture.
 * @param {Stage} stage @param {Point} point @returns {number} its index; -1 for none
 */
function away(stage, [x, y]) {
  const isOutside = x < 0 || y < 0 || x > 100 || y > 100;
  const at = { left: x, top: y, width: 0, height: 0 };
  const found = stage.selectedShapes.find((shape) => (isOutside || !shape.active) && overlap(boundsOf(shape), at));
  return found?.index ?? -1;
}

/** @type {Press} */
function pressSelect(stage, point, event) {
  const on = stage.hit(point, event.pointerType === 'touch' ? SLOP_PX : 0);
  const hit = on < 0 ? away(stage, point) : on;
  const adds = event.shiftKey;
  if (hit < 0) return event.pointerType === 'touch' ? new Tap(stage, event) : new Band(stage, point, adds);
  const selected = stage.selectedIndexes;
  const was = selected.includes(hit);
  if (adds) stage.select(was ? selected.filter((index) => index !== hit) : [...selected, hit]);
  else if (!was) stage.select([hit]);
  if (adds && was) return NO_GESTURE;
  return new MoveDrag(stage, point, stage.selectedShapes, () => {
    if (!adds && selected.length > 1) stage.select([hit]);
  });
}

/** On a touch screen a finger beside everything moves the view; without a move it selects nothing. */
class Tap extends Pan {
  #moved = false;

  /** @param {Point} point @param {PointerEvent} event */
  move(point, event) {
    this.#moved = true;
    super.move(point, event);
  }

  end() {
    if (!this.#moved) this.stage.select([]);
  }
}

/** @type {Press} */
function pressBox(stage, point, event) {
  stage.rest();
  return new BoxDrag(stage, point, event);
}

/** @type {Press} */
function pressPolygon(stage, point, event) {
  stage.rest();
  const ring = stage.preview.ring ?? [];
  const [x, y] = snapPoint(point, stage, targetsFor(stage), event.ctrlKey || event.metaKey || event.altKey);
  const near = stage.percentOf(CLOSE_PX);
  const isNear = (/** @type {Point} */ at) =>
    Math.abs(at[0] - point[0]) < near.x && Math.abs(at[1] - point[1]) < near.y;
  const last = ring[ring.length - 1];
  if (ring.length >= 3 && (isNear(ring[0]) || isNear(last))) {
    closeRing(stage); // on the first vertex; or the second half of a double click
    return NO_GESTURE;
  }
  if (last && isNear(last)) return NO_GESTURE;
  stage.preview = { ...stage.preview, ring: [...ring, [x, y]] };
  return NO_GESTURE;
}

/** @type {Press} */
function pressPoints(stage, point, event) {
  const [shape] = stage.selectedShapes;
  const grip = /** @type {Element | null} */ (/** @type {Element} */ (event.target).closest('.grip'));
  const data = /** @type {DOMStringMap | undefined} */ (/** @type {any} */ (grip)?.dataset);
  if (!shape || !data) return pressSelect(stage, point, event);
  if (data.vertex) return new VertexDrag(stage, point, shape, vertexOf(data.vertex));
  const after = vertexOf(data.edge);
  stage.change('Insert a point', [shape], (item) => insertVertex(item, after)); // one step with its drag
  const [now] = stage.selectedShapes;
  return new VertexDrag(stage, point, now, { ring: after.ring, index: after.index + 1 });
}

/** @type {Record<string, Press>} */
const PRESSES = {
  select: pressSelect,
  box: pressBox,
  polygon: pressPolygon,
  hole: pressPolygon,
  points: pressPoints,
};

/** @type {Press} */
export function press(stage, point, event) {
  if (event.button === 1 || stage.panning) return new Pan(stage, event);
  if (event.button !== 0) return null;
  const grip = /** @type {any} */ (/** @type {Element} */ (event.target).closest('[data-handle]'));
  if (grip) return new ResizeDrag(stage, point, stage.selectedShapes, grip.dataset.handle);
  return PRESSES[stage.tool](stage, point, event);
}
