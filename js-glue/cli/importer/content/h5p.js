// SPDX-License-Identifier: MIT
// H5P Interactive Video: `content.json`, the parameters of the content type, and `.h5p`, a zip file
// that contains it (https://h5p.org/documentation/developers/h5p-specification).
import { Fault } from '../report.js';
import { Source } from '../source.js';
import { addFilm, addMarks, addSettings, addSummary } from './h5p/film.js';
import { addInteraction } from './h5p/interaction.js';
import { itemsOf, numberOf, textOf } from './h5p/lenient.js';
import { Scene } from './h5p/scene.js';
import { Zip } from './h5p/zip.js';
import { each } from './members.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../formats.js').Context} Context */

/** Limits for the two files of a package that are read. */
export const CONTENT_BYTES = 16 * 1024 * 1024;
export const MANIFEST_BYTES = 1024 * 1024;

/** First bytes of a zip file: an entry, or the end of an empty one. */
const ZIP = [0x50, 0x4b];

const MANIFEST = 'h5p.json';
const CONTENT = 'content/content.json';
const LIBRARY = 'H5P.InteractiveVideo';
const MAJOR = 1;

/** Whether a file is a package, or at least a zip file. @param {Source} source */
export const isH5p = (source) => source.begins(ZIP);

/** @param {Value} document */
export const isH5pContent = (document) => document.at('interactiveVideo').isObject;

/**
 * Reads a package. Places are those of the files in it, as `quiz.h5p/content/content.json`.
 * @param {Source} source
 * @param {Context} context
 * @throws {Fault}
 */
export function readH5p(source, context) {
  const zip = new Zip(source.bytes, source.place);
  const manifest = inner(zip, source, MANIFEST, MANIFEST_BYTES).json;
  const library = textOf(manifest.at('mainLibrary'));
  if (library !== LIBRARY)
    manifest.at('mainLibrary').fail('unknown_format', `H5P content, but of "${library.slice(0, 60)}", not ${LIBRARY}`);
  for (const dependency of itemsOf(manifest.at('preloadedDependencies'))) {
    if (textOf(dependency.at('machineName')) !== LIBRARY) continue;
    const major = numberOf(dependency.at('majorVersion'), MAJOR);
    if (major > MAJOR) {
      const message = `${LIBRARY} ${major} is newer than what is known: read as version ${MAJOR}`;
      context.report.warning(dependency.at('majorVersion').place, 'newer_version', message);
    }
  }
  const content = inner(zip, source, CONTENT, CONTENT_BYTES).json;
  if (!isH5pContent(content)) content.at('interactiveVideo').object();
  readContent(content, context, 'content/');
}

/** @param {Source} source @param {Context} context */
export const readH5pContent = (source, context) => readContent(source.json, context, '');

/** @param {Zip} zip @param {Source} source @param {string} name @param {number} limit */
function inner(zip, source, name, limit) {
  const content = zip.read(name, limit);
  if (!content) throw new Fault(source.place, 'unknown_format', `a zip file without ${name}, so not an .h5p file`);
  return new Source(`${source.file}/${name}`, content, null);
}

/** @param {Value} content @param {Context} context @param {string} folder of its files */
function readContent(content, context, folder) {
  const film = content.at('interactiveVideo');
  const scene = new Scene(context, film, content.at('l10n'), folder);
  // Before version 1.1 interactions were beside the film.
  const assets = film.at('assets').isObject ? film.at('assets') : film;
  addFilm(scene, film.at('video'));
  addSettings(scene, content.at('override'));
  const interactions = assets.at('interactions');
  each(interactions, context.report, (interaction) => addInteraction(scene, interaction));
  addMarks(scene, assets);
  addSummary(scene, film.at('summary'));
}
