// SPDX-License-Identifier: MIT
// An element, its media and the clock, controlled by the test.
import { mock } from 'node:test';

/** Media whose properties the test sets; nothing happens by itself. */
export class FakeMedia extends EventTarget {
  currentTime = 0;
  duration = NaN;
  playbackRate = 1;
  volume = 1;
  muted = false;
  paused = true;
  ended = false;
  readyState = 0;
  networkState = 0;
  /** @type {[from: number, to: number][]} */
  ranges = [];

  get buffered() {
    const { ranges } = this;
    return {
      length: ranges.length,
      start: (/** @type {number} */ i) => ranges[i][0],
      end: (/** @type {number} */ i) => ranges[i][1],
    };
  }

  /** Sets properties, then fires events. @param {Record<string, unknown>} properties @param {...string} types */
  becomes(properties, ...types) {
    Object.assign(this, properties);
    for (const type of types) this.dispatchEvent(new Event(type));
  }
}

/** An overlay, and the events that it has dispatched. */
export class FakeOverlay extends EventTarget {
  /** @type {FakeMedia | null} */
  media;

  /** @param {FakeMedia | null} media */
  constructor(media) {
    super();
    this.media = media;
  }

  /** An event of the engine. @param {string} type @param {any} [detail] */
  tell(type, detail = {}) {
    const time = this.media?.currentTime ?? 0;
    this.dispatchEvent(Object.assign(new CustomEvent(type, { detail }), { mediaTime: time }));
    const copy = { type, detail, time, cancelable: false, prevented: false };
    this.dispatchEvent(new CustomEvent('hotcue:event', { detail: copy }));
  }
}

/** Replaces timers and `performance.now()`. @returns {{now: () => number, pass: (ms: number) => void, reset: () => void}} */
export function fakeClock() {
  let now = 1000;
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => now);
  return {
    now: () => now,
    pass(ms) {
      for (let i = 0; i < ms; i++) {
        now++;
        mock.timers.tick(1);
      }
    },
    reset() {
      mock.timers.reset();
      mock.restoreAll();
    },
  };
}
