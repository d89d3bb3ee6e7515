// SPDX-License-Identifier: MIT
// Files of other tools and players to a project, without Node and without a page: the `hotcue`
// command and the studio convert with it.
import { inOrder } from './annotations/frame.js';
import { interactionsOf } from './annotations/project.js';
import { follow } from './annotations/track.js';
import { Draft } from './draft.js';
import { readSource } from './formats.js';
import { Report } from './report.js';
import { Source } from './source.js';

/**
 * Options of `hotcue import`, parsed; docs/importing.md.
 * @typedef {object} ImportOptions
 * @property {string | null} [format] one of FORMAT_NAMES; null to detect it
 * @property {number | null} [fps] images per second; required for several images
 * @property {number} [start] the number of the image at time 0
 * @property {boolean} [inOrder] whether images are numbered in the order given
 * @property {number} [bridge] images in a row in which an object may be missing
 * @property {number} [tolerance] in pixels
 * @property {import('./annotations/frame.js').Size | null} [size] of images for which the file has none
 * @property {string | null} [labelKey] VIA: the attribute that holds the label
 * @property {string | null} [trackKey] VIA, COCO: the attribute that identifies objects
 * @property {Map<string, number> | null} [durations] of films in seconds, by the id that the other
 *   player has for the film or for the place that it is played at; `''` for all others
 * @property {string | null} [media] address of the film; of several, with `{id}` for the id that the
 *   other player has for it
 */

/** @typedef {Report['lines'][number]} Note */
/** @typedef {{severity: string, code: string, path: string, message: string}} Diagnostic */
/** @typedef {{load: (document: string) => {diagnostics: Diagnostic[]}}} Checker an Engine */

/** The options don't suffice for these files. */
export class OptionError extends Error {
  name = 'OptionError';
}

/** One import: add the files in order, then finish. Files are not kept, only what is found in them. */
export class Import {
  #report = new Report();
  #draft = new Draft();
  /** @type {import('./annotations/frame.js').Frame[]} */
  #frames = [];
  /** The first file. @type {import('./report.js').Place} */
  #first = { file: '', path: '' };
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
    const context = { report: this.#report, draft: this.#draft, frames: this.#frames, options: this.#options };
    if (this.#first.file === '') this.#first = { file, path: '' };
    this.#report.attempt(() => readSource(new Source(file, content, path), context));
  }

  /**
   * @param {Checker} engine checks the project
   * @returns {{document: string | null, notes: Note[]}} null if there are errors among the notes
   * @throws {OptionError} several images, and no `fps`
   */
  finish(engine) {
    const report = this.#report;
    if (this.#frames.length > 0) this.#addAnnotations();
    if (report.errors === 0 && this.#draft.isEmpty) {
      report.error(this.#first, 'nothing_found', 'nothing in it can become an interaction or a cue');
    }
    return { document: report.errors > 0 ? null : this.#checked(engine), notes: report.lines };
  }

  #addAnnotations() {
    const { fps = null, start = 0, inOrder: asGiven = false, bridge = 0, tolerance = 0 } = this.#options;
    const report = this.#report;
    const timing = { fps, start, inOrder: asGiven };
    if (this.#frames.length > 1 && fps === null) {
      throw new OptionError(`${this.#frames.length} images: --fps is required, the number of images per second`);
    }
    const tracks = follow(inOrder(this.#frames, timing, report), bridge, report);
    const video = this.#draft.main(this.#first);
    for (const { interaction, sources } of interactionsOf(tracks, timing, tolerance)) {
      const keyframes = sources.map((place, i) => [`/keyframes/${i}`, place]);
      video.interaction(interaction, sources[0], Object.fromEntries(keyframes));
    }
  }

  /**
   * The document as the engine accepts it. What it does not accept of annotations is an error, as
   * the author can draw it otherwise; of another player's content it is left out.
   * @param {Checker} engine
   */
  #checked(engine) {
    for (;;) {
      const document = this.#draft.text();
      const faults = engine.load(document).diagnostics.filter(isFault);
      const removable = this.#frames.length > 0 ? [] : faults.filter(({ path }) => this.#draft.canRemove(path));
      for (const { path, message, code } of removable) {
        this.#report.lost(this.#draft.placeOf(path) ?? this.#first, `left out: ${message} (${code})`);
      }
      if (removable.length > 0) this.#draft.remove(removable.map(({ path }) => path));
      else return this.#refused(faults) ? null : document;
    }
  }

  /** Reports the errors for which there is no project. @param {Diagnostic[]} faults @returns {boolean} whether there are any */
  #refused(faults) {
    const errors = faults.filter(({ severity }) => severity === 'error');
    const whole = this.#frames.length > 0 ? 'the project; give --tolerance, or fewer images' : 'the project';
    for (const { code, path, message } of errors) {
      const where = path === '' ? whole : `${path} of the project`;
      this.#report.error(this.#draft.placeOf(path) ?? this.#first, code, `${message} (${where})`);
    }
    return errors.length > 0;
  }
}

/** Warnings about what counts as not given. */
const NOT_GIVEN = ['bad_style', 'unknown_field'];

/** @param {Diagnostic} diagnostic */
const isFault = ({ severity, code }) => severity === 'error' || NOT_GIVEN.includes(code);

/**
 * Imports files that are in memory.
 * @param {{name: string, content: string | Uint8Array}[]} files in order
 * @param {ImportOptions} options
 * @param {Checker} engine
 * @returns {{document: string | null, notes: Note[]}}
 * @throws {OptionError}
 */
export function importFiles(files, options, engine) {
  const running = new Import(options);
  for (const { name, content } of files) running.add(name, content);
  return running.finish(engine);
}
