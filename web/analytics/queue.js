// SPDX-License-Identifier: MIT
import { isRow } from './record.js';

/** @typedef {import('./record.js').Row} Row */
/** @typedef {import('./back-off.js').Pause} Pause */

/**
 * Where rows outlive the page; shared by its tabs. Every promise rejects when that fails.
 * @typedef {object} Disk
 * @property {(rows: Row[]) => Promise<number[]>} add keys
 * @property {(to: string, count: number) => Promise<Row[]>} oldest with their keys
 * @property {(keys: number[]) => Promise<void>} remove
 * @property {(row: Row) => Promise<void>} replace does nothing if it is gone
 * @property {(to: string, newest: number, most: number) => Promise<number[]>} trim removes the oldest beyond `most`; returns their keys
 * @property {() => Promise<{queued: number, held: number}>} count
 * @property {() => Promise<void>} clear
 * @property {(to: string) => Promise<Pause | undefined>} pause
 * @property {(to: string, pause: Pause | null) => Promise<void>} setPause
 * @property {(to: string, owner: string, now: number, ms: number) => Promise<boolean>} lease false if another tab has it
 * @property {(to: string) => Promise<void>} release
 */

/** Most rows to an address, and most that are held. */
export const LIMITS = { queued: 10_000, held: 1000 };

/** @param {string} to */
const limitOf = (to) => (to ? LIMITS.queued : LIMITS.held);

/**
 * The rows that wait, by address, oldest first. Each is written to the disk at once; until it is
 * there, or where there is no disk, this tab has it.
 */
export class Queue {
  /** This tab's own rows that no tab has delivered yet, by id. @type {Map<string, Row>} */
  #own = new Map();
  /** Those of them that are not on the disk, nor on their way. @type {Set<Row>} */
  #unsaved = new Set();
  /** @type {Map<string, Pause>} */
  #pauses = new Map();
  /** @type {Disk | null} */
  #disk = null;
  #failing = false;
  /** Ids that are done with, but could not be removed from the disk. @type {Set<string>} */
  #done = new Set();
  #drop;
  #changed;

  /** @param {(count: number) => void} drop called for rows that are lost @param {() => void} changed */
  constructor(drop, changed) {
    this.#drop = drop;
    this.#changed = changed;
  }

  /** @returns {'indexeddb' | 'memory'} */
  get storage() {
    return this.#disk && !this.#failing ? 'indexeddb' : 'memory';
  }

  /** What is not known to be on the disk. */
  get unsaved() {
    return [...this.#own.values()].filter(({ key }) => key === undefined);
  }

  get disk() {
    return this.#disk;
  }

  /** Another disk, or none from now on. @param {Disk | null} disk */
  set disk(disk) {
    if (!disk) for (const [id, row] of this.#own) if (row.key !== undefined) this.#own.delete(id);
    this.#disk = disk;
    this.#save();
    this.#changed();
  }

  /** @param {Row} row */
  add(row) {
    this.#own.set(row.id, row);
    this.#unsaved.add(row);
    this.#bound(row.to);
    this.#save();
    this.#changed();
  }

  /**
   * The oldest rows to an address.
   * @param {string} to
   * @param {number} count
   * @param {(id: string) => boolean} except
   */
  async take(to, count, except) {
    const mine = this.own(to);
    const unsaved = mine.filter(({ key }) => key === undefined);
    const stored = await this.#try((disk) => disk.oldest(to, count));
    const good = (/** @type {Row} */ row) => isRow(row) && !this.#done.has(row.id);
    await this.#lose(stored?.filter((row) => !good(row)) ?? []);
    const rows = new Map(stored?.filter(good).map((row) => [row.id, row]));
    // What was on the disk and no longer is, another tab has delivered.
    for (const row of stored ? unsaved : mine) if (!rows.has(row.id)) rows.set(row.id, row);
    return [...rows.values()].filter(({ id }) => !except(id)).slice(0, count);
  }

  /** What this tab can send without asking the disk. @param {string} to @returns {Row[]} */
  own(to) {
    return [...this.#own.values()].filter((row) => row.to === to);
  }

  /** Another tab delivers what it found on the disk. @param {string[]} ids */
  leaveTo(ids) {
    for (const id of ids) if (this.#own.get(id)?.key !== undefined) this.#own.delete(id);
    this.#changed();
  }

  /** @param {string[]} ids */
  #disown(ids) {
    for (const id of ids) {
      const row = this.#own.get(id);
      if (row) this.#unsaved.delete(row);
      this.#own.delete(id);
    }
  }

  /** @param {Row[]} rows */
  async remove(rows) {
    const keys = rows.flatMap((row) => row.key ?? this.#own.get(row.id)?.key ?? []);
    this.#disown(rows.map(({ id }) => id));
    if (!(await this.#erase(keys))) for (const { id } of rows) this.#done.add(id);
    this.#save(); // there may be room now
    this.#changed();
  }

  /** A held row is complete, or has changed. @param {Row} old @param {Row} row */
  async replace(old, row) {
    const mine = this.#own.get(old.id);
    if (mine) Object.assign(mine, { hold: undefined }, row);
    const key = old.key ?? mine?.key;
    if (key !== undefined) await this.#try((disk) => disk.replace({ ...row, key }));
    this.#changed();
  }

  /** Forgets what this tab has. */
  async forget() {
    const keys = [...this.#own.values()].flatMap(({ key }) => key ?? []);
    this.#own.clear();
    this.#unsaved.clear();
    this.#pauses.clear();
    await this.#erase(keys);
    this.#changed();
  }

  /** Forgets everything. */
  async clear() {
    await Promise.all([this.forget(), this.#try((disk) => disk.clear())]);
    this.#changed();
  }

  async count() {
    const stored = await this.#try((disk) => disk.count());
    const mine = [...this.#own.values()].filter((row) => !stored || row.key === undefined);
    const held = mine.filter(({ to }) => !to).length;
    return { queued: (stored?.queued ?? 0) + mine.length - held, held: (stored?.held ?? 0) + held };
  }

  /** @param {string} to @returns {Promise<Pause | undefined>} */
  async pause(to) {
    return (await this.#try((disk) => disk.pause(to))) ?? this.#pauses.get(to);
  }

  /** @param {string} to @param {Pause | null} pause */
  async setPause(to, pause) {
    if (pause) this.#pauses.set(to, pause);
    else if (!this.#pauses.delete(to)) return;
    await this.#try((disk) => disk.setPause(to, pause));
  }

  /** Whether a server has asked this tab to wait. @param {string} to */
  asked(to) {
    return this.#pauses.get(to)?.asked ?? false;
  }

  /** Writes what is not on the disk: as soon as the event is dispatched, as the page may crash. */
  async #save() {
    await null; // the records of one event are written together
    const disk = this.#disk;
    const rows = [...this.#unsaved];
    if (!disk || rows.length === 0) return;
    this.#unsaved.clear();
    const written = rows.map((row) => ({ ...row }));
    disk.add(written).then(
      (keys) => this.#saved(rows, written, keys),
      (error) => this.#unwritten(rows, error),
    );
  }

  /** @param {Row[]} rows @param {Row[]} written as they are on the disk @param {number[]} keys */
  async #saved(rows, written, keys) {
    this.#failing = false;
    for (const [i, row] of rows.entries()) row.key = keys[i];
    const late = rows.filter(({ id }) => !this.#own.has(id));
    await this.#erase(late.map(({ key }) => Number(key)));
    for (const [i, row] of rows.entries()) {
      if (row.wire !== written[i].wire || row.to !== written[i].to) await this.#try((disk) => disk.replace(row));
    }
    for (const to of new Set(written.map((row) => row.to))) {
      const gone = await this.#try((disk) => disk.trim(to, Math.max(...keys), limitOf(to)));
      if (!gone?.length) continue;
      this.#disown([...this.#own.values()].filter(({ key }) => gone.includes(Number(key))).map(({ id }) => id));
      this.#drop(gone.length);
    }
    this.#changed();
  }

  /** The disk is full, or closed: this tab keeps them. @param {Row[]} rows @param {unknown} error */
  #unwritten(rows, error) {
    if (!this.#failing) console.warn(`Hotcue: analytics: not stored: ${error}`);
    this.#failing = true;
    const later = [...this.#unsaved];
    this.#unsaved.clear();
    for (const row of rows) if (this.#own.has(row.id)) this.#unsaved.add(row);
    for (const row of later) this.#unsaved.add(row);
    this.#changed();
  }

  /** @param {string} to */
  #bound(to) {
    if (this.#own.size <= limitOf(to)) return;
    const mine = this.own(to);
    const old = mine.slice(0, Math.max(0, mine.length - limitOf(to)));
    this.#disown(old.map(({ id }) => id));
    const lost = old.filter(({ key }) => key === undefined).length;
    if (lost > 0) this.#drop(lost);
  }

  /** Rows on the disk that are not to be sent. @param {Row[]} rows */
  async #lose(rows) {
    this.#drop(rows.filter(({ id }) => !this.#done.has(id)).length);
    await this.#erase(rows.flatMap(({ key }) => key ?? []));
  }

  /** @param {number[]} keys */
  #erase(keys) {
    return keys.length === 0 || this.#try((disk) => disk.remove(keys).then(() => true));
  }

  /** @template T @param {(disk: Disk) => Promise<T>} work @returns {Promise<T | undefined>} undefined without a disk, and if it fails */
  async #try(work) {
    try {
      return this.#disk ? await work(this.#disk) : undefined;
    } catch {
      return undefined; // the next read shows it
    }
  }
}
