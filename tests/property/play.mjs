// SPDX-License-Identifier: MIT
// Plays cases on the real engine, with the simulator of the command line.
import { readFileSync } from 'node:fs';
import { Engine } from '../../js-glue/engine/engine.js';
import { loadModule } from '../../js-glue/engine/loader.js';
import { replayLine } from '../../js-glue/record/replay.js';
import { parseScript } from '../../js-glue/simulator/script.js';
import { Simulation, SimulationError } from '../../js-glue/simulator/simulation.js';

/** Limit for one `until` in seconds, as some projects loop forever. */
export const UNTIL_LIMIT_S = 6;

/** A log this long can't be one that the model accepted. */
const FAR_TOO_MANY = 10_000;

const WASM = process.env.HOTCUE_PROPERTY_WASM ?? new URL('../../dist/engine.wasm', import.meta.url);
const module = await loadModule(readFileSync(WASM));
const unicode = readFileSync(new URL('../../engine/src/base/unicode.bin', import.meta.url));

export function newEngine() {
  const engine = new Engine(module);
  engine.unicode(unicode);
  return engine;
}

/** @returns {readonly import('../../js-glue/engine/effect.js').Effect[]} */
export function load(engine, project) {
  const { ok, diagnostics, effects } = engine.load(JSON.stringify(project));
  if (!ok) throw new Error(JSON.stringify(diagnostics));
  return effects;
}

/** @returns {string[]} the log */
export function play({ project, durations, script }, hz, engine = newEngine()) {
  const lines = [];
  const effects = load(engine, project);
  const ids = engine.project().videos.map(({ id }) => id);
  const simulation = new Simulation(engine, {
    hz,
    duration: (video) => durations[ids[video]],
    write: (line) => {
      if (lines.length > FAR_TOO_MANY) throw new SimulationError('the log has no end');
      lines.push(comparable(line));
    },
    untilLimit: UNTIL_LIMIT_S,
  });
  try {
    simulation.open(effects);
    for (const step of parseScript(JSON.stringify(script))) simulation.run(step);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    if (!error.message.startsWith('still going on')) lines.push(error.message);
  }
  return lines;
}

/** A longer log counts as endless. */
const LONGEST = 3000;
class Endless extends Error {}

/**
 * Plays a case step by step; a step that never ends is stopped, and the next one follows.
 * @param {(line: string) => void} write
 * @returns {boolean} false if the log is endless
 */
export function playSteps({ project, durations, script }, write, engine = newEngine()) {
  let lines = 0;
  const effects = load(engine, project);
  const ids = engine.project().videos.map(({ id }) => id);
  const simulation = new Simulation(engine, {
    hz: 60,
    duration: (video) => durations[ids[video]],
    write: (line) => {
      write(line);
      if (++lines > LONGEST) throw new Endless();
    },
    untilLimit: UNTIL_LIMIT_S,
  });
  simulation.open(effects);
  for (const step of parseScript(JSON.stringify(script))) {
    try {
      simulation.run(step);
    } catch (error) {
      if (error instanceof Endless) return false;
      if (!(error instanceof SimulationError)) throw error;
    }
  }
  return true;
}

/** @param {string[]} inputs @returns {string[]} the log */
export function replay(inputs) {
  const engine = newEngine();
  const effects = inputs.flatMap((line) => replayLine(engine, line));
  return effects.filter(({ command }) => !command).map(({ line }) => comparable(line));
}

/** Normalizes a line: replaces messages and reasons, whose wording may change, and sorts the variables of requests. */
export function comparable(line) {
  if (line.includes('"event":"explain"')) return line.replace(/"reasons":\[".*/, '"reasons":["*"]}');
  if (line.includes('"event":"error"')) return JSON.stringify({ ...JSON.parse(line), message: '*' });
  if (!line.includes('"variables":{')) return line;
  const { variables, ...event } = JSON.parse(line);
  return JSON.stringify({ ...event, variables: Object.fromEntries(Object.entries(variables).sort()) });
}
