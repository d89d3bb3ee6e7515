// SPDX-License-Identifier: MIT
// timingsrc's sequencer, if there is a checkout (peers.mjs).
//
// It has no tick. A timing object moves by itself, and the sequencer sets a
// timeout to the next boundary, or to the end of the five seconds that it looks
// ahead. So a frame costs it what falls due by then and nothing besides: the
// timeout's handler, and now and then a look into the next five seconds. Here
// the clock is ours and a timeout is a number that a frame compares with it: an
// exact clock that nobody has to keep in step with the media element, timers
// that cost nothing, and what falls due within a frame comes at once. In a page
// it does all of this work and more.
//
// Events are delivered in microtasks, and count as told when they were.
import { timingsrc } from './peers.mjs';
import { change, NOTHING } from './trackers.mjs';

const library = await timingsrc();
if (library) wind(library.Timeout);

/** Its timeouts wait for the clock of their timing object. */
function wind(Timeout) {
  Timeout.prototype.setTimeout = function (due, argument) {
    this.tid = this.to.clock.timer = { due, ring: () => this.onTimeout(due, argument) };
  };
  Timeout.prototype.clear = function () {
    if (this.to.clock.timer === this.tid) this.to.clock.timer = undefined;
    this.tid = undefined;
  };
}

class Clock {
  time = 0;
  /** @type {{due: number, ring: () => void} | undefined} one sequencer sets one */
  timer;

  now() {
    return this.time;
  }
}

class Sequencer {
  #clock = new Clock();
  /** How far the clock is ahead of the video: a jump is none of the clock. */
  #ahead = 0;
  #object;
  #changes = NOTHING;

  constructor(items) {
    const { Dataset, Interval, Sequencer: Follower, TimingObject } = library;
    const dataset = new Dataset();
    const cue = (item) => ({ key: item.id, interval: new Interval(item.time, item.end_time), data: item });
    dataset.update(items.map(cue));
    // Its own timeout is for ranges, of which there is none.
    this.#object = new TimingObject({ timeout: false });
    Object.defineProperty(this.#object, 'clock', { value: this.#clock });
    // All that happens at once in one event: the fewest calls.
    Follower(dataset, this.#object).on('batch', (batch) => {
      if (this.#changes === NOTHING) this.#changes = [];
      for (const { new: shown, old } of batch) {
        this.#changes.push(change((shown ?? old).data, shown !== undefined, this.#clock.time - this.#ahead));
      }
    });
  }

  /** Time goes on to there. @returns {readonly object[] | Promise<readonly object[]>} a promise when something fell due */
  tick(time) {
    const clock = this.#clock;
    clock.time = time + this.#ahead;
    if (clock.timer === undefined || clock.time < clock.timer.due) return NOTHING;
    this.#changes = NOTHING;
    while (clock.timer !== undefined && clock.timer.due <= clock.time) clock.timer.ring();
    return this.#told();
  }

  async #told() {
    await null;
    return this.#changes;
  }

  /** A jump. Paused it does less: only what moves has boundaries ahead. @param {number} time @param {number} [velocity] */
  async seek(time, velocity = 0) {
    this.#ahead = this.#clock.time - time;
    this.#changes = NOTHING;
    this.#object.update({ position: time, velocity });
    await null; // the sequencer is told
    await null; // and tells
    return this.#changes;
  }

  /** Or its interval for `timeupdate` never ends. */
  stop() {
    return this.seek(this.#clock.time - this.#ahead);
  }
}

/** @type {Record<string, typeof Sequencer>} none without a checkout */
export const TIMINGSRC = library ? { timingsrc: Sequencer } : {};

/** For below a table. */
export const TIMINGSRC_NOTE = library
  ? `timingsrc ${library.version}, moving by itself on an exact clock: what falls due in a frame, timers for nothing. A seek is one of a paused timing object, until its events were delivered.`
  : 'timingsrc is left out: it is in no package registry (CONTRIBUTING.md).';
