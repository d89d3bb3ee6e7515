// SPDX-License-Identifier: MIT

/**
 * How long nothing is sent to an address. Kept with the queue, so that all tabs wait, and wait on
 * after a reload.
 * @typedef {object} Pause
 * @property {number} failures in a row
 * @property {number} at ms, by the clock of this device
 * @property {number} wait ms from then on
 * @property {boolean} asked the server has named the time, by Retry-After
 */

const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;
/** No server may ask for more. */
const ASKED_LONGEST_MS = 24 * 3600_000;

/** The wait after a number of failures: twice as long each time, of which a random half. @param {number} failures from 1 @param {number} random 0 to 1 @returns {number} ms */
export const waitAfter = (failures, random) =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random / 2);

/**
 * What a server asks for, in seconds or as a date by its own clock.
 * @param {Headers} headers
 * @param {number} now ms, where the server does not send its time
 * @returns {number | null} ms; null if it asks for nothing that can be understood
 */
export function askedWait(headers, now) {
  const text = headers.get('Retry-After')?.trim();
  if (!text) return null;
  const date = Date.parse(headers.get('Date') ?? '');
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - (date || now);
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), ASKED_LONGEST_MS);
}

/**
 * What remains of a pause: nothing if the clock was set back in the meantime, as it is unknown then.
 * @param {Pause | undefined} pause
 * @param {number} now ms
 * @returns {number} ms
 */
export const remaining = (pause, now) => (pause && now >= pause.at ? Math.max(pause.at + pause.wait - now, 0) : 0);
