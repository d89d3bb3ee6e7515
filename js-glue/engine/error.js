// SPDX-License-Identifier: MIT

/** The error that this library throws: an Error with a stable `code`. */
export class HotcueError extends Error {
  /**
   * @param {string} code a diagnostic code, or one of `wasm_load`, `wasm_abi`,
   *   `wasm_trap`, `out_of_memory`, `disposed`, `fetch`, `refused`
   * @param {string} message human-readable
   * @param {{path?: string, cause?: unknown, diagnostics?: import('./engine.js').Diagnostic[],
   *   effects?: readonly import('./effect.js').Effect[]}} [more] effects: of an input that ran out of
   *   memory; they must still be carried out
   */
  constructor(code, message, more = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'HotcueError';
    this.code = code;
    this.path = more.path;
    this.diagnostics = more.diagnostics;
    this.effects = more.effects;
  }
}
