// SPDX-License-Identifier: MIT
import { createReadStream } from 'node:fs';
import { UsageError } from './usage.js';

/** One byte over the limit, which is enough for the engine to report `too_large`. */
const DOCUMENT_BYTES_READ = 16 * 1024 * 1024 + 1;

/** @typedef {import('node:stream').Readable} Readable */

/**
 * Reads a project document, undecoded.
 * @param {string} file a path, `-` for standard input
 * @param {Readable} stdin
 * @returns {Promise<Uint8Array>}
 */
export function readDocument(file, stdin) {
  return readBytes(file, stdin, DOCUMENT_BYTES_READ);
}

/**
 * Reads a whole UTF-8 file.
 * @param {string} file a path, `-` for standard input
 * @param {Readable} stdin
 * @returns {Promise<string>}
 */
export async function readText(file, stdin) {
  const bytes = await readBytes(file, stdin, Infinity);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: not UTF-8`);
  }
}

/**
 * Reads the bytes of a file; stops after the chunk that reaches the limit.
 * @param {string} file a path, `-` for standard input
 * @param {Readable} stdin
 * @param {number} limit
 * @returns {Promise<Uint8Array>}
 */
export async function readBytes(file, stdin, limit) {
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? stdin : createReadStream(file)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= limit) break;
    }
  } catch (cause) {
    throw new UsageError(`can't read ${file}: ${/** @type {Error} */ (cause).message}`);
  }
  return Buffer.concat(chunks);
}
