// SPDX-License-Identifier: MIT
// What a file is that the author opens or drops: a film, a project, or a file of another tool or
// player, by the same table as `hotcue import`.

import { FORMATS, formatOf, hasOption } from '../../../js-glue/cli/importer/formats.js';
import { importFiles } from '../../../js-glue/cli/importer/import.js';
import { OPTION_NAMES, OPTIONS, OptionError } from '../../../js-glue/cli/importer/options.js';
import { FILE_BYTES, Source } from '../../../js-glue/cli/importer/source.js';
import { Engine } from '../../../js-glue/engine/engine.js';
import { ENGINE, provideUnicode } from '../model/engine.js';

/** What is no import, but read by the studio itself. */
const NOT_OTHERS = ['unknown_format', 'syntax', 'duplicate_key', 'too_deep'];
/** Endings of the files that can be opened, besides films. */
export const ENDINGS = [...new Set(Object.values(FORMATS).flatMap(({ endings }) => endings))];

/** @typedef {import('../../../js-glue/cli/importer/import.js').Note} Note */
/** @typedef {import('../../../js-glue/cli/importer/import.js').Imported} Imported */
/** @typedef {import('../../../js-glue/cli/importer/options.js').ImportOptions} ImportOptions */
/** @typedef {import('../../../js-glue/cli/importer/options.js').OptionName} OptionName */
/** @typedef {(files: {name: string, content: Uint8Array}[], options: ImportOptions) => Promise<Imported>} Convert */
/**
 * @typedef {{kind: 'project', name: string, text: string, film?: File}} Project film: chosen with it
 * @typedef {{kind: 'import', name: string, text: string, film?: File, notes: Note[], formats: string[]}} Import
 * @typedef {{kind: 'film', file: File}} FilmFile
 * @typedef {{kind: 'nothing', name: string, notes: Note[]}} Nothing it can't be imported; notes say why
 * @typedef {{kind: 'ask', options: OptionName[], names: string[]}} Ask options are required, for these files
 */

/** @param {File} file */
const isFilm = ({ name, type }) => /^(video|audio)\//.test(type) || /\.(mp4|m4v|mov|webm|ogv|mkv)$/i.test(name);

/** A file's name without its ending. @param {string} name */
const stemOf = (name) => name.replace(/(\.hotcue)?\.[^.]+$/, '') || name;

/** @template T @param {() => T} work @returns {T | undefined} undefined if it fails */
function tried(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Whether a file is meant to be a project. Those of other players have members of the same names. @param {Source} source */
function isProject(source) {
  const value = /** @type {any} */ (tried(() => (source.looksLikeJson ? source.json.raw : null)));
  if (typeof value !== 'object' || value === null) return false;
  if (value.hotcue !== undefined) return true;
  if (tried(() => formatOf(source)) !== undefined) return false;
  const own = ['interactions', 'cues'].some((name) => value[name] !== undefined);
  return own || (Array.isArray(value.videos) && value.annotations === undefined);
}

/** @type {Convert} */
async function convertHere(files, options) {
  const engine = await Engine.create(ENGINE);
  try {
    await provideUnicode(engine);
    return importFiles(files, options, engine);
  } finally {
    engine.dispose();
  }
}

/** Options that the formats have. @param {string[]} formats @returns {OptionName[]} */
export const optionsOf = (formats) =>
  OPTION_NAMES.filter((name) => name !== 'format' && formats.some((format) => hasOption(format, name)));

/** A text of the command, with the labels of options in place of their flags. @param {string} text */
export function inWords(text) {
  const label = (/** @type {string} */ flag) =>
    Object.values(OPTIONS).find((option) => option.flag === flag)?.label ?? flag;
  return text
    .replace(/; FILE=\S+ for one [^;]*/, '')
    .replace(/--([a-z][a-z0-9-]*)(?: [A-Z]{2,})?/g, (_, flag) => `“${label(flag)}”`);
}

/**
 * A note in words.
 * @param {Note} note
 * @param {boolean} named whether the file's name is needed
 */
export function noteText({ file, path, message }, named) {
  const line = /^\/(\d+)$/.exec(path)?.[1];
  const place = [named ? file : '', line ? `line ${line}` : path].filter(Boolean).join(', ');
  const words = inWords(message);
  return place ? `${place}: ${words}` : words;
}

/**
 * @param {File[]} files chosen together
 * @param {ImportOptions} [options]
 * @param {Convert} [convert]
 * @returns {Promise<Project | Import | FilmFile | Nothing | Ask>} of several projects, the first is opened
 * @throws {OptionError} the options don't suit the files
 */
export async function identify(files, options = {}, convert = convertHere) {
  const others = files.filter((file) => !isFilm(file));
  if (others.length === 0) return { kind: 'film', file: files[0] };
  const contents = await Promise.all(others.map(contentOf));
  const [{ name: first, content }] = contents;
  const source = tried(() => new Source(first, content));
  const project = { kind: /** @type {const} */ ('project'), name: stemOf(first), film: files.find(isFilm) };
  if (source && isProject(source)) return { ...project, text: source.text };
  try {
    const { document, notes, formats } = await convert(contents, options);
    if (document !== null) return { ...project, kind: 'import', text: document, notes, formats };
    // A broken project is opened, too: as its text.
    const text = tried(() => source?.text);
    const json = text !== undefined && /\.json$/i.test(first) && others.length === 1;
    if (json && notes.some(({ code }) => NOT_OTHERS.includes(code))) return { ...project, text };
    return { kind: 'nothing', name: first, notes };
  } catch (error) {
    if (!(error instanceof OptionError && error.missing)) throw error;
    return { kind: 'ask', options: [error.missing], names: error.files };
  }
}

/** @param {File} file */
async function contentOf(file) {
  return { name: file.name, content: new Uint8Array(await file.slice(0, FILE_BYTES + 1).arrayBuffer()) };
}
