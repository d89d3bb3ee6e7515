// SPDX-License-Identifier: MIT
// From records to deliveries: checks each record, and stores what is to be forwarded. When
// accept() returns, what it calls accepted is on the disk.
import { createHash } from 'node:crypto';
import { groupCommit } from './batch.mjs';
import { faultOfBody, faultOfRecord } from './schemas.mjs';

/**
 * @typedef {object} RelayRecord
 * @property {string} id UUID; a repeated one is accepted, and forwarded once
 * @property {string} route
 * @property {any} body
 * @property {number} time milliseconds since the epoch
 * @property {{email: string}} [contact]
 */

/** @typedef {{id: string | null, code: string, message: string}} Refused */

const ROWS_IN_COMMIT = 1000;
/** How far the clock of a viewer may be ahead. */
const AHEAD_MS_MAX = 24 * 3600 * 1000;
const MEDIA_BRIDGE = '/media-bridge/';
const SESSION_LENGTH_MAX = 100; // of what is counted, to bound the memory

/** Why a record can't be forwarded. */
class Unfit extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** A lane's name says nothing about the viewer. @param {string} text */
const laneOf = (text) => createHash('sha256').update(text).digest('base64url');

/**
 * @typedef {object} Terms
 * @property {number} now
 * @property {(name: string) => boolean} allowed whether pages may set what has this name
 * @typedef {Pick<import('./store/store.mjs').NewDelivery, 'upstream' | 'lane' | 'body' | 'email'>} Part
 */

/** @param {RelayRecord} record @param {Terms} terms @returns {Part[]} */
function mediaBridge({ body, contact }, { now }) {
  const contactKnown = contact ?? body.contactId ?? body.contactUtk ?? body._hsenc;
  if (contactKnown === undefined) throw new Unfit('no_contact', 'contactId, contactUtk, _hsenc or contact is needed');
  if ((body.mediaBridgeId ?? body.externalId ?? body.mediaUrl) === undefined)
    throw new Unfit('no_media', 'mediaBridgeId, externalId or mediaUrl is needed');
  // An event can't lie ahead: the viewer's clock does.
  const occurredTimestamp = Math.min(body.occurredTimestamp, now);
  const lane = laneOf(`hubspot ${body.sessionId}`);
  return [{ upstream: 'hubspot', lane, body: { ...body, occurredTimestamp }, email: contact?.email ?? null }];
}

/** @param {RelayRecord} record @returns {Part[]} */
const statement = ({ body }) => [{ upstream: 'lrs', lane: null, body, email: null }];

/** @param {RelayRecord} record @param {Terms} terms @returns {Part[]} one for each upstream */
function crm({ body: { email, hubspot, clickfunnels } }, { allowed }) {
  const { tag, attribute } = clickfunnels ?? {};
  const names = [hubspot?.field, tag, ...Object.keys(attribute ?? {})].filter((name) => name != null);
  if (names.length === 0) throw new Unfit('nothing_to_do', 'hubspot or clickfunnels is needed');
  if (!names.every(allowed)) throw new Unfit('name_not_allowed', 'a property, tag or attribute is not in CRM_NAMES');
  /** @param {Part['upstream']} upstream @param {object} body @returns {Part} */
  const part = (upstream, body) => ({
    upstream,
    lane: laneOf(`${upstream} ${email}`),
    body: { email, ...body },
    email: null,
  });
  return [
    ...(hubspot ? [part('hubspot', hubspot)] : []),
    ...(tag != null || attribute ? [part('clickfunnels', { tag, attribute })] : []),
  ];
}

/** What is delivered of a record, by its route. @type {Record<string, (record: RelayRecord, terms: Terms) => Part[]>} */
const PARTS = {
  '/media-bridge/v1/events/media-played': mediaBridge,
  '/media-bridge/v1/events/media-played-percent': mediaBridge,
  '/media-bridge/v1/events/attention-span': mediaBridge,
  '/xapi/statements': statement,
  '/crm': crm,
};

/** @param {number} time @param {number} now */
function checkTime(time, now) {
  if (time > now + AHEAD_MS_MAX) throw new Unfit('time_in_future', 'the time is more than a day ahead');
}

/** The session that a record counts for, before it is checked; '' for none. @param {any} record */
export function sessionOf(record) {
  const session = record?.body?.sessionId ?? record?.body?.context?.registration ?? record?.body?.email;
  return typeof session === 'string' ? session.slice(0, SESSION_LENGTH_MAX) : '';
}

/**
 * @param {object} options
 * @param {import('./store/store.mjs').Store} options.store
 * @param {import('./clock.mjs').Clock} options.clock
 * @param {string[]} options.crmNames
 * @param {(route: string, outcome: 'accepted' | 'refused') => void} options.count
 * @returns {(records: unknown[]) => Promise<{accepted: string[], refused: Refused[]}>} throws the database's errors
 */
export function createIntake({ store, clock, crmNames, count }) {
  const allowed = (/** @type {string} */ name) => crmNames.includes('*') || crmNames.includes(name);
  const add = groupCommit((deliveries) => store.add(deliveries, clock.now()), ROWS_IN_COMMIT);

  /** @param {RelayRecord} record @param {number} now @throws {Unfit} */
  function deliveriesOf(record, now) {
    const fault = faultOfRecord(record);
    if (fault) throw new Unfit('bad_record', fault);
    const { id, route, body, time, contact } = record;
    if (!Object.hasOwn(faultOfBody, route)) throw new Unfit('unknown_route', 'there is no such route');
    const bodyFault = faultOfBody[route](body);
    if (bodyFault) throw new Unfit('bad_body', bodyFault);
    if (contact && !route.startsWith(MEDIA_BRIDGE))
      throw new Unfit('bad_record', 'contact is for media-bridge records');
    checkTime(Math.max(time, body.occurredTimestamp ?? 0, Date.parse(body.timestamp ?? '') || 0), now);
    const parts = PARTS[route](record, { now, allowed });
    return parts.map((part) => ({ id: id.toLowerCase(), route, ...part }));
  }

  return async (records) => {
    const now = clock.now();
    const accepted = [];
    const refused = [];
    const deliveries = [];
    const routes = [];
    for (const record of /** @type {RelayRecord[]} */ (records)) {
      const route = Object.hasOwn(faultOfBody, record?.route) ? record.route : 'unknown';
      try {
        deliveries.push(...deliveriesOf(record, now));
        accepted.push(record.id);
        routes.push(route);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        refused.push({
          id: typeof record?.id === 'string' ? record.id.slice(0, 64) : null,
          code: error.code,
          message: error.message,
        });
        count(route, 'refused');
      }
    }
    if (deliveries.length > 0) await add(deliveries);
    for (const route of routes) count(route, 'accepted');
    return { accepted, refused };
  };
}
