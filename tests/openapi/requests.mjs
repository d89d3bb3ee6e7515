// SPDX-License-Identifier: MIT
// Random requests from the OpenAPI document: of each operation its parameters and bodies by their
// schemas, good ones, and damaged ones.
import fc from 'fast-check';
import { BODIES, damaged, HEADERS, QUERIES, SEGMENTS, SHORT_TEXTS, TYPES } from './hostile.mjs';
import { LABEL } from './provocations.mjs';

/**
 * @typedef {object} Plan a request, but for the ids of what is there
 * @property {string} operationId
 * @property {{kind: 'known', at: number} | {kind: 'text', text: string} | {kind: 'raw', text: string}} name for the path
 * @property {Record<string, unknown> | string} query
 * @property {{at: number} | null} video in the query, of those that are there
 * @property {Record<string, string>} headers
 * @property {{body: unknown, type: string} | null} content
 * @property {boolean} authorized
 */

const { oneof, constant, constantFrom, record } = fc;
/** @param {[number, fc.Arbitrary<any>][]} list */
const weighted = (...list) => oneof(...list.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const name = weighted(
  [12, fc.nat(999).map((at) => ({ kind: 'known', at }))],
  [2, constantFrom(...SHORT_TEXTS).map((text) => ({ kind: 'text', text }))],
  [1, constantFrom(...SEGMENTS).map((text) => ({ kind: 'raw', text }))],
);

/**
 * Bodies that are mostly accepted: what is needed, and some of what may be there.
 * @param {any} schema @param {import('./arbitrary.mjs').Arbitraries} arbitraries
 */
function good(schema, arbitraries) {
  const any = arbitraries.of(schema);
  const [what] = /Interaction|Document|$/.exec(JSON.stringify(schema)) ?? [];
  const interaction = (/** @type {any} */ value) => ({ ...LABEL, ...value });
  if (what === 'Interaction')
    return any.map((value) => (Array.isArray(value) ? value.map(interaction) : interaction(value)));
  if (what !== 'Document') return any;
  const list = fc.array(arbitraries.of({ $ref: '#/components/schemas/InteractionFields' }), { maxLength: 3 });
  return record({ title: fc.string(), videos: fc.array(list, { minLength: 1, maxLength: 3 }) }).map(
    ({ title, videos }) => ({
      title,
      videos: videos.map((interactions, i) => ({ id: `video ${i}`, interactions: interactions.map(interaction) })),
    }),
  );
}

/** @param {any} operation @param {import('./arbitrary.mjs').Arbitraries} arbitraries @returns {fc.Arbitrary<Plan['content']>} */
function contents({ requestBody }, arbitraries) {
  if (!requestBody)
    return weighted([9, constant(null)], [1, record({ body: constantFrom(...BODIES), type: constantFrom(...TYPES) })]);
  const [[, { schema }]] = Object.entries(requestBody.content);
  const types = constantFrom(...Object.keys(requestBody.content));
  const value = weighted(
    [4, good(schema, arbitraries)],
    [3, damaged(good(schema, arbitraries))],
    [1, arbitraries.of(schema)],
  );
  return weighted(
    [16, record({ body: value, type: types })],
    [3, record({ body: constantFrom(...BODIES), type: types })],
    [1, record({ body: value, type: constantFrom(...TYPES) })],
    [1, constant(null)],
  );
}

/** @param {any[]} parameters @param {import('./arbitrary.mjs').Arbitraries} arbitraries @param {readonly string[]} hostile */
function someOf(parameters, arbitraries, hostile) {
  const names = parameters.map((parameter) => parameter.name);
  const values = Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      weighted([4, arbitraries.of(parameter.schema)], [1, constantFrom(...hostile)]),
    ]),
  );
  return fc
    .subarray(names, { maxLength: Math.min(names.length, 4) })
    .chain((chosen) => record(Object.fromEntries(chosen.map((each) => [each, values[each]]))));
}

/** A header that can be sent. @param {unknown} value */
const sendable = (value) =>
  String(value)
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .slice(0, 3000);

/**
 * @param {Map<string, {operation: any}>} operations
 * @param {import('./arbitrary.mjs').Arbitraries} arbitraries
 * @returns {fc.Arbitrary<Plan>}
 */
export function plans(operations, arbitraries) {
  const each = Array.from(operations, ([operationId, { operation }]) => {
    const of = (/** @type {string} */ place) =>
      (operation.parameters ?? []).filter((/** @type {any} */ parameter) => parameter.in === place);
    const plan = record({
      operationId: constant(operationId),
      name,
      query: weighted([8, someOf(of('query'), arbitraries, SHORT_TEXTS)], [1, constantFrom(...QUERIES)]),
      video: weighted([9, record({ at: fc.nat(999) })], [1, constant(null)]),
      headers: weighted([2, someOf(of('header'), arbitraries, HEADERS)], [1, constant({ 'If-Match': '*' })]).map(
        (headers) => Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, sendable(value)])),
      ),
      content: contents(operation, arbitraries),
      authorized: weighted([40, constant(true)], [1, constant(false)]),
    });
    return /** @type {[number, typeof plan]} */ ([/^delete/.test(operationId) ? 1 : 3, plan]);
  });
  return weighted(...each);
}
