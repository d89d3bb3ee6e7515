// SPDX-License-Identifier: MIT
import { newEngine } from './build.js';
import { FORMAT_NAMES } from './importer/formats.js';
import { Import, OptionError } from './importer/import.js';
import { FILE_BYTES } from './importer/source.js';
import { readBytes } from './input.js';
import { Output } from './output.js';
import { decimal, parseArguments, UsageError } from './usage.js';

export const HELP = `Usage: hotcue import FILE... [options]

Converts annotations to a project: each object becomes a hotspot, which moves
if several images show it. Prints the project, and diagnostics to standard
error, one JSON object per line. If there are errors, no project is printed.

  FILE             labelme (one file per image), VGG Image Annotator 2
                   (project, or annotations as JSON or CSV), or COCO; - reads
                   standard input
  --format NAME    labelme, via or coco; detected by default
  --fps N          images per second (30, 29.97, 30000/1001); required for
                   several images, which are then frames of a video
  --start N        the number of the image at time 0; 0 by default
  --in-order       number images in the order given, from --start; by default
                   the last number in their names is used
  --bridge N       ignore gaps of up to N images in a row in which an object
                   is missing; 0 by default
  --tolerance PX   drop keyframes that the others reproduce to within PX
                   pixels; 0 by default
  --size WxH       size of images in pixels, if the file has none
  --label NAME     VIA: the attribute that holds the label
  --track NAME     VIA, COCO: the attribute that identifies objects
  -h, --help       print this

Exit code: 0 no errors (there may be warnings), 1 errors, 2 bad use.
`;

const OPTIONS = /** @type {const} */ ({
  format: { type: 'string' },
  fps: { type: 'string' },
  start: { type: 'string' },
  'in-order': { type: 'boolean' },
  bridge: { type: 'string' },
  tolerance: { type: 'string' },
  size: { type: 'string' },
  label: { type: 'string' },
  track: { type: 'string' },
});

const FPS_MAX = 100_000;

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals: files } = parseArguments(args, OPTIONS);
  if (files.length === 0) throw new UsageError('missing FILE');
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('standard input can only be read once');
  const running = new Import(readOptions(values));
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
    return running.finish(engine);
  } catch (error) {
    throw error instanceof OptionError ? new UsageError(error.message) : error;
  } finally {
    engine.dispose();
  }
}

/** @param {Record<string, string | boolean | undefined>} values @returns {import('./importer/import.js').ImportOptions} */
function readOptions({ format, fps, start, 'in-order': asGiven, bridge, tolerance, size, label, track }) {
  if (format !== undefined && !FORMAT_NAMES.includes(String(format))) {
    throw new UsageError(`--format expects ${FORMAT_NAMES.join(', ')}, got "${format}"`);
  }
  return {
    format: format === undefined ? null : String(format),
    bridge: wholeNumber('--bridge', bridge),
    tolerance: number('--tolerance', tolerance),
    fps: parseFps(fps),
    start: wholeNumber('--start', start),
    inOrder: asGiven === true,
    size: parseSize(size),
    labelKey: label === undefined ? null : String(label),
    trackKey: track === undefined ? null : String(track),
  };
}

/** @param {string} name @param {unknown} text @returns {number} */
function number(name, text = '0') {
  const value = decimal(String(text));
  if (value >= 0 && value <= 1e6) return value;
  throw new UsageError(`${name} expects a number, 0 or more, got "${text}"`);
}

/** @param {string} name @param {unknown} text @returns {number} */
function wholeNumber(name, text = '0') {
  if (/^\d{1,15}$/.test(String(text))) return Number(text);
  throw new UsageError(`${name} expects a whole number, 0 or more, got "${text}"`);
}

/** @param {unknown} text @returns {number | null} */
function parseFps(text) {
  if (text === undefined) return null;
  const [above, below = '1', ...more] = String(text).split('/');
  const fps = decimal(above) / decimal(below);
  if (fps > 0 && fps <= FPS_MAX && more.length === 0) return fps;
  throw new UsageError(`--fps expects a number above 0, up to ${FPS_MAX}, or a fraction, got "${text}"`);
}

/** @param {unknown} text @returns {import('./importer/import.js').ImportOptions['size']} */
function parseSize(text) {
  if (text === undefined) return null;
  const [width, height, ...more] = String(text).split('x').map(decimal);
  if (width > 0 && height > 0 && width + height < 1e7 && more.length === 0) return { width, height };
  throw new UsageError(`--size expects WIDTHxHEIGHT in pixels, got "${text}"`);
}
