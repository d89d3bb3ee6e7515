// SPDX-License-Identifier: MIT
// What opens an upstream: a fixed token, a name and password, or tokens that expire.

const EARLY_MS = 60_000; // before a token expires, it is replaced

/**
 * @typedef {object} Credentials
 * @property {() => Promise<string>} authorization the header's value
 * @property {(refused: string) => Promise<boolean>} renew after this value was refused; false: there is no other
 */

/** @param {string} authorization @returns {Credentials} */
const fixed = (authorization) => ({ authorization: async () => authorization, renew: async () => false });

/** @param {string} token */
export const bearer = (token) => fixed(`Bearer ${token}`);

/** @param {string} user @param {string} password */
export const basic = (user, password) => fixed(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);

/**
 * Access tokens of OAuth, made from a refresh token.
 * @param {() => Promise<{access_token: string, expires_in: number}>} fetchToken expires_in: seconds
 * @param {import('../clock.mjs').Clock} clock
 * @returns {Credentials}
 */
export function refreshed(fetchToken, clock) {
  let current = '';
  let replaceAt = 0;
  /** @type {Promise<void> | null} */
  let pending = null;

  /** Many calls may ask at the same time; one token is made. */
  function replace() {
    pending ??= fetchToken()
      .then(({ access_token, expires_in }) => {
        current = `Bearer ${access_token}`;
        replaceAt = clock.now() + Math.max(expires_in * 1000 - EARLY_MS, 0);
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  }

  return {
    authorization: async () => {
      if (!current || clock.now() >= replaceAt) await replace();
      return current;
    },
    renew: async (refused) => {
      if (refused === current) await replace();
      return true;
    },
  };
}
