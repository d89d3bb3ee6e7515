// SPDX-License-Identifier: MIT
// Records what goes into an engine, so that the session can be played again:
// format in docs/simulation.md, "Input log"; read by replay.js.

import { INPUTS } from '../engine/inputs.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/inputs.js').InputName} InputName */

/** What the wrapper takes for an argument that is left out. @param {import('../engine/inputs.js').Kind} kind */
const fallback = (kind) => (typeof kind === 'string' ? (kind === 'start' ? 0 : null) : kind[0]);

const decoder = new TextDecoder();

/**
 * The same engine, with a line of the input log given to `write` for each
 * load and each input, refused ones too. Wrap before load().
 * @param {Engine} engine
 * @param {(line: string) => void} write
 * @returns {Engine}
 */
export function recorded(engine, write) {
  return new Proxy(engine, {
    get(target, name) {
      const member = Reflect.get(target, name, target); // private fields want the target
      if (typeof member !== 'function') return member;
      const call = member.bind(target);
      if (name === 'load') return recordLoad(call, write);
      if (!Object.hasOwn(INPUTS, name)) return call;
      const kinds = INPUTS[/** @type {InputName} */ (name)];
      return recordInput(String(name), kinds.map(fallback), call, write);
    },
  });
}

/** @param {Engine['load']} load @param {(line: string) => void} write @returns {Engine['load']} */
function recordLoad(load, write) {
  return (document, options) => {
    const result = load(document, options);
    if (result.ok) write(loadLine(document, options?.lenient ?? false));
    return result;
  };
}

/**
 * @param {string} name
 * @param {readonly unknown[]} defaults
 * @param {(...args: unknown[]) => unknown} call
 * @param {(line: string) => void} write
 */
function recordInput(name, defaults, call, write) {
  return (/** @type {unknown[]} */ ...args) => {
    let heard = true;
    try {
      return call(...args);
    } catch (error) {
      // A bad argument never reached the engine; an input that broke it did.
      heard = /** @type {{code?: string}} */ (error).code !== 'refused';
      throw error;
    } finally {
      if (heard) write(JSON.stringify([name, ...defaults.map((value, i) => args[i] ?? value)]));
    }
  };
}

/**
 * The document stays as it was written, so that numbers and custom data keep
 * their spelling. It was accepted, so its line ends stand between its parts
 * and never inside a text: blanks may replace them.
 * @param {string | Uint8Array} document
 * @param {boolean} lenient
 */
function loadLine(document, lenient) {
  const text = typeof document === 'string' ? document : decoder.decode(document);
  return `{"hotcue":1,"mode":"${lenient ? 'lenient' : 'strict'}","project":${text.replace(/[\r\n]/g, ' ')}}`;
}
