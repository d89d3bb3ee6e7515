// SPDX-License-Identifier: MIT
// A stand-in for a Learning Record Store: POST /statements of xAPI 1.0.3.
import { isDeepStrictEqual } from 'node:util';
import { arrivals, startUpstream } from './upstream.mjs';
import { faultsOf } from './xapi.mjs';

/** @param {{user: string, password: string}} options */
export async function startLrs({ user, password }) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const { byKey, note } = arrivals();
  const upstream = await startUpstream(({ method, path, headers, body }) => {
    if (headers.authorization !== authorization) return { status: 401, body: { error: 'credentials' } };
    if (headers['x-experience-api-version'] !== '1.0.3') return { status: 400, body: { error: 'version' } };
    if (method !== 'POST' || path !== '/statements') return { status: 404, body: { error: 'path' } };
    const [fault] = faultsOf(body);
    if (fault) return { status: 400, body: { error: fault } };
    const before = byKey.get(body.id);
    if (before && !isDeepStrictEqual(before.body, body))
      return { status: 409, body: { error: 'another statement has this id' } };
    note(body.id, body);
    return { status: 200, body: [body.id] };
  });
  return { ...upstream, arrived: byKey };
}
