// SPDX-License-Identifier: MIT
// What analytics/ shows of the other side: the relay, as a process of its own that can be killed,
// and a stand-in for HubSpot that it forwards to. For the gallery's server, on one computer.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHubspot } from '../../tests/standins/hubspot.mjs';

const RELAY = fileURLToPath(new URL('../server/main.mjs', import.meta.url));
/** Of the stand-in alone. */
const TOKEN = 'gallery';
/** How many arrivals the page lists. */
const TOLD_MAX = 60;

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** @returns {Promise<{answer: (path: string, request: Request, response: Response) => Promise<boolean>, close: () => Promise<void>}>} */
export async function createService() {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-gallery-'));
  const hubspot = await startHubspot({ token: TOKEN });
  /** @type {{child: import('node:child_process').ChildProcess, port: number} | null} */
  let relay = null;
  /** What the browser gets instead of the relay's answer; 0: the relay's. */
  let status = 0;
  await start();

  async function start() {
    if (relay) return;
    const settings = { PORT: '0', SQLITE_FILE: join(folder, 'relay.sqlite'), CRM_NAMES: '*', ADDRESS_LIMIT: '100000' };
    const env = { PATH: process.env.PATH, ...settings, HUBSPOT_URL: hubspot.url, HUBSPOT_TOKEN: TOKEN };
    const child = spawn(process.execPath, [RELAY], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const begun = { child, port: await portOf(child) };
    child.once('exit', () => {
      if (relay === begun) relay = null;
    });
    relay = begun;
  }

  /** As a crash: the process has no time for anything. */
  async function kill() {
    const child = relay?.child;
    if (!child) return;
    relay = null;
    await new Promise((done) => child.once('exit', done).kill('SIGKILL'));
  }

  /** @returns {object} what the page shows */
  function state() {
    const arrived = hubspot.calls.filter((call) => call.status === 200).slice(-TOLD_MAX);
    return {
      ...{ running: relay !== null, status, calls: hubspot.calls.length },
      arrived: arrived.map(({ path, body, time, headers }) => ({
        ...{ key: headers['idempotency-key'] ?? '', path, time, body },
      })),
    };
  }

  /** @type {Record<string, (value: string) => unknown>} */
  const COMMANDS = {
    start,
    kill,
    status: (value) => {
      status = Number(value);
    },
  };

  return {
    async answer(path, request, response) {
      if (path === 'state' && request.method === 'GET') return json(response, 200, state());
      if (request.method !== 'POST' || !isOwn(request)) return false;
      if (path === 'relay/records') return relayed(request, response);
      const [, command, value = ''] = /^do\/(\w+)(?:\/(\d+))?$/.exec(path) ?? [];
      if (!Object.hasOwn(COMMANDS, command ?? '')) return false;
      await COMMANDS[command](value);
      return json(response, 200, state());
    },
    async close() {
      await kill();
      await hubspot.close();
      rmSync(folder, { recursive: true });
    },
  };

  /** @param {Request} request @param {Response} response @returns {true} */
  function relayed(request, response) {
    if (!relay) request.socket.destroy(); // as if the port were closed
    if (!relay) return true;
    if (status) return json(response, status, {}, { 'Retry-After': '2' });
    const onward = { port: relay.port, method: 'POST', path: '/records', headers: request.headers };
    const call = ask(onward, (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)));
    call.on('error', () => request.socket.destroy());
    request.pipe(call);
    return true;
  }
}

/** Reads the port from the relay's log. @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function portOf({ stdout }) {
  return new Promise((done, fail) => {
    let text = '';
    stdout?.on('data', (chunk) => {
      text += chunk;
      const [, port] = /Server listening at http:\/\/[\w.]+:(\d+)/.exec(text) ?? [];
      if (port) done(Number(port));
    });
    stdout?.once('end', () => fail(new Error(`the relay did not start: ${text}`)));
  });
}

/** Commands are the gallery's own pages' alone. @param {Request} request */
const isOwn = ({ headers: { origin, host } }) => !origin || origin === `http://${host}`;

/** @param {Response} response @param {number} status @param {object} body @param {Record<string, string>} [headers] @returns {true} */
function json(response, status, body, headers) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers });
  response.end(JSON.stringify(body));
  return true;
}
