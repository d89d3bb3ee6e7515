// SPDX-License-Identifier: MIT
// What requests say beside their bodies: pages of lists, and versions.
import { ApiError, unfit } from './errors.mjs';

/** @typedef {import('fastify').FastifyRequest} FastifyRequest */
/** @typedef {import('fastify').FastifyReply} FastifyReply */

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;

/** @param {unknown} value @param {string} name @param {number} min @param {number} max */
function integer(value, name, min, max) {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (!(number >= min && number <= max)) throw unfit(name, `${name} must be a whole number, ${min} to ${max}`);
  return number;
}

/** @param {number} place */
const cursorOf = (place) => Buffer.from(`after ${place}`).toString('base64url');

/** @param {unknown} value @returns {number | null} the place of the last one; null: from the beginning */
function placeIn(value) {
  if (value === '') return null;
  const text = typeof value === 'string' ? Buffer.from(value, 'base64url').toString() : '';
  const [, place] = /^after (\d{1,15})$/.exec(text) ?? [];
  if (place === undefined) throw unfit('cursor', 'cursor must be one of a Link');
  return Number(place);
}

/** @param {FastifyRequest} request @returns {import('../store/authoring.mjs').Page} with one more than is asked for */
export function pageOf({ query }) {
  const { limit, offset, cursor } = /** @type {Record<string, unknown>} */ (query);
  if (offset !== undefined && cursor !== undefined) throw unfit('cursor', 'either offset or cursor');
  return {
    limit: (limit === undefined ? LIMIT_DEFAULT : integer(limit, 'limit', 1, LIMIT_MAX)) + 1,
    offset: offset === undefined ? 0 : integer(offset, 'offset', 0, 999_999_999),
    after: cursor === undefined ? null : placeIn(cursor),
  };
}

/**
 * The page without the one more; if there is one, the reply links to the next page.
 * @template T
 * @param {FastifyRequest} request @param {FastifyReply} reply
 * @param {T[]} rows @param {(row: T) => number} placeOf
 */
export function pageIn(request, reply, rows, placeOf) {
  const { limit, offset = 0 } = pageOf(request);
  const page = rows.slice(0, limit - 1);
  if (rows.length < limit) return page;
  const [path, query = ''] = request.url.split('?');
  const next = new URLSearchParams(query);
  if (next.has('offset')) next.set('offset', String(offset + page.length));
  else next.set('cursor', cursorOf(placeOf(page[page.length - 1])));
  reply.header('Link', `<${path}?${next}>; rel="next"`);
  return page;
}

/** @param {number} version */
export const etagOf = (version) => `"v${version}"`;

/** @param {string | string[] | undefined} header @param {string} etag @param {boolean} weakly whether weak ones count */
function names(header, etag, weakly) {
  const list = String(header)
    .split(',')
    .map((each) => each.trim());
  return list.some((each) => each === '*' || (weakly ? each.replace(/^W\//, '') : each) === etag);
}

/**
 * @param {FastifyRequest} request @param {number} version that is there
 * @param {() => Promise<Record<string, string>>} [members] of the error, as JSON texts
 * @returns {Promise<boolean>} whether the request says which version it means
 * @throws {ApiError} 412
 */
export async function checkVersion({ headers }, version, members = async () => ({})) {
  const wanted = headers['if-match'];
  if (wanted === undefined) return false;
  if (!names(wanted, etagOf(version), false))
    throw new ApiError(412, 'changed', 'it has been changed since', {
      headers: { ETag: etagOf(version) },
      members: await members(),
    });
  return true;
}

/** @param {FastifyRequest} request @param {string} etag */
export const isKnown = ({ headers }, etag) =>
  headers['if-none-match'] !== undefined && names(headers['if-none-match'], etag, true);

/** @param {FastifyReply} reply @param {string} text JSON */
export const sendJson = (reply, text) => reply.type('application/json; charset=utf-8').send(text);
