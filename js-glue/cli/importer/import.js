// SPDX-License-Identifier: MIT
// Files of other tools and players to a project, without Node and without a page: the `hotcue`
// command and the studio convert with it.
import { inOrder } from './annotations/frame.js';
import { interactionsOf } from './annotations/project.js';
import { follow } from './annotations/track.js';
import { Draft } from './draft.js';
import { FORMAT_NAMES, hasOption, readSource } from './formats.js';
import { missingOption, OPTION_NAMES, OPTIONS, OptionError } from './options.js';
import { Report } from './report.js';
import { Source } from './source.js';

/** @typedef {import('./options.js').ImportOptions} ImportOptions */
/** @typedef {Report['lines'][number]} Note */
/** @typedef {{severity: string, code: string, path: string, message: string}} Diagnostic */
/** @typedef {{load: (document: string) => {diagnostics: Diagnostic[]}}} Checker an Engine */

/**
 * @typedef {object} Imported
 * @property {string | null} document null if there are errors among the notes
 * @property {Note[]} notes
 * @property {string[]} formats of the files, of FORMAT_NAMES
 */

/** One import: add the files in order, then finish. Files are not kept, only what is found in them. */
export class Import {
  #report = new Report();
  #draft;
  /** @type {import('./annotations/frame.js').Frame[]} */
  #frames = [];
  /** @type {string[]} */
  #files = [];
  #options;
  /** The formats of the files. @type {Set<string>} */
  #formats = new Set();
  /** Files that can't be read without an option. @type {Map<import('./options.js').OptionName, Set<string>>} */
  #needs = new Map();

  /** @param {ImportOptions} [options] */
  constructor(options = {}) {
    this.#options = options;
    this.#draft = new Draft(options.media ?? undefined);
  }

  /**
   * @param {string} file its name, for notes
   * @param {string | Uint8Array} content
   * @param {string | null} [path] the name that numbers its image; null if it has none
   */
  add(file, content, path = file) {
    const context = {
      ...{ report: this.#report, draft: this.#draft, frames: this.#frames, options: this.#options },
      need: this.#need,
    };
    this.#files.push(file);
    const format = this.#report.attempt(() => readSource(new Source(file, content, path), context));
    if (format !== undefined) this.#formats.add(format);
  }

  /** What is not of any place. @returns {import('./report.js').Place} */
  get #first() {
    return { file: this.#files[0], path: '' };
  }

  /** @param {import('./options.js').OptionName} option @param {string} file */
  #need = (option, file) => void this.#needs.set(option, (this.#needs.get(option) ?? new Set()).add(file));

  /**
   * @param {Checker} engine checks the project
   * @returns {Imported}
   * @throws {OptionError} an option is required, or given that none of the formats has
   */
  finish(engine) {
    const report = this.#report;
    this.#checkOptions();
    if (this.#frames.length > 0) this.#addAnnotations();
    if (report.errors === 0 && this.#draft.isEmpty) {
      report.error(this.#first, 'nothing_found', 'nothing in it can become an interaction or a cue');
    }
    const document = report.errors > 0 ? null : this.#checked(engine);
    return { document, notes: report.notes, formats: [...this.#formats] };
  }

  #checkOptions() {
    const { fps, ...others } = this.#options;
    if (this.#frames.length > 1 && (fps ?? null) === null) throw missingOption('fps', this.#files);
    const unknown = Object.keys(this.#options.kinds ?? {}).find((file) => file !== '' && !this.#files.includes(file));
    if (unknown !== undefined) throw new OptionError(`--${OPTIONS.kinds.flag}: no file is called "${unknown}"`);
    for (const [option, files] of this.#needs) throw missingOption(option, [...files]);
    if (this.#report.errors > 0) return; // perhaps of a file that has the option
    const given = { fps, ...others };
    for (const name of OPTION_NAMES) {
      if ((given[name] ?? false) !== false) this.#checkSuits(name);
    }
  }

  /** @param {import('./options.js').OptionName} option that is given */
  #checkSuits(option) {
    const formats = [...this.#formats];
    if (formats.some((format) => hasOption(format, option))) return;
    const suited = FORMAT_NAMES.filter((format) => hasOption(format, option));
    const flag = `--${OPTIONS[option].flag}`;
    throw new OptionError(`${flag} is an option of ${suited.join(', ')}; the format here is ${formats.join(', ')}`);
  }

  #addAnnotations() {
    const { fps = null, start = 0, inOrder: asGiven = false, bridge = 0, tolerance = 0 } = this.#options;
    const report = this.#report;
    const timing = { fps, start, inOrder: asGiven };
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
    for (let round = 1; ; round++) {
      const document = this.#draft.text();
      const faults = engine.load(document).diagnostics.filter(isFault);
      const removable = this.#frames.length > 0 ? [] : faults.filter(({ path }) => this.#draft.canRemove(path));
      for (const fault of removable) this.#loses(fault);
      if (removable.length > 0 && round === ROUNDS_MAX) return this.#giveUp();
      if (removable.length > 0) this.#draft.remove(removable.map(({ path }) => path));
      else return this.#refused(faults) ? null : document;
    }
  }

  /** @returns {null} */
  #giveUp() {
    this.#report.error(this.#first, 'too_many', 'too much of it can not be in a project: nothing is imported');
    return null;
  }

  /** @param {Diagnostic} fault of what can be left out */
  #loses({ path, message, code }) {
    const field = JSON.stringify(path.replace(/^\/videos\/\d+\/((interactions|cues)\/\d+\/?)?/, ''));
    const what = this.#draft.isSpare(path) ? `${field} left out` : `left out: ${field}`;
    this.#report.lost(this.#draft.placeOf(path) ?? this.#first, `${what}, ${message} (${code})`);
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

/** How often a document is checked: each time the engine lists at most 1,000 faults. */
const ROUNDS_MAX = 20;

/** Warnings about what counts as not given. */
const NOT_GIVEN = ['bad_style', 'unknown_field'];

/** @param {Diagnostic} diagnostic */
const isFault = ({ severity, code }) => severity === 'error' || NOT_GIVEN.includes(code);

/**
 * Imports files that are in memory.
 * @param {{name: string, content: string | Uint8Array}[]} files in order
 * @param {ImportOptions} options
 * @param {Checker} engine
 * @returns {Imported}
 * @throws {OptionError}
 */
export function importFiles(files, options, engine) {
  const running = new Import(options);
  for (const { name, content } of files) running.add(name, content);
  return running.finish(engine);
}
