// SPDX-License-Identifier: MIT
// Every answer that the OpenAPI document lists is provoked, operation by operation and status by
// status, and is as described. An answer that nobody knows how to provoke fails.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openapiDocument } from '../../demo/server/api/schemas/document.mjs';
import { Calls, operationsOf } from './calls.mjs';
import { LABEL, make, provocation, SUCCESSES } from './provocations.mjs';
import { startApi } from './support.mjs';

const document = await openapiDocument();
/** Headers that an answer has whenever it is given. @type {Record<string, string[]>} */
const ALWAYS_THERE = {
  201: ['Location', 'ETag'],
  200: ['ETag', 'Cache-Control'],
  401: ['WWW-Authenticate'],
  412: ['ETag'],
  503: ['Retry-After'],
};

const LIMIT = 3; // requests, which it takes to make things
const TRIES = LIMIT + 1;

/** @type {Awaited<ReturnType<typeof startApi>>} */
let server;
/** @type {typeof server} */
let limited;
before(async () => {
  server = await startApi();
  limited = await startApi({ API_LIMIT: String(LIMIT) });
});
after(() => Promise.all([server.close(), limited.close()]));

/** @param {'projects' | 'away'} from @param {'projects' | 'away'} to */
const rename = (from, to) => sql`ALTER TABLE ${sql.table(from)} RENAME TO ${sql.table(to)}`.execute(server.database.db);

/** What has to be done around a request, for an answer that it is not to blame for. */
const AROUND = {
  /** @param {() => Promise<import('./calls.mjs').Answer>} ask */
  500: async (ask) => {
    await rename('projects', 'away');
    const answer = await ask().finally(() => rename('away', 'projects'));
    assert.ok(
      server.log.some((line) => line.includes(answer.body.id)),
      'its id is not in the log',
    );
    return answer;
  },
  /** @param {() => Promise<import('./calls.mjs').Answer>} ask */
  503: async (ask) => {
    for (let i = 0; i < TRIES; i++) {
      const answer = await ask();
      if (answer.status === 503) return answer;
    }
    assert.fail('is not limited');
  },
};

it('is what the server answers', () => {
  assert.deepEqual(server.calls.document, document);
});

/** @param {string} operationId @param {string} status @param {import('./calls.mjs').Calls} calls */
async function provoke(operationId, status, calls) {
  const things = await make(calls);
  const call = await provocation(operationId, Number(status), things, calls);
  assert.ok(call, 'nobody knows how to provoke it');
  const ask = () => calls.call(operationId, call);
  const answer = await (AROUND[status] ? AROUND[status](ask) : ask());
  assert.equal(answer.status, Number(status), answer.text);
  calls.check(operationId, answer);
  const { headers = {} } = calls.operations.get(operationId)?.operation.responses[status] ?? {};
  for (const name of ALWAYS_THERE[status]?.filter((each) => each in headers) ?? [])
    assert.ok(answer.headers[name.toLowerCase()], `has no ${name}`);
}

/** With a token of its own, as each has its limit. @param {string} operationId */
async function provokeLimit(operationId) {
  const calls = new Calls(limited.address, document, await limited.newToken());
  await provoke(operationId, '503', calls).finally(() => calls.close());
}

for (const [operationId, { operation }] of operationsOf(document))
  describe(operationId, () => {
    for (const status of Object.keys(operation.responses))
      it(status, () => (status === '503' ? provokeLimit(operationId) : provoke(operationId, status, server.calls)));
  });

it('stores what is given under one name, though another name of the field is empty', async () => {
  const { calls } = server;
  const { video } = await make(calls);
  for (const empty of [' ', '', null]) {
    const call = {
      query: { video_id: video.token },
      body: { ...LABEL, left: empty, label: empty, internal_label: 'Mine' },
    };
    const { status, text, body } = await calls.call('createInteraction', call);
    assert.equal(status, 201, text);
    assert.equal(body.pos_left, LABEL.pos_left);
    assert.equal(body.internal_label, 'Mine');
  }
});

it('takes the examples of the document as they are', async () => {
  const { calls } = server;
  for (const [operationId, { operation }] of calls.operations)
    for (const [type, { example }] of Object.entries(operation.requestBody?.content ?? {})) {
      if (example === undefined) continue;
      const call = SUCCESSES[operationId](await make(calls));
      const { status, text } = await calls.call(operationId, { ...call, body: example, type });
      assert.ok([200, 201].includes(status), `${operationId}: ${text}`);
    }
  const without = [...calls.operations].filter(
    ([, { operation }]) => operation.requestBody && !/"example"/.test(JSON.stringify(operation.requestBody)),
  );
  assert.deepEqual(without, [], 'bodies without an example');
});
