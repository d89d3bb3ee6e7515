// SPDX-License-Identifier: MIT
// How many records a second the relay accepts and forwards, how long that takes, and what
// memory it needs, on both stores, over the loopback.
//
//     npm run bench:relay                      20 seconds on each store
//     npm run bench:relay -- --minutes 10      the long one
//     npm run bench:relay -- --store SQLite
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { relayApart, stores, TOKENS, until } from '../../relay/support.mjs';

const SENDERS = 4; // requests at a time
const IN_REQUEST = 10;
const AHEAD_MAX = 500; // records that may be accepted but not forwarded: senders wait
const SAMPLE_MS = 1000;
const PATIENCE_MS = 300_000;
const MIB = 2 ** 20;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '0.33' }, store: { type: 'string' } } });
const duration = Number(values.minutes) * 60_000;

const statement = () => {
  const id = randomUUID();
  const body = {
    id,
    actor: { objectType: 'Agent', account: { homePage: 'https://example.com', name: id } },
    verb: { id: 'https://w3id.org/xapi/video/verbs/played', display: { en: 'played' } },
    object: { objectType: 'Activity', id: 'https://example.com/film.mp4' },
    timestamp: new Date().toISOString(),
  };
  return { id, route: '/xapi/statements', time: Date.now(), body };
};

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Resident memory of a process. @param {number} pid @returns {number} MiB */
function residentOf(pid) {
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kib) * 1024) / MIB;
}

async function startReceiver() {
  const child = fork(new URL('upstream.mjs', import.meta.url));
  const port = await new Promise((resolve) => child.once('message', resolve));
  const url = `http://127.0.0.1:${port}`;
  return { url, counts: async () => (await fetch(url)).json(), end: () => child.kill() };
}

/** The p-quantile of a Prometheus histogram, as the bound of its bucket. @param {string} text @param {string} name @param {number} share */
function bucketOf(text, name, share) {
  const buckets = [...text.matchAll(new RegExp(`^${name}_bucket\\{le="([^"]+)"[^}]*\\} (\\d+)`, 'gm'))];
  const total = Number(buckets.at(-1)?.[2]);
  return buckets.find(([, , count]) => Number(count) >= share * total)?.[1] ?? '?';
}

/** @param {ReturnType<typeof stores>[number]} database */
async function measure(database) {
  await database.open();
  const receiver = await startReceiver();
  const settings = { LRS_URL: receiver.url, LRS_USER: 'relay', LRS_PASSWORD: TOKENS.lrs, ADDRESS_LIMIT: '1000000' };
  const relay = await relayApart({ ...settings, ...(await database.settings()) });
  const latencies = [];
  const memory = [];
  let accepted = 0;
  let forwarded = 0;
  const began = performance.now();
  const end = began + duration;

  const sample = setInterval(async () => {
    memory.push(residentOf(relay.pid));
    forwarded = (await receiver.counts()).distinct;
  }, SAMPLE_MS);
  const sender = async () => {
    while (performance.now() < end) {
      if (accepted - forwarded > AHEAD_MAX) await new Promise((resolve) => setTimeout(resolve, 20));
      else {
        const records = Array.from({ length: IN_REQUEST }, statement);
        const sent = performance.now();
        const response = await relay.send(records);
        if (!response.ok) throw new Error(`status ${response.status}`);
        accepted += (await response.json()).accepted.length;
        latencies.push(performance.now() - sent);
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  const sending = performance.now() - began;
  await until(async () => (await receiver.counts()).distinct === accepted, 'all are forwarded', PATIENCE_MS);
  const whole = performance.now() - began;
  clearInterval(sample);
  const { calls } = await receiver.counts();
  const metrics = await (await fetch(`${relay.address}/metrics`)).text();
  await relay.kill('SIGTERM');
  receiver.end();
  await database.close();

  latencies.sort((a, b) => a - b);
  const rss = (share) => memory[Math.floor((memory.length - 1) * share)].toFixed(0);
  return [
    database.name,
    accepted,
    (accepted / (sending / 1000)).toFixed(0),
    (accepted / (whole / 1000)).toFixed(0),
    calls - accepted,
    `${quantile(latencies, 0.5).toFixed(0)} / ${quantile(latencies, 0.99).toFixed(0)}`,
    `${bucketOf(metrics, 'relay_delivery_seconds', 0.5)} / ${bucketOf(metrics, 'relay_delivery_seconds', 0.99)}`,
    [0.1, 0.25, 0.5, 0.75, 1].map(rss).join(', '),
  ];
}

const HEAD = [
  'store',
  'records',
  'accepted a second',
  'forwarded a second',
  'sent again',
  'ms until accepted, p50 / p99',
  'seconds until forwarded, p50 / p99 at most',
  'memory at 10, 25, 50, 75, 100 % of the time, MiB',
];
console.log(`| ${HEAD.join(' | ')} |\n|${' --- |'.repeat(HEAD.length)}`);
for (const database of stores()) {
  if (values.store && database.name !== values.store) continue;
  console.log(`| ${(await measure(database)).join(' | ')} |`);
}
console.log(
  `\n${values.minutes} minutes each, ${SENDERS} senders with ${IN_REQUEST} records in a request; Node ${process.version}, ${availableParallelism()} cores, load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
);
