// SPDX-License-Identifier: MIT
// What a file is that the author opens or drops: a film, a project, or annotations of another tool.

import { importFiles } from '../../../js-glue/cli/importer/import.js';
import { OptionError } from '../../../js-glue/cli/importer/options.js';
import { Engine } from '../../../js-glue/engine/engine.js';
import { loadUnicode } from '../../../js-glue/engine/loader.js';
import { ENGINE } from '../model/engine.js';

const UNICODE = '/dist/unicode.bin';
/** What is no import, but read by the studio itself. */
const NOT_OTHERS = ['unknown_format', 'syntax'];

/** @typedef {import('../../../js-glue/cli/importer/import.js').Note} Note */
/**
 * @typedef {{kind: 'project', name: string, text: string, notes: Note[], film?: File}} Project notes: of an import; film: chosen with it
 * @typedef {{kind: 'film', file: File}} FilmFile
 * @typedef {{kind: 'nothing', name: string, notes: Note[]}} Nothing it can't be imported; notes say why
 * @typedef {{kind: 'frames', names: string[]}} Frames images that follow each other: their rate must be asked
 */

/** @param {File} file */
const isFilm = ({ name, type }) => /^(video|audio)\//.test(type) || /\.(mp4|m4v|mov|webm|ogv|mkv)$/i.test(name);

/** A file's name without its ending. @param {string} name */
const stemOf = (name) => name.replace(/(\.hotcue)?\.[^.]+$/, '') || name;

/** Whether a text is meant to be a project, by what only projects have. @param {string} text */
function isProject(text) {
  try {
    const value = JSON.parse(text);
    const own = ['hotcue', 'interactions', 'cues'].some((name) => value?.[name] !== undefined);
    return own || (Array.isArray(value?.videos) && value.annotations === undefined);
  } catch {
    return false;
  }
}

/** @param {{name: string, content: string}[]} files @param {number | null} fps */
async function convert(files, fps) {
  const engine = await Engine.create(ENGINE);
  try {
    engine.unicode(await loadUnicode(new URL(UNICODE, globalThis.location.href)));
    return importFiles(files, { fps }, engine);
  } finally {
    engine.dispose();
  }
}

/**
 * @param {File[]} files chosen together
 * @param {number | null} [fps] images per second, for annotations of several images
 * @returns {Promise<Project | FilmFile | Nothing | Frames>} of several projects, the first is opened
 */
export async function identify(files, fps = null) {
  const texts = files.filter((file) => !isFilm(file));
  if (texts.length === 0) return { kind: 'film', file: files[0] };
  const [first] = texts;
  const text = await first.text();
  const film = files.find(isFilm);
  const project = { kind: /** @type {const} */ ('project'), name: stemOf(first.name), film };
  if (isProject(text)) return { ...project, text, notes: [] };
  try {
    const contents = await Promise.all(texts.map(async (file) => ({ name: file.name, content: await file.text() })));
    const { document, notes } = await convert(contents, fps);
    if (document !== null) return { ...project, text: document, notes };
    // A broken project is opened, too: as its text.
    const json = /\.json$/i.test(first.name) && texts.length === 1;
    if (json && notes.some(({ code }) => NOT_OTHERS.includes(code))) return { ...project, text, notes: [] };
    return { kind: 'nothing', name: first.name, notes };
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    return { kind: 'frames', names: texts.map(({ name }) => name) };
  }
}
