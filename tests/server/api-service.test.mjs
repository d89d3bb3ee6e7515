// SPDX-License-Identifier: MIT
// The authoring API in trouble: many requests, large documents, an engine or a database that
// fails; and who may use it.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { createToken } from '../../demo/server/api/callers.mjs';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { openDatabase } from '../../demo/server/store/open.mjs';
import { serverApart, tokenCommand } from './api-creates.mjs';
import { apiHere, pause, twoVideos } from './api-support.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotcue-api-'));
let api;
let project;

before(async () => {
  api = await apiHere();
  project = (await api.call('POST /projects', twoVideos())).json.id;
});
after(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const create = (fields) => api.call('POST /interactions?video_id=day', pause(fields));
/** So many interactions that the engine is busy for a while; with an error, so that they are not stored. */
const large = JSON.stringify({
  videos: [
    { id: 'a', interactions: [...Array.from({ length: 60_000 }, (_, i) => pause({ id: `p${i}`, time: i })), {}] },
  ],
});
const putLarge = () =>
  api.call(`PUT /projects/${project}/document`, large, { 'content-type': 'application/json', 'if-match': '*' });
const asked = async () => {
  while (!api.engine.large.busy) await new Promise((resolve) => setImmediate(resolve));
};

test('a large document holds up nobody else', async () => {
  const put = putLarge();
  await asked();
  assert.equal((await create({ id: 'quick' })).status, 201);
  assert.ok(api.engine.large.busy, 'the large one is still being checked');
  const { status, json } = await put;
  assert.deepEqual([status, json.diagnostics[0].path], [422, '/videos/0/interactions/60000/type']);
});

test('an engine that is killed, or too slow, is replaced; only that request fails', async () => {
  const { large: lane } = api.engine;
  const killed = putLarge();
  await asked();
  lane.thread.terminate();
  const lost = await killed;
  assert.deepEqual([lost.status, lost.json.code, lost.headers['retry-after']], [503, 'engine_lost', '2']);

  const { options } = lane;
  lane.options = { ...options, timeout: 1 };
  const slow = await putLarge();
  lane.options = options;
  assert.deepEqual([slow.status, slow.json.code], [503, 'engine_timeout']);

  const first = api.engine.small.thread;
  await first?.terminate();
  assert.equal((await create({ id: 'after' })).status, 201);
  assert.notEqual(api.engine.small.thread, first);
  assert.deepEqual((await api.call(`GET /projects/${project}/document`)).json.videos.length, 2, 'nothing was stored');
});

test('an engine that is not there is a 503, not the end', async () => {
  const { small } = api.engine;
  const { options } = small;
  await small.close();
  small.options = { ...options, dist: join(folder, 'nowhere') };
  const { status, json } = await create();
  assert.deepEqual([status, json.code], [503, 'engine_lost']);
  await small.close();
  small.options = options;
  assert.equal((await create()).status, 201);
});

test('the project that is gone, or the video, while an interaction is checked', async () => {
  const { id } = (await api.call('POST /projects', {})).json;
  const { token } = (await api.call('POST /videos', { project_id: id })).json;
  const { ask } = api.engine;
  api.engine.ask = async (...question) => {
    api.engine.ask = ask;
    await api.call(`DELETE /projects/${id}`);
    return ask.apply(api.engine, question);
  };
  assert.equal((await api.call(`POST /interactions?video=${token}`, pause())).status, 404);
});

test('a change that comes between is not overwritten: the patch is made again', async () => {
  await create({ id: 'both', custom_data: {} });
  const { ask } = api.engine;
  api.engine.ask = async (...question) => {
    api.engine.ask = ask;
    assert.equal((await api.call('PATCH /interactions/both', { custom_data: { a: 1 } })).status, 200);
    return ask.apply(api.engine, question);
  };
  const { status, json } = await api.call('PATCH /interactions/both', { custom_data: { b: 2 } });
  assert.deepEqual([status, json.custom_data], [200, { a: 1, b: 2 }]);
});

test('the video that an interaction leads to is deleted while it is checked', async () => {
  const { token } = (await api.call('POST /videos', { project_id: project, id: 'target' })).json;
  const { change } = api.store;
  api.store.change = async (...terms) => {
    api.store.change = change;
    assert.equal((await api.call(`DELETE /videos/${token}`)).status, 204);
    return change.apply(api.store, terms);
  };
  const { status, json } = await api.call('POST /interactions?video_id=day', {
    type: 'switch',
    time: 1,
    switch_video_id: 'target',
  });
  assert.deepEqual([status, json.diagnostics[0].code], [422, 'unknown_target']);
});

test('eight at once on one project: each gets its place', async () => {
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, i) => create({ id: `at-once-${i}`, variable_name: `v${i}` })),
  );
  assert.deepEqual(
    made.map(({ status }) => status),
    Array(8).fill(201),
  );
  assert.equal(new Set(made.map(({ json }) => json.version)).size, 8);
});

test('what nobody expected is a 500 whose id stands in the log, and says nothing else', async () => {
  const { interactions } = api.store;
  api.store.interactions = async () => {
    throw new TypeError('secret detail');
  };
  const { status, json, text } = await api.call('GET /interactions?video_id=day');
  api.store.interactions = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED postgres://user:password@host'), { code: 'ECONNREFUSED' });
  };
  const away = await api.call('GET /interactions?video_id=day');
  api.store.interactions = interactions;
  assert.deepEqual([status, json.code], [500, 'internal']);
  assert.doesNotMatch(text, /secret/);
  assert.ok(api.logged.some((line) => line.includes(json.id) && line.includes('TypeError')));
  assert.deepEqual([away.status, away.json.code, away.headers['retry-after']], [503, 'unavailable', '5']);
  assert.doesNotMatch(away.text + api.logged.join(''), /password/);
});

test('a full disk is a 503, and later there is room again', async () => {
  const file = join(folder, 'full.sqlite');
  const full = await apiHere({ SQLITE_FILE: file });
  await full.call('POST /projects', twoVideos());
  const limit = (/** @type {number} */ pages) =>
    sql`PRAGMA max_page_count = ${sql.lit(pages)}`.execute(full.database.durable);
  await limit(60);
  const text = 'x'.repeat(200_000);
  const ask = () => full.call('POST /interactions?video_id=day', pause({ custom_data: text }));
  const { status, json, headers } = await ask();
  assert.deepEqual([status, json.code, headers['retry-after']], [503, 'unavailable', '5']);
  assert.equal(
    (await full.call('GET /interactions?video_id=day')).json.length,
    1,
    'reading goes on, and nothing is half there',
  );
  await limit(100_000);
  assert.equal((await ask()).status, 201);
  await full.close();
});

test('SQLite: who writes waits for others without stopping the thread, who reads does not wait', async () => {
  const { db, durable, reader, close } = await openDatabase({
    databaseUrl: undefined,
    sqliteFile: join(folder, 'turns.sqlite'),
  });
  const token = (/** @type {string} */ id) => ({ id, name: '', hash: id, created: 1 });
  const ids = async () => (await reader.selectFrom('tokens').select('id').orderBy('id').execute()).map(({ id }) => id);
  let other;
  await durable.transaction().execute(async (transaction) => {
    await transaction.insertInto('tokens').values(token('a')).execute();
    other = db.insertInto('tokens').values(token('b')).execute();
    await new Promise((resolve) => setTimeout(resolve, 1)); // the other one's time to try
    assert.deepEqual(await ids(), [], 'what is not committed');
  });
  await other;
  assert.deepEqual(await ids(), ['a', 'b']);
  await close();
});

test('past the rate limit: 503 with Retry-After, by token, else by address', async () => {
  const limited = await apiHere({ SQLITE_FILE: ':memory:', API_LIMIT: '3' });
  const statuses = async (headers) => {
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await limited.call('GET /projects', undefined, headers));
    const { json, headers: last } = answers[3];
    assert.equal(json.code, 'rate_limit');
    assert.ok(Number(last['retry-after']) >= 1 && Number(last['retry-after']) <= 60, String(last['retry-after']));
    return answers.map(({ status }) => status);
  };
  assert.deepEqual(await statuses({}), [200, 200, 200, 503]);
  const { secret } = await createToken(limited.tokens, 'another', Date.now());
  assert.deepEqual(await statuses({ authorization: `bearer ${secret}` }), [200, 200, 200, 503]);
  let guess = 0;
  const guesses = [];
  for (let i = 0; i < 4; i++)
    guesses.push((await limited.call('GET /projects', undefined, { authorization: `Bearer ${guess++}` })).status);
  assert.deepEqual(guesses, [401, 401, 401, 503], 'whoever guesses tokens');
  await limited.close();
});

test('answers have the headers of a service: no page may be made of them', async () => {
  for (const path of ['/projects', '/nothing', '/interactions/x']) {
    const { headers } = await api.call(`GET ${path}`);
    assert.equal(headers['content-security-policy'], "default-src 'none'", path);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['access-control-allow-origin'], undefined, 'other origins have no business here');
  }
});

test('without a valid token: 401, and the body is not even read', async () => {
  const wrong = [
    '',
    'Bearer',
    'Bearer x',
    `Basic ${api.token.secret}`,
    `Bearer ${api.token.secret}x`,
    `Bearer ${api.token.id}`,
    "Bearer ' OR 1=1",
  ];
  for (const authorization of wrong) {
    const { status, headers, json } = await api.call('POST /interactions?video_id=day', '{', {
      authorization,
      'content-type': 'application/json',
    });
    assert.deepEqual([status, headers['www-authenticate'], json.code], [401, 'Bearer', 'unauthorized'], authorization);
  }
  const rows = await api.tokens.list();
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(api.token.secret.slice(4)));
});

test('npm run server: tokens are made, listed and revoked while it runs, and it has the relay, too', async () => {
  const settings = { SQLITE_FILE: join(folder, 'server.sqlite') };
  const server = await serverApart(settings);
  const token = tokenCommand(settings, 'create', 'my', 'laptop');
  const ask = async () =>
    (await fetch(`${server.address}/projects`, { headers: { Authorization: `Bearer ${token}` } })).status;
  assert.equal(await ask(), 200);
  const listed = JSON.parse(tokenCommand(settings, 'list'));
  assert.deepEqual([listed.name, listed.revoked], ['my laptop', null]);
  assert.equal(tokenCommand(settings, 'revoke', listed.id), 'revoked');
  assert.equal(await ask(), 401);
  assert.throws(() => tokenCommand(settings, 'revoke', listed.id), /no such token/);
  const health = await fetch(new URL('/healthz', server.address));
  assert.equal(health.status, 200);
  assert.deepEqual(await server.kill('SIGTERM'), { code: 0, signal: null });
});

/** A request whose Host is of the caller's choice. */
const raw = (address, path, headers) =>
  new Promise((resolve, reject) => {
    const sent = request(new URL(path, address.replace('localhost', '127.0.0.1')), { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on('error', reject).end();
  });

test('the gallery: a sample project, and a session for pages of this machine alone', async () => {
  const authoring = join(folder, 'gallery.sqlite');
  let gallery = await startServer({ authoring, host: '0.0.0.0' });
  const session = async (headers = {}) => raw(gallery.address, '/studio/session.json', headers);
  const { status, headers, text } = await session();
  assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
  const { api: path, token, project: sample } = JSON.parse(text);
  const read = async (secret) =>
    fetch(`${gallery.address}${path}/projects/${sample}/document`, { headers: { Authorization: `Bearer ${secret}` } });
  const document = await (await read(token)).json();
  assert.deepEqual(
    document.videos.map(({ id }) => id),
    ['trailhead', 'ridge'],
  );
  const poster = await fetch(new URL(document.videos[0].poster, gallery.address));
  assert.equal(poster.status, existsSync('demo/clips/trailhead.jpg') ? 200 : 404);

  const { port } = new URL(gallery.address);
  const refused = [
    { host: 'evil.example' },
    { host: `evil.example:${port}` },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { host: 'localhost.evil.example' },
  ];
  for (const headers of refused) assert.equal((await session(headers)).status, 404, JSON.stringify(headers));
  assert.equal((await session({ origin: `http://127.0.0.1:${port}` })).status, 200);
  const [outside] = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  if (outside) {
    const other = gallery.address.replace('localhost', outside.address);
    assert.equal((await raw(other, '/studio/session.json', { host: 'localhost' })).status, 404, 'by the network');
  }
  await gallery.close();

  gallery = await startServer({ authoring });
  const later = JSON.parse((await session()).text);
  assert.equal(later.project, sample, 'what was made stays');
  assert.equal((await read(token)).status, 401, 'the token was of that start only');
  assert.equal((await read(later.token)).status, 200);
  const page = await fetch(`${gallery.address}/showcase/`);
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self' 'wasm-unsafe-eval'/);
  await gallery.close();
  const plain = await startServer();
  assert.equal((await fetch(`${plain.address}/studio/session.json`)).status, 404);
  await plain.close();
});
