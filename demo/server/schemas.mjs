// SPDX-License-Identifier: MIT
// The shapes of what comes in, and of HubSpot's answers. Strict: a member that nobody knows is
// an error, and nothing is converted.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const HUBSPOT = JSON.parse(readFileSync(new URL('hubspot.json', import.meta.url), 'utf8'));
const UUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
const ADDRESS = { type: 'string', maxLength: 254, pattern: '^[^@\\s\\p{Cc}]+@[^@\\s\\p{Cc}]+$' };
const NAME = { type: 'string', minLength: 1, maxLength: 200 };

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
// Beyond 2^53 JSON.parse rounds; such a number would be another one at the upstream.
ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
ajv.addFormat('int32', { type: 'number', validate: (value) => value === (value | 0) });
ajv.addFormat('uuid', new RegExp(UUID));
ajv.addFormat('iri', /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i);

/** What an LRS checks too, and more. */
const STATEMENT = {
  type: 'object',
  required: ['id', 'actor', 'verb', 'object'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    actor: { type: 'object', minProperties: 1 },
    verb: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', format: 'iri' }, display: { type: 'object' } },
      additionalProperties: false,
    },
    object: { type: 'object', minProperties: 1 },
    result: { type: 'object' },
    context: { type: 'object' },
    timestamp: { type: 'string' },
    version: { type: 'string' },
    attachments: { type: 'array' },
  },
  additionalProperties: false, // not `stored` and `authority`: an LRS sets them
};

const CRM = {
  type: 'object',
  required: ['email'],
  properties: {
    email: ADDRESS,
    hubspot: {
      type: 'object',
      required: ['field', 'value'],
      properties: { field: NAME, value: { type: ['string', 'number', 'boolean'] } },
      additionalProperties: false,
    },
    clickfunnels: {
      type: 'object',
      properties: {
        tag: { ...NAME, type: ['string', 'null'] },
        attribute: {
          type: ['object', 'null'],
          minProperties: 1,
          propertyNames: { minLength: 1, maxLength: 200 },
          additionalProperties: { type: 'string' },
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

/** The envelope of POST /records; what is in it is judged one by one. */
export const ENVELOPE = {
  type: 'object',
  required: ['records'],
  properties: { records: { type: 'array', maxItems: 500 } },
  additionalProperties: false,
};

const RECORD = {
  type: 'object',
  required: ['id', 'route', 'body', 'time'],
  properties: {
    id: { type: 'string', pattern: UUID },
    route: { type: 'string' },
    body: { type: 'object' },
    time: { type: 'integer', format: 'int64', minimum: 0 },
    contact: { type: 'object', required: ['email'], properties: { email: ADDRESS }, additionalProperties: false },
  },
  additionalProperties: false,
};

/**
 * Where and in which way a value is wrong, without the value.
 * @param {import('ajv').ErrorObject[] | null | undefined} errors
 */
const said = (errors) =>
  (errors ?? [])
    .map(({ instancePath, message, params }) => {
      const member = params.additionalProperty ?? params.missingProperty;
      return `${instancePath || '/'} ${message}${params.additionalProperty ? `: ${String(member).slice(0, 60)}` : ''}`;
    })
    .join('; ');

/** @param {object} schema @returns {(value: unknown) => string | null} what is wrong, or null */
function checker(schema) {
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? null : said(validate.errors));
}

export const faultOfRecord = checker(RECORD);
/** @param {unknown} text */
export const isUuid = (text) => typeof text === 'string' && new RegExp(UUID).test(text);

/** Of each route, what is wrong with a body. @type {Record<string, (body: unknown) => string | null>} */
export const faultOfBody = {
  '/media-bridge/v1/events/media-played': checker(HUBSPOT.events['media-played'].request),
  '/media-bridge/v1/events/media-played-percent': checker(HUBSPOT.events['media-played-percent'].request),
  '/media-bridge/v1/events/attention-span': checker(HUBSPOT.events['attention-span'].request),
  '/xapi/statements': checker(STATEMENT),
  '/crm': checker(CRM),
};

/** Whether an answer of HubSpot's is as documented, by the event's name. */
export const hubspotAnswers = Object.fromEntries(
  Object.entries(HUBSPOT.events).map(([event, { response }]) => [event, ajv.compile(response)]),
);
