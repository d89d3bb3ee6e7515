// SPDX-License-Identifier: MIT
// Where cues are drawn: sorted by time, in rows where they would cover each other.
import { readNumber } from '../model/item.js';
import { pack } from './packing.js';
import { endOf } from './scale.js';
import { indexFrom } from './snapping.js';

/** The width of a mark, and how many rows of them there are. Pixels. */
export const [MARK, ROWS] = [24, 2];

/** @typedef {{index: number, time: number, row: number, room: number}} Mark room: pixels to the next mark in its row */

export class CueMarks {
  /** @type {readonly any[]} */
  #cues = [];
  #perSecond = 0;
  /** Of all cues that have a time. @type {number[]} */
  #indexes = [];
  /** @type {number[]} */
  #times = [];
  /** @type {number[]} */
  #rows = [];

  /** @param {readonly any[]} cues @param {number} perSecond */
  #lay(cues, perSecond) {
    if (cues !== this.#cues) {
      const all = cues.map((cue, index) => ({ index, time: readNumber(cue, 'time') }));
      const timed = all.filter(({ time }) => Number.isFinite(time)).sort((a, b) => a.time - b.time);
      this.#indexes = timed.map(({ index }) => index);
      this.#times = timed.map(({ time }) => time);
    } else if (perSecond === this.#perSecond) return;
    [this.#cues, this.#perSecond] = [cues, perSecond];
    this.#rows = pack(
      this.#times.map((time) => time * perSecond),
      MARK,
      ROWS,
    );
  }

  /**
   * @param {readonly any[]} cues
   * @param {import('./scale.js').Scale} scale
   * @param {ReadonlySet<number>} always indexes of those that have a mark although there is no row for them
   * @returns {{marks: Mark[], crowded: number[]}} of what is in view; crowded: times of cues without a mark
   */
  inView(cues, scale, always) {
    this.#lay(cues, scale.perSecond);
    const spare = (MARK * 8) / scale.perSecond; // for labels that begin before the view
    const first = indexFrom(this.#times, scale.start - spare);
    const last = indexFrom(this.#times, endOf(scale) + MARK / scale.perSecond);
    /** @type {Mark[]} */
    const marks = [];
    const crowded = [];
    /** @type {(Mark | undefined)[]} */
    const ends = new Array(ROWS);
    for (let at = first; at < last; at++) {
      const [index, time] = [this.#indexes[at], this.#times[at]];
      const row = this.#rows[at] < 0 && always.has(index) ? 0 : this.#rows[at];
      if (row < 0) {
        crowded.push(time);
        continue;
      }
      const before = ends[row];
      if (before) before.room = (time - before.time) * scale.perSecond - MARK;
      const mark = { index, time, row, room: Number.POSITIVE_INFINITY };
      marks.push(mark);
      ends[row] = mark;
    }
    return { marks, crowded };
  }
}
