// SPDX-License-Identifier: MIT
// What an upstream's answer means for a delivery, and for the upstream.

/**
 * @typedef {object} Answer
 * @property {number} status 0: none came
 * @property {(name: string) => string | null} header
 * @property {any} body undefined: not JSON
 * @property {boolean} empty there was no body at all
 */

/**
 * @typedef {{kind: 'good'}
 *   | {kind: 'dead' | 'parked', reason: string}
 *   | {kind: 'retry', reason: string}
 *   | {kind: 'pause', reason: string, ms: number}
 *   | {kind: 'stop', reason: string}} Verdict
 * dead: can't succeed. parked: what it names is missing there. retry: with back-off.
 * pause: no calls of this upstream for a time. stop: none until an operator acts.
 */

const SECOND = 1000;
const ROLLING_MS = 10 * SECOND;
const DAILY_MS = 3600 * SECOND; // the end of the day is not documented: retry each hour
const PAUSE_MS_MAX = 24 * 3600 * SECOND;

const BACKOFF_MS = SECOND;
const BACKOFF_MS_MAX = 600 * SECOND;

/** A reason is a short word of the upstream's: its messages could quote what was sent. @param {unknown} word @param {string} fallback */
const reasonFrom = (word, fallback) =>
  typeof word === 'string' && /^[\w.-]{1,60}$/.test(word) ? word.toLowerCase() : fallback;

/** Of Retry-After: seconds, or a date. @param {string | null} text @param {number} now */
function retryAfter(text, now) {
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(ms, 0) : null;
}

/** @param {Answer} answer @param {number} now */
function pauseOf({ header, body }, now) {
  const policy = body?.policyName;
  const interval = Number(header('x-hubspot-ratelimit-interval-milliseconds')) || ROLLING_MS;
  const ms = retryAfter(header('retry-after'), now) ?? (policy === 'DAILY' ? DAILY_MS : interval);
  return {
    kind: /** @type {const} */ ('pause'),
    reason: reasonFrom(policy, 'rate_limit'),
    ms: Math.min(ms, PAUSE_MS_MAX),
  };
}

/** @param {Answer} answer @param {number} now @returns {Verdict} */
export function verdictOf(answer, now) {
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    // A page of some proxy, say: nobody knows whether the record arrived.
    return answer.empty || body !== undefined ? { kind: 'good' } : { kind: 'retry', reason: 'not_json' };
  }
  if (status === 429) return pauseOf(answer, now);
  if (status === 401) return { kind: 'stop', reason: 'unauthorized' };
  if (status === 403 && body?.category === 'MISSING_SCOPES') return { kind: 'stop', reason: 'missing_scopes' };
  if (status >= 300 && status < 400) return { kind: 'stop', reason: 'redirected' }; // a wrong address in the settings
  if (status === 403 || status === 404)
    return { kind: 'parked', reason: reasonFrom(body?.category, `status_${status}`) };
  if (status === 408 || status === 425 || status >= 500 || status < 200)
    return { kind: 'retry', reason: status === 0 ? 'no_answer' : `status_${status}` };
  return { kind: 'dead', reason: reasonFrom(body?.category, `status_${status}`) };
}

/**
 * How long to wait before the next attempt.
 * @param {number} failed attempts until now, 1 or more
 * @param {number} random 0 to 1
 * @returns {number} milliseconds
 */
export const backoff = (failed, random) =>
  Math.min(BACKOFF_MS * 2 ** Math.min(failed - 1, 20), BACKOFF_MS_MAX) * (0.5 + random);
