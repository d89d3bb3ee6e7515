// SPDX-License-Identifier: MIT

/**
 * What an adapter wants to be delivered.
 * @typedef {object} Draft
 * @property {string} route path on the relay, as `/xapi/statements`
 * @property {Record<string, any>} body JSON
 * @property {{email: string}} [contact] whom the relay is to find or to make, where the body has none
 * @property {'contact' | 'media'} [hold] what is missing still; the record is kept until the adapter completes it
 * @property {any} [note] JSON that complete() is to know; it is kept with the record, and not sent
 * @property {(record: AnalyticsRecord) => void} [push] delivers the record in the page itself: it is neither
 *   stored nor sent
 */

/**
 * A draft as it is delivered: the payload of `analytics`.
 * @typedef {import('../../js-glue/engine/events.js').AnalyticsRecord} AnalyticsRecord
 */

/**
 * A record in the queue. Records travel as text, so that no code changes them on the way.
 * @typedef {object} Row
 * @property {string} id idempotency key
 * @property {string} to address; '' while the record is held
 * @property {string} adapter
 * @property {string} wire JSON of `{id, route, body, time, contact?}`, as the relay gets it
 * @property {AnalyticsRecord['hold']} [hold]
 * @property {any} [note] for the adapter
 * @property {number} [key] its place on the disk, once it is there; later ones are larger
 */

/** Bytes of a record's JSON in UTF-8. */
export const RECORD_MAX_BYTES = 32 * 1024;

const HOLDS = [undefined, 'contact', 'media'];
const encoder = new TextEncoder();

/** @param {string} text */
export const bytesOf = (text) => encoder.encode(text).length;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {string} adapter its name
 * @param {Draft} draft
 * @param {string} id
 * @param {number} time ms
 * @returns {AnalyticsRecord} a copy
 * @throws {TypeError} for a draft of the wrong shape
 * @throws {RangeError} for one that is too large
 */
export function makeRecord(adapter, draft, id, time) {
  const { route, body, contact, hold, note } = draft ?? {};
  const right = {
    route: typeof route === 'string' && route[0] === '/',
    body: isObject(body),
    contact: contact === undefined || typeof contact?.email === 'string',
    hold: HOLDS.includes(hold),
  };
  for (const [name, is] of Object.entries(right)) {
    if (!is) throw new TypeError(`${adapter}: a record for ${route} has the wrong ${name}`);
  }
  const text = JSON.stringify({ id, adapter, route, body, contact, time, hold, note });
  if (bytesOf(text) > RECORD_MAX_BYTES) throw new RangeError(`${adapter}: a record for ${route} is too large`);
  return JSON.parse(text);
}

/** @param {AnalyticsRecord} record @param {string} to @returns {Row} */
export function toRow({ id, adapter, route, body, time, contact, hold, note }, to) {
  return { id, to: hold ? '' : to, adapter, wire: JSON.stringify({ id, route, body, time, contact }), hold, note };
}

/** @param {Row} row @returns {AnalyticsRecord} */
export const toRecord = ({ adapter, wire, hold, note }) => ({
  adapter,
  ...JSON.parse(wire),
  ...(hold && { hold, note }),
});

/** Whether what was found on the disk is a row. @param {any} found @returns {found is Row} */
export function isRow(found) {
  try {
    return JSON.parse(found.wire).id === found.id;
  } catch {
    return false;
  }
}
