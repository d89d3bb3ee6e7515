// SPDX-License-Identifier: MIT
// Simulates a film, a screen and a busy page in steps of a millisecond: frames and
// callbacks are skipped, timers are late, and the media play on after pause(). All at
// random, reproducible by seed.
import { mock } from 'node:test';
import { Session } from '../../js-glue/session/session.js';
import { newEngine } from '../support/play.mjs';

const REFRESH_MS = 1000 / 60;
/** Inaccuracy of a browser's seeks. Seconds. */
const SEEK_OFF_S = 0.00001;
const START_S = 1e-6;

/**
 * @typedef {object} Trouble
 * @property {number} [drops] share of refreshes without a new frame
 * @property {number} [deaf] share of frames without a callback
 * @property {number} [busy] probability per millisecond that the page becomes busy
 * @property {number} [longest] maximum duration of that, in milliseconds
 * @typedef {object} Film
 * @property {number} fps
 * @property {boolean} [rounded] whether its file rounds times to milliseconds
 */

export class BusyPage extends EventTarget {
  // The properties of a media element that the bridge uses.
  ended = false;
  error = null;
  loop = false;
  networkState = 1;
  paused = true;
  playbackRate = 1;
  poster = '';
  readyState = 4;
  seeking = false;
  src = '';
  currentSrc = 'https://page.test/film.mp4';
  duration;

  /** Milliseconds since the page was opened. */
  wall = 0;
  /** The number of the frame on screen. */
  frame = 0;
  /** Each frame that came on screen. @type {{wall: number, frame: number}[]} */
  shown = [];
  /** The frames whose callbacks came. @type {{wall: number, frame: number}[]} */
  called = [];
  /** Ranges of media time in which the page was busy. @type {{from: number, to: number}[]} */
  away = [];

  #film;
  #random;
  #trouble;
  #refreshAt = REFRESH_MS;
  #anchor = { wall: 0, time: 0 };
  #runOnUntil = 0;
  #seekDone = Infinity;
  #presented = 0;
  #announced = true;
  /** @type {VideoFrameRequestCallback | null} */
  #callback = null;
  /** @type {string[]} */
  #events = [];
  #rungAt = 0;
  #busyUntil = 0;
  #lastFree = { wall: 0, time: 0 };

  /** @param {Film & {duration: number}} film @param {import('../property/generate.mjs').Random} random @param {Trouble} trouble */
  constructor(film, random, { drops = 0, deaf = 0, busy = 0, longest = 0 }) {
    super();
    this.duration = film.duration;
    this.#film = film;
    this.#random = random;
    this.#trouble = { drops, deaf, busy, longest };
  }

  // ---- The element ---------------------------------------------------------------

  get currentTime() {
    return this.#timeAt(this.paused || this.seeking ? this.#anchor.wall : this.wall);
  }

  set currentTime(time) {
    this.#anchor = { wall: this.wall, time };
    this.seeking = true;
    this.#runOnUntil = 0;
    this.#seekDone = this.wall + this.#random.whole(5, 60);
    this.#events.push('seeking');
  }

  play() {
    if (!this.paused) return Promise.resolve();
    this.#anchor = { wall: this.wall, time: this.currentTime };
    this.paused = false;
    this.#events.push('play', 'playing');
    return Promise.resolve();
  }

  pause() {
    if (this.paused) return;
    this.#anchor = { wall: this.wall, time: this.currentTime };
    this.paused = true;
    this.#runOnUntil = this.wall + this.#random.next() * REFRESH_MS;
    this.#events.push('pause');
  }

  requestVideoFrameCallback(callback) {
    this.#callback = callback;
    return 1;
  }

  cancelVideoFrameCallback() {
    this.#callback = null;
  }

  // ---- The film ------------------------------------------------------------------

  #timeAt(wall) {
    const { wall: from, time } = this.#anchor;
    return Math.min(time + ((wall - from) / 1000) * this.playbackRate, this.duration);
  }

  /** @param {number} frame */
  startOf(frame) {
    const start = frame / this.#film.fps;
    return this.#film.rounded ? Math.round(start * 1000) / 1000 : start;
  }

  /** The number of the frame at a time. @param {number} time */
  frameAt(time) {
    let frame = Math.floor(time * this.#film.fps) + 1;
    while (this.startOf(frame) > time + START_S) frame--;
    return Math.max(0, frame);
  }

  // ---- Time passes ---------------------------------------------------------------

  get busy() {
    return this.wall < this.#busyUntil;
  }

  /** @param {() => boolean} condition @param {number} [patience] milliseconds */
  until(condition, patience = 20_000) {
    for (const end = this.wall + patience; !condition(); this.#step()) {
      if (this.wall > end) throw new Error('timed out');
    }
  }

  /** @param {number} ms */
  pass(ms) {
    const end = this.wall + ms;
    this.until(() => this.wall >= end);
  }

  #step() {
    this.wall++;
    const refresh = this.wall >= this.#refreshAt;
    if (refresh) {
      this.#refreshAt += REFRESH_MS;
      this.#draw();
    }
    if (this.wall >= this.#seekDone) this.#arrive();
    if (!this.busy) this.#work(refresh);
  }

  /** Refreshes the screen, even while the page is busy. */
  #draw() {
    const moves = (!this.paused || this.wall < this.#runOnUntil) && !this.seeking;
    if (!moves || this.#random.chance(this.#trouble.drops)) return;
    const frame = this.frameAt(this.#timeAt(this.wall));
    if (frame !== this.frame) this.#present(frame);
  }

  #present(frame) {
    this.frame = frame;
    this.shown.push({ wall: this.wall, frame });
    this.#presented++;
    this.#announced = false;
  }

  #arrive() {
    this.#seekDone = Infinity;
    const off = (2 * this.#random.next() - 1) * SEEK_OFF_S;
    this.#present(this.frameAt(this.#anchor.time + off));
    this.#anchor = { ...this.#anchor, wall: this.wall };
    this.#events.push('seeked');
  }

  /** The page's work in a millisecond: timers, one event, callbacks. */
  #work(refresh) {
    const { busy, longest, deaf } = this.#trouble;
    if (this.#random.chance(busy)) {
      this.#busyUntil = this.wall + this.#random.whole(1, longest);
      return;
    }
    const { wall, time } = this.#lastFree;
    if (wall < this.wall - 1) this.away.push({ from: time, to: this.currentTime });
    this.#lastFree = { wall: this.wall, time: this.currentTime };
    mock.timers.tick(this.wall - this.#rungAt);
    this.#rungAt = this.wall;
    const type = this.#events.shift();
    if (type === 'seeked') this.seeking = this.#seekDone < Infinity;
    if (type) this.dispatchEvent(new Event(type));
    if (!refresh || this.#announced) return;
    this.#announced = true;
    const playing = !this.paused && !this.seeking;
    if (playing && this.#random.chance(deaf)) return;
    const callback = this.#callback;
    this.#callback = null;
    this.called.push({ wall: this.wall, frame: this.frame });
    callback?.(this.wall, /** @type {any} */ (this.#metadata()));
  }

  #metadata() {
    return {
      mediaTime: this.startOf(this.frame),
      presentedFrames: this.#presented,
      presentationTime: this.wall,
      expectedDisplayTime: this.wall + REFRESH_MS,
    };
  }
}

/**
 * Opens a session on the page, with the real engine and the page's clock.
 * @param {BusyPage} page
 * @param {object} project
 * @param {(name: string, detail: any, time: number) => void} hear
 */
export function openOn(page, project, hear) {
  mock.method(performance, 'now', () => page.wall);
  const dispatch = (name, detail, _cancelable, time) => {
    hear(name, detail, time);
    return true;
  };
  const session = new Session(newEngine(), /** @type {any} */ (page), { dispatch });
  session.load(JSON.stringify(project), { base: 'https://page.test/' });
  return session;
}
