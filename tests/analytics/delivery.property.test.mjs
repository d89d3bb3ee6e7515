// SPDX-License-Identifier: MIT
// Random troubles: tabs that are killed, answers that are lost, servers that fail, clocks that
// jump. Whatever they are: nothing that was stored is lost, a tab's records go out in order, and
// none after its acceptance was known.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../../web/analytics/outbox.js';
import { toRow } from '../../web/analytics/record.js';
import { answer, Clock, Platter, Relay, settled, surroundings } from './fakes.mjs';

const RUNS = 100;
const STEPS = 40;
const TO = 'https://relay.test/records';

/** Random numbers that are the same in each run. @param {number} seed */
function random(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state / 2 ** 32;
  };
}

/** Tabs of one browser, which share a disk, a lock and a channel. */
class World {
  clock = new Clock();
  relay = new Relay();
  platter = new Platter();
  /** @type {{outbox: Outbox, sender: import('../../web/analytics/sender.js').Sender, die: () => void, number: number}[]} */
  tabs = [];
  /** Ids that a tab has learnt to be accepted, and has removed. @type {Set<string>} */
  known = new Set();
  /** Made, by tab. @type {Map<number, string[]>} */
  made = new Map();
  #lock = Promise.resolve();
  #count = 0;
  #random;

  /** @param {() => number} random */
  constructor(random) {
    this.#random = random;
  }

  open() {
    const number = this.#count++;
    const disk = this.platter.open();
    let alive = true;
    /** @type {() => void} */
    let release = () => {};
    /** Nothing comes back to a tab that was killed. @template T @param {T} value */
    const back = (value) => (alive ? value : new Promise(() => {}));
    /** @type {((message: any) => void)[]} */
    const heard = [];
    const outbox = new Outbox(
      surroundings(this.clock, this.relay, {
        random: this.#random,
        open: (/** @type {any} */ onDisk) => onDisk(disk),
        later: (/** @type {() => void} */ work, /** @type {number} */ ms) =>
          this.clock.later(() => alive && work(), ms),
        fetch: (/** @type {string} */ url, /** @type {any} */ init) =>
          this.#send(url, init).then(back, (error) => back(0) || Promise.reject(error)),
        alone: (/** @type {string} */ _to, /** @type {() => Promise<any>} */ work) => {
          const mine = this.#lock.then(() =>
            alive ? Promise.race([work(), new Promise((go) => (release = () => go(0)))]) : 0,
          );
          this.#lock = mine.then(() => {});
          return mine.then(back);
        },
        broadcast: (/** @type {any} */ message) => {
          for (const other of this.tabs) if (other.number !== number) other.hear(message);
        },
        listen: (/** @type {any} */ listener) => heard.push(listener),
      }),
    );
    const sender = outbox.sender({ url: TO, single: false });
    outbox.open();
    this.made.set(number, []);
    const die = () => {
      alive = false;
      disk.kill();
      release();
      this.tabs = this.tabs.filter((tab) => tab.number !== number);
    };
    const hear = (/** @type {any} */ message) => alive && heard.map((listener) => listener(message));
    this.tabs.push(/** @type {any} */ ({ outbox, sender, die, number, hear }));
  }

  /** The network, which fails before or after the relay has the records. */
  async #send(url, init) {
    const fate = this.#random() < this.trouble ? Math.floor(this.#random() * 6) : 6;
    await null;
    for (const { id } of JSON.parse(init.body).records)
      assert.ok(!this.known.has(id), `${id} was sent after it was known to be accepted`);
    if (fate === 0) throw new TypeError('offline');
    if (fate === 1) return answer(503);
    if (fate === 2) return answer(429, { 'Retry-After': '20' });
    if (fate === 3) return new Response('<html>');
    const response = await this.relay.fetch(url, init);
    if (fate === 4) throw new TypeError('the answer is lost');
    if (fate === 5) return answer(500);
    return response;
  }
  trouble = 0.6;

  /** What has left the disk after its acceptance. */
  learn() {
    const left = new Set([...this.platter.rows.values()].map(({ id }) => id));
    for (const id of this.relay.accepted) if (!left.has(id) && this.stored.has(id)) this.known.add(id);
    for (const id of left) this.stored.add(id);
  }
  /** @type {Set<string>} */
  stored = new Set();

  /** @param {any} tab */
  say(tab) {
    const mine = this.made.get(tab.number) ?? [];
    const id = `${tab.number}-${mine.push('')}`;
    mine[mine.length - 1] = id;
    tab.outbox.take(toRow({ id, adapter: 'a', route: '/r', body: {}, time: this.clock.time }, TO));
  }
}

/** @param {number} seed pages go away, without being killed, in every other run */
async function run(seed) {
  const leaves = seed % 2 === 0;
  const next = random(seed);
  const world = new World(next);
  const any = () => world.tabs[Math.floor(next() * world.tabs.length)];
  for (let step = 0; step < STEPS; step++) {
    if (world.tabs.length === 0 || (next() < 0.1 && world.tabs.length < 3)) world.open();
    const what = next();
    if (what < 0.45) for (let i = Math.floor(next() * 4); i >= 0; i--) world.say(any());
    else if (what < 0.8) await world.clock.pass(next() * 30_000);
    else if (what < 0.85) world.clock.time += (next() - 0.5) * 1e9;
    else if (what < 0.9) any().outbox.flush();
    else if (what < 0.93 && leaves) any().outbox.leave();
    else {
      await settled(); // what the disk has then is safe
      world.learn();
      any().die();
    }
    if (next() < 0.7) await settled();
    world.learn();
  }
  await settled();
  world.trouble = 0;
  if (world.tabs.length === 0) world.open();
  for (let i = 0; i < 40; i++) await world.clock.pass(60_000);
  world.tabs[0].outbox.flush();
  await world.clock.pass(1e10);
  return world;
}

// Warnings are expected, and there are thousands.
console.warn = () => {};

test('nothing stored is lost, a tab’s records arrive in order, and none goes out once that is known', async () => {
  let records = 0;
  let repeated = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const { made, relay, platter } = await run(seed);
    for (const ids of made.values()) {
      const arrived = relay.accepted.filter((id) => ids.includes(id));
      // What a page sends as it goes away may overtake what is on its way.
      if (seed % 2 === 0) assert.deepEqual(new Set(arrived), new Set(ids), `seed ${seed}`);
      else assert.deepEqual(arrived, ids, `seed ${seed}`);
      records += ids.length;
    }
    assert.equal(platter.rows.size, 0, `seed ${seed}: the queue is empty`);
    repeated += [...relay.times.values()].filter((times) => times > 1).length;
  }
  assert.ok(
    records > RUNS * 10 && repeated > 0,
    `${records} records, ${repeated} of them sent again after a lost answer`,
  );
});
