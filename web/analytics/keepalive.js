// SPDX-License-Identifier: MIT

/**
 * What requests with `keepalive` may carry together, of all that a page has sent and that are not
 * answered: 64 KiB by the Fetch standard. Chromium counts headers too; some is left for the page.
 */
const MAX_BYTES = 60 * 1024;

let flying = 0;

/** What is left of it, in bytes. */
export const room = () => MAX_BYTES - flying;

/**
 * Sends a request that outlives its page, if there is room.
 * @param {typeof globalThis.fetch} fetch
 * @param {string} url
 * @param {RequestInit} init
 * @param {number} bytes of the body
 */
export async function send(fetch, url, init, bytes) {
  const keepalive = bytes <= room();
  if (keepalive) flying += bytes;
  try {
    return await fetch(url, { ...init, keepalive });
  } finally {
    if (keepalive) flying -= bytes;
  }
}
