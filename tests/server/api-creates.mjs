// SPDX-License-Identifier: MIT
// Servers that are killed while several clients create interactions: what was answered 201 is
// there afterwards, once. A client repeats a create until it is answered, with the same key.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { until } from '../relay/support.mjs';

const SERVER = fileURLToPath(new URL('../../demo/server/server.mjs', import.meta.url));
const CLIENTS = 8;
const KILL_AFTER_MS_MAX = 30; // after the answer that it waits for

/** @param {Record<string, string>} settings */
const environment = (settings) => ({ PATH: process.env.PATH, PORT: '0', API_LIMIT: '1000000', ...settings });

/** A server in a process of its own. @param {Record<string, string>} settings */
export async function serverApart(settings) {
  const child = spawn(process.execPath, [SERVER], { env: environment(settings), stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output = (output + text).slice(-10_000);
  });
  let address;
  await until(() => {
    address ??= /"msg":"Server listening at ([^"]+)"/.exec(output)?.[1];
    return address ?? child.exitCode !== null;
  }, 'the server listens');
  assert.ok(address, `the server did not start: ${output}`);
  return {
    address: `${address}/api/v1`,
    /** @param {NodeJS.Signals} signal */
    kill: async (signal) => {
      child.kill(signal);
      const [code, by] = await ended;
      return { code, signal: by };
    },
  };
}

/** `npm run server -- token …` @param {Record<string, string>} settings @param {string[]} words */
export const tokenCommand = (settings, ...words) =>
  execFileSync(process.execPath, [SERVER, 'token', ...words], { env: environment(settings), encoding: 'utf8' }).trim();

/**
 * Creates interactions while the server is killed again and again, and looks for all of them.
 * @param {object} options
 * @param {Record<string, string>} options.settings of the store
 * @param {number} options.creates
 * @param {number} options.kills
 * @param {import('../property/generate.mjs').Random} options.random
 * @returns {Promise<{answered: number, kills: number, repeated: number, replayed: number, seconds: number}>}
 *   repeated: requests that were not answered; replayed: those that had been stored all the same
 */
export async function createWhileKilled({ settings, creates, kills, random }) {
  const headers = {
    Authorization: `Bearer ${tokenCommand(settings, 'create', 'proof')}`,
    'Content-Type': 'application/json',
  };
  let server = await serverApart(settings);
  const call = async (method, path, body, more = {}) => {
    const response = await fetch(server.address + path, {
      method,
      headers: { ...headers, ...more },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, json: await response.json() };
  };

  const document = { title: 'Proof', videos: ['a', 'b', 'c'].map((id) => ({ id, interactions: [] })) };
  const projects = [await call('POST', '/projects', document), await call('POST', '/projects', document)];
  const videos = [];
  for (const { json } of projects) videos.push(...(await call('GET', `/videos?project_id=${json.id}`)).json);

  const report = { answered: 0, kills: 0, repeated: 0, replayed: 0, seconds: 0 };
  /** Of each video, what was answered. */
  const answered = new Map(videos.map(({ token }) => [token, new Map()]));
  let next = 0;

  async function client() {
    while (next < creates) {
      const number = next++;
      const { token } = videos[number % videos.length];
      const body = { type: 'pause', id: `p${number}`, time: number / 8, pause_duration: 1, custom_data: { number } };
      for (;;) {
        const answer = await call('POST', `/interactions/create?video_id=${token}`, body, {
          'Idempotency-Key': `k${number}`,
        }).catch(() => null);
        if (!answer) {
          report.repeated++;
          await delay(10); // the server is down
          continue;
        }
        assert.equal(answer.status, 201, JSON.stringify(answer.json));
        report.replayed += answer.headers.get('idempotent-replayed') === 'true' ? 1 : 0;
        answered.get(token)?.set(answer.json.id, answer.json);
        report.answered++;
        break;
      }
    }
  }

  async function killer() {
    const each = creates / (kills + 1);
    for (let i = 1; i <= kills; i++) {
      const at = Math.floor((i - 0.5 + random.next() / 2) * each);
      await until(() => report.answered >= at, 'creates are answered', 600_000);
      await delay(random.next() * KILL_AFTER_MS_MAX);
      await server.kill('SIGKILL');
      report.kills++;
      server = await serverApart(settings);
    }
  }

  const start = performance.now();
  await Promise.all([killer(), ...Array.from({ length: CLIENTS }, client)]);
  report.seconds = (performance.now() - start) / 1000;
  await server.kill('SIGKILL');
  server = await serverApart(settings);

  assert.equal(report.answered, creates);
  for (const { token } of videos) {
    const there = [];
    for (let path = `/interactions?video_id=${token}&limit=1000`; path; ) {
      const page = await call('GET', path);
      there.push(...page.json);
      const [, link = ''] = /^<\/api\/v1([^>]+)>/.exec(page.headers.get('link') ?? '') ?? [];
      path = link;
    }
    const expected = answered.get(token) ?? new Map();
    assert.equal(there.length, expected.size, 'each is there once, and nothing else');
    for (const interaction of there) assert.deepEqual(interaction, expected.get(interaction.id));
  }
  for (const { json } of projects) {
    const { document: whole, diagnostics } = (await call('GET', `/projects/${json.id}/document?diagnostics=1`)).json;
    assert.deepEqual(
      diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(whole.videos.length, document.videos.length);
  }
  assert.deepEqual(await server.kill('SIGTERM'), { code: 0, signal: null });
  return report;
}
