// SPDX-License-Identifier: MIT
// Relays for the tests: in this process, with a clock that runs fast, or in one of their own,
// which can be killed.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../demo/server/app.mjs';
import { readConfig } from '../../demo/server/config.mjs';
import { addRelay } from '../../demo/server/relay.mjs';
import { startClickfunnels } from '../standins/clickfunnels.mjs';
import { startHubspot } from '../standins/hubspot.mjs';
import { startLrs } from '../standins/lrs.mjs';
import { startPostgres } from './postgres.mjs';

const MAIN = fileURLToPath(new URL('../../demo/server/main.mjs', import.meta.url));
const PATIENCE_MS = 30_000;

export const TOKENS = {
  hubspot: 'hubspot-token-0001',
  lrs: 'lrs-password-0002',
  clickfunnels: 'clickfunnels-token-0003',
  admin: 'admin-token-0004',
};
export const WORKSPACE = '17';

/** Time that runs `speed` times as fast. @param {number} speed @returns {import('../../demo/server/clock.mjs').Clock} */
export function fastClock(speed) {
  const start = Date.now();
  return {
    now: () => start + Math.round((Date.now() - start) * speed),
    sleep: (ms, signal) => delay(ms / speed, undefined, { signal }).catch(() => {}),
  };
}

/** Resolves when a condition holds. @param {() => unknown} condition @param {string} what @param {number} [patience] milliseconds */
export async function until(condition, what, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await delay(20);
  }
}

/**
 * Both stores. `settings` makes a new, empty database.
 * @returns {{name: string, open: () => Promise<void>, settings: () => Promise<Record<string, string>>, close: () => Promise<void>}[]}
 */
export function stores() {
  let folder;
  let files = 0;
  let cluster;
  return [
    {
      name: 'SQLite',
      open: async () => {
        folder = mkdtempSync(join(tmpdir(), 'relay-'));
      },
      settings: async () => ({ SQLITE_FILE: join(folder, `${files++}.sqlite`) }),
      close: async () => rmSync(folder, { recursive: true, force: true }),
    },
    {
      name: 'PostgreSQL',
      open: async () => {
        cluster = await startPostgres();
      },
      settings: async () => ({ DATABASE_URL: await cluster.create() }),
      close: () => cluster.stop(),
    },
  ];
}

/** Starts stand-ins for all upstreams, which accept TOKENS. */
export async function startUpstreams() {
  return {
    hubspot: await startHubspot({ token: TOKENS.hubspot }),
    lrs: await startLrs({ user: 'relay', password: TOKENS.lrs }),
    clickfunnels: await startClickfunnels({ token: TOKENS.clickfunnels, workspace: WORKSPACE }),
  };
}

/** Settings for stand-ins. @param {{hubspot?: {url: string}, lrs?: {url: string}, clickfunnels?: {url: string}}} upstreams */
export const settingsFor = ({ hubspot, lrs, clickfunnels }) => ({
  ...(hubspot && { HUBSPOT_URL: hubspot.url, HUBSPOT_TOKEN: TOKENS.hubspot }),
  ...(lrs && { LRS_URL: lrs.url, LRS_USER: 'relay', LRS_PASSWORD: TOKENS.lrs }),
  ...(clickfunnels && {
    CLICKFUNNELS_URL: clickfunnels.url,
    CLICKFUNNELS_TOKEN: TOKENS.clickfunnels,
    CLICKFUNNELS_WORKSPACE: WORKSPACE,
  }),
});

const DEFAULTS = {
  PORT: '0',
  LEASE_SECONDS: '3600',
  ORIGINS: 'none',
  CRM_NAMES: '*',
  ADMIN_TOKEN: TOKENS.admin,
  ADDRESS_LIMIT: '100000',
};

/** @param {string} address */
const client = (address) => ({
  address,
  /** @param {unknown[]} records */
  send: (records, headers = {}) =>
    fetch(`${address}/records`, {
      method: 'POST',
      body: JSON.stringify({ records }),
      headers: { 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
    }),
  admin: async (path, json) => {
    const headers = { Authorization: `Bearer ${TOKENS.admin}`, ...(json && { 'Content-Type': 'application/json' }) };
    const response = await fetch(address + path, {
      method: json ? 'POST' : 'GET',
      headers,
      body: json && JSON.stringify(json),
    });
    return response.json();
  },
});

/**
 * A relay in this process.
 * @param {Record<string, string>} settings
 * @param {{speed?: number, clock?: import('../../demo/server/clock.mjs').Clock}} [options]
 */
export async function relayHere(settings, { speed = 50, clock = fastClock(speed) } = {}) {
  const logged = [];
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      logged.push(String(chunk));
      callback();
    },
  });
  const config = readConfig({ ...DEFAULTS, ...settings });
  const app = createApp(config, stream);
  const { start, store } = await addRelay(app, config, { clock, random: () => 0.5 });
  const address = await app.listen({ port: 0 });
  await start();
  return { ...client(address), store, clock, logged, close: () => app.close() };
}

/** A relay in a process of its own. @param {Record<string, string>} settings */
export async function relayApart(settings) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...DEFAULTS, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const address = () => /"msg":"Server listening at ([^"]+)"/.exec(output)?.[1];
  await until(() => address() ?? child.exitCode !== null, 'the relay listens');
  return {
    ...client(address() ?? ''),
    pid: child.pid ?? 0,
    /** @param {NodeJS.Signals} signal */
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
    output: () => output,
  };
}

let count = 0;

/** A media-played record. @param {object} [body] */
export const played = (body = {}) => ({
  id: randomUUID(),
  route: '/media-bridge/v1/events/media-played',
  time: Date.now(),
  body: {
    mediaType: 'VIDEO',
    occurredTimestamp: Date.now(),
    sessionId: `session-${count++}`,
    state: 'STARTED',
    contactUtk: 'utk',
    mediaUrl: 'https://example.com/film.mp4',
    ...body,
  },
});

/** A media-played-percent record. @param {object} [body] */
export function percent(body = {}) {
  const { state, ...rest } = played().body;
  return {
    ...played(),
    route: '/media-bridge/v1/events/media-played-percent',
    body: { ...rest, playedPercent: 25, ...body },
  };
}

/** An attention-span record. @param {object} [body] */
export function attention(body = {}) {
  const { state, ...rest } = played().body;
  const spans = {
    rawDataMap: { 0: 2, 1: 1, 2: 0 },
    rawDataString: '0=2;1=1;2=0;',
    derivedValues: { totalPercentPlayed: 0.66, totalSecondsPlayed: 2 },
  };
  return { ...played(), route: '/media-bridge/v1/events/attention-span', body: { ...rest, ...spans, ...body } };
}

/** An xAPI record. @param {object} [body] */
export function statement(body = {}) {
  const id = randomUUID();
  return {
    id,
    route: '/xapi/statements',
    time: Date.now(),
    body: {
      id,
      actor: { objectType: 'Agent', account: { homePage: 'https://example.com', name: 'viewer' } },
      verb: { id: 'https://w3id.org/xapi/video/verbs/played', display: { en: 'played' } },
      object: { objectType: 'Activity', id: 'https://example.com/film.mp4' },
      timestamp: new Date().toISOString(),
      ...body,
    },
  };
}

/** A CRM record. @param {object} body */
export const crm = (body) => ({
  id: randomUUID(),
  route: '/crm',
  time: Date.now(),
  body: { email: 'viewer@example.com', ...body },
});
