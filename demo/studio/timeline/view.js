// SPDX-License-Identifier: MIT
// What the timeline's parts have in common: the scale, whether edges snap, and what a drag shows.
import { lastOf } from './lanes.js';
import { clamped, fitted, panned, revealed, timeAt, xOf, zoomed } from './scale.js';

/** The length that is shown when neither the film nor the document says one. Seconds. */
const LENGTH_S = 60;
/** Where the playhead is after the timeline has turned a page. Pixels. */
const PAGE_PX = 40;

/** Dispatches `change` when what is in view, or how, has changed; never for the playhead. */
export class TimelineView extends EventTarget {
  /** @type {import('./scale.js').Scale} */
  scale = { start: 0, perSecond: 10, width: 600 };
  /** Whether dragged edges go to frames, the playhead, and other edges. */
  snapping = true;
  /** The time that a dragged edge has snapped to; NaN without one. */
  guide = Number.NaN;
  /** The film's length; the document's hint, or what its interactions need, while that is not known. Seconds. */
  length = LENGTH_S;
  frameRate = 25;

  /** What can be shown: also interactions after the film's end. */
  #shown = LENGTH_S;
  #isFitted = true;

  get bounds() {
    return { length: this.#shown, frameRate: this.frameRate };
  }

  /** @param {number} time */
  x(time) {
    return xOf(this.scale, time);
  }

  /** @param {number} x */
  time(x) {
    return timeAt(this.scale, x);
  }

  #changed = () => this.dispatchEvent(new Event('change'));

  /** @param {import('./scale.js').Scale} scale */
  #set(scale) {
    const { start, perSecond, width } = this.scale;
    if (scale.start === start && scale.perSecond === perSecond && scale.width === width) return;
    this.scale = scale;
    this.#changed();
  }

  /** @param {number} width pixels */
  resize(width) {
    if (width <= 0 || width === this.scale.width) return;
    this.#set(this.#isFitted ? fitted(width, this.bounds) : clamped({ ...this.scale, width }, this.bounds));
  }

  /**
   * The film, or the document, is another.
   * @param {{duration: number, hint: number, frameRate: number, interactions: readonly any[]}} film duration, hint: 0 if unknown
   */
  measure({ duration, hint, frameRate, interactions }) {
    const last = lastOf(interactions);
    const length = duration || hint || Math.max(last + 5, LENGTH_S);
    const starts = duration ? interactions.reduce((most, item) => Math.max(most, Number(item?.time) || 0), 0) : last;
    const shown = Math.max(length, starts);
    if (length === this.length && shown === this.#shown && frameRate === this.frameRate) return;
    [this.length, this.#shown, this.frameRate] = [length, shown, frameRate];
    const { scale, bounds } = this;
    this.scale = this.#isFitted ? fitted(scale.width, bounds) : clamped(scale, bounds);
    this.#changed();
  }

  /** @param {number} factor @param {number} [x] what stays; default: the middle */
  zoom(factor, x = this.scale.width / 2) {
    const scale = zoomed(this.scale, factor, x, this.bounds);
    this.#isFitted = scale.perSecond === fitted(scale.width, this.bounds).perSecond;
    this.#set(scale);
  }

  /** @param {number} pixels */
  pan(pixels) {
    this.#set(panned(this.scale, pixels, this.bounds));
  }

  fit() {
    this.#isFitted = true;
    this.#set(fitted(this.scale.width, this.bounds));
  }

  /** Brings a span into view. @param {number} from @param {number} [to] */
  reveal(from, to = from) {
    this.#set(revealed(this.scale, from, Math.min(to, this.#shown), this.bounds));
  }

  /** Turns the page when the playhead has left the view. @param {number} time */
  follow(time) {
    const x = this.x(time);
    if (x < 0 || x > this.scale.width) this.pan(x - PAGE_PX);
  }

  /** @param {number} time NaN for none */
  showGuide(time) {
    if (Object.is(time, this.guide)) return;
    this.guide = time;
    this.#changed();
  }

  /** @param {boolean} on */
  snap(on) {
    this.snapping = on;
    this.#changed();
  }
}
