// SPDX-License-Identifier: MIT
// Annotation files to a project, without Node and without a page: the `hotcue` command and
// the studio convert with it.
import { readAnnotations } from './format.js';
import { inOrder } from './frame.js';
import { interactionsOf } from './project.js';
import { Fault, Report } from './report.js';
import { follow } from './track.js';

/** Limit for one file, which may contain images. */
export const FILE_BYTES = 256 * 1024 * 1024;

/**
 * Options of `hotcue import`, parsed; docs/importing.md.
 * @typedef {object} ImportOptions
 * @property {string | null} [format] one of FORMAT_NAMES; null to detect it
 * @property {number | null} [fps] images per second; required for several images
 * @property {number} [start] the number of the image at time 0
 * @property {boolean} [inOrder] whether images are numbered in the order given
 * @property {number} [bridge] images in a row in which an object may be missing
 * @property {number} [tolerance] in pixels
 * @property {import('./frame.js').Size | null} [size] of images for which the file has none
 * @property {string | null} [labelKey] VIA: the attribute that holds the label
 * @property {string | null} [trackKey] VIA, COCO: the attribute that identifies objects
 */

/** @typedef {Report['lines'][number]} Note */
/** @typedef {{load: (document: string) => {diagnostics: {severity: string, code: string, path: string, message: string}[]}}} Checker an Engine */

/** The options don't suffice for these files. */
export class OptionError extends Error {
  name = 'OptionError';
}

/** One import: add the files in order, then finish. Files are not kept, only what is found in them. */
export class Import {
  #report = new Report();
  /** @type {import('./frame.js').Frame[]} */
  #frames = [];
  #first = '';
  #options;

  /** @param {ImportOptions} [options] */
  constructor(options = {}) {
    this.#options = options;
  }

  /**
   * @param {string} file its name, for notes
   * @param {string | Uint8Array} content
   * @param {string | null} [path] the name that numbers its image; null if it has none
   */
  add(file, content, path = file) {
    const { format = null, size = null, labelKey = null, trackKey = null } = this.#options;
    const context = { report: this.#report, fileName: path, size, labelKey, trackKey };
    const read = () => readAnnotations(textOf(content, file), file, format, context);
    this.#first ||= file;
    this.#frames.push(...(this.#report.attempt(read) ?? []));
  }

  /**
   * @param {Checker} engine checks the project
   * @returns {{document: string | null, notes: Note[]}} null if there are errors among the notes
   * @throws {OptionError} several images, and no `fps`
   */
  finish(engine) {
    const { fps = null, start = 0, inOrder: asGiven = false, bridge = 0, tolerance = 0 } = this.#options;
    const report = this.#report;
    const timing = { fps, start, inOrder: asGiven };
    if (this.#frames.length > 1 && fps === null) {
      throw new OptionError(`${this.#frames.length} images: --fps is required, the number of images per second`);
    }
    const tracks = follow(inOrder(this.#frames, timing, report), bridge, report);
    const imported = interactionsOf(tracks, timing, tolerance);
    const document = documentOf(imported);
    check(document, imported, this.#first, report, engine);
    return { document: report.errors > 0 ? null : document, notes: report.lines };
  }
}

/**
 * Imports files that are in memory.
 * @param {{name: string, content: string | Uint8Array}[]} files in order
 * @param {ImportOptions} options
 * @param {Checker} engine
 * @returns {{document: string | null, notes: Note[]}}
 * @throws {OptionError}
 */
export function importAnnotations(files, options, engine) {
  const running = new Import(options);
  for (const { name, content } of files) running.add(name, content);
  return running.finish(engine);
}

/** @param {string | Uint8Array} content @param {string} file */
function textOf(content, file) {
  const place = { file, path: '' };
  if (content.length > FILE_BYTES) throw new Fault(place, 'too_large', `more than ${FILE_BYTES} bytes`);
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new Fault(place, 'syntax', 'not UTF-8');
  }
}

/** Formats the project with one interaction per line, to be readable and easy to diff. @param {import('./project.js').Imported[]} imported */
function documentOf(imported) {
  const lines = imported.map(({ interaction }) => `    ${JSON.stringify(interaction)}`);
  return `{ "hotcue": 1, "videos": [\n  { "id": "main", "interactions": [\n${lines.join(',\n')}\n  ] }\n] }`;
}

/**
 * Checks the project with the engine. Errors are reported at the place in the
 * annotations that they come from.
 * @param {string} document @param {import('./project.js').Imported[]} imported @param {string} file @param {Report} report @param {Checker} engine
 */
function check(document, imported, file, report, engine) {
  if (report.errors === 0 && imported.length === 0) {
    report.error({ file, path: '' }, 'nothing_found', 'no object in it can become a hotspot');
  }
  if (report.errors > 0) return;
  for (const { severity, code, path, message } of engine.load(document).diagnostics) {
    if (severity !== 'error') continue;
    const [, item, key] = /^\/videos\/0\/interactions\/(\d+)(?:\/keyframes\/(\d+))?/.exec(path) ?? [];
    const place = imported[Number(item)]?.sources[Number(key ?? 0)] ?? { file, path: '' };
    const where = path === '' ? 'the project; give --tolerance, or fewer images' : `${path} of the project`;
    report.error(place, code, `${message} (${where})`);
  }
}
