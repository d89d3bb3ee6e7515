// SPDX-License-Identifier: MIT

const NAME = 'hotcue-analytics';

/** The browser that this page is in. @returns {import('./office.js').Surroundings} */
export function browser() {
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
  return {
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    random: Math.random,
    later(work, ms) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    open: (onDisk) => onDisk(null),
    alone: async (to, work) => {
      const { locks } = navigator;
      return locks ? locks.request(`${NAME} ${to}`, work) : work();
    },
    say: (message) => channel?.postMessage(message),
    listen(heard) {
      channel?.addEventListener('message', ({ data }) => heard(data));
    },
  };
}
