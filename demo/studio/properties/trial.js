// SPDX-License-Identifier: MIT
// Why an interaction is on screen or not: the engine plays the document, without a picture, up to
// the playhead, with variables and a device to try out, and explains.
import { guessDuration } from '../../../js-glue/simulator/durations.js';
import { Simulation, SimulationError } from '../../../js-glue/simulator/simulation.js';

/** @typedef {import('../../../js-glue/engine/engine.js').Engine} Engine */
/**
 * @typedef {object} Question
 * @property {string} text the document
 * @property {number} video index of the open one
 * @property {number} index of the interaction in it
 * @property {number} time seconds
 * @property {number} duration of the film in seconds; 0 while unknown
 * @property {Record<string, string>} variables
 * @property {'desktop' | 'mobile'} device
 */
/**
 * @typedef {object} Answer
 * @property {boolean} active
 * @property {string[]} reasons in the engine's words: docs/simulation.md, "Explain"
 * @property {string} note what is to be known beside; '' for nothing
 */

const TICKS = 10; // a second; nothing depends on it
const VIRTUAL_MOST_S = 4 * 60 * 60;
const LEFT_OUT = 'It is left out because of its errors.';

/**
 * @param {Engine} engine @param {Question} question
 * @returns {Answer | null} null: the engine needs unicode.bin
 */
export function tryOut(engine, question) {
  const { ok, effects, needsUnicode } = engine.load(question.text, { lenient: true });
  if (needsUnicode) return null;
  if (!ok) return { active: false, reasons: [], note: 'The project can’t be played: see the problems.' };
  const project = JSON.parse(question.text);
  const note = play(engine, effects, question, project);
  const { id } = project.videos[question.video]?.interactions?.[question.index] ?? {};
  const isGiven = id != null && String(id).trim() !== '';
  const item = engine.findItem(isGiven ? String(id) : `i${question.index}`);
  const isElsewhere = (engine.item(item)?.video ?? question.video) !== question.video; // timed actions have no item()
  const found = item >= 0 && !isElsewhere ? engine.explain(item) : null;
  return found
    ? { active: found.active, reasons: found.reasons, note }
    : { active: false, reasons: [], note: LEFT_OUT };
}

/** @param {Engine} engine @param {readonly import('../../../js-glue/engine/effect.js').Effect[]} effects of load() @param {Question} question @param {any} project @returns {string} a note */
function play(engine, effects, { video, time, duration, variables, device }, project) {
  const lengths = (/** @type {number} */ each) =>
    each === video && duration > 0 ? duration : guessDuration(project, each);
  const session = new Simulation(engine, { hz: TICKS, duration: lengths, write: () => {}, untilLimit: VIRTUAL_MOST_S });
  const step = (/** @type {string} */ name, /** @type {any} */ value) =>
    session.run(/** @type {any} */ ({ name, value }));
  session.open(effects);
  step('device', device);
  step('set', variables);
  if (engine.video !== video) step('jump', engine.project().videos[video].id);
  step('play', true);
  const why = reached(() => step('until', time));
  const isThere = why === '' && engine.video === video && session.media.time === time;
  if (!isThere) {
    if (engine.video !== video) step('jump', engine.project().videos[video].id);
    step('seek', time);
  }
  step('set', variables); // in place of what the document has set on the way
  if (isThere) return '';
  return why
    ? `Played from the start, playback stops before: ${why}.`
    : 'Played from the start, a jump leads elsewhere.';
}

/** @param {() => string | null} until @returns {string} why not */
function reached(until) {
  try {
    return (until() ?? '').replace(/^never reached: /, '');
  } catch (error) {
    if (error instanceof SimulationError) return error.message;
    throw error;
  }
}
