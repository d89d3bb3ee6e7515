// SPDX-License-Identifier: MIT
import { newEngine } from './build.js';
import { FORMAT_NAMES, readAnnotations } from './importer/format.js';
import { inOrder } from './importer/frame.js';
import { interactionsOf } from './importer/project.js';
import { Fault, Report } from './importer/report.js';
import { follow } from './importer/track.js';
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
/** Limit for one file, which may contain images. */
const FILE_BYTES = 256 * 1024 * 1024;

/** @param {string[]} args @param {import('./main.js').Streams} streams */
export async function run(args, { stdin, stdout, stderr }) {
  const { values, positionals: files } = parseArguments(args, OPTIONS);
  if (files.length === 0) throw new UsageError('missing FILE');
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('standard input can only be read once');
  const options = readOptions(values);
  const report = new Report();
  const frames = [];
  for (const file of files) {
    const bytes = await readBytes(file, stdin, FILE_BYTES + 1);
    const context = { ...options.context, report, fileName: file === '-' ? null : file };
    frames.push(
      ...(report.attempt(() => readAnnotations(textOfFile(bytes, file), file, options.format, context)) ?? []),
    );
  }
  if (frames.length > 1 && options.timing.fps === null) {
    throw new UsageError(`${frames.length} images: --fps is required, the number of images per second`);
  }
  const tracks = follow(inOrder(frames, options.timing, report), options.bridge, report);
  const imported = interactionsOf(tracks, options.timing, options.tolerance);
  const project = textOf(imported);
  await check(project, imported, files[0], report);
  for (const line of report.lines) stderr.write(`${JSON.stringify(line)}\n`);
  if (report.errors > 0) return 1;
  const output = new Output(stdout);
  output.line(project);
  await output.flush();
  return 0;
}

/** @param {Uint8Array} bytes @param {string} file */
function textOfFile(bytes, file) {
  const place = { file, path: '' };
  if (bytes.length > FILE_BYTES) throw new Fault(place, 'too_large', `more than ${FILE_BYTES} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault(place, 'syntax', 'not UTF-8');
  }
}

/** Formats the project with one interaction per line, to be readable and easy to diff. @param {import('./importer/project.js').Imported[]} imported */
function textOf(imported) {
  const lines = imported.map(({ interaction }) => `    ${JSON.stringify(interaction)}`);
  return `{ "hotcue": 1, "videos": [\n  { "id": "main", "interactions": [\n${lines.join(',\n')}\n  ] }\n] }`;
}

/**
 * Checks the project with the engine. Errors are reported at the place in the
 * annotations that they come from.
 * @param {string} project @param {import('./importer/project.js').Imported[]} imported @param {string} file @param {Report} report
 */
async function check(project, imported, file, report) {
  if (report.errors === 0 && imported.length === 0) {
    report.error({ file, path: '' }, 'nothing_found', 'no object in it can become a hotspot');
  }
  if (report.errors > 0) return;
  const engine = await newEngine();
  for (const { severity, code, path, message } of engine.load(project).diagnostics) {
    if (severity !== 'error') continue;
    const [, item, key] = /^\/videos\/0\/interactions\/(\d+)(?:\/keyframes\/(\d+))?/.exec(path) ?? [];
    const place = imported[Number(item)]?.sources[Number(key ?? 0)] ?? { file, path: '' };
    const where = path === '' ? 'the project; give --tolerance, or fewer images' : `${path} of the project`;
    report.error(place, code, `${message} (${where})`);
  }
  engine.dispose();
}

/** @param {Record<string, string | boolean | undefined>} values */
function readOptions({ format, fps, start, 'in-order': asGiven, bridge, tolerance, size, label, track }) {
  if (format !== undefined && !FORMAT_NAMES.includes(String(format))) {
    throw new UsageError(`--format expects ${FORMAT_NAMES.join(', ')}, got "${format}"`);
  }
  return {
    format: format === undefined ? null : String(format),
    bridge: wholeNumber('--bridge', bridge),
    tolerance: number('--tolerance', tolerance),
    timing: { fps: parseFps(fps), start: wholeNumber('--start', start), inOrder: asGiven === true },
    context: {
      size: parseSize(size),
      labelKey: label === undefined ? null : String(label),
      trackKey: track === undefined ? null : String(track),
    },
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

/** @param {unknown} text @returns {import('./importer/frame.js').Size | null} */
function parseSize(text) {
  if (text === undefined) return null;
  const [width, height, ...more] = String(text).split('x').map(decimal);
  if (width > 0 && height > 0 && width + height < 1e7 && more.length === 0) return { width, height };
  throw new UsageError(`--size expects WIDTHxHEIGHT in pixels, got "${text}"`);
}
