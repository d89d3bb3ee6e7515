// SPDX-License-Identifier: MIT
// Replays an input log of recorder.js. Format: docs/simulation.md.
import { INPUTS } from '../engine/inputs.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 */

/** A line of the log can't be replayed. */
export class ReplayError extends Error {
  name = 'ReplayError';
}

const LOAD = /^\{"hotcue":(\d+),(?:"mode":"(strict|lenient)",)?"project":(.*)\}\s*$/s;

/** @param {unknown} value */
const isNumber = (value) => typeof value === 'number';
/** @param {unknown} value */
const isText = (value) => typeof value === 'string';
/** @param {unknown} value */
const isFields = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
/** Checks an argument of each kind, except choices. @type {Record<string, (value: unknown) => boolean>} */
const CHECKS = {
  number: isNumber,
  start: isNumber,
  duration: (value) => value === null || isNumber(value),
  text: isText,
  fields: isFields,
  value: (value) => typeof value !== 'object' || value === null,
};

/** @param {import('../engine/inputs.js').Kind} kind @param {unknown} value */
const isOf = (kind, value) => (typeof kind === 'string' ? CHECKS[kind](value) : kind.includes(value));

/**
 * Replays one line of the log. The first must be a project.
 * @param {Engine} engine
 * @param {string} line
 * @returns {readonly Effect[]}
 * @throws {ReplayError}
 */
export function replayLine(engine, line) {
  if (line.startsWith('{')) return load(engine, line);
  const [name, args] = parseInput(line);
  const method = /** @type {Record<string, any>} */ (/** @type {unknown} */ (engine))[name];
  return method.apply(engine, args);
}

/** @param {Engine} engine @param {string} line */
function load(engine, line) {
  const [, version, mode, document] = LOAD.exec(line) ?? [];
  if (document === undefined) throw new ReplayError('not {"hotcue":1,"mode":…,"project":…}');
  if (version !== '1') throw new ReplayError(`log version ${version} is not supported, expected 1`);
  const { ok, diagnostics, effects } = engine.load(document, { lenient: mode === 'lenient' });
  if (!ok)
    throw new ReplayError(`the project has errors: ${diagnostics.map((each) => JSON.stringify(each)).join(', ')}`);
  return effects;
}

/** @param {string} line @returns {[string, unknown[]]} */
function parseInput(line) {
  let input;
  try {
    input = JSON.parse(line);
  } catch (cause) {
    throw new ReplayError(`not JSON: ${/** @type {Error} */ (cause).message}`);
  }
  if (!Array.isArray(input)) throw new ReplayError('not an array');
  const [name, ...args] = input;
  if (!isText(name) || !Object.hasOwn(INPUTS, name))
    throw new ReplayError(`no input is called ${JSON.stringify(name)}`);
  const kinds = INPUTS[/** @type {import('../engine/inputs.js').InputName} */ (name)];
  if (args.length !== kinds.length || !kinds.every((kind, i) => isOf(kind, args[i]))) {
    throw new ReplayError(`"${name}" does not take ${JSON.stringify(args)}`);
  }
  return [name, args.map((value, i) => (kinds[i] === 'duration' ? (value ?? NaN) : value))];
}
