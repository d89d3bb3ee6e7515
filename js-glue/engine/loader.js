// SPDX-License-Identifier: MIT
import { HotcueError } from './error.js';

/** @typedef {string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module} WasmSource */

/** Compiled modules by integrity and address, so that several players compile once. */
/** @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

/**
 * Compiles while streaming if the MIME type is right; otherwise from the whole body.
 * @param {Response} response
 */
async function compileResponse(response) {
  if (!response.ok) {
    throw new HotcueError('wasm_load', `engine.wasm: HTTP status ${response.status} for ${response.url}`);
  }
  // Streaming is for this type alone, without parameters such as `; charset=utf-8`.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** @param {string} address @param {string} integrity */
function compileAddress(address, integrity) {
  const key = `${integrity} ${address}`;
  let module = modules.get(key);
  if (!module) {
    module = fetch(address, { credentials: 'same-origin', integrity }).then(compileResponse);
    modules.set(key, module);
    module.catch(() => modules.delete(key)); // a retry may succeed
  }
  return module;
}

/**
 * Compiles the engine; once per address.
 * @param {WasmSource} source an address, a response, bytes or a module
 * @param {{integrity?: string}} [options] integrity: hashes of the file at an address, as in
 *   the HTML attribute
 * @returns {Promise<WebAssembly.Module>}
 * @throws {HotcueError} `wasm_load`, with the browser's error as its cause
 */
export async function loadModule(source, { integrity = '' } = {}) {
  let name = 'engine.wasm';
  try {
    if (typeof source === 'string' || source instanceof URL) {
      name = String(source);
      return await compileAddress(name, integrity); // requested in this turn
    }
    const resolved = await source;
    if (resolved instanceof WebAssembly.Module) return resolved;
    if (resolved instanceof Response) return await compileResponse(resolved);
    return await WebAssembly.compile(/** @type {BufferSource} */ (resolved));
  } catch (cause) {
    if (cause instanceof HotcueError) throw cause;
    const why = cause instanceof Error ? cause.message : cause;
    const or = integrity ? ', or is not the file with this integrity' : '';
    throw new HotcueError('wasm_load', `${name} did not load${or}: ${why}`, { cause });
  }
}

/**
 * Loads the table for Engine.unicode(). Never rejects.
 * @param {string | URL} address of unicode.bin
 * @returns {Promise<Uint8Array | null>} null if it could not be loaded
 */
export async function loadUnicode(address) {
  try {
    const response = await fetch(address, { credentials: 'same-origin' });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
