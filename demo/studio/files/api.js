// SPDX-License-Identifier: MIT
// Requests to the authoring API: docs/api.md.
import { readJson } from '../model/document.js';
import { locate } from '../model/json-places.js';

const PATIENCE_MS = 60_000;

/** @typedef {import('../../../js-glue/engine/engine.js').Diagnostic} Diagnostic */
/** @typedef {{id: string, etag: string, text: string}} Stored a document on the server */

/** An answer other than success, or none. */
export class Failure extends Error {
  /**
   * @param {number} status 0: there was no answer
   * @param {any} [body] of the answer
   * @param {{wait?: number, text?: string}} [more] wait: seconds after which to try again; text: the body's
   */
  constructor(status, body, { wait, text = '' } = {}) {
    super(body?.message ?? 'The server does not answer.');
    this.status = status;
    /** @type {Diagnostic[]} */
    this.diagnostics = Array.isArray(body?.diagnostics) ? body.diagnostics : [];
    /** Of a 412: the document as it is on the server. @type {{etag: string, text: string} | null} */
    this.current = body?.document ? { etag: body.etag, text: textAt(text, '/document') } : null;
    /** Stands in the server's log. */
    this.id = body?.id;
    this.wait = wait;
  }

  /** Whether the same request may succeed later. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** @param {string} text JSON @param {string} path @returns {string} what is there, as it is written */
function textAt(text, path) {
  const { from, to } = locate(text, path);
  return text.slice(from, to);
}

/** @param {string} text */
function parsed(text) {
  try {
    return text === '' ? null : readJson(text);
  } catch {
    return null;
  }
}

export class Api {
  #fetch;

  /**
   * @param {string} address as in https://example.com/api/v1, without a trailing slash
   * @param {string} token
   * @param {typeof fetch} [fetcher]
   */
  constructor(address, token, fetcher = (...args) => fetch(...args)) {
    this.address = address.replace(/\/+$/, '');
    this.#fetch = fetcher;
    this.authorization = `Bearer ${token}`;
  }

  /**
   * @param {string} method @param {string} path @param {{text?: string, headers?: Record<string, string>}} [request] text: JSON
   * @returns {Promise<{body: any, text: string, etag: string, link: string}>}
   * @throws {Failure}
   */
  async request(method, path, { text, headers = {} } = {}) {
    const response = await this.#fetch(`${this.address}${path}`, {
      method,
      body: text,
      cache: 'no-store',
      headers: {
        Authorization: this.authorization,
        ...(text !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => {
      throw new Failure(0);
    });
    const answer = await response.text().catch(() => {
      throw new Failure(0); // it was cut off
    });
    const body = parsed(answer);
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    if (!response.ok) {
      const etag = response.headers.get('etag');
      const about = body ?? { message: `The server answers ${response.status}.` };
      throw new Failure(response.status, etag ? { etag, ...about } : about, {
        ...(Number.isFinite(wait) && { wait }),
        text: answer,
      });
    }
    return { body, text: answer, etag: response.headers.get('etag') ?? '', link: response.headers.get('link') ?? '' };
  }

  /** @returns {Promise<{id: string, title?: string}[]>} all projects */
  async projects() {
    const all = [];
    let path = '/projects?limit=100';
    while (path !== '') {
      const { body, link } = await this.request('GET', path);
      all.push(...body);
      const [, next = ''] = /<([^>]*)>; *rel="next"/.exec(link) ?? [];
      path = next === '' ? '' : `/projects${new URL(next, 'http://any').search}`;
    }
    return all;
  }

  /** @param {string} id @returns {Promise<Stored>} */
  async read(id) {
    const { text, etag } = await this.request('GET', `/projects/${encodeURIComponent(id)}/document`);
    return { id, etag, text };
  }

  /** @param {string} text of the document @param {string} key the same one for each try @returns {Promise<string>} its id */
  async create(text, key) {
    const { body } = await this.request('POST', '/projects', { text, headers: { 'Idempotency-Key': key } });
    return String(body.id);
  }

  /** @param {string} id @param {string} text of the document @param {string} etag of the version that it was made from @returns {Promise<Stored>} */
  async write(id, text, etag) {
    const path = `/projects/${encodeURIComponent(id)}/document`;
    const answer = await this.request('PUT', path, { text, headers: { 'If-Match': etag } });
    return { id, etag: answer.etag, text: answer.text };
  }

  /** The videos of a project: their ids, titles and tokens. @param {string} id @returns {Promise<{id: string, token: string, title?: string}[]>} */
  async videos(id) {
    return (await this.request('GET', `/videos?limit=1000&project_id=${encodeURIComponent(id)}`)).body;
  }

  /** What a player loads. @param {string} token of a video */
  player(token) {
    return new URL(`${this.address}/videos/${encodeURIComponent(token)}/project`, globalThis.location?.href).href;
  }

  /**
   * The code for pages that show a video in an iframe, as the server's oEmbed has it.
   * @param {string} token of the video
   * @throws {Failure}
   */
  async iframeCode(token) {
    const { origin } = new URL(this.player(token));
    const query = new URLSearchParams({ url: `${origin}/embed/${token}` });
    // It needs no token, and with one browsers would ask first.
    const response = await this.#fetch(`${origin}/oembed?${query}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => {
      throw new Failure(0);
    });
    const body = await response.json().catch(() => null);
    if (!response.ok || typeof body?.html !== 'string') throw new Failure(response.status, body ?? undefined);
    return String(body.html);
  }
}

/** @param {Failure} failure a 412 @param {string} id @returns {Stored | null} */
export const currentOf = ({ current }, id) => current && { id, ...current };
