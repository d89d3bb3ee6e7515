// SPDX-License-Identifier: MIT

const MINUTE_MS = 60_000;
const KEYS_MAX = 100_000;

/**
 * Counts by key, anew each minute.
 * @param {number} limit of one key in a minute
 * @param {import('./clock.mjs').Clock} clock
 * @returns {(counts: Map<string, number>) => number} adds the counts and returns 0; if one would
 *   be over the limit, adds none and returns the milliseconds until the next minute
 */
export function meterPerMinute(limit, clock) {
  let seen = new Map();
  let end = 0;
  return (counts) => {
    const now = clock.now();
    if (now >= end || seen.size > KEYS_MAX) {
      seen = new Map();
      end = now + MINUTE_MS;
    }
    for (const [key, count] of counts) if ((seen.get(key) ?? 0) + count > limit) return end - now;
    for (const [key, count] of counts) seen.set(key, (seen.get(key) ?? 0) + count);
    return 0;
  };
}
