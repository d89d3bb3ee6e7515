// SPDX-License-Identifier: MIT
// Records an engine's inputs, so that the session can be replayed by replay.js.
// Format: docs/simulation.md, "Input log".

import { INPUTS } from '../engine/inputs.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/inputs.js').InputName} InputName */

/** The wrapper's default for an omitted argument. @param {import('../engine/inputs.js').Kind} kind */
const fallback = (kind) => (typeof kind === 'string' ? (kind === 'start' ? 0 : null) : kind[0]);

const decoder = new TextDecoder();

/**
 * Wraps an engine: `write` is called with a line of the input log for each load and
 * each input, including refused inputs. Wrap before load().
 * @param {Engine} engine
 * @param {(line: string) => void} write
 * @returns {Engine}
 */
export function recorded(engine, write) {
  return new Proxy(engine, {
    get(target, name) {
      const member = Reflect.get(target, name, target); // private fields need the target as `this`
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
    let reached = true;
    try {
      return call(...args);
    } catch (error) {
      // An input with a bad argument is not recorded; one that trapped is.
      reached = /** @type {{code?: string}} */ (error).code !== 'refused';
      throw error;
    } finally {
      if (reached) write(JSON.stringify([name, ...defaults.map((value, i) => args[i] ?? value)], plain));
    }
  };
}

/** A value that JSON doesn't have is null for the engine, too. @param {string} _key @param {unknown} value */
const plain = (_key, value) => (typeof value === 'bigint' ? null : value);

/**
 * The document is kept as text, so that numbers and custom data keep their spelling.
 * It is valid JSON, so its line breaks are never inside a string: spaces can replace
 * them.
 * @param {string | Uint8Array} document
 * @param {boolean} lenient
 */
function loadLine(document, lenient) {
  const text = typeof document === 'string' ? document : decoder.decode(document);
  return `{"hotcue":1,"mode":"${lenient ? 'lenient' : 'strict'}","project":${text.replace(/[\r\n]/g, ' ')}}`;
}
