// SPDX-License-Identifier: MIT
// A stand-in for a Learning Record Store: POST /statements of xAPI 1.0.3.
import { isDeepStrictEqual } from 'node:util';
import { arrivals, startUpstream } from './upstream.mjs';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const IRI = /^[a-z][a-z\d+.-]*:\S+$/i;

/** What is wrong with a statement, as far as every statement goes. @param {any} statement @returns {string | null} */
function basicFault({ id, actor, verb, object, stored, authority }) {
  if (!UUID.test(id)) return 'id';
  const names = ['mbox', 'mbox_sha1sum', 'openid', 'account'].filter((name) => name in (actor ?? {}));
  if (names.length !== 1) return 'actor';
  if (!IRI.test(verb?.id)) return 'verb';
  if (!object || (!object.objectType && !IRI.test(object.id))) return 'object';
  return stored || authority ? 'stored' : null;
}

/** @param {{user: string, password: string, faultOf?: (statement: any) => string | null}} options faultOf: a stricter judge */
export async function startLrs({ user, password, faultOf = basicFault }) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const { byKey, note } = arrivals();
  const upstream = await startUpstream(({ method, path, headers, body }) => {
    if (headers.authorization !== authorization) return { status: 401, body: { error: 'credentials' } };
    if (headers['x-experience-api-version'] !== '1.0.3') return { status: 400, body: { error: 'version' } };
    if (method !== 'POST' || path !== '/statements') return { status: 404, body: { error: 'path' } };
    const fault = faultOf(body);
    if (fault) return { status: 400, body: { error: fault } };
    const before = byKey.get(body.id);
    if (before && !isDeepStrictEqual(before.body, body))
      return { status: 409, body: { error: 'another statement has this id' } };
    note(body.id, body);
    return { status: 200, body: [body.id] };
  });
  return { ...upstream, arrived: byKey };
}
