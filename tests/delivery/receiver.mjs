// SPDX-License-Identifier: MIT
// A relay for the tests of delivery: it knows repetitions by their id, fails on purpose, and
// serves the page that sends to it.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = {
  '/dist/': fileURLToPath(new URL('../../dist/', import.meta.url)),
  '/': fileURLToPath(new URL('page/', import.meta.url)),
};
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** The headers by which a relay may be at another origin. */
const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': 'Retry-After',
};

/**
 * @typedef {{status?: number, headers?: Record<string, string>, body?: string, accept?: boolean, hangUp?: boolean}} Instead
 *   an answer instead of the usual one; accept: the records are accepted all the same; hangUp: no answer
 * @typedef {{id: string, route: string, body: any, time: number, contact?: {email: string}}} Received
 */

export class Receiver {
  /** What was accepted, in the order of its first arrival. @type {Received[]} */
  records = [];
  /** How often each id was accepted. @type {Map<string, number>} */
  times = new Map();
  /** All requests, also those that failed. @type {{at: number, path: string, headers: import('node:http').IncomingHttpHeaders, records: Received[]}[]} */
  requests = [];
  /** @type {(request: {path: string, records: Received[]}) => Instead | undefined | Promise<Instead | undefined>} */
  instead = () => undefined;
  address = '';
  #server = createServer((request, response) => this.#answer(request, response));

  /** @param {number} [port] */
  async start(port = 0) {
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', () => resolve(null)));
    this.address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port}`;
    return this;
  }

  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The bodies that were accepted. */
  get bodies() {
    return this.records.map(({ body }) => body);
  }

  /** Ids that were accepted more than once. */
  get repeated() {
    return [...this.times].filter(([, times]) => times > 1).map(([id]) => id);
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #answer(request, response) {
    const path = String(request.url).split('?')[0];
    if (request.method === 'OPTIONS') return response.writeHead(204, OPEN).end();
    if (request.method !== 'POST') return this.#serve(path, response);
    const text = await request.setEncoding('utf8').reduce((all, part) => all + part, '');
    const given = JSON.parse(text);
    const key = String(request.headers['idempotency-key']);
    const records = path === '/records' ? given.records : [{ id: key, route: path, body: given, time: 0 }];
    this.requests.push({ at: Date.now(), path, headers: request.headers, records });
    const other = await this.instead({ path, records });
    if (!other || other.accept) this.#accept(records);
    if (other?.hangUp) return request.socket.destroy();
    const usual = JSON.stringify({ accepted: records.map(({ id }) => id), refused: [] });
    const headers = { ...OPEN, 'Content-Type': 'application/json', ...other?.headers };
    return response.writeHead(other?.status ?? 200, headers).end(other?.body ?? usual);
  }

  /** @param {Received[]} records */
  #accept(records) {
    for (const record of records) {
      const times = this.times.get(record.id) ?? 0;
      if (times === 0) this.records.push(record);
      this.times.set(record.id, times + 1);
    }
  }

  /** @param {string} path @param {import('node:http').ServerResponse} response */
  #serve(path, response) {
    const prefix = path.startsWith('/dist/') ? '/dist/' : '/';
    const file = join(FOLDERS[prefix], path.slice(prefix.length));
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'text/plain');
    createReadStream(file)
      .on('error', () => response.writeHead(404).end('nothing here'))
      .pipe(response);
  }
}
