// SPDX-License-Identifier: MIT
import { deleteDB, openDB } from 'idb';

/** @typedef {import('./queue.js').Disk} Disk */
/** @typedef {import('./record.js').Row} Row */

export const NAME = 'hotcue-analytics';
/** Of the stores. A page with a higher one takes the database over; this one then does without. */
const VERSION = 1;
/** Rows in the order of their keys. */
const ROWS = 'rows';
/** By purpose and address: pauses and leases. */
const NOTES = 'notes';
const STORES = [ROWS, NOTES];

/** The errors of browsers that can't read a database. */
const UNREADABLE = ['UnknownError', 'DataError', 'NotReadableError', 'ConstraintError'];

/**
 * Opens the queue's database. One that can't be read is deleted and created again; a newer one, and
 * one of other code with the same name, are left alone.
 * @param {() => void} gone called when it was closed: deleted, wanted by a newer page, or broken
 * @returns {Promise<Disk & {close: () => void}>} rejects where nothing can be stored
 */
export async function openDisk(gone) {
  try {
    return await open(gone);
  } catch (error) {
    if (!UNREADABLE.includes(/** @type {Error} */ (error).name)) throw error;
    await deleteDB(NAME);
    return open(gone);
  }
}

/** Deletes all rows, if there is a database, without making one. */
export async function eraseDisk() {
  const all = await indexedDB.databases?.();
  if (all && !all.some(({ name }) => name === NAME)) return;
  const disk = await openDisk(() => {});
  await disk.clear();
  disk.close();
}

/** @param {() => void} gone */
async function open(gone) {
  const db = await openDB(NAME, VERSION, {
    upgrade(made) {
      made.createObjectStore(ROWS, { autoIncrement: true }).createIndex('to', 'to');
      made.createObjectStore(NOTES);
    },
    blocking(_old, _new, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      gone();
    },
    terminated: gone,
  });
  try {
    // Fails in a database of other code, and in one that can't be read.
    await Promise.all([db.getAllFromIndex(ROWS, 'to', undefined, 1), db.get(NOTES, '')]);
  } catch (error) {
    db.close();
    throw error;
  }
  return diskOf(db);
}

/** @param {import('idb').IDBPDatabase} db @returns {Disk & {close: () => void}} */
function diskOf(db) {
  /** A transaction with one store. @param {string} store @param {IDBTransactionMode} [mode] @returns {any} */
  const begin = (store, mode = 'readwrite') => db.transaction(store, mode);

  return {
    close: () => db.close(),

    async add(rows) {
      const writing = begin(ROWS);
      const keys = rows.map((row) => writing.store.add(row));
      writing.commit(); // without waiting for this page, which may crash
      const [made] = await Promise.all([Promise.all(keys), writing.done]);
      return made;
    },

    async oldest(to, count) {
      const { store, done } = begin(ROWS, 'readonly');
      const index = store.index('to');
      const [rows, keys] = await Promise.all([index.getAll(to, count), index.getAllKeys(to, count), done]);
      return rows.map((/** @type {Row} */ row, /** @type {number} */ i) => ({ ...row, key: keys[i] }));
    },

    async remove(keys) {
      const { store, done } = begin(ROWS);
      await Promise.all([...keys.map((key) => store.delete(key)), done]);
    },

    async replace({ key, ...row }) {
      const { store, done } = begin(ROWS);
      if ((await store.getKey(key)) !== undefined) store.put(row, key);
      await done;
    },

    async trim(to, newest, most) {
      const [first] = /** @type {number[]} */ (await db.getAllKeysFromIndex(ROWS, 'to', to, 1));
      if (first === undefined || newest - first < most) return [];
      const over = (await db.countFromIndex(ROWS, 'to', to)) - most;
      if (over <= 0) return [];
      const keys = /** @type {number[]} */ (await db.getAllKeysFromIndex(ROWS, 'to', to, over));
      await this.remove(keys);
      return keys;
    },

    async count() {
      const [all, held] = await Promise.all([db.count(ROWS), db.countFromIndex(ROWS, 'to', '')]);
      return { queued: all - held, held };
    },

    async clear() {
      const all = db.transaction(STORES, 'readwrite');
      await Promise.all([...STORES.map((name) => all.objectStore(name).clear()), all.done]);
    },

    pause: (to) => db.get(NOTES, `pause ${to}`),

    async setPause(to, pause) {
      await (pause ? db.put(NOTES, pause, `pause ${to}`) : db.delete(NOTES, `pause ${to}`));
    },

    async lease(to, owner, now, ms) {
      const { store, done } = begin(NOTES);
      const held = await store.get(`lease ${to}`);
      // One that ends later than any can was made before the clock was set back.
      const taken = held && held.owner !== owner && held.until > now && held.until <= now + ms;
      if (!taken) await store.put({ owner, until: now + ms }, `lease ${to}`);
      await done;
      return !taken;
    },

    async release(to) {
      await db.delete(NOTES, `lease ${to}`);
    },
  };
}
