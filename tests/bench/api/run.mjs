// SPDX-License-Identifier: MIT
// How many interactions a second the API creates and reads, on both stores, over the loopback;
// and how many times as long that takes as the same statements without the API: without HTTP,
// without the engine's check, without Fastify and Kysely. Both are measured in turns, in one run.
//
//     npm run bench:api                     5 seconds for each figure
//     npm run bench:api -- --seconds 20 --store SQLite --clients 1
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Calls } from '../../openapi/calls.mjs';
import { startApi } from '../../openapi/support.mjs';
import { stores, until } from '../../relay/support.mjs';
import { onPostgres, onSqlite, startRecorder } from './statements.mjs';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    store: { type: 'string' },
    clients: { type: 'string', default: '8' },
  },
});
const CLIENTS = Number(options.clients); // each on a video of its own, as authors are
const ROUNDS = 2; // of API and raw store in turns
const DURATION = (Number(options.seconds) * 1000) / ROUNDS;
const SERVER = fileURLToPath(new URL('../../../demo/server/server.mjs', import.meta.url));

/** A hotspot as authors draw them. @param {string} id */
const hotspot = (id) => ({
  id,
  type: 'hotspot',
  time: 2,
  end_time: 8,
  ...{ pos_left: 26, pos_top: 78, pos_width: 15, pos_height: 10 },
  hotspot_points: Array.from({ length: 12 }, (_, i) => [50 + 49 * Math.cos(i / 2), 50 + 49 * Math.sin(i / 2)]),
  click_action: 'jump',
  click_value: '0:20',
  custom_data: { sku: 42, name: 'Boots' },
});

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Figures of one kind of work, collected over several rounds. */
class Figures {
  /** @type {number[]} */
  #latencies = [];
  #elapsed = 0;

  /** Runs `work` by all clients at once for a round. @param {(client: number) => Promise<unknown>} work */
  async round(work) {
    const began = performance.now();
    const client = async (/** @type {number} */ number) => {
      while (performance.now() - began < DURATION) {
        const start = performance.now();
        await work(number);
        this.#latencies.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    this.#elapsed += performance.now() - began;
  }

  get rate() {
    return this.#latencies.length / (this.#elapsed / 1000);
  }

  get cells() {
    const sorted = this.#latencies.toSorted((a, b) => a - b);
    const ms = (/** @type {number} */ share) => quantile(sorted, share).toFixed(1);
    return [this.rate.toFixed(0), `${ms(0.5)} / ${ms(0.99)}`];
  }
}

/** A server in a process of its own. @param {Record<string, string>} settings */
async function serverApart(settings) {
  const env = { PATH: process.env.PATH, PORT: '0', API_LIMIT: '1000000', ADDRESS_LIMIT: '1000000', ...settings };
  const token = execFileSync(process.execPath, [SERVER, 'token', 'create', 'bench'], { env, encoding: 'utf8' }).trim();
  const child = spawn(process.execPath, [SERVER], { env: { ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', () => child.kill()); // also after an error
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (output.length < 10_000) output += text;
  });
  const address = () => /"msg":"Server listening at ([^"]+)"/.exec(output)?.[1];
  await until(() => address() ?? child.exitCode !== null, 'the server listens');
  const api = `${address()}/api/v1`;
  const calls = new Calls(api, await (await fetch(`${api}/openapi.json`)).json(), token);
  const end = async () => {
    calls.close();
    child.kill('SIGTERM');
    await ended;
  };
  return { calls, end };
}

/** @param {Calls} calls @param {string} operationId @param {import('../../openapi/calls.mjs').Call} call @param {number} expected */
async function must(calls, operationId, call, expected) {
  const { status, text, body } = await calls.call(operationId, call);
  if (status !== expected) throw new Error(`${operationId}: ${status} ${text}`);
  return body;
}

/** What a create and a read of each client run, after those that come only once. @param {Record<string, string>} settings */
async function recordingsOf(settings) {
  const recorder = startRecorder();
  const { calls, close } = await startApi(settings);
  const recordings = { create: [], read: [] };
  for (let client = 0; client < CLIENTS; client++) {
    const { token } = await must(calls, 'createVideo', { body: { id: 'film' } }, 201);
    const query = { video_id: token };
    const create = (/** @type {string} */ id) => must(calls, 'createInteraction', { query, body: hotspot(id) }, 201);
    await create(randomUUID());
    const id = randomUUID();
    recordings.create.push({ id, statements: await recorder.during(() => create(id)) });
    const read = () => must(calls, 'getInteraction', { path: { id }, query }, 200);
    recordings.read.push({ id, statements: await recorder.during(read) });
  }
  await close();
  recorder.stop();
  return recordings;
}

/** @param {ReturnType<typeof stores>[number]} database */
async function measure(database) {
  await database.open();
  const settings = await database.settings();
  const recordings = await recordingsOf(settings);
  const { SQLITE_FILE: file, DATABASE_URL: url } = settings;
  const raw = (/** @type {import('./statements.mjs').Recording[]} */ list) =>
    url ? onPostgres(list, url) : onSqlite(list, file);
  const [rawCreate, rawRead] = [raw(recordings.create), raw(recordings.read)];
  const { calls, end } = await serverApart(settings);

  const videos = await Promise.all(
    Array.from({ length: CLIENTS }, () => must(calls, 'createVideo', { body: { id: 'film' } }, 201)),
  );
  /** @type {string[][]} */
  const ids = videos.map(() => []);
  const figures = { create: new Figures(), rawCreate: new Figures(), read: new Figures(), rawRead: new Figures() };
  for (let round = 0; round < ROUNDS; round++) {
    await figures.create.round(async (client) => {
      const own = randomUUID();
      const query = { video_id: videos[client].token };
      await must(calls, 'createInteraction', { query, body: hotspot(own) }, 201);
      ids[client].push(own);
    });
    await figures.rawCreate.round((client) => rawCreate.run(client, randomUUID()));
  }
  for (let round = 0; round < ROUNDS; round++) {
    await figures.read.round(async (client) => {
      const path = { id: ids[client][Math.floor(Math.random() * ids[client].length)] };
      await must(calls, 'getInteraction', { path, query: { video_id: videos[client].token } }, 200);
    });
    await figures.rawRead.round((client) => rawRead.run(client, recordings.read[client].id));
  }
  await end();
  await Promise.all([rawCreate.close(), rawRead.close()]);
  await database.close();
  return [
    {
      name: 'creates',
      api: figures.create,
      store: figures.rawCreate,
      statements: recordings.create[0].statements.length,
    },
    { name: 'reads', api: figures.read, store: figures.rawRead, statements: recordings.read[0].statements.length },
  ].map(({ name, api, store, statements }) => [
    database.name,
    name,
    ...api.cells,
    ...store.cells,
    statements,
    (api.rate / store.rate).toFixed(2),
  ]);
}

const HEAD = [
  'store',
  'what',
  'API: a second',
  'ms, p50 / p99',
  'its statements alone: a second',
  'ms, p50 / p99',
  'statements',
  'API / statements alone',
];
console.log(`| ${HEAD.join(' | ')} |\n|${' --- |'.repeat(HEAD.length)}`);
for (const database of stores()) {
  if (options.store && database.name !== options.store) continue;
  for (const row of await measure(database)) console.log(`| ${row.join(' | ')} |`);
}
console.log(
  `\n${options.seconds} seconds each, ${CLIENTS} clients; Node ${process.version}, ${availableParallelism()} cores, load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
);
