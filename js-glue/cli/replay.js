// SPDX-License-Identifier: MIT
import { HotcueError } from '../engine/error.js';
import { ReplayError, replayLine } from '../record/replay.js';
import { newEngine } from './build.js';
import { readText } from './input.js';
import { Output } from './output.js';
import { onlyOne, parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue replay LOG

Feeds a recorded input log to the engine and prints its events: byte for byte
those of the session in which it was recorded.

  LOG         inputs, as "hotcue simulate --record" writes them; - reads
              standard input
  -h, --help  print this

Exit code: 0 played, 2 bad use, or a log that can't be played.
`;

/** @typedef {import('../engine/engine.js').Engine} Engine */

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout }) {
  const { positionals } = parseArguments(args, {});
  const file = onlyOne(positionals, 'LOG');
  const lines = (await readText(file, stdin)).split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (!lines[0]?.startsWith('{')) throw new UsageError(`${file}:1: expected a project on line 1`);
  const engine = await newEngine();
  const output = new Output(stdout);
  try {
    for (const [index, line] of lines.entries()) replay(engine, line, `${file}:${index + 1}`, output);
  } finally {
    await output.flush();
  }
  return 0;
}

/** @param {Engine} engine @param {string} line @param {string} place @param {Output} output */
function replay(engine, line, place, output) {
  try {
    for (const effect of replayLine(engine, line)) {
      if (!effect.command) output.line(effect.line);
    }
  } catch (error) {
    const wrong = error instanceof ReplayError || (error instanceof HotcueError && error.code === 'refused');
    if (wrong) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  }
}
