// SPDX-License-Identifier: MIT
import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { engineMaker } from './build.js';
import { DevServer } from './dev/server.js';
import { Output } from './output.js';
import { parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue dev PROJECT [FILM] [--port N]

Serves a preview of a project on this machine. The page follows each change of
the file at the time where playback is, and shows errors and warnings. Ctrl+C ends
it.

  PROJECT     a project document; what it refers to is served from this folder and
              those below it, or from the project's own folder if that is elsewhere
  FILM        for videos of the project that have no sources
  --port N    4870 by default; the next free one if it is in use, unless given
  -h, --help  print this

Exit code: 0 ended, 2 bad use.
`;

const OPTIONS = /** @type {const} */ ({ port: { type: 'string' } });
const PORT = 4870;

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdout }) {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const [file, film = null, ...more] = positionals;
  if (file === undefined) throw new UsageError('missing PROJECT');
  if (more.length > 0) throw new UsageError(`expected PROJECT and FILM, got ${positionals.length} names`);
  for (const name of [file, film]) if (name !== null) checkFile(name);
  const port = portOf(values.port);
  const newEngine = await engineMaker();
  const server = new DevServer({ file: resolve(file), film: film && resolve(film), root: rootOf(file), newEngine });
  const address = await open(server, port, values.port !== undefined);
  const output = new Output(stdout);
  output.line(`${file}: ${address}`);
  await output.flush();
  await new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, done);
  });
  await server.close();
  return 0;
}

/** The folder to serve: the current one, as for a site, if the project is in it. @param {string} file */
function rootOf(file) {
  const away = relative('.', file);
  return away.startsWith('..') || resolve(away) === away ? dirname(resolve(file)) : resolve('.');
}

/** @param {string} name */
function checkFile(name) {
  const status = statSync(name, { throwIfNoEntry: false });
  if (!status?.isFile()) throw new UsageError(`${name} ${status ? 'is not a file' : 'is not there'}`);
}

/** @param {string | undefined} text @returns {number} */
function portOf(text) {
  const port = text === undefined ? PORT : Number(text);
  if (/^\d{1,5}$/.test(text ?? '0') && port <= 65_535) return port;
  throw new UsageError(`--port expects 0 to 65535, got "${text}"`);
}

/** @param {DevServer} server @param {number} port @param {boolean} exactly */
async function open(server, port, exactly) {
  try {
    return await server.open(port, exactly);
  } catch (cause) {
    await server.close();
    throw new UsageError(`can't listen: ${/** @type {Error} */ (cause).message}`);
  }
}
