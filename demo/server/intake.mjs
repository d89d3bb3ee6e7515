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

/** @param {RelayRecord} record @param {number} now */
function mediaBridge({ body, contact }, now) {
  const contactKnown = contact ?? body.contactId ?? body.contactUtk ?? body._hsenc;
  if (contactKnown === undefined) throw new Unfit('no_contact', 'contactId, contactUtk, _hsenc or contact is needed');
  if ((body.mediaBridgeId ?? body.externalId ?? body.mediaUrl) === undefined)
    throw new Unfit('no_media', 'mediaBridgeId, externalId or mediaUrl is needed');
  // An event can't lie ahead: the viewer's clock does.
  const occurredTimestamp = Math.min(body.occurredTimestamp, now);
  return [
    {
      upstream: /** @type {const} */ ('hubspot'),
      lane: laneOf(`hubspot ${body.sessionId}`),
      body: { ...body, occurredTimestamp },
      email: contact?.email ?? null,
    },
  ];
}

/** @param {RelayRecord} record */
const statement = ({ body }) => [{ upstream: /** @type {const} */ ('lrs'), lane: null, body, email: null }];

/** @param {RelayRecord} record @param {(name: string) => boolean} allowed */
function crm({ body: { email, hubspot, clickfunnels } }, allowed) {
  const { tag, attribute } = clickfunnels ?? {};
  const names = [hubspot?.field, tag, ...Object.keys(attribute ?? {})].filter((name) => name != null);
  if (names.length === 0) throw new Unfit('nothing_to_do', 'hubspot or clickfunnels is needed');
  if (!names.every(allowed)) throw new Unfit('name_not_allowed', 'a property, tag or attribute is not in CRM_NAMES');
  return [
    ...(hubspot
      ? [
          {
            upstream: /** @type {const} */ ('hubspot'),
            lane: laneOf(`hubspot ${email}`),
            body: { email, ...hubspot },
            email: null,
          },
        ]
      : []),
    ...(tag != null || attribute
      ? [
          {
            upstream: /** @type {const} */ ('clickfunnels'),
            lane: laneOf(`clickfunnels ${email}`),
            body: { email, tag, attribute },
            email: null,
          },
        ]
      : []),
  ];
}

/** @param {number} time @param {number} now */
function checkTime(time, now) {
  if (time > now + AHEAD_MS_MAX) throw new Unfit('time_in_future', 'the time is more than a day ahead');
}

/** The session a record counts for. @param {any} record */
export const sessionOf = (record) =>
  String(record?.body?.sessionId ?? record?.body?.context?.registration ?? record?.body?.email ?? '');

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
    const parts = route.startsWith(MEDIA_BRIDGE)
      ? mediaBridge(record, now)
      : route === '/crm'
        ? crm(record, allowed)
        : statement(record);
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
