// SPDX-License-Identifier: MIT

/** What this library throws: an Error with a stable `code`. */
export class HotcueError extends Error {
  /**
   * @param {string} code a diagnostic code, or one of `wasm_load`, `wasm_abi`,
   *   `wasm_trap`, `out_of_memory`, `disposed`, `fetch`, `refused`
   * @param {string} message for people
   * @param {{path?: string, cause?: unknown, diagnostics?: import('./engine.js').Diagnostic[],
   *   effects?: readonly import('./effect.js').Effect[]}} [more] effects: those of an input that ran out of
   *   memory, which are to be carried out all the same
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
