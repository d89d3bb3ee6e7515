// SPDX-License-Identifier: MIT
// Drags of bars, edges, keyframes and cues, and the same by keys: each is one step of the history.
import { listOf } from '../model/document.js';
import { readNumber } from '../model/item.js';
import { frameOf, frameStart } from './frames.js';
import { laneOf } from './lanes.js';
import { edgesOf, move, reachOf } from './moves.js';
import { snapped, targetsOf } from './snapping.js';

/** How near a time must be for an edge to snap to it. Pixels. */
const TOLERANCE = 7;

/** @typedef {import('../model/studio.js').Studio} Studio */
/** @typedef {import('./view.js').TimelineView} TimelineView */
/**
 * @typedef {object} Grabbed
 * @property {import('../model/studio.js').ListName} list
 * @property {readonly number[]} indexes
 * @property {import('./moves.js').Part} part
 * @property {number} [keyframe] its index
 */

const LABELS = { bar: 'Move in time', start: 'Change the start', end: 'Change the end', keyframe: 'Move a keyframe' };

/** @param {TimelineView} view */
const boundsOf = (view) => ({ length: view.length, frameRate: view.frameRate });

/** Moves what is grabbed, from where it was. @param {Studio} studio @param {TimelineView} view @param {Grabbed} what @param {any[]} items as they were @param {number} shift seconds @param {string} merge */
function apply(studio, view, { list, indexes, part, keyframe }, items, shift, merge) {
  studio.edit(
    LABELS[part],
    (_document, video) => {
      const drafts = listOf(video, list);
      for (const [i, index] of indexes.entries())
        move(drafts[index], items[i], { part, keyframe }, shift, boundsOf(view));
    },
    { merge },
  );
}

let count = 0;

export class Drag {
  /** @type {Studio} */
  #studio;
  /** @type {TimelineView} */
  #view;
  /** @type {Grabbed} */
  #what;
  /** @type {any[]} */
  #items;
  /** @type {number[]} */
  #targets;
  #merge = `timeline drag ${++count}`;
  #shift = 0;

  /** @param {Studio} studio @param {TimelineView} view @param {Grabbed} what */
  constructor(studio, view, what) {
    [this.#studio, this.#view, this.#what] = [studio, view, what];
    const all = listOf(studio.video, what.list);
    this.#items = what.indexes.map((index) => all[index]);
    this.#targets = targetsOf(timesOf(studio, view, what));
  }

  /** @param {number} seconds from where the drag began @param {{exact?: boolean}} [options] exact: without snapping */
  to(seconds, { exact = false } = {}) {
    const view = this.#view;
    const moved = { ...this.#what, items: this.#items };
    const [least, most] = reachOf(moved, boundsOf(view));
    const inside = (/** @type {number} */ shift) => Math.min(Math.max(shift, least), most);
    let [shift, at] = [inside(seconds), Number.NaN];
    if (view.snapping && !exact) {
      const edges = edgesOf(moved, boundsOf(view)).map((edge) => edge + shift);
      const to = { targets: this.#targets, tolerance: TOLERANCE / view.scale.perSecond, frameRate: view.frameRate };
      const snap = snapped(edges, to);
      if (inside(shift + snap.shift) === shift + snap.shift) [shift, at] = [shift + snap.shift, snap.at];
    }
    view.showGuide(at);
    if (shift === this.#shift) return;
    this.#shift = shift;
    apply(this.#studio, view, this.#what, this.#items, shift, this.#merge);
  }

  end() {
    this.#view.showGuide(Number.NaN);
    this.#studio.settle();
  }

  /** Puts all back. */
  cancel() {
    if (this.#shift !== 0) this.#studio.undo();
    this.end();
  }
}

/** What edges snap to: the playhead, and the edges of what is not dragged. @param {Studio} studio @param {TimelineView} view @param {Grabbed} what */
function* timesOf(studio, view, { list, indexes, part }) {
  const dragged = new Set(indexes);
  yield* [0, view.length, frameStart(frameOf(studio.playhead.time, view.frameRate), view.frameRate)];
  for (const [i, item] of studio.interactions.entries()) {
    if (list === 'interactions' && dragged.has(i) && part === 'bar') continue;
    const { from, to } = laneOf(item);
    const own = list === 'interactions' && dragged.has(i);
    if (!own || part !== 'start') yield from;
    if (!own || part !== 'end') yield to;
  }
  for (const [i, cue] of studio.cues.entries()) if (list !== 'cues' || !dragged.has(i)) yield readNumber(cue, 'time');
}

/** Moves by some seconds: keys. Several in a row are one step until settle(). @param {Studio} studio @param {TimelineView} view @param {Grabbed} what @param {number} seconds */
export function nudge(studio, view, what, seconds) {
  const all = listOf(studio.video, what.list);
  const items = what.indexes.map((index) => all[index]);
  const [least, most] = reachOf({ ...what, items }, boundsOf(view));
  const shift = Math.min(Math.max(seconds, least), most);
  if (shift !== 0) apply(studio, view, what, items, shift, `timeline key ${what.part} ${what.keyframe ?? ''}`);
}
