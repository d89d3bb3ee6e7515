// SPDX-License-Identifier: MIT
import { createWriteStream, openSync } from 'node:fs';
import { HotcueError } from '../engine/error.js';
import { recorded } from '../record/recorder.js';
import { guessDuration } from '../simulator/durations.js';
import { checkNames, parseScript } from '../simulator/script.js';
import { Simulation, SimulationError } from '../simulator/simulation.js';
import { STEPS } from '../simulator/steps.js';
import { newEngine } from './build.js';
import { decimal } from './importer/decimal.js';
import { readDocument } from './input.js';
import { Output } from './output.js';
import { parseDurations, scriptText } from './script.js';
import { onlyOne, parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue simulate FILE --script SCRIPT [options]

Plays a project on a virtual media element, in virtual time, and prints its
events, one JSON object per line:
  {"t":12.5,"video":"intro","event":"cue:forward","cue":{"id":"a","customData":null}}

  FILE                     a project document; - reads standard input
  --script SCRIPT          a file, the JSON itself (it begins with [), or -
  --hz N                   ticks per second, 60 by default; doesn't affect the output
  --video-durations LIST   id=seconds,... ; otherwise the document's own, otherwise
                           its last time + 10 s, at least 60 s
  --record INPUTS          write the inputs to this file, for "hotcue replay"
  -h, --help               print this

A script is an array of steps, one key each:
${examples()}

Exit code: 0 played, 1 the document or the script has errors (printed to
standard error), a click was refused, or an "until" is never reached; 2 bad use.
`;

const OPTIONS = /** @type {const} */ ({
  script: { type: 'string' },
  hz: { type: 'string' },
  'video-durations': { type: 'string', multiple: true },
  record: { type: 'string' },
});
const HZ_MAX = 100_000;

/** An example of each step, wrapped for the help text. */
function examples() {
  const lines = [''];
  for (const { example } of Object.values(STEPS)) {
    if (`${lines.at(-1)} ${example}`.length > 88) lines.push('');
    lines[lines.length - 1] += ` ${example}`;
  }
  return lines.map((line) => ` ${line}`).join('\n');
}

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../simulator/script.js').Step} Step */
/** @typedef {import('./main.js').Streams} Streams */

/** @param {string[]} args @param {Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const file = onlyOne(positionals, 'FILE');
  const hz = parseHz(values.hz);
  const given = parseDurations(values['video-durations'] ?? []);
  const steps = parseScript(await scriptText(values.script, file, stdin));
  const document = await readDocument(file, stdin);

  const plain = await newEngine();
  const record = values.record === undefined ? null : new Output(openFile(values.record), values.record);
  const engine = record ? recorded(plain, (line) => record.line(line)) : plain;
  const { ok, diagnostics, effects } = engine.load(document);
  if (!ok) {
    for (const diagnostic of diagnostics) stderr.write(`${JSON.stringify(diagnostic)}\n`);
    return 1;
  }
  checkNames(steps, engine);

  const output = new Output(stdout);
  const duration = durations(engine, given, document, (note) => stderr.write(`hotcue simulate: ${note}\n`));
  const simulation = new Simulation(engine, { hz, duration, write: (line) => output.line(line) });
  try {
    simulation.open(effects);
    for (const [index, step] of steps.entries()) {
      if (output.closed) break;
      play(simulation, step, index);
      await output.flush();
    }
  } finally {
    await output.flush(); // also what was printed before an error
    await record?.flush();
  }
  return 0;
}

/**
 * Runs a step. If it can't be done, the simulation ends: the project is not what
 * the script expects.
 * @param {Simulation} simulation @param {Step} step @param {number} index
 * @throws {SimulationError} naming the step
 */
function play(simulation, step, index) {
  let reason;
  try {
    reason = simulation.run(step);
  } catch (error) {
    if (!(error instanceof SimulationError || error instanceof HotcueError)) throw error;
    reason = error.message;
  }
  if (reason) throw new SimulationError(`step ${index}, ${JSON.stringify({ [step.name]: step.value })}: ${reason}`);
}

/** @param {string | undefined} text */
function parseHz(text = '60') {
  const hz = decimal(text);
  if (hz > 0 && hz <= HZ_MAX) return hz;
  throw new UsageError(`--hz expects a number above 0, up to ${HZ_MAX}, got "${text}"`);
}

/** @param {string} path */
function openFile(path) {
  try {
    return createWriteStream('', { fd: openSync(path, 'w') });
  } catch (cause) {
    throw new UsageError(`can't write ${path}: ${/** @type {Error} */ (cause).message}`);
  }
}

/**
 * The duration of each video: as given, else the document's, else a guess. A guess
 * is reported, as events depend on it.
 * @param {Engine} engine
 * @param {Map<string, number>} given
 * @param {Uint8Array} document
 * @param {(note: string) => void} report
 * @returns {(video: number) => number}
 */
function durations(engine, given, document, report) {
  /** @type {{id: string, duration: number | null}[]} */
  const videos = engine.project().videos;
  const seconds = videos.map(({ duration }) => duration ?? 0);
  for (const [id, value] of given) {
    const video = engine.findVideo(id);
    if (video < 0) throw new UsageError(`--video-durations: no video is called "${id}"`);
    seconds[video] = value;
  }
  return (video) => {
    if (!seconds[video]) {
      seconds[video] = guessDuration(JSON.parse(new TextDecoder().decode(document)), video);
      report(`"${videos[video].id}" has no duration, taking ${seconds[video]} s`);
    }
    return seconds[video];
  };
}
