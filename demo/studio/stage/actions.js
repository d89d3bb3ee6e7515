// SPDX-License-Identifier: MIT
// What buttons and keys of the stage do.
import { labelOf, newInteraction, readNumber, tidy } from '../model/item.js';
import { around, boundsOf, intoBox, LEAST, moveMap, resizeMap, union } from './geometry.js';
import { keyframeAt, keyframeFor, keyframeTimes, removeKeyframe } from './motion.js';
import { addRing, deleteVertex, insertVertex, makePolygon, moveVertex, place } from './placing.js';
import { writeRings } from './points.js';

/** @typedef {import('./stage.js').StudioStage} Stage */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./geometry.js').Box} Box */

/** How far another is put from one in the same place. Percent. */
const APART = 3;

/** @param {Box} box */
const fieldsOf = ({ left, top, width, height }) => ({
  pos_left: tidy(left),
  pos_top: tidy(top),
  pos_width: tidy(width),
  pos_height: tidy(height),
});

/** A place where nothing is yet. @param {Stage} stage @param {Record<string, number>} place */
function freePlace({ studio }, place) {
  const taken = (/** @type {Record<string, number>} */ at) =>
    studio.interactions.some(
      (item) => readNumber(item, 'pos_left') === at.pos_left && readNumber(item, 'pos_top') === at.pos_top,
    );
  let at = place;
  while (taken(at) && at.pos_left < 80)
    at = { ...at, pos_left: tidy(at.pos_left + APART), pos_top: tidy(at.pos_top + APART) };
  return at;
}

/** @param {Stage} stage @param {string} type of TYPES @param {object} [fields] */
export function addType(stage, type, fields = {}) {
  const { studio } = stage;
  const item = newInteraction(type, { time: studio.playhead.time, list: studio.interactions });
  const whole = { ...item, ...fields };
  const placed = item.pos_left === undefined || 'pos_left' in fields ? {} : freePlace(stage, placeOf(whole));
  studio.add(`Add ${type}`, 'interactions', [{ ...whole, ...placed }]);
  stage.announce(`${labelOf(whole, studio.interactions.length - 1)} added`);
}

/** @param {any} item */
const placeOf = ({ pos_left, pos_top }) => ({ pos_left, pos_top });

/** @param {Stage} stage @param {Box} box */
export function addBox(stage, box) {
  addType(stage, 'hotspot', fieldsOf(box));
  stage.tool = 'select';
}

/** Ends the polygon that is being drawn: a new hotspot, or a hole of the selected one. @param {Stage} stage */
export function closeRing(stage) {
  const { ring = [] } = stage.preview;
  const isHole = stage.tool === 'hole';
  stage.preview = {};
  stage.tool = 'select';
  const box = ring.length < 3 ? null : around(ring);
  if (!box || box.width < LEAST || box.height < LEAST) return;
  if (isHole) {
    const shapes = stage.selectedShapes.slice(-1);
    stage.change('Add a hole', shapes, (item, shape) => addRing(item, shape, ring));
    stage.studio.settle();
    return;
  }
  const fields = fieldsOf(box);
  const kept = { left: fields.pos_left, top: fields.pos_top, width: fields.pos_width, height: fields.pos_height };
  const points = ring.map((point) => /** @type {Point} */ (intoBox(kept, point).map(tidy)));
  addType(stage, 'hotspot', { ...fields, hotspot_points: writeRings([points]) });
}

/** Takes the last vertex back. @param {Stage} stage */
export function takeBack(stage) {
  const ring = (stage.preview.ring ?? []).slice(0, -1);
  stage.preview = ring.length === 0 ? {} : { ring };
}

/** Goes on with the selected one's polygon, which it gets if it has none. @param {Stage} stage */
export function editPoints(stage) {
  const [shape] = stage.selectedShapes;
  if (!shape) return;
  if (!shape.rings) {
    stage.change('Make a polygon', [shape], makePolygon);
    stage.studio.settle();
  }
  stage.studio.select('interactions', [shape.index]);
  stage.tool = 'points';
  stage.announce('Points of the polygon: each can be moved by the arrow keys and deleted.');
}

/** @param {Stage} stage @param {string} text */
function announcePlace(stage, text = '') {
  const shapes = stage.selectedShapes;
  if (shapes.length === 0) return;
  const { left, top, width, height } = union(shapes.map(boundsOf));
  const name = shapes.length > 1 ? `${shapes.length} interactions` : labelOf(stage.data(shapes[0]), shapes[0].index);
  stage.announce(
    `${name}: ${tidy(left)} % from the left, ${tidy(top)} % from the top, ${tidy(width)} by ${tidy(height)} %. ${text}`,
  );
}

/** Moves what is selected. @param {Stage} stage @param {number} dx percent @param {number} dy */
export function nudge(stage, dx, dy) {
  const { moment, selectedShapes } = stage;
  stage.burst('Move', selectedShapes, (item, shape) => place(item, shape, moveMap(dx, dy), moment));
  announcePlace(stage);
}

/** Makes what is selected wider or higher, to the right or downwards. @param {Stage} stage @param {number} dx percent @param {number} dy */
export function resize(stage, dx, dy) {
  const { moment, selectedShapes } = stage;
  if (selectedShapes.length === 0) return;
  const map = resizeMap(union(selectedShapes.map(boundsOf)), { x: dx ? 1 : 0, y: dy ? 1 : 0 }, dx, dy);
  stage.burst('Resize', selectedShapes, (item, shape) => place(item, shape, map, moment));
  announcePlace(stage);
}

/** @param {Stage} stage @param {{ring: number, index: number}} vertex @param {number} dx percent @param {number} dy */
export function nudgeVertex(stage, vertex, dx, dy) {
  const { moment, selectedShapes } = stage;
  const [shape] = selectedShapes;
  const from = shape?.rings?.[vertex.ring]?.[vertex.index];
  if (!from) return;
  const to = /** @type {Point} */ ([from[0] + dx, from[1] + dy]);
  stage.burst('Move the point', [shape], (item, now) => moveVertex(item, now, vertex, to, moment));
  stage.announce(`${tidy(to[0])} % from the left, ${tidy(to[1])} % from the top`);
}

/** @param {Stage} stage @param {{ring: number, index: number}} vertex */
export function removeVertex(stage, vertex) {
  let done = false;
  stage.change('Delete the point', stage.selectedShapes.slice(0, 1), (item) => {
    done = deleteVertex(item, vertex);
  });
  stage.studio.settle();
  stage.announce(done ? 'Point deleted' : 'A polygon needs three points');
}

/** @param {Stage} stage @param {{ring: number, index: number}} after */
export function addVertex(stage, after) {
  stage.change('Insert a point', stage.selectedShapes.slice(0, 1), (item) => insertVertex(item, after));
  stage.studio.settle();
  stage.announce('Point inserted');
}

// ---- Keyframes ------------------------------------------------------------------

/** Whether all of what is selected has a keyframe at the playhead. @param {Stage} stage */
export const hasKeyframe = (stage) =>
  stage.selectedShapes.length > 0 &&
  stage.selectedShapes.every((shape) => keyframeAt(stage.data(shape), stage.moment) !== undefined);

/** Adds a keyframe at the playhead, or removes it. @param {Stage} stage */
export function toggleKeyframe(stage) {
  const { moment } = stage;
  const removes = hasKeyframe(stage);
  stage.rest();
  stage.change(removes ? 'Remove the keyframe' : 'Add a keyframe', stage.selectedShapes, (item, shape) => {
    if (removes) removeKeyframe(item, shape, moment);
    else keyframeFor(item, shape, moment);
  });
  stage.studio.settle();
  stage.announce(removes ? 'Keyframe removed' : 'Keyframe added');
}

/** The time of the selection's next keyframe. @param {Stage} stage @param {1 | -1} direction @returns {number | undefined} */
export function nextKeyframe(stage, direction) {
  const { time, reach } = stage.moment;
  const times = stage.selectedShapes.flatMap((shape) => keyframeTimes(stage.data(shape)));
  return times.filter((each) => (each - time) * direction > reach).sort((a, b) => (a - b) * direction)[0];
}

/** @param {Stage} stage @param {1 | -1} direction */
export function goToKeyframe(stage, direction) {
  const time = nextKeyframe(stage, direction);
  if (time !== undefined) stage.studio.playhead.seek(time);
}
