// SPDX-License-Identifier: MIT
import { STEPS } from './steps.js';

/**
 * One step of a script.
 * @typedef {object} Step
 * @property {string} name
 * @property {any} value
 */

/** @typedef {import('../engine/engine.js').Engine} Engine */

/** A script that can't be run; the message names the step, from 0, and the reason. */
export class ScriptError extends Error {
  name = 'ScriptError';

  /** @param {string} reason @param {number} [index] */
  constructor(reason, index) {
    super(index === undefined ? `script: ${reason}` : `script: step ${index}: ${reason}`);
  }
}

/** @param {unknown} value */
const isText = (value) => typeof value === 'string' && value !== '';
/** @param {unknown} value */
const isFiniteNumber = (value) => Number.isFinite(value);
/** @param {unknown} value */
const isSeconds = (value) => Number.isFinite(value) && Number(value) >= 0;
/** @param {unknown} value */
const isValue = (value) => value === null || ['string', 'boolean'].includes(typeof value) || isFiniteNumber(value);
/** @param {(value: unknown) => boolean} check */
const isRecordOf = (check) => (/** @type {unknown} */ value) =>
  isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(check);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks a value of each kind. @type {Record<string, (value: unknown) => boolean>} */
const CHECKS = {
  true: (value) => value === true,
  media_time: isSeconds,
  wall_time: isSeconds,
  until: (value) => value === 'ended' || isSeconds(value),
  item: isText,
  video: isText,
  tray: isText,
  point: (value) => Array.isArray(value) && value.length === 2 && value.every(isFiniteNumber),
  values: isRecordOf(isValue),
  fields: isRecordOf((value) => typeof value === 'string'),
  names: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  reload: (value) => value === true || (isFiniteNumber(value) && Number(value) > 0),
  device: (value) => value === 'mobile' || value === 'desktop',
};

/** An unpaired surrogate is not a character: the engine accepts none in documents. */
const HALF_PAIR = /\p{Surrogate}/u;

/** Whether all strings in a value, including object keys, are well-formed. @param {unknown} value @returns {boolean} */
function isWellFormed(value) {
  if (typeof value === 'string') return !HALF_PAIR.test(value);
  return typeof value !== 'object' || value === null || Object.entries(value).flat().every(isWellFormed);
}

/**
 * Parses and checks a whole script, so that nothing runs if a later step is wrong.
 * @param {string} text JSON: an array of one-key objects
 * @returns {Step[]}
 * @throws {ScriptError}
 */
export function parseScript(text) {
  let steps;
  try {
    steps = JSON.parse(text);
  } catch (cause) {
    throw new ScriptError(`not JSON: ${/** @type {Error} */ (cause).message}`);
  }
  if (!Array.isArray(steps)) throw new ScriptError('expected an array of steps');
  return steps.map(parseStep);
}

/** @param {unknown} step @param {number} index @returns {Step} */
function parseStep(step, index) {
  if (!isObject(step)) throw new ScriptError('expected an object with one key', index);
  const names = Object.keys(step);
  if (names.length !== 1)
    throw new ScriptError(`expected one key, got ${names.length ? names.join(', ') : 'none'}`, index);
  const [name] = names;
  const value = step[name];
  if (!Object.hasOwn(STEPS, name)) {
    throw new ScriptError(`no step is called "${name}"; there are ${Object.keys(STEPS).join(', ')}`, index);
  }
  const { kind, expects } = STEPS[name];
  if (!CHECKS[kind](value)) {
    throw new ScriptError(`"${name}" expects ${expects}, got ${JSON.stringify(value)}`, index);
  }
  if (!isWellFormed(value)) throw new ScriptError(`"${name}" has a text with an unpaired surrogate`, index);
  return { name, value };
}

/**
 * Checks that the interactions and videos named in a script exist.
 * @param {readonly Step[]} steps @param {Engine} engine
 * @throws {ScriptError}
 */
export function checkNames(steps, engine) {
  for (const [index, { name, value }] of steps.entries()) {
    const [what, found] = named(engine, name, value);
    if (!found) throw new ScriptError(`no ${what} is called "${value}"`, index);
  }
}

/** @param {Engine} engine @param {string} step @param {any} value @returns {[what: string, found: boolean]} */
function named(engine, step, value) {
  const { kind } = STEPS[step];
  if (kind === 'video') return ['video', engine.findVideo(value) >= 0];
  if (kind === 'item') return ['interaction', engine.findItem(value) >= 0];
  return ['', true];
}
