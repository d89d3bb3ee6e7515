// SPDX-License-Identifier: MIT
// timingsrc's sequencer, if there is a checkout (peers.mjs).
//
// It has no tick. A timing object moves by itself, and the sequencer sets a timeout to
// the next boundary, or to the end of its look-ahead of five seconds. So a frame costs
// only what is due by then: the timeout's handler, and now and then the next look-ahead.
// Here the clock is ours, and a timeout is a number that each frame compares with it: an
// exact clock that needs no synchronization with the media element, timers without a
// cost, and everything due within a frame comes at once. In a page it does all of this
// work and more.
//
// Events are delivered in microtasks, and are counted when delivered.
import { timingsrc } from './peers.mjs';
import { change, NOTHING } from './trackers.mjs';

const library = await timingsrc();
if (library) wind(library.Timeout);

/** Makes its timeouts wait for the clock of their timing object. */
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
  /** @type {{due: number, ring: () => void} | undefined} a sequencer sets only one */
  timer;

  now() {
    return this.time;
  }
}

class Sequencer {
  #clock = new Clock();
  /** How far the clock is ahead of the video, as the clock never jumps. */
  #ahead = 0;
  #object;
  #changes = NOTHING;

  constructor(items) {
    const { Dataset, Interval, Sequencer: Follower, TimingObject } = library;
    const dataset = new Dataset();
    const cue = (item) => ({ key: item.id, interval: new Interval(item.time, item.end_time), data: item });
    dataset.update(items.map(cue));
    // Its own timeout is only for ranges.
    this.#object = new TimingObject({ timeout: false });
    Object.defineProperty(this.#object, 'clock', { value: this.#clock });
    // One event for all changes at once, for the fewest calls.
    Follower(dataset, this.#object).on('batch', (batch) => {
      if (this.#changes === NOTHING) this.#changes = [];
      for (const { new: shown, old } of batch) {
        this.#changes.push(change((shown ?? old).data, shown !== undefined, this.#clock.time - this.#ahead));
      }
    });
  }

  /** Lets time pass. @returns {readonly object[] | Promise<readonly object[]>} a promise when something fell due */
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

  /** Jumps. Cheaper while paused, as then there are no boundaries ahead. @param {number} time @param {number} [velocity] */
  async seek(time, velocity = 0) {
    this.#ahead = this.#clock.time - time;
    this.#changes = NOTHING;
    this.#object.update({ position: time, velocity });
    await null; // the sequencer gets the change
    await null; // and emits its events
    return this.#changes;
  }

  /** Ends its interval for `timeupdate`. */
  stop() {
    return this.seek(this.#clock.time - this.#ahead);
  }
}

/** @type {Record<string, typeof Sequencer>} empty without a checkout */
export const TIMINGSRC = library ? { timingsrc: Sequencer } : {};

/** A note below tables. */
export const TIMINGSRC_NOTE = library
  ? `timingsrc ${library.version}, moving by itself on an exact clock: what falls due in a frame, timers for nothing. A seek is one of a paused timing object, until its events were delivered.`
  : 'timingsrc is left out: it is in no package registry (CONTRIBUTING.md).';
