// SPDX-License-Identifier: MIT
import { engineMaker } from './build.js';
import { readDocument } from './input.js';
import { Output } from './output.js';
import { parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue validate FILE...

Checks project documents and prints diagnostics, one JSON object per line:
  {"severity":"error","code":"missing_field","path":"/videos/0/id","message":"...","offset":0}
With more than one FILE each line begins with the key "file".

  FILE        a project document; - reads standard input
  -h, --help  print this

Exit code: 0 no errors (there may be warnings), 1 errors, 2 bad use.
`;

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { positionals: files } = parseArguments(args, {});
  if (files.length === 0) throw new UsageError('missing FILE');
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('standard input can only be read once');
  const newEngine = await engineMaker();
  const output = new Output(stdout);
  let errors = 0;
  let unread = 0;
  for (const file of files) {
    try {
      const document = await readDocument(file, stdin);
      const diagnostics = check(newEngine(), document);
      errors += diagnostics.filter(({ severity }) => severity === 'error').length;
      for (const diagnostic of diagnostics) {
        output.line(JSON.stringify(files.length > 1 ? { file, ...diagnostic } : diagnostic));
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      stderr.write(`hotcue validate: ${error.message}\n`);
      unread++; // the other files are still checked
    }
  }
  await output.flush();
  if (unread > 0) return 2;
  return errors > 0 ? 1 : 0;
}

/** @param {import('../engine/engine.js').Engine} engine for this file only; disposed @param {Uint8Array} document */
function check(engine, document) {
  const { diagnostics } = engine.load(document);
  engine.dispose();
  return diagnostics;
}
