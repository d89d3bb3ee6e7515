// SPDX-License-Identifier: MIT
// The formats that can be imported.
import { isCoco, readCoco } from './annotations/coco.js';
import { isLabelme, readLabelme } from './annotations/labelme.js';
import { isVia, isViaCsv, readVia, readViaCsv } from './annotations/via.js';
import { Fault } from './report.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./value.js').Value} Value */
/** @typedef {import('./annotations/frame.js').Frame} Frame */

/**
 * What a file is read with.
 * @typedef {object} Context
 * @property {import('./report.js').Report} report
 * @property {import('./draft.js').Draft} draft the project, to which content adds
 * @property {Frame[]} frames images with annotations, to which annotations add
 * @property {import('./import.js').ImportOptions} options
 */

/**
 * @typedef {object} Format
 * @property {string} title
 * @property {(source: Source) => boolean} is whether a file has this format. It may throw a Fault
 *   for a file that nothing can read.
 * @property {(source: Source, context: Context) => void} read
 */

/**
 * A format of annotations, in JSON.
 * @param {string} title
 * @param {(document: Value) => boolean} is
 * @param {(document: Value, context: import('./annotations/frame.js').Context) => Frame[]} read
 * @returns {Format}
 */
const annotations = (title, is, read) => ({
  title,
  is: (source) => source.looksLikeJson && is(source.json),
  read: (source, context) => void context.frames.push(...read(source.json, frameContext(source, context))),
});

/** @param {Source} source @param {Context} context @returns {import('./annotations/frame.js').Context} */
function frameContext({ path }, { report, options: { size = null, labelKey = null, trackKey = null } }) {
  return { report, fileName: path, size, labelKey, trackKey };
}

/** @type {Format} */
const via = {
  title: 'VIA',
  is: (source) => (source.looksLikeJson ? isVia(source.json) : isViaCsv(source.text)),
  read: (source, context) => {
    const frame = frameContext(source, context);
    const csv = !source.looksLikeJson;
    context.frames.push(...(csv ? readViaCsv(source.text, source.place, frame) : readVia(source.json, frame)));
  },
};

/** In the order in which they are tried. @type {Record<string, Format>} */
const FORMATS = {
  coco: annotations('COCO', isCoco, readCoco),
  labelme: annotations('labelme', isLabelme, readLabelme),
  via,
};

export const FORMAT_NAMES = Object.keys(FORMATS);

/** Formats that look similar but are not supported. @type {[(document: Value) => boolean, string][]} */
const OTHERS = [
  [(document) => document.at('videos').isList && document.at('annotations').isList, 'YouTube-VIS, which is not COCO'],
  [(document) => document.at('metadata').isObject && document.at('view').isObject, 'VIA 3: export from VIA 2'],
  [(document) => document.isList, 'COCO results, a list; a file with images and annotations is needed'],
];

/**
 * Reads one file.
 * @param {Source} source
 * @param {Context} context
 * @throws {Fault}
 */
export function readSource(source, context) {
  const name = context.options.format ?? FORMAT_NAMES.find((each) => FORMATS[each].is(source));
  if (name === undefined) throw new Fault(source.place, 'unknown_format', unknown(source));
  FORMATS[name].read(source, context);
}

/** @param {Source} source */
function unknown(source) {
  const other = OTHERS.find(([is]) => is(source.json));
  const titles = Object.values(FORMATS).map(({ title }) => title);
  return `not one of ${titles.join(', ')}${other ? `; it looks like ${other[1]}` : ''}`;
}
