// SPDX-License-Identifier: MIT

/** What this library throws: an Error with a stable `code`. */
export class HotcueError extends Error {
  /**
   * @param {string} code a diagnostic code, or one of `wasm_load`, `wasm_abi`,
   *   `wasm_trap`, `disposed`, `fetch`, `refused`
   * @param {string} message for people
   * @param {{path?: string, cause?: unknown, diagnostics?: import('./engine.js').Diagnostic[]}} [more]
   */
  constructor(code, message, more = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'HotcueError';
    this.code = code;
    this.path = more.path;
    this.diagnostics = more.diagnostics;
  }
}
