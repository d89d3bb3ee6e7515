// SPDX-License-Identifier: MIT

import { LIMITS, Queue } from './queue.js';
import { isRow } from './record.js';
import { Sender } from './sender.js';

/** @typedef {import('./record.js').Row} Row */
/** @typedef {import('./sender.js').Target} Target */

/**
 * The browser, as far as delivery needs it.
 * @typedef {object} Surroundings
 * @property {typeof globalThis.fetch} fetch
 * @property {() => number} now ms
 * @property {() => number} random 0 to 1
 * @property {(work: () => void, ms: number) => () => void} later returns what cancels it
 * @property {(onDisk: (disk: import('./queue.js').Disk | null) => void) => void} open calls back with a disk once there is one, and with each change; stores nothing before
 * @property {() => Promise<void>} erase deletes what is stored, while no disk is open; never rejects
 * @property {(rows: Row[]) => void} [leaveBehind] for the next page, at once, where the disk may come too late
 * @property {() => any[]} [found] what pages have left behind; it is no longer there
 * @property {<T>(to: string, work: () => Promise<T>) => Promise<T | undefined>} alone runs `work` while no other tab does; undefined if it can't
 * @property {(message: object) => void} broadcast to the other tabs
 * @property {(heard: (message: any) => void) => void} listen to them
 */

/** What is sent together. */
const LINGER_MS = 500;

/** The queue of a page and what empties it, shared by its elements. It emits `change` when that may have changed. */
export class Outbox extends EventTarget {
  counts = { queued: 0, held: 0, sent: 0, refused: 0, dropped: 0 };
  /** @type {Map<string, Sender>} */
  #senders = new Map();
  #warned = new Set();
  #opened = false;
  #counting = false;
  #stale = false;
  #around;
  #queue;

  /** @param {Surroundings} around */
  constructor(around) {
    super();
    this.#around = around;
    this.#queue = new Queue(
      (count) => this.count('dropped', count),
      () => this.#recount(),
    );
    around.listen(({ taking, forget }) => {
      if (taking) this.#queue.leaveTo(taking);
      if (forget) this.#forget(() => this.#queue.forget());
    });
  }

  get storage() {
    return this.#queue.storage;
  }

  /** From now on something may be stored. */
  open() {
    if (this.#opened) return;
    this.#opened = true;
    this.#around.open((disk) => {
      this.#queue.disk = disk;
      this.#restore();
      for (const sender of this.#senders.values()) sender.flush();
    });
  }

  /** Takes what pages have left behind and the disk does not have. */
  async #restore() {
    for (const row of this.#around.found?.().filter(isRow) ?? []) {
      const stored = await this.#queue.disk?.oldest(row.to, LIMITS.queued).catch(() => []);
      if (!stored?.some(({ id }) => id === row.id)) this.take(row);
    }
  }

  /** @param {Target} target @returns {Sender} */
  sender(target) {
    const made = this.#senders.get(target.url) ?? new Sender(target, this.#queue, this.#around, this);
    this.#senders.set(target.url, made);
    return made;
  }

  /** @param {Row} row */
  take(row) {
    this.#queue.add(row);
    this.#senders.get(row.to)?.soon(LINGER_MS);
  }

  /** @returns {Promise<Row[]>} the rows that are held */
  held() {
    return this.#queue.take('', LIMITS.held, () => false);
  }

  /** Another viewer comes: forgets what is held, except what is added from now on. */
  async forgetHeld() {
    const own = () => this.#queue.own('').map(({ id }) => id);
    const before = new Set(own());
    const rows = await this.held();
    const later = new Set(own().filter((id) => !before.has(id)));
    await this.#queue.remove(rows.filter(({ id }) => !later.has(id)));
  }

  /** @param {Row} old @param {Row} row */
  async complete(old, row) {
    await this.#queue.replace(old, row);
    this.#senders.get(row.to)?.soon(LINGER_MS);
  }

  /** Sends all that waits. */
  async flush() {
    await Promise.all([...this.#senders.values()].map((sender) => sender.flush(true)));
  }

  /** The page is going away. What was reported just before may not reach the disk any more. */
  leave() {
    const { disk, unsaved } = this.#queue;
    if (disk && unsaved.length > 0) this.#around.leaveBehind?.(unsaved);
    for (const sender of this.#senders.values()) sender.leave();
  }

  /** Forgets all records, in all tabs. */
  async forget() {
    this.#around.broadcast({ forget: true });
    this.#around.found?.();
    await this.#forget(() => this.#queue.clear());
    if (!this.#opened) await this.#around.erase();
  }

  /** @param {() => Promise<void>} clear */
  #forget(clear) {
    this.dispatchEvent(new Event('forget'));
    return clear();
  }

  /** No timer remains. */
  stop() {
    for (const sender of this.#senders.values()) sender.stop();
  }

  /** @param {'sent' | 'refused' | 'dropped'} kind @param {number} count */
  count(kind, count) {
    if (count === 0) return;
    this.counts[kind] += count;
    this.dispatchEvent(new Event('change'));
  }

  /** Warns once of each kind of trouble. @param {string} message */
  warn(message) {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    console.warn(`Hotcue: analytics: ${message}`);
  }

  async #recount() {
    this.#stale = true;
    if (this.#counting) return;
    this.#counting = true;
    while (this.#stale) {
      this.#stale = false;
      Object.assign(this.counts, await this.#queue.count());
      this.dispatchEvent(new Event('change'));
    }
    this.#counting = false;
  }
}
