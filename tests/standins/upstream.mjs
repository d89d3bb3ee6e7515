// SPDX-License-Identifier: MIT
// What the stand-ins share: an HTTP server that can be told to misbehave, and that remembers.
import { createServer } from 'node:http';

/**
 * @typedef {object} Exchange
 * @property {string} method
 * @property {string} path with the query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {any} body parsed, or the text if it is not JSON
 */

/**
 * @typedef {{status: number, body?: unknown, headers?: Record<string, string>}} Reply a body that is a string is sent as it is
 * @typedef {Reply | 'hang' | 'drop' | 'lose' | {wait: Promise<unknown>}} Fault drop: the connection ends, nothing
 *   was done; lose: it is done, but the answer never arrives; wait: the usual answer, later
 */

/** @param {import('node:http').IncomingMessage} request @returns {Promise<Exchange>} */
async function read(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  let body = text;
  try {
    body = JSON.parse(text);
  } catch {
    // a form, or nothing
  }
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
}

/**
 * @param {(exchange: Exchange) => Reply} answer what a healthy upstream answers
 * @param {{now?: () => number}} [options] the clock that calls are noted by
 */
export async function startUpstream(answer, { now = Date.now } = {}) {
  /** @type {Fault[]} */
  const faults = [];
  /** @type {(Exchange & {time: number, status: number})[]} */
  const calls = [];
  let begun = 0;

  /** @param {import('node:http').ServerResponse} response @param {Reply} reply */
  function send(response, { status, body, headers = {} }) {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { ...(text && { 'Content-Type': 'application/json' }), ...headers }).end(text);
  }

  const server = createServer(async (request, response) => {
    const time = now();
    const exchange = await read(request);
    const fault = faults.shift();
    begun += 1;
    if (fault === 'hang' || fault === 'drop') {
      calls.push({ ...exchange, time, status: 0 });
      if (fault === 'drop') request.socket.destroy();
      return;
    }
    if (typeof fault === 'object' && 'wait' in fault) await fault.wait;
    const reply = typeof fault === 'object' && 'status' in fault ? fault : answer(exchange);
    calls.push({ ...exchange, time, status: reply.status });
    if (fault === 'lose') request.socket.destroy();
    else send(response, reply);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    /** How many came in, whether or not they have been answered. */
    begun: () => begun,
    /** The next calls are answered like this. @param {...Fault} next */
    next: (...next) => faults.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** Notes what arrived, by its key; a repeated key is counted and changes nothing. */
export function arrivals() {
  /** @type {Map<string, {body: any, times: number}>} */
  const byKey = new Map();
  return {
    byKey,
    /** @param {string} key @param {any} body */
    note: (key, body) => {
      const before = byKey.get(key);
      if (before) before.times += 1;
      else byKey.set(key, { body, times: 1 });
    },
  };
}
