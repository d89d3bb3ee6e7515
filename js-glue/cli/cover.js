// SPDX-License-Identifier: MIT
import { Exploration } from '../simulator/coverage.js';
import { checkNames, parseScript } from '../simulator/script.js';
import { newEngine } from './build.js';
import { readDocument } from './input.js';
import { Output } from './output.js';
import { parseDurations, scriptText } from './script.js';
import { onlyOne, parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue cover FILE [options]

Plays a project with random viewers, who click, seek, fill in the lead form and
leave, and prints what they reached, one JSON object per line: each video, each
interaction, and each way from a video to another.
  {"interaction":"next","video":"intro","shown":98,"clicked":61}

  FILE                     a project document; - reads standard input
  --viewers N              how many; 100 by default, 0 with --script
  --seed N                 of the random numbers; 1 by default
  --seconds N              how long each viewer watches; 600 by default
  --script SCRIPT          one more viewer, who follows this script: see
                           "hotcue simulate --help"
  --video-durations LIST   id=seconds,… ; as for "hotcue simulate"
  --missed                 print only what nobody reached
  -h, --help               print this

The same options print the same lines on every machine.
Exit code: 0 printed, 1 the document or the script has errors, or the script can't
be followed; 2 bad use.
`;

const OPTIONS = /** @type {const} */ ({
  viewers: { type: 'string' },
  seed: { type: 'string' },
  seconds: { type: 'string' },
  script: { type: 'string' },
  'video-durations': { type: 'string', multiple: true },
  missed: { type: 'boolean' },
});
/** Limits of the options. */
const MOST = { viewers: 1e6, seed: 2 ** 32 - 1, seconds: 86_400 };

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const file = onlyOne(positionals, 'FILE');
  const scripted = values.script !== undefined;
  const viewers = count('viewers', values.viewers, scripted ? 0 : 100);
  const seed = count('seed', values.seed, 1);
  const seconds = count('seconds', values.seconds, 600);
  const durations = Object.fromEntries(parseDurations(values['video-durations'] ?? []));
  const steps = scripted ? parseScript(await scriptText(values.script, file, stdin)) : null;
  const document = new TextDecoder().decode(await readDocument(file, stdin));

  const engine = await newEngine();
  const { ok, diagnostics } = engine.load(document);
  if (!ok) {
    for (const diagnostic of diagnostics) stderr.write(`${JSON.stringify(diagnostic)}\n`);
    return 1;
  }
  for (const id of Object.keys(durations)) {
    if (engine.findVideo(id) < 0) throw new UsageError(`--video-durations: no video is called "${id}"`);
  }
  if (steps) checkNames(steps, engine);
  const exploration = new Exploration(engine, { document, seed, seconds, durations });
  if (steps) exploration.script(steps);
  for (let left = viewers; left > 0; left--) exploration.random();
  const { coverage } = exploration;
  const output = new Output(stdout);
  for (const line of linesOf(coverage, values.missed === true)) output.line(JSON.stringify(line));
  await output.flush();
  if (coverage.problem !== null) stderr.write(`hotcue cover: ${coverage.problem}\n`);
  return coverage.problem === null ? 0 : 1;
}

/** @param {import('../simulator/coverage.js').Coverage} coverage @param {boolean} missed whether only what no viewer reached */
function* linesOf({ videos, interactions, ways, viewers }, missed) {
  if (!missed) yield { viewers };
  for (const { id, reached } of videos) {
    if (!missed || reached === 0) yield { video: id, reached };
  }
  for (const { id, video, clickable, shown, clicked } of interactions) {
    const line = { interaction: id, video, shown, ...(clickable && { clicked }) };
    if (!missed || shown === 0 || (clickable && clicked === 0)) yield line;
  }
  for (const { from, to, kind, by, taken } of ways) {
    if (!missed || taken === 0) yield { from, to, kind, by, taken };
  }
}

/** @param {keyof typeof MOST} name @param {string | undefined} text @param {number} otherwise @returns {number} */
function count(name, text, otherwise) {
  if (text === undefined) return otherwise;
  if (/^\d{1,10}$/.test(text) && Number(text) <= MOST[name]) return Number(text);
  throw new UsageError(`--${name} expects a whole number from 0 to ${MOST[name]}, got "${text}"`);
}
