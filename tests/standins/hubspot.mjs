// SPDX-License-Identifier: MIT
// A stand-in for HubSpot: takes what its API description allows, and answers as documented.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { arrivals, startUpstream } from './upstream.mjs';

const { events } = JSON.parse(readFileSync(new URL('../../demo/server/hubspot.json', import.meta.url), 'utf8'));
const VERSIONS = ['v1', '2026-03'];
const CONTACTS = ['/crm/objects/2026-03/contacts/batch/upsert', '/crm/v3/objects/contacts/batch/upsert'];
const WINDOW_MS = 10_000;

const ajv = new Ajv({ strict: true });
ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
ajv.addFormat('int32', { type: 'number', validate: (value) => Math.abs(value) < 2 ** 31 });
/** @type {Record<string, any>} */
const requests = Object.fromEntries(Object.entries(events).map(([name, { request }]) => [name, ajv.compile(request)]));
const isUpsert = ajv.compile({
  type: 'object',
  required: ['inputs'],
  properties: {
    inputs: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'object',
        required: ['id', 'idProperty', 'properties'],
        properties: {
          id: { type: 'string', pattern: '@' },
          idProperty: { const: 'email' },
          properties: { type: 'object', additionalProperties: { type: 'string' } },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
});

/** @param {number} status @param {string} category @param {object} [more] */
const error = (status, category, more = {}) => ({
  status,
  body: { status: 'error', category, message: `refused: ${category}`, correlationId: randomUUID(), ...more },
});

/**
 * @param {object} options
 * @param {string} options.token
 * @param {{clientId: string, clientSecret: string, refreshToken: string}} [options.oauth] tokens are made with these; `token` is the first
 * @param {number} [options.limit] calls in 10 seconds, by `now`
 * @param {() => number} [options.now]
 */
export async function startHubspot({ token, oauth, limit = 190, now = Date.now }) {
  const contacts = new Map();
  const { byKey, note } = arrivals();
  const properties = new Map();
  /** @type {number[]} */
  const times = [];
  let current = token;
  let tokens = 0;

  const contactId = (/** @type {string} */ email) => {
    if (!contacts.has(email)) contacts.set(email, 101 + contacts.size);
    return contacts.get(email);
  };

  /** @param {any} body */
  function upsert(body) {
    if (!isUpsert(body)) return error(400, 'VALIDATION_ERROR');
    const results = body.inputs.map((/** @type {any} */ input) => {
      properties.set(input.id, { ...properties.get(input.id), ...input.properties });
      return {
        id: String(contactId(input.id)),
        properties: input.properties,
        new: true,
        archived: false,
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-01-01T00:00:00Z',
      };
    });
    return {
      status: 200,
      body: { status: 'COMPLETE', results, startedAt: '2026-01-01T00:00:00Z', completedAt: '2026-01-01T00:00:00Z' },
    };
  }

  /** @param {string} name @param {import('./upstream.mjs').Exchange} exchange */
  function event(name, { headers, body }) {
    if (!requests[name]?.(body)) return error(400, 'VALIDATION_ERROR', { errors: requests[name]?.errors });
    if (!(body.contactId ?? body.contactUtk ?? body._hsenc)) return error(400, 'VALIDATION_ERROR');
    if (!(body.mediaBridgeId ?? body.externalId ?? body.mediaUrl)) return error(400, 'VALIDATION_ERROR');
    note(String(headers['idempotency-key']), body);
    const { _hsenc, contactUtk, externalId, rawDataMap, rawDataString, derivedValues, ...echoed } = body;
    const attention = { percentRange: '0-100', totalPercentPlayed: 50, totalSecondsPlayed: 5 };
    return {
      status: 200,
      body: {
        mediaBridgeId: 7,
        contactId: 101,
        mediaName: 'A film',
        ...echoed,
        ...(name === 'attention-span' && attention),
        mediaBridgeObjectCoordinates: '0-1-2-3',
        mediaBridgeObjectTypeId: '2-99',
        portalId: 42,
        providerId: 1,
      },
    };
  }

  /** @param {string} body */
  function newToken(body) {
    const form = new URLSearchParams(body);
    const expected = {
      grant_type: 'refresh_token',
      client_id: oauth?.clientId,
      client_secret: oauth?.clientSecret,
      refresh_token: oauth?.refreshToken,
    };
    const right = Object.entries(expected).every(([name, value]) => form.get(name) === value);
    if (!oauth || !right) return { status: 400, body: { error: 'invalid_grant' } };
    tokens += 1;
    current = `${token}-${tokens}`;
    return {
      status: 200,
      body: { access_token: current, refresh_token: oauth.refreshToken, token_type: 'bearer', expires_in: 1800 },
    };
  }

  function tooMany() {
    const time = now();
    times.push(time);
    if (times.filter((other) => other > time - WINDOW_MS).length <= limit) return null;
    return {
      ...error(429, 'RATE_LIMITS', { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' }),
      headers: { 'X-HubSpot-RateLimit-Interval-Milliseconds': '10000' },
    };
  }

  const upstream = await startUpstream(
    (exchange) => {
      const { method, path, headers, body } = exchange;
      if (method !== 'POST') return error(405, 'METHOD_NOT_ALLOWED');
      if (path === '/oauth/v1/token') return newToken(body);
      if (headers.authorization !== `Bearer ${current}`) return error(401, 'INVALID_AUTHENTICATION');
      const over = tooMany();
      if (over) return over;
      if (CONTACTS.includes(path)) return upsert(body);
      const [, version, name] = /^\/media-bridge\/([^/]+)\/events\/([^/]+)$/.exec(path) ?? [];
      return VERSIONS.includes(version) && name in requests ? event(name, exchange) : error(404, 'NOT_FOUND');
    },
    { now },
  );

  return {
    ...upstream,
    arrived: byKey,
    contacts,
    properties,
    /** Tokens that were given out are worth nothing from now on. */
    expire: () => {
      current = randomUUID();
    },
    times,
  };
}
