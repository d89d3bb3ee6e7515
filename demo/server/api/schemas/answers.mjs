// SPDX-License-Identifier: MIT
// The answers of operations, by their status.
import { ref } from './components.mjs';

const ETAG = { type: 'string', description: 'The version, for `If-Match`.' };
const RETRY_AFTER = { type: 'integer', minimum: 0, description: 'Seconds to wait.' };
const REPLAYED = { type: 'string', enum: ['true'], description: 'This is the first answer to this key again.' };

/** @param {object} schema */
const json = (schema) => ({ 'application/json': { schema } });

/** @param {string} description @param {Record<string, object>} [headers] @param {object} [schema] */
const error = (description, headers, schema = ref('Error')) => ({
  description,
  ...(headers && { headers }),
  content: json(schema),
});

/** @type {Record<number, object>} */
const ERRORS = {
  400: error('The request is malformed: broken JSON, or a broken escape in the address.'),
  401: error('There is no token, or it is not valid.', {
    'WWW-Authenticate': { type: 'string', description: 'How to authenticate: `Bearer`.' },
  }),
  404: error('There is no such thing.'),
  409: error('The id is taken, or several have it and the request does not say which; or a video is in use.'),
  412: error('It has been changed since: `If-Match` names an older version.', { ETag: ETAG }),
  413: error('The body is over 16 MiB.'),
  415: error('The body is of a type that is not accepted.'),
  422: error('The values are not accepted. What the engine says is in `diagnostics`.'),
  428: error('`If-Match` is required.'),
  500: error('The server failed. `id` stands in its log.', undefined, ref('Failure')),
  503: error('Past the rate limit, or the server is busy.', { 'Retry-After': RETRY_AFTER }),
};

/** What every operation with a token can answer. */
export const ALWAYS = [401, 500, 503];
/** What every operation with a body can answer. */
export const BODY = [400, 413, 415, 422];
/** What a DELETE can answer if a body comes with it. */
export const NO_BODY = [413, 415];

/** @param {number[]} statuses @returns {Record<number, object>} */
export const errors = (...statuses) => Object.fromEntries(statuses.sort().map((status) => [status, ERRORS[status]]));

/** @param {string} description @param {object} schema @param {Record<string, object>} [headers] */
export const answer = (description, schema, headers = { ETag: ETAG }) => ({
  description,
  ...(Object.keys(headers).length > 0 && { headers }),
  content: json(schema),
});

/** A 201. @param {string} description @param {object} schema @param {Record<string, object>} [headers] */
export const created = (description, schema, headers) =>
  answer(description, schema, {
    ...(headers ?? { Location: { type: 'string', description: 'Its address.' }, ETag: ETAG }),
    'Idempotent-Replayed': REPLAYED,
  });

/** A page of a list. @param {string} description @param {string} name */
export const list = (description, name) =>
  answer(
    description,
    { type: 'array', items: ref(name) },
    { Link: { type: 'string', description: 'The next page, as `<…>; rel="next"`, if there is one.' } },
  );

/** The only error that is not like the others. */
export const documentConflict = error(
  'The document has been changed since: it is in the answer as it is now.',
  { ETag: ETAG },
  ref('DocumentConflict'),
);

/** Without a body. @param {string} description @param {Record<string, object>} [headers] */
export const empty = (description, headers) => ({ description, type: 'null', ...(headers && { headers }) });
