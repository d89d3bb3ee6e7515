// SPDX-License-Identifier: MIT
import { newEngine } from './build.js';
import { COMMON_OPTIONS, FORMATS } from './importer/formats.js';
import { Import } from './importer/import.js';
import { OPTION_NAMES, OPTIONS, OptionError, readOptions } from './importer/options.js';
import { FILE_BYTES } from './importer/source.js';
import { readBytes } from './input.js';
import { Output } from './output.js';
import { parseArguments, UsageError } from './usage.js';

/** @typedef {import('./importer/options.js').OptionName} OptionName */

const LINE_CHARACTERS = 79;
const COLUMN = 22;
const ANNOTATIONS = Object.keys(FORMATS).filter((format) => FORMATS[format].group === 'annotations');

/** Lines of the help: a name, and what it is. @param {string} name @param {string} words */
function entry(name, words) {
  const lines = [''];
  for (const word of words.split(' ')) {
    if (COLUMN + lines[lines.length - 1].length + 1 + word.length > LINE_CHARACTERS) lines.push('');
    lines[lines.length - 1] += `${lines[lines.length - 1] && ' '}${word}`;
  }
  const indent = name.length > COLUMN - 4 ? `\n${' '.repeat(COLUMN)}` : ' '.repeat(COLUMN - 2 - name.length);
  return `  ${name}${indent}${lines.join(`\n${' '.repeat(COLUMN)}`)}\n`;
}

/** @param {'annotations' | 'content'} group */
const formatEntries = (group) =>
  Object.entries(FORMATS)
    .filter(([, format]) => format.group === group)
    .map(([name, { files }]) => entry(name, files))
    .join('');

/** @param {OptionName} name */
function optionEntry(name) {
  const { flag, value, help } = OPTIONS[name];
  const having = Object.keys(FORMATS).filter((format) => FORMATS[format].options.includes(name));
  const all = ANNOTATIONS.every((format) => having.includes(format));
  const which = all ? ['annotations', ...having.filter((format) => !ANNOTATIONS.includes(format))] : having;
  const of = COMMON_OPTIONS.includes(name) ? '' : `${which.join(', ')}: `;
  return entry(`--${flag}${value ? ` ${value}` : ''}`, of + help);
}

export const HELP = `Usage: hotcue import FILE... [options]

Converts files of other tools and players to a project. Prints the project, and
diagnostics to standard error, one JSON object per line: among them, with its
place, whatever a project can't express. If there are errors, no project is
printed.

${entry('FILE', 'files of one film, of the formats below; - reads standard input')}
Annotations of images: each object becomes a hotspot, which moves if several
images show it.

${formatEntries('annotations')}
Content made for other players: it becomes interactions and cues.

${formatEntries('content')}
Options, with the formats that have them:

${OPTION_NAMES.map(optionEntry).join('')}${entry('-h, --help', 'print this')}
Exit code: 0 no errors (there may be warnings), 1 errors, 2 bad use.
`;

/** For parseArgs(). */
const FLAGS = Object.fromEntries(
  Object.values(OPTIONS).map(({ flag, value, several = false }) => [
    flag,
    { type: value ? /** @type {const} */ ('string') : /** @type {const} */ ('boolean'), multiple: several },
  ]),
);

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals: files } = parseArguments(args, FLAGS);
  if (files.length === 0) throw new UsageError('missing FILE');
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('standard input can only be read once');
  const running = new Import(checked(() => readOptions(byName(values))));
  for (const file of files) {
    running.add(file, await readBytes(file, stdin, FILE_BYTES + 1), file === '-' ? null : file);
  }
  const { document, notes } = await finish(running);
  for (const note of notes) stderr.write(`${JSON.stringify(note)}\n`);
  if (document === null) return 1;
  const output = new Output(stdout);
  output.line(document);
  await output.flush();
  return 0;
}

/** @param {Import} running */
async function finish(running) {
  const engine = await newEngine();
  try {
    return checked(() => running.finish(engine));
  } finally {
    engine.dispose();
  }
}

/** @template T @param {() => T} work @returns {T} @throws {UsageError} */
function checked(work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof OptionError ? new UsageError(error.message) : error;
  }
}

/** @param {Record<string, any>} values by flag */
const byName = (values) => Object.fromEntries(OPTION_NAMES.map((name) => [name, values[OPTIONS[name].flag]]));
