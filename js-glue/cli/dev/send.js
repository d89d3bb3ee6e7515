// SPDX-License-Identifier: MIT
// Answers of the development server.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** For everything: other sites can neither read nor embed what is sent here. */
const COMMON_HEADERS = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
};

/** @param {string} connections */
const pagePolicy = (connections) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    `connect-src ${connections}`,
    "img-src 'self' data: http: https:",
    "media-src 'self' http: https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The preview: its own scripts and styles alone; films and pictures from wherever the project has them. */
export const PAGE_HEADERS = { 'Content-Security-Policy': pagePolicy("'self' http: https:") };

/** Pages of the author's. hotcue-player.inline.js fetches its engine from a data: address. */
export const AUTHORS_HEADERS = { 'Content-Security-Policy': pagePolicy("'self' data: http: https:") };

/** @param {Response} response @param {number} status @param {Record<string, string | number>} headers @param {string | Uint8Array} [body] */
export function answer(response, status, headers, body = '') {
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * The bytes that a Range header asks for.
 * @param {string | undefined} range @param {number} size of the file
 * @returns {{start: number, end: number} | null | undefined} `end` is the last byte; null if there
 *   are none of them; undefined for the whole file
 */
function bytesOf(range, size) {
  const [all, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (all === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : null;
}

/**
 * Sends a file, or the part of it that is asked for, as players do for films.
 * @param {Request} request @param {Response} response @param {string} file
 * @param {Record<string, string>} headers with its type
 */
export async function sendFile(request, response, file, headers) {
  const status = await stat(file).catch(() => null);
  if (!status?.isFile()) return answer(response, 404, {}, 'not found\n');
  const { size } = status;
  const part = bytesOf(request.headers.range, size);
  if (part === null) return answer(response, 416, { 'Content-Range': `bytes */${size}` });
  const { start, end } = part ?? { start: 0, end: size - 1 };
  response.writeHead(part ? 206 : 200, {
    ...COMMON_HEADERS,
    ...headers,
    'Content-Length': end - start + 1,
    'Accept-Ranges': 'bytes',
    ...(part && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) return response.end();
  // A player that has enough closes the connection, and the file may become shorter meanwhile.
  await pipeline(createReadStream(file, { start, end }), response).catch(() => response.destroy());
}
