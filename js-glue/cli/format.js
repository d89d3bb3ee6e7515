// SPDX-License-Identifier: MIT
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { engineMaker } from './build.js';
import { formatDocument } from './formatter/format.js';
import { readDocument } from './input.js';
import { Output, OutputError } from './output.js';
import { parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue format FILE... [--write | --check]

Prints a project document in canonical form: fields in the order of
docs/format.md and under their own names instead of aliases, unknown fields
behind them, two spaces for each level. Texts, numbers and the order of lists
stay as they are, and so does what the project does.

  FILE        a project document; - reads standard input. One, unless with
              --write or --check
  --write     replace the files that are not in this form, and print their names
  --check     only print the names of files that are not in this form
  -h, --help  print this

A document that is not JSON, or has a key twice, is left alone: its diagnostics go
to standard error. Other errors don't matter here.
Exit code: 0 done, 1 such a document, or --check has found one; 2 bad use.
`;

const OPTIONS = /** @type {const} */ ({ write: { type: 'boolean' }, check: { type: 'boolean' } });
/** What makes a document no document: not to be rewritten. */
const NO_DOCUMENT = ['syntax', 'duplicate_key', 'too_large', 'too_deep'];

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals: files } = parseArguments(args, OPTIONS);
  const prints = !values.write && !values.check;
  checkUse(files, values, prints);
  const newEngine = await engineMaker();
  const output = new Output(stdout);
  /** @type {number[]} */
  const codes = [0];
  for (const file of files) {
    const text = await readFormatted(file, stdin, newEngine(), stderr);
    if (typeof text === 'number') codes.push(text);
    else if (prints) output.line(text.formatted.slice(0, -1));
    else if (text.formatted !== text.written) {
      output.line(file);
      if (values.write) await replace(file, text.formatted);
      else codes.push(1);
    }
  }
  await output.flush();
  return Math.max(...codes);
}

/**
 * Reads a document.
 * @param {string} file @param {import('node:stream').Readable} stdin
 * @param {import('../engine/engine.js').Engine} engine for this file only; disposed
 * @param {import('node:stream').Writable} stderr
 * @returns {Promise<{written: string, formatted: string} | number>} or the exit code, after what is wrong was printed
 */
async function readFormatted(file, stdin, engine, stderr) {
  try {
    const bytes = await readDocument(file, stdin);
    const faults = engine.load(bytes).diagnostics.filter(({ code }) => NO_DOCUMENT.includes(code));
    for (const fault of faults) stderr.write(`${JSON.stringify({ file, ...fault })}\n`);
    if (faults.length > 0) return 1;
    const written = new TextDecoder().decode(bytes);
    return { written, formatted: formatDocument(written) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`hotcue format: ${error.message}\n`);
    return 2; // the other files are still formatted
  } finally {
    engine.dispose();
  }
}

/** @param {string[]} files @param {{write?: boolean, check?: boolean}} values @param {boolean} prints */
function checkUse(files, { write, check }, prints) {
  if (files.length === 0) throw new UsageError('missing FILE');
  if (write && check) throw new UsageError("--write and --check can't both be given");
  if (write && files.includes('-')) throw new UsageError("standard input can't be replaced");
  if (prints && files.length > 1) throw new UsageError('several FILEs: --write or --check is required');
}

/** Replaces a file as a whole: whoever reads it meanwhile finds the old text or the new one. @param {string} file @param {string} text */
async function replace(file, text) {
  const path = await realpath(file); // a link stays a link
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: (await stat(path)).mode });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new OutputError(`can't write ${file}: ${/** @type {Error} */ (cause).message}`);
  }
}
