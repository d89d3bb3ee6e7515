// SPDX-License-Identifier: MIT
import { HotcueError } from './error.js';

/** @param {string} why @param {unknown} [cause] */
const invalid = (why, cause) => new HotcueError('bad_document', `not a document: ${why}`, { cause });
/** @param {unknown} error */
const reason = (error) => (error instanceof Error ? error.message : String(error));

/** @param {unknown} given @returns {Uint8Array | null} */
function bytesOf(given) {
  if (ArrayBuffer.isView(given)) {
    const single = given instanceof DataView || /** @type {any} */ (given).BYTES_PER_ELEMENT === 1;
    if (!single) throw invalid(`expected bytes, got a ${given.constructor.name}`);
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  }
  return /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(given))
    ? new Uint8Array(/** @type {ArrayBuffer} */ (given))
    : null;
}

/**
 * Converts a document to what Engine.load() takes.
 * @param {unknown} given JSON text, UTF-8 bytes, or a parsed JSON value
 * @returns {string | Uint8Array} bytes are copied
 * @throws {HotcueError} `bad_document` for anything else
 */
export function documentText(given) {
  if (typeof given === 'string') return given;
  if (given === null || typeof given !== 'object') throw invalid(given === null ? 'null' : typeof given);
  let text;
  try {
    const bytes = bytesOf(given);
    text = bytes ? bytes.slice() : JSON.stringify(given);
  } catch (error) {
    throw error instanceof HotcueError ? error : invalid(reason(error), error);
  }
  if (typeof text === 'undefined') throw invalid('it has no JSON');
  return text;
}

/**
 * The result of a failed load.
 * @param {unknown} error its `code` becomes the diagnostic's; `internal` without one
 * @returns {{ok: false, diagnostics: import('./engine.js').Diagnostic[]}}
 */
export function refusal(error) {
  const { code = 'internal' } = /** @type {{code?: string}} */ (error);
  return {
    ok: false,
    diagnostics: [{ severity: 'error', code, path: '', message: reason(error), offset: 0, line: 1, column: 1 }],
  };
}
