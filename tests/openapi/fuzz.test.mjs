// SPDX-License-Identifier: MIT
// Thousands of random requests, from the schemas of the OpenAPI document and against them. The
// server never fails: every answer is one that the document lists, and as described there. What
// it accepted, the engine plays.
//
//     API_FUZZ_RUNS=100000 API_FUZZ_SEED=7 node --test tests/openapi/fuzz.test.mjs
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { newEngine } from '../support/play.mjs';
import { Arbitraries } from './arbitrary.mjs';
import { make } from './provocations.mjs';
import { plans } from './requests.mjs';
import { startApi } from './support.mjs';

const RUNS = Number(process.env.API_FUZZ_RUNS ?? 2000);
const SEED = Number(process.env.API_FUZZ_SEED ?? 1);
const SAID = 3000; // characters of a counterexample
const KEPT = 40; // things of each kind that requests are about

/** @type {Awaited<ReturnType<typeof startApi>>} */
let server;
/** What is there, by the kind of its path. @type {Record<'projects' | 'videos' | 'interactions', string[]>} */
const known = { projects: [], videos: [], interactions: [] };
/** How often which status was answered, by operation. @type {Map<string, number>} */
const counts = new Map();

before(async () => {
  server = await startApi();
});
after(() => server.close());

/** The kind of things that an operation is about. @param {string} operationId @returns {keyof typeof known} */
const kindOf = (operationId) =>
  /Interaction/.test(operationId) ? 'interactions' : /Video/.test(operationId) ? 'videos' : 'projects';

/** @param {keyof typeof known} kind @param {string} name */
function learn(kind, name) {
  known[kind].push(name);
  if (known[kind].length > KEPT) known[kind].shift();
}

/** @param {keyof typeof known} kind @param {any} made one or several, as stored */
function learnAll(kind, made) {
  for (const { id, token, project_id } of [made].flat()) {
    learn(kind, kind === 'videos' ? token : id);
    if (project_id) learn('projects', project_id);
  }
}

/** Makes things if there are none left of a kind. */
async function supply() {
  if (Object.values(known).every((list) => list.length > 0)) return;
  const { video, interaction } = await make(server.calls);
  learnAll('videos', video);
  learnAll('interactions', interaction);
}

/** @param {string[]} list @param {{at: number}} place */
const pick = (list, { at }) => list[at % list.length];

/** A query's values as text. @param {Record<string, unknown>} values */
const texts = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** A path's only segment that varies. @param {import('./requests.mjs').Plan['name']} name @param {keyof typeof known} kind */
function segment(name, kind) {
  if (name.kind === 'raw') return name.text;
  if (name.kind === 'text')
    return encodeURIComponent(name.text.toWellFormed?.() ?? name.text.replace(/[\ud800-\udfff]/g, '?'));
  return encodeURIComponent(pick(known[kind], name));
}

/** @param {import('./requests.mjs').Plan} plan @returns {import('./calls.mjs').Call} */
function callOf({ operationId, name, query, video, headers, content, authorized }) {
  const { path, operation } = server.calls.operations.get(operationId) ?? assert.fail();
  const place = segment(name, kindOf(operationId));
  const takesVideo = operation.parameters?.some((/** @type {any} */ parameter) => parameter.name === 'video_id');
  const named = takesVideo && video && !path.includes('{') ? { video_id: pick(known.videos, video) } : {};
  const isForm =
    content?.type === 'application/x-www-form-urlencoded' &&
    typeof content.body === 'object' &&
    !Buffer.isBuffer(content.body);
  return {
    path: { id: place, token: place },
    query: typeof query === 'string' ? query : texts({ ...query, ...named }),
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
    ...(content && {
      type: content.type,
      body: isForm ? new URLSearchParams(texts(content.body ?? {})).toString() : content.body,
    }),
    ...(!authorized && { token: null }),
  };
}

/** @param {import('./requests.mjs').Plan} plan */
async function run(plan) {
  await supply();
  const answer = await server.calls.call(plan.operationId, callOf(plan));
  const { status, headers, body } = answer;
  counts.set(`${plan.operationId} ${status}`, (counts.get(`${plan.operationId} ${status}`) ?? 0) + 1);
  assert.notEqual(status, 500, `${answer.text}\n${server.log.at(-1)}`);
  // Such a path may be another operation's, or nobody's.
  if (plan.name.kind === 'raw' && status === 404) return assert.equal(body?.status, status, answer.text);
  server.calls.check(plan.operationId, answer);
  if (body?.version) assert.equal(headers.etag, `"v${body.version}"`);
  const kind = kindOf(plan.operationId);
  if (status === 201) learnAll(kind, body);
  else if ((status === 404 || status === 204) && plan.name.kind === 'known')
    known[kind] = known[kind].filter((name) => name !== pick(known[kind], /** @type {any} */ (plan.name)));
}

it(`answers ${RUNS} random requests as described, seed ${SEED}`, async () => {
  const { document, operations } = server.calls;
  const random = plans(operations, new Arbitraries(document.components.schemas));
  console.log(`# API_FUZZ_SEED=${SEED} API_FUZZ_RUNS=${RUNS}`);
  const outcome = await fc.check(fc.asyncProperty(random, run), { seed: SEED, numRuns: RUNS, endOnFailure: true });
  if (outcome.failed)
    assert.fail(`${outcome.errorInstance}\n${String(fc.defaultReportMessage(outcome)).slice(0, SAID)}`);
  const never = [...operations.keys()].filter(
    (operationId) => ![200, 201, 204].some((status) => counts.has(`${operationId} ${status}`)),
  );
  assert.deepEqual(never, [], 'operations that never succeeded');
});

it('has accepted nothing that the engine refuses', async () => {
  const engine = newEngine();
  let documents = 0;
  for (const id of known.projects) {
    const { status, text } = await server.calls.call('getProjectDocument', { path: { id } });
    if (status !== 200) continue;
    const { ok, diagnostics } = engine.load(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0 && errors.every(({ path }) => path === '/videos')) continue; // a new project has none
    assert.ok(ok, `${JSON.stringify(errors[0])}\n${text.slice(0, 500)}`);
    documents++;
  }
  assert.ok(documents > 0);
});
