// SPDX-License-Identifier: MIT
// Deliberate faults for tests: prefixes of any path, as in /wrong-mime/dist/engine.wasm.
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

const SLOW_MS = 1500;
const STALL_MS = 5000;

/** @typedef {import('fastify').FastifyReply} Reply */
/** @typedef {AsyncIterable<Buffer>} Bytes */

/** Which bytes of the file are sent. @param {Reply} reply @returns {{start: number, size: number}} size: of the whole file */
function rangeOf(reply) {
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(String(reply.getHeader('content-range'))) ?? [];
  return size
    ? { start: Number(start), size: Number(size) }
    : { start: 0, size: Number(reply.getHeader('content-length')) };
}

/** Pauses before a byte. @param {Bytes} bytes @param {number} before */
async function* stalling(bytes, before) {
  let sent = 0;
  for await (const chunk of bytes) {
    const cut = before - sent;
    sent += chunk.length;
    if (cut < 0 || cut >= chunk.length) yield chunk;
    else {
      if (cut > 0) yield chunk.subarray(0, cut);
      await delay(STALL_MS);
      yield chunk.subarray(cut);
    }
  }
}

/** @param {Bytes} bytes @param {number} length */
async function* cutOff(bytes, length) {
  let left = length;
  for await (const chunk of bytes) {
    if (left > 0) yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** @type {Record<string, (reply: Reply, bytes: Readable) => Readable | Promise<Readable>>} */
const FAULTS = {
  '/wrong-mime': (reply, bytes) => {
    reply.type('text/plain');
    return bytes;
  },
  '/slow': (_reply, bytes) => delay(SLOW_MS, bytes),
  '/stalling': (reply, bytes) => {
    const { start, size } = rangeOf(reply);
    const before = Math.floor(size / 5) - start;
    return before < 0 ? bytes : Readable.from(stalling(bytes, before));
  },
  '/broken': (reply, bytes) => {
    const { start, size } = rangeOf(reply);
    const length = Math.max(Math.floor(size / 2) - start, 0);
    reply.header('content-length', length);
    return Readable.from(cutOff(bytes, length));
  },
};

/** The prefix of a path that asks for a fault. @param {string} path @returns {string} '' for none */
export const faultOf = (path) => Object.keys(FAULTS).find((prefix) => path.startsWith(`${prefix}/`)) ?? '';

/** @param {string} fault its prefix @param {Reply} reply @param {Readable} bytes of a file */
export const applyFault = (fault, reply, bytes) => FAULTS[fault](reply, bytes);
