// SPDX-License-Identifier: MIT
// Keys on what has the focus over the picture: an interaction, a vertex, or the middle of an edge.
import { labelOf } from '../model/item.js';
import { addVertex, nudgeVertex, removeVertex } from './actions.js';
import { ARROWS, NUDGE, NUDGE_FAR } from './commands.js';
import { vertexOf } from './tools.js';

/** @typedef {import('./stage.js').StudioStage} Stage */

/** @param {KeyboardEvent} event */
const presses = ({ key }) => key === 'Enter' || key === ' ';
/** @param {KeyboardEvent} event */
const deletes = ({ key }) => key === 'Delete' || key === 'Backspace';
/** @param {KeyboardEvent} event */
const dataOf = ({ currentTarget }) => /** @type {SVGElement} */ (currentTarget).dataset;

/** @param {Stage} stage @param {KeyboardEvent} event */
export function onItemKey(stage, event) {
  const index = Number(dataOf(event).index);
  const selected = stage.selectedIndexes;
  const chosen = selected.includes(index);
  if (presses(event)) {
    event.preventDefault();
    if (event.shiftKey) stage.select(chosen ? selected.filter((each) => each !== index) : [...selected, index]);
    else stage.select([index]);
    stage.announce(`${labelOf(stage.studio.interactions[index], index)} selected`);
  } else if (!chosen && (event.key in ARROWS || deletes(event))) {
    stage.select([index]); // and the key does the rest
  }
}

/** @param {Stage} stage @param {KeyboardEvent} event */
export function onVertexKey(stage, event) {
  const vertex = vertexOf(dataOf(event).vertex);
  const [dx, dy] = ARROWS[event.key] ?? [0, 0];
  const by = event.shiftKey ? NUDGE_FAR : NUDGE;
  if (dx || dy) nudgeVertex(stage, vertex, dx * by, dy * by);
  else if (deletes(event)) {
    removeVertex(stage, vertex);
    focusVertex(stage, { ...vertex, index: Math.max(vertex.index - 1, 0) });
  } else return;
  event.preventDefault();
}

/** @param {Stage} stage @param {KeyboardEvent} event */
export function onEdgeKey(stage, event) {
  if (!presses(event)) return;
  event.preventDefault();
  const after = vertexOf(dataOf(event).edge);
  addVertex(stage, after);
  focusVertex(stage, { ...after, index: after.index + 1 });
}

/** Gives the focus to a vertex once it is drawn. @param {Stage} stage @param {{ring: number, index: number}} vertex */
async function focusVertex(stage, { ring, index }) {
  await stage.updateComplete;
  stage.find(`[data-vertex="${ring},${index}"]`)?.focus();
}
