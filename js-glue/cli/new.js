// SPDX-License-Identifier: MIT
import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Output } from './output.js';
import { onlyOne, parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue new FOLDER

Writes a small project that runs: a film, a project document, and a page, with
the player and the JSON Schema beside them. Any web server can serve the folder.

  FOLDER      it must be empty, or not there
  -h, --help  print this

Exit code: 0 written, 2 bad use.
`;

const PACKAGE = new URL('../../', import.meta.url);
/** The files of the folder, and where they come from in this package. */
const FILES = {
  'project.json': 'web/template/project.json',
  'film.mp4': 'web/template/film.mp4',
  'index.html': 'web/template/index.html',
  'page.css': 'web/template/page.css',
  'page.js': 'web/template/page.js',
  'hotcue-player.inline.js': 'dist/hotcue-player.inline.js',
  'hotcue.schema.json': 'hotcue.schema.json',
};

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdout }) {
  const { positionals } = parseArguments(args, {});
  const folder = onlyOne(positionals, 'FOLDER');
  try {
    await mkdir(folder, { recursive: true });
    const [other] = await readdir(folder);
    if (other !== undefined) throw new UsageError(`${folder} is not empty: it has ${other}`);
    for (const [name, from] of Object.entries(FILES)) {
      await copyFile(fileURLToPath(new URL(from, PACKAGE)), join(folder, name), constants.COPYFILE_EXCL);
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`can't write ${folder}: ${/** @type {Error} */ (cause).message}`);
  }
  const output = new Output(stdout);
  for (const name of Object.keys(FILES)) output.line(join(folder, name));
  output.line(`Next: hotcue dev ${join(folder, 'project.json')}`);
  await output.flush();
  return 0;
}
