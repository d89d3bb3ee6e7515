// SPDX-License-Identifier: MIT
// At most N calls of an upstream in any 10 seconds, by all instances together. There are N
// slots in the store; a call holds one, and 10 seconds after its end the slot is free again.
// So two calls of one slot reach the upstream more than 10 seconds apart, however long each
// was under way. The slot of an instance that died is free when its call would have timed out.

export const WINDOW_MS = 10_000;
const POLL_MS_MIN = 20;
const POLL_MS_MAX = 1000;

/**
 * @typedef {(signal?: AbortSignal) => Promise<(() => Promise<void>) | null>} Limiter waits for a slot;
 *   resolves to what gives it back, or null when aborted
 */

/** @returns {Limiter} for an upstream without a limit */
export const unlimited = () => async () => async () => {};

/**
 * @param {object} options
 * @param {import('./store/store.mjs').Store} options.store
 * @param {import('./clock.mjs').Clock} options.clock
 * @param {string} options.upstream
 * @param {number} options.callTimeout milliseconds that a call can take
 * @returns {Limiter}
 */
export function limiterFor({ store, clock, upstream, callTimeout }) {
  return async (signal) => {
    while (!signal?.aborted) {
      const slot = await store.takeSlot(upstream, clock.now(), clock.now() + callTimeout + WINDOW_MS);
      // If that fails, the slot is free when the call would have timed out.
      if (slot !== null) return () => store.freeSlot(upstream, slot, clock.now() + WINDOW_MS).catch(() => {});
      const wait = (await store.nextSlot(upstream)) - clock.now();
      await clock.sleep(Math.min(Math.max(wait, POLL_MS_MIN), POLL_MS_MAX), signal);
    }
    return null;
  };
}
