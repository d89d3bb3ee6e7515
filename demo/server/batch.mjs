// SPDX-License-Identifier: MIT
// Group commit: whatever arrives while a write is under way goes into the next one. A commit
// waits for the disk; many callers share the wait.

/**
 * @template T
 * @param {(items: T[]) => Promise<unknown>} write all or nothing
 * @param {number} limit items in one write
 * @returns {(items: T[]) => Promise<void>} resolves when all of these are written; rejects with what their write threw
 */
export function groupCommit(write, limit) {
  /** @type {{items: T[], resolve: () => void, reject: (error: unknown) => void}[]} */
  const waiting = [];
  let running = false;

  function nextGroup() {
    let count = 0;
    const full = waiting.findIndex(({ items }, i) => {
      count += items.length;
      return i > 0 && count > limit;
    });
    return waiting.splice(0, full < 0 ? waiting.length : full);
  }

  async function run() {
    running = true;
    while (waiting.length > 0) {
      const group = nextGroup();
      try {
        await write(group.flatMap(({ items }) => items));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = false;
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!running) run();
    });
}
