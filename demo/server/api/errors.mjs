// SPDX-License-Identifier: MIT
// The errors that the API answers, all in one form.
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

/** @typedef {import('../../../js-glue/engine/engine.js').Diagnostic} Diagnostic */

const AGAIN_SECONDS = 5; // after the database failed

/** An error that is answered as it is. */
export class ApiError extends Error {
  /**
   * @param {number} statusCode
   * @param {string} code for programs
   * @param {string} message for people; quotes nothing that was sent
   * @param {{field?: string | null, diagnostics?: Partial<Diagnostic>[], retryAfter?: number, headers?: Record<string, string>,
   *   members?: Record<string, string>}} [more] retryAfter: seconds; members: JSON texts, for the body
   */
  constructor(
    statusCode,
    code,
    message,
    { field = null, diagnostics = [], retryAfter, headers = {}, members = {} } = {},
  ) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.field = field;
    this.diagnostics = diagnostics;
    this.headers = retryAfter === undefined ? headers : { ...headers, 'Retry-After': String(retryAfter) };
    this.members = members;
  }
}

/** @param {string} what */
export const notFound = (what) => new ApiError(404, 'not_found', `there is no such ${what}`);
/** @param {string | null} field @param {string} message */
export const unfit = (field, message) => new ApiError(422, 'invalid_parameter', message, { field });

/** Errors of Fastify's, by their status: its messages could quote what was sent. @type {Record<number, [code: string, message: string]>} */
const OF_REQUEST = {
  400: ['bad_request', 'the request is malformed'],
  404: ['not_found', 'there is nothing here'],
  413: ['too_large', 'the body is over the limit'],
  415: ['unsupported_type', 'the body is of a type that is not accepted'],
};

/** The database is away, busy or full: PostgreSQL's classes 08, 53 and 57, SQLite's words, and Node's. */
const DATABASE_TROUBLE = /^(08|53|57)...$|^(40001|40P01)$|^SQLITE_(BUSY|FULL|IOERR|LOCKED|CANTOPEN|READONLY)|^E[A-Z]+$/;
const POOL_TROUBLE = /timeout exceeded when trying to connect|Connection terminated|Query read timeout/;

/** @param {any} error @returns {ApiError | null} null: an unexpected error */
function known(error) {
  if (error instanceof ApiError) return error;
  const { statusCode = 500, code = '', message } = error;
  if (DATABASE_TROUBLE.test(code) || POOL_TROUBLE.test(message))
    return new ApiError(503, 'unavailable', 'the database does not answer', { retryAfter: AGAIN_SECONDS });
  if (statusCode >= 500) return null;
  const [name, text] = OF_REQUEST[statusCode] ?? [`status_${statusCode}`, 'the request could not be taken'];
  return new ApiError(statusCode, name, text);
}

/** @param {ApiError} error @param {string} [id] of the line in the log */
function bodyOf({ statusCode, code, message, field, diagnostics, members }, id) {
  const body = { status: statusCode, error: STATUS_CODES[statusCode], code, message, field, diagnostics, id };
  const more = Object.entries(members).map(([name, text]) => `,${JSON.stringify(name)}:${text}`);
  return `${JSON.stringify(body).slice(0, -1)}${more.join('')}}`;
}

/** Fastify's error handler. @param {any} error @param {import('fastify').FastifyRequest} request @param {import('fastify').FastifyReply} reply */
export function answerError(error, request, reply) {
  const answer = known(error);
  const id = answer ? undefined : randomUUID();
  if (id) request.log.error({ id, err: error }, 'a request failed');
  else if (answer?.statusCode === 503)
    request.log.warn({ code: answer.code, err: error }, 'a request could not be served');
  const { statusCode, headers } = answer ?? { statusCode: 500, headers: {} };
  const body = bodyOf(answer ?? new ApiError(500, 'internal', 'the server failed; the id stands in its log'), id);
  return reply.code(statusCode).headers(headers).type('application/json; charset=utf-8').send(body);
}
