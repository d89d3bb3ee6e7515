// SPDX-License-Identifier: MIT
// Time, so that tests can bring their own.
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} Clock
 * @property {() => number} now milliseconds since the epoch
 * @property {(ms: number, signal?: AbortSignal) => Promise<void>} sleep ends early, without an error, when aborted
 */

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => {}),
};
