// SPDX-License-Identifier: MIT
import { HotcueError } from '../engine/error.js';
import { ScriptError } from '../simulator/script.js';
import { SimulationError } from '../simulator/simulation.js';
import { packageVersion } from './build.js';
import { Output, OutputError } from './output.js';
import { UsageError } from './usage.js';

/**
 * @typedef {object} Streams
 * @property {import('node:stream').Readable} stdin
 * @property {import('node:stream').Writable} stdout
 * @property {import('node:stream').Writable} stderr
 */

/** @typedef {{HELP: string, run: (args: string[], streams: Streams) => Promise<number>}} Command */

/** Each is loaded when it is asked for. @type {Record<string, () => Promise<Command>>} */
const COMMANDS = {
  new: () => import('./new.js'),
  dev: () => import('./dev.js'),
  validate: () => import('./validate.js'),
  format: () => import('./format.js'),
  simulate: () => import('./simulate.js'),
  cover: () => import('./cover.js'),
  hit: () => import('./hit.js'),
  replay: () => import('./replay.js'),
  import: () => import('./import.js'),
};

const HELP = `Usage: hotcue COMMAND ...

Interactive video projects: the same engine as in a page, on Node.

  new FOLDER                      write a small project, page and film that runs
  dev PROJECT [FILM]              serve a preview that follows each change
  validate FILE...                check project documents
  format FILE...                  write project documents in canonical form
  simulate FILE --script SCRIPT   play a project by a script and print its events
  cover FILE                      print what random viewers or a script reach
  hit FILE --at T                 print the interactions at points of the frame
  replay LOG                      replay recorded inputs and print the events
  import FILE...                  convert annotations, and content of other players

  hotcue COMMAND --help           print the help of a command
  hotcue --version                print the version
`;

/**
 * Runs the `hotcue` command.
 * @param {string[]} args without node and the script
 * @param {Streams} streams
 * @returns {Promise<number>} the exit code
 */
export async function main(args, streams) {
  let lost = false;
  streams.stderr.on('error', (/** @type {NodeJS.ErrnoException} */ { code }) => {
    lost ||= code !== 'EPIPE'; // a closed pipe is not an error
  });
  const [name = '', ...rest] = args;
  const code = await run(name, rest, streams).catch((error) => explain(name, error, streams.stderr));
  await new Promise((resolve) => setImmediate(resolve)); // lets the `error` event of the last write arrive
  return lost ? 2 : code;
}

/** @param {string} name @param {string[]} args @param {Streams} streams @returns {Promise<number>} the exit code */
async function run(name, args, streams) {
  if (name === '--help' || name === '-h' || name === 'help') return print(streams, HELP);
  if (name === '--version' || name === '-v') return print(streams, `${await packageVersion()}\n`);
  if (!Object.hasOwn(COMMANDS, name)) {
    streams.stderr.write(name ? `hotcue: no command is called "${name}"\n\n${HELP}` : HELP);
    return 2;
  }
  const command = await COMMANDS[name]();
  return asksForHelp(args) ? print(streams, command.HELP) : command.run(args, streams);
}

/** @param {string[]} args */
function asksForHelp(args) {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

/** @param {Streams} streams @param {string} text */
async function print({ stdout }, text) {
  const output = new Output(stdout);
  output.line(text.trimEnd());
  await output.flush();
  return 0;
}

/**
 * Prints an error; rethrows unexpected ones.
 * @param {string} name
 * @param {unknown} error
 * @param {import('node:stream').Writable} stderr
 * @returns {number} the exit code
 */
function explain(name, error, stderr) {
  if (error instanceof UsageError) {
    stderr.write(`hotcue ${name}: ${error.message}\nTry "hotcue ${name} --help".\n`);
    return 2;
  }
  if (error instanceof OutputError || error instanceof HotcueError) {
    stderr.write(`hotcue ${name}: ${error.message}\n`);
    return 2;
  }
  if (error instanceof ScriptError || error instanceof SimulationError) {
    stderr.write(`hotcue ${name}: ${error.message}\n`);
    return 1;
  }
  throw error;
}
