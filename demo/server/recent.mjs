// SPDX-License-Identifier: MIT

/**
 * A map that forgets the entry which was set first when it is full.
 * @template V
 * @param {number} limit entries
 * @returns {{get: (key: string) => V | undefined, set: (key: string, value: V) => void}}
 */
export function recentMap(limit) {
  const entries = new Map();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > limit) entries.delete(entries.keys().next().value);
    },
  };
}
