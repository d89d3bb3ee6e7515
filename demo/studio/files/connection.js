// SPDX-License-Identifier: MIT
// Where the API is, and the token for it: kept for this tab only.
import { Api } from './api.js';

const KEY = 'hotcue-studio-api';
/** Where the gallery's server gives a token of its own, if it serves this page and the API. */
const SESSION = new URL('session.json', globalThis.location?.href ?? 'http://localhost/');

/** @typedef {{address: string, token: string}} Access */

/** @returns {Access | null} */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  } catch {
    return null; // storage is refused
  }
}

export class Connection {
  /** @type {Api | null} */
  api = null;
  #asked = false;

  /** Connects by what is remembered, else by what the page's own server gives. @returns {Promise<Api | null>} null: the author must be asked */
  async find() {
    const access = remembered();
    if (!this.api && access) this.#use(access);
    if (!this.api && !this.#asked) await this.#ask();
    return this.api;
  }

  async #ask() {
    this.#asked = true;
    const response = await fetch(SESSION, { cache: 'no-store' }).catch(() => null);
    if (!response?.ok) return;
    const { api, token } = await response.json().catch(() => ({}));
    if (api && token) this.#use({ address: new URL(api, SESSION).href, token });
  }

  /** @param {Access} access */
  #use({ address, token }) {
    this.api = new Api(address, token);
  }

  /**
   * Tries a token that the author gives, and remembers it.
   * @param {Access} access
   * @throws {import('./api.js').Failure}
   */
  async connect({ address, token }) {
    const whole = new URL(address, SESSION).href.replace(/\/+$/, '');
    const api = new Api(whole, token);
    await api.request('GET', '/projects?limit=1');
    this.api = api;
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ address: whole, token }));
    } catch {
      // Storage is refused: it is for this page only.
    }
  }

  /** The token is no longer good: the page's own server may give another. */
  drop() {
    [this.api, this.#asked] = [null, false];
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // It was never kept.
    }
  }
}
