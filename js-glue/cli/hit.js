// SPDX-License-Identifier: MIT
import { Simulation } from '../simulator/simulation.js';
import { newEngine } from './build.js';
import { decimal } from './importer/decimal.js';
import { readDocument } from './input.js';
import { Output } from './output.js';
import { onlyOne, parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue hit FILE --at T [--video ID]

Reads points from standard input, one "x y" per line, in percent of the video
frame from its top left corner. For each it prints the id of the topmost
interaction that is active there at time T, or - if there is none.

  FILE        a project document
  --at T      media seconds
  --video ID  id or token of a video; the start video by default
  -h, --help  print this

Exit code: 0 all lines answered, 1 the document has errors (printed to
standard error), 2 bad use, or a line that is not two numbers.
`;

const OPTIONS = /** @type {const} */ ({ at: { type: 'string' }, video: { type: 'string' } });

/** @typedef {import('../engine/engine.js').Engine} Engine */

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const file = onlyOne(positionals, 'FILE');
  if (file === '-') throw new UsageError('standard input holds the points: FILE must be a file');
  const time = parseTime(values.at);
  const engine = await newEngine();
  const document = await readDocument(file, stdin);
  const { ok, diagnostics, effects } = engine.load(document);
  if (!ok) {
    for (const diagnostic of diagnostics) stderr.write(`${JSON.stringify(diagnostic)}\n`);
    return 1;
  }
  const video = videoNumber(engine, values.video);
  standAt(engine, video === engine.video ? effects : loadAt(engine, document, video), time);

  const output = new Output(stdout);
  try {
    let number = 0;
    for await (const line of linesOf(stdin, () => output.flush())) {
      const [x, y] = parsePoint(line, ++number);
      const item = engine.hit(x, y);
      output.line(item < 0 ? '-' : engine.item(item).id);
      if (output.closed) break;
    }
  } finally {
    await output.flush();
  }
  return 0;
}

/** @param {string | undefined} text */
function parseTime(text) {
  if (text === undefined) throw new UsageError('missing --at');
  const time = decimal(text);
  if (time >= 0 && Number.isFinite(time)) return time;
  throw new UsageError(`--at expects media seconds, 0 or more, got "${text}"`);
}

/** @param {Engine} engine @param {string | undefined} name @returns {number} */
function videoNumber(engine, name) {
  const video = name === undefined ? engine.video : engine.findVideo(name);
  if (video < 0) throw new UsageError(`--video: no video is called "${name}"`);
  return video;
}

/**
 * Loads the project again, with another start video. A jump would play, and the
 * events of playing could change what is active.
 * @param {Engine} engine
 * @param {Uint8Array} document
 * @param {number} video
 */
function loadAt(engine, document, video) {
  const { id } = engine.project().videos[video];
  const project = JSON.parse(new TextDecoder().decode(document));
  return engine.load(JSON.stringify({ ...project, start: id })).effects;
}

/**
 * Seeks to a time. Before the first play a seek does nothing but open and close
 * windows. The duration is infinite, so that no time is past the end.
 * @param {Engine} engine
 * @param {readonly import('../engine/effect.js').Effect[]} effects of load()
 * @param {number} time
 */
function standAt(engine, effects, time) {
  const simulation = new Simulation(engine, { duration: () => Infinity, write: () => {} });
  simulation.open(effects);
  simulation.run({ name: 'seek', value: time });
}

/** @param {string} line @param {number} number @returns {[number, number]} */
function parsePoint(line, number) {
  const words = line.trim().split(/\s+/);
  const [x, y] = words.map(decimal);
  if (words.length === 2 && Number.isFinite(x) && Number.isFinite(y)) return [x, y];
  throw new UsageError(`line ${number}: expected "x y", got ${JSON.stringify(line)}`);
}

/**
 * Yields lines as they arrive, so that an interactive caller gets each answer at once.
 * @param {import('node:stream').Readable} stdin
 * @param {() => Promise<void>} idle called after each chunk of lines
 */
async function* linesOf(stdin, idle) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stdin) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = /** @type {string} */ (lines.pop());
    yield* lines;
    await idle();
  }
  if (rest !== '') yield rest;
}
