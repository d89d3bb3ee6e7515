// SPDX-License-Identifier: MIT
import { eraseDisk, NAME, openDisk } from './disk.js';
import { PATIENCE_MS } from './sender.js';
import { uuid } from './uuid.js';

/** @typedef {import('./queue.js').Disk} Disk */

/** How long a tab may send alone, where there are no Web Locks: longer than a request takes. */
const LEASE_MS = PATIENCE_MS + 5000;

/** Most rows that pages leave behind as they go. */
const LEFT_MAX = 100;

/** The browser that this page is in. @returns {import('./outbox.js').Surroundings} */
export function browser() {
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
  const tab = uuid();
  /** @type {Disk | null} */
  let disk = null;

  /** @param {(disk: Disk | null) => void} onDisk */
  async function open(onDisk) {
    try {
      disk = await openDisk(() => {
        disk = null;
        onDisk(null);
        open(onDisk);
      });
    } catch (error) {
      console.warn(`Hotcue: analytics: kept in memory only: ${error}`);
    }
    onDisk(disk);
  }

  /** As alone(), by a note on the disk. @template T @param {string} to @param {() => Promise<T>} work */
  async function leased(to, work) {
    const free = await disk?.lease(to, tab, Date.now(), LEASE_MS).catch(() => true);
    if (free === false) return undefined;
    try {
      return await work();
    } finally {
      await disk?.release(to).catch(() => {});
    }
  }

  return {
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    random: Math.random,
    later(work, ms) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    open,
    erase: () => eraseDisk().catch(() => {}),
    async alone(to, work) {
      let begun = false;
      try {
        return await navigator.locks.request(`${NAME} ${to}`, () => {
          begun = true;
          return work();
        });
      } catch (error) {
        if (begun) throw error;
        return leased(to, work); // there are none without HTTPS, nor in a sandboxed frame
      }
    },
    leaveBehind(rows) {
      try {
        const all = [...JSON.parse(localStorage.getItem(NAME) ?? '[]'), ...rows];
        localStorage.setItem(NAME, JSON.stringify(all.slice(-LEFT_MAX)));
      } catch {
        // there is none, or it is full, or of other code
      }
    },
    found() {
      try {
        const text = localStorage.getItem(NAME);
        localStorage.removeItem(NAME);
        return [JSON.parse(text ?? '[]')].flat();
      } catch {
        return [];
      }
    },
    broadcast: (message) => channel?.postMessage(message),
    listen(heard) {
      channel?.addEventListener('message', ({ data }) => heard(data));
    },
  };
}
