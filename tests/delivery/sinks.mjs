// SPDX-License-Identifier: MIT
// Where the records of a proof go: a receiver, or the relay with a stand-in for HubSpot behind it.
import { startHubspot } from '../standins/hubspot.mjs';
import { Receiver } from './receiver.mjs';

/**
 * @typedef {object} Sink
 * @property {string} name
 * @property {Receiver} front what the browser sees
 * @property {boolean} storm whether requests fail at random
 * @property {() => Set<number>} taken numbers of the records that the browser has delivered
 * @property {() => Map<number, {keys: number, times: number}>} arrived by number: keys, more than one if it was forwarded twice; times that it came
 * @property {() => Promise<void>} hurt kills a relay
 * @property {() => Promise<void>} close
 */

/** @param {any} body */
const numberIn = (body) => Number(/(\d+)\.mp4$/.exec(body.mediaUrl)?.[1]);

const STORM = [
  { status: 429, headers: { 'Retry-After': '1' } },
  { status: 500 },
  { status: 503 },
  { body: '<html>', status: 200 },
  { hangUp: true },
  { hangUp: true, accept: true },
];
const STORMY = 0.6;

/** What a storm does to a request. @param {Sink} sink @returns {import('./receiver.mjs').Instead | undefined} */
const weather = ({ storm }) =>
  storm && Math.random() < STORMY ? STORM[Math.floor(Math.random() * STORM.length)] : undefined;

/** @param {{key: string, body: any, times: number}[]} all */
function byNumber(all) {
  /** @type {Map<number, {keys: number, times: number}>} */
  const found = new Map();
  for (const { body, times } of all) {
    const before = found.get(numberIn(body)) ?? { keys: 0, times: 0 };
    found.set(numberIn(body), { keys: before.keys + 1, times: before.times + times });
  }
  return found;
}

/** An idempotent receiver. @returns {Promise<Sink>} */
export async function receiverSink() {
  const front = await new Receiver().start();
  /** @type {Sink} */
  const sink = {
    name: 'a receiver',
    front,
    storm: false,
    taken: () => new Set(front.bodies.map(numberIn)),
    arrived: () => byNumber(front.records.map(({ id, body }) => ({ key: id, body, times: front.times.get(id) ?? 0 }))),
    hurt: async () => {},
    close: () => front.close(),
  };
  front.instead = () => weather(sink);
  return sink;
}

/**
 * Relays in processes of their own, in turn.
 * @param {'SQLite' | 'PostgreSQL'} name
 * @param {number} count
 * @returns {Promise<Sink>}
 */
export async function relaySink(name, count) {
  const { relayApart, settingsFor, stores, TOKENS } = await import('../relay/support.mjs');
  const front = await new Receiver().start();
  const hubspot = await startHubspot({ token: TOKENS.hubspot, limit: Number.POSITIVE_INFINITY });
  const store = stores().find((each) => each.name === name);
  if (!store) throw new Error(`no store ${name}`);
  await store.open();
  const settings = {
    ...(await store.settings()),
    ...settingsFor({ hubspot }),
    ...{ HUBSPOT_LIMIT: '1000', SESSION_LIMIT: '1000000', CALL_SECONDS: '2', LEASE_SECONDS: '4' },
  };
  const relays = [];
  for (let i = 0; i < count; i++) relays.push(await relayApart(settings));
  let turn = 0;
  /** @type {Set<number>} */
  const taken = new Set();

  /** @type {Sink} */
  const sink = {
    name: count > 1 ? `${count} relays on ${name}, of which one dies` : `the relay on ${name}, killed and restarted`,
    front,
    storm: false,
    taken: () => taken,
    arrived: () => byNumber([...hubspot.arrived].map(([key, each]) => ({ key, ...each }))),
    async hurt() {
      if (count > 1 && relays.length < count) return; // one is dead
      await relays.shift()?.kill('SIGKILL');
      if (count === 1) relays.push(await relayApart(settings));
    },
    async close() {
      for (const relay of relays) await relay.kill('SIGTERM');
      await Promise.all([hubspot.close(), front.close()]);
      await store.close();
    },
  };
  front.instead = async ({ records }) => {
    const trouble = weather(sink);
    if (trouble && !trouble.accept) return trouble;
    const relay = relays[turn++ % Math.max(relays.length, 1)];
    const response = await relay?.send(records).catch(() => null);
    const body = await response?.text().catch(() => null);
    if (!response || typeof body !== 'string') return { hangUp: true };
    if (trouble) return { hangUp: true };
    if (response.ok) {
      const ids = new Set(JSON.parse(body).accepted);
      for (const { id, body: sent } of records) if (ids.has(id)) taken.add(numberIn(sent));
    }
    const wait = response.headers.get('Retry-After');
    return { status: response.status, body, headers: wait ? { 'Retry-After': wait } : {} };
  };
  return sink;
}
