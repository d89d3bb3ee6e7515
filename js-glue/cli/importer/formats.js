// SPDX-License-Identifier: MIT
// The formats that can be imported.
import { isCoco, readCoco } from './annotations/coco.js';
import { isLabelme, readLabelme } from './annotations/labelme.js';
import { isVia, isViaCsv, readVia, readViaCsv } from './annotations/via.js';
import { isChapterList, readChapterList } from './content/chapter-list.js';
import { isCreateCalls, readCreateCalls } from './content/create-calls.js';
import { isH5p, isH5pContent, readH5p, readH5pContent } from './content/h5p.js';
import { isKaltura, readKaltura } from './content/kaltura.js';
import { isWebvtt, readWebvtt } from './content/text-track.js';
import { Fault } from './report.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./value.js').Value} Value */
/** @typedef {import('./annotations/frame.js').Frame} Frame */
/** @typedef {import('./options.js').ImportOptions} ImportOptions */
/** @typedef {import('./options.js').OptionName} OptionName */

/**
 * What a file is read with.
 * @typedef {object} Context
 * @property {import('./report.js').Report} report
 * @property {import('./draft.js').Draft} draft the project, to which content adds
 * @property {Frame[]} frames images with annotations, to which annotations add
 * @property {ImportOptions} options
 * @property {(option: OptionName, file: string) => void} need reports that a file can't be read without an option
 */

/**
 * @typedef {object} Format
 * @property {string} title
 * @property {string} files which files, for the help
 * @property {string[]} endings of their names
 * @property {'annotations' | 'content'} group annotations of images, or content made for another player
 * @property {OptionName[]} options which it has besides COMMON_OPTIONS
 * @property {(source: Source) => boolean} is whether a file has this format. It may throw a Fault
 *   for a file that nothing can read.
 * @property {(source: Source, context: Context) => void} read
 */

/** Options of every format. @type {OptionName[]} */
export const COMMON_OPTIONS = ['format', 'media'];

/** Options of every format of annotations. @type {OptionName[]} */
const FRAME_OPTIONS = ['fps', 'start', 'inOrder', 'bridge', 'tolerance', 'size'];

/**
 * A format of annotations, in JSON.
 * @param {Pick<Format, 'title' | 'files'> & {options?: OptionName[]}} about
 * @param {(document: Value) => boolean} is
 * @param {(document: Value, context: import('./annotations/frame.js').Context) => Frame[]} read
 * @returns {Format}
 */
const annotations = ({ options = [], ...about }, is, read) => ({
  ...about,
  endings: ['.json'],
  group: 'annotations',
  options: [...FRAME_OPTIONS, ...options],
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
  files: 'VGG Image Annotator 2: a project, or annotations as JSON or CSV',
  endings: ['.json', '.csv'],
  group: 'annotations',
  options: [...FRAME_OPTIONS, 'labelKey', 'trackKey'],
  is: (source) => (source.looksLikeJson ? isVia(source.json) : isViaCsv(source.text)),
  read: (source, context) => {
    const frame = frameContext(source, context);
    const csv = !source.looksLikeJson;
    context.frames.push(...(csv ? readViaCsv(source.text, source.place, frame) : readVia(source.json, frame)));
  },
};

/** @type {Format} */
const h5p = {
  title: 'H5P Interactive Video',
  files: 'H5P Interactive Video: .h5p, or content.json',
  endings: ['.h5p', '.json'],
  group: 'content',
  options: ['h5pSecond', 'chapters'],
  is: (source) => isH5p(source) || (source.looksLikeJson && isH5pContent(source.json)),
  read: (source, context) => (isH5p(source) ? readH5p(source, context) : readH5pContent(source, context)),
};

/** In the order in which they are tried. @type {Record<string, Format>} */
export const FORMATS = {
  h5p, // first, as it is the only one that is not text
  coco: annotations({ title: 'COCO', files: 'one COCO file', options: ['trackKey'] }, isCoco, readCoco),
  labelme: annotations({ title: 'labelme', files: 'labelme, one file for each image' }, isLabelme, readLabelme),
  via,
  kaltura: {
    title: 'Kaltura',
    files: 'Kaltura: GRAPH_DATA, a path of the Path API, cue points',
    endings: ['.json'],
    group: 'content',
    options: ['durations', 'size'],
    is: isKaltura,
    read: readKaltura,
  },
  calls: {
    title: 'a list of interactions',
    files: "interactions as Mindstamp's API takes and returns them, in a list",
    endings: ['.json'],
    group: 'content',
    options: [],
    is: isCreateCalls,
    read: readCreateCalls,
  },
  webvtt: {
    title: 'WebVTT',
    files: 'WebVTT: metadata, of which each cue becomes a cue with its text as custom data, and chapters',
    endings: ['.vtt'],
    group: 'content',
    options: ['kinds', 'cueEnds', 'chapters'],
    is: isWebvtt,
    read: readWebvtt,
  },
  chapters: {
    title: 'a list of chapters',
    files: 'a text with a list of chapters, as on YouTube: a time and a title on each line, the first at 0:00',
    endings: ['.txt', '.md'],
    group: 'content',
    options: ['chapters'],
    is: isChapterList,
    read: readChapterList,
  },
};

export const FORMAT_NAMES = Object.keys(FORMATS);

/** Whether a format has an option. @param {string} format @param {OptionName} option */
export const hasOption = (format, option) =>
  COMMON_OPTIONS.includes(option) || FORMATS[format].options.includes(option);

/** Formats that look similar but are not supported. @type {[(document: Value) => boolean, string][]} */
const OTHERS = [
  [(document) => document.at('videos').isList && document.at('annotations').isList, 'YouTube-VIS, which is not COCO'],
  [(document) => document.at('metadata').isObject && document.at('view').isObject, 'VIA 3: export from VIA 2'],
  [(document) => document.isList, 'COCO results, a list; a file with images and annotations is needed'],
];

/** Texts that are not supported. @type {[RegExp, string][]} */
const OTHER_TEXTS = [
  [
    /^\s*\d+[^\S\r\n]*[\r\n]+\d+:\d+:\d+,\d+ *-->/,
    'SubRip captions: convert them to WebVTT, and name that in the tracks of the video',
  ],
  [/-->/, 'WebVTT without WEBVTT on its first line'],
];

/**
 * The format of a file.
 * @param {Source} source
 * @returns {string | undefined} one of FORMAT_NAMES
 * @throws {Fault} nothing can read it
 */
export const formatOf = (source) => FORMAT_NAMES.find((name) => FORMATS[name].is(source));

/**
 * Reads one file.
 * @param {Source} source
 * @param {Context} context
 * @returns {string} its format, one of FORMAT_NAMES
 * @throws {Fault}
 */
export function readSource(source, context) {
  const name = context.options.format ?? formatOf(source);
  if (name === undefined) throw new Fault(source.place, 'unknown_format', unknown(source));
  FORMATS[name].read(source, context);
  return name;
}

/** @param {Source} source */
function unknown(source) {
  const other = source.looksLikeJson
    ? OTHERS.find(([is]) => is(source.json))?.[1]
    : OTHER_TEXTS.find(([sign]) => sign.test(source.text))?.[1];
  const titles = Object.values(FORMATS).map(({ title }) => title);
  return `not one of ${titles.join(', ')}${other ? `; it looks like ${other}` : ''}`;
}
