// SPDX-License-Identifier: MIT
import { isCoco, readCoco } from './coco.js';
import { parseJson } from './json.js';
import { isLabelme, readLabelme } from './labelme.js';
import { Fault } from './report.js';
import { Value } from './value.js';
import { isVia, isViaCsv, readVia, readViaCsv } from './via.js';

/** @typedef {import('./frame.js').Context} Context */
/** @typedef {import('./frame.js').Frame} Frame */

/** @type {Record<string, {is: (document: Value) => boolean, read: (document: Value, context: Context) => Frame[]}>} */
const FORMATS = {
  coco: { is: isCoco, read: readCoco },
  labelme: { is: isLabelme, read: readLabelme },
  via: { is: isVia, read: readVia },
};

export const FORMAT_NAMES = Object.keys(FORMATS);

/** Formats that look similar but are not supported. @type {[(document: Value) => boolean, string][]} */
const OTHERS = [
  [(document) => document.at('videos').isList && document.at('annotations').isList, 'YouTube-VIS, which is not COCO'],
  [(document) => document.at('metadata').isObject && document.at('view').isObject, 'VIA 3: export from VIA 2'],
  [(document) => document.isList, 'COCO results, a list; a file with images and annotations is needed'],
];

/**
 * Reads the images of one annotation file.
 * @param {string} text
 * @param {string} file its name
 * @param {string | null} format as requested; null to detect it
 * @param {Context} context
 * @returns {Frame[]}
 * @throws {Fault}
 */
export function readAnnotations(text, file, format, context) {
  const place = { file, path: '' };
  if ((format === null || format === 'via') && isViaCsv(text)) return readViaCsv(text, place, context);
  const document = new Value(parseJson(text, place), place);
  const name = format ?? FORMAT_NAMES.find((each) => FORMATS[each].is(document));
  if (name !== undefined) return FORMATS[name].read(document, context);
  const other = OTHERS.find(([is]) => is(document));
  throw new Fault(place, 'unknown_format', `not labelme, VIA or COCO${other ? `; it looks like ${other[1]}` : ''}`);
}
