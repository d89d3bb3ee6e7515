// SPDX-License-Identifier: MIT
// VGG Image Annotator 2 (and 1): its project file, and annotations exported as
// JSON or CSV, as in via-2.x.y/CodeDoc.md and in the export and import functions
// of via.js there (gitlab.com/vgg/via). None of them has the size of an image in
// pixels; "size" is the file's size in bytes.

import { parseJson } from '../json.js';
import { Fault } from '../report.js';
import { Value } from '../value.js';
import { parseCsv } from './csv.js';
import { ellipse, polygon, rectangle } from './outline.js';

/** @typedef {import('./outline.js').Outline} Outline */
/** @typedef {import('./frame.js').Context} Context */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * Its region shapes: a function for the outline, or why there is none.
 * @type {Record<string, string | ((shape: Value) => Outline)>}
 */
const SHAPES = {
  polygon: (shape) => polygon(points(shape), shape),
  rect: (shape) => box(shape),
  circle: (shape) => ellipse(centre(shape), shape.at('r').length(), shape.at('r').length()),
  ellipse: (shape) => ellipse(centre(shape), shape.at('rx').length(), shape.at('ry').length(), turn(shape)),
  polyline: 'a line has no area',
  point: 'a point has no area',
};

/** Attributes that serve as the label, and to identify objects across images. */
const LABELS = ['label', 'name', 'class', 'type', 'object', 'category'];
const TRACKS = ['track_id', 'track', 'object_id', 'instance_id', 'group_id'];

/** @param {Value} document */
export function isVia(document) {
  if (!document.isObject) return false;
  const images = document.at('_via_img_metadata');
  const members = images.given ? [] : document.members();
  return images.given || (members.length > 0 && members.every((image) => image.at('filename').given));
}

/**
 * A project file or exported annotations.
 * @param {Value} document @param {Context} context
 * @returns {Frame[]}
 */
export function readVia(document, context) {
  const images = document.at('_via_img_metadata');
  const all = (images.given ? images : document).members();
  return all.flatMap((image) => context.report.attempt(() => readImage(image, context)) ?? []);
}

/** @param {Value} image @param {Context} context @returns {Frame} */
function readImage(image, context) {
  const regions = image.at('regions');
  const list = !regions.given ? [] : regions.isList ? regions.list() : regions.members(); // an object in VIA 1
  return {
    name: image.at('filename').text(),
    number: null,
    size: sizeOf(image.at('file_attributes'), context, image),
    sightings: list.flatMap((region) => context.report.attempt(() => readRegion(region, context)) ?? []),
    place: image.place,
  };
}

/** @param {Value} attributes @param {Context} context @param {Value} image @returns {import('./frame.js').Size} */
function sizeOf(attributes, { size }, image) {
  const [width, height] = [Number(attributes.at('width').raw), Number(attributes.at('height').raw)];
  if (width > 0 && height > 0 && width + height < Infinity) return { width, height };
  return size ?? image.fail('missing_field', 'VIA files hold no image size: give --size WIDTHxHEIGHT');
}

/** @param {Value} region @param {Context} context @returns {import('./frame.js').Sighting[]} */
function readRegion(region, context) {
  const shape = region.at('shape_attributes');
  const attributes = region.at('region_attributes');
  const name = shape.at('name').text();
  const data = attributes.given ? attributes.object() : {};
  const trackKeys = context.trackKey ? [context.trackKey] : TRACKS;
  const label = labelOf(attributes, context.labelKey, trackKeys) ?? unlabelled(attributes, context);
  const outline = Object.hasOwn(SHAPES, name) ? SHAPES[name] : `VIA has no shape "${name}"`;
  if (typeof outline === 'string') {
    context.report.warning(region.place, 'left_out', `"${label}" is left out: ${outline}`);
    return [];
  }
  const track = attributes.either(...trackKeys);
  const given = track.given && track.raw !== '';
  return [{ label, track: given ? track.name() : null, ...outline(shape), data, place: region.place }];
}

/**
 * The label, from an attribute chosen by the annotator: the requested one, else one
 * with a usual name, else the only one. Track attributes don't count.
 * @param {Value} attributes @param {string | null} key @param {string[]} trackKeys
 * @returns {string | null}
 */
function labelOf(attributes, key, trackKeys) {
  if (!attributes.given) return null;
  if (key !== null)
    return (
      textOf(attributes.at(key)) ??
      attributes.at(key).fail('missing_field', `attribute "${key}", the --label, is missing here`)
    );
  const members = Object.keys(attributes.object()).filter((name) => !trackKeys.includes(name));
  const usual = LABELS.find((name) => !trackKeys.includes(name) && textOf(attributes.at(name)) !== null);
  const name = usual ?? (members.length === 1 ? members[0] : null);
  return name === null ? null : textOf(attributes.at(name));
}

/** The default label; warns if there are attributes that could hold one. @param {Value} attributes @param {Context} context */
function unlabelled(attributes, { report }) {
  const names = attributes.given ? Object.keys(attributes.object()) : [];
  if (names.length > 1) {
    const why = `no label found in the attributes (${names.join(', ')}): choose one with --label NAME`;
    report.warning(attributes.place, 'no_label', why);
  }
  return 'hotspot';
}

/** An attribute as text; check boxes are an object whose keys are those checked. @param {Value} attribute @returns {string | null} */
function textOf(attribute) {
  if (!attribute.given || attribute.raw === '') return null;
  return attribute.isObject ? Object.keys(attribute.object()).join(', ') || null : attribute.name();
}

/** @param {Value} shape @returns {import('../value.js').Point[]} */
function points(shape) {
  const [xs, ys] = [shape.at('all_points_x').list(), shape.at('all_points_y').list()];
  if (xs.length !== ys.length) shape.fail('bad_polygon', `${xs.length} values of x, but ${ys.length} of y`);
  return xs.map((x, i) => [x.number(), ys[i].number()]);
}

/** @param {Value} shape */
function box(shape) {
  const [x, y] = [shape.at('x').number(), shape.at('y').number()];
  return rectangle([x, y], [x + shape.at('width').length(), y + shape.at('height').length()], shape);
}

/** @param {Value} shape @returns {import('../value.js').Point} */
const centre = (shape) => [shape.at('cx').number(), shape.at('cy').number()];

/** Radians; old files have none. @param {Value} shape */
const turn = (shape) => (shape.at('theta').given ? shape.at('theta').number() : 0);

const COLUMNS = ['filename', 'file_attributes', 'region_shape_attributes', 'region_attributes'];

/** @param {string} text */
export const isViaCsv = (text) =>
  /^#?"?filename"?,/.test(text) && text.slice(0, 1000).includes('region_shape_attributes');

/**
 * Annotations exported as CSV: a record per region, or per image without regions.
 * Records are converted to the JSON form first.
 * @param {string} text @param {import('../report.js').Place} place @param {Context} context
 * @returns {Frame[]}
 */
export function readViaCsv(text, { file }, context) {
  const { report } = context;
  const records = parseCsv(text.replace(/^#/, ''), { file, path: '' });
  const columns = COLUMNS.map((name) => records[0].indexOf(name));
  const missing = columns.indexOf(-1);
  if (missing >= 0) throw new Fault({ file, path: '/0' }, 'missing_field', `no column "${COLUMNS[missing]}"`);
  /** @type {Map<string, Frame>} */
  const frames = new Map();
  for (const [index, record] of records.entries()) {
    if (index > 0) report.attempt(() => readRecord(record, columns, new Value(null, { file, path: `/${index}` })));
  }
  return [...frames.values()];

  /** @param {string[]} record @param {number[]} at columns @param {Value} nothing holds the place */
  function readRecord(record, at, { place }) {
    if (record.length !== records[0].length)
      throw new Fault(place, 'syntax', `${record.length} fields, the header has ${records[0].length}`);
    const [filename, ...cells] = at.map((column) => record[column]);
    const [file_attributes, shape_attributes, region_attributes] = cells.map((cell) => parseJson(cell, place));
    const region = { shape_attributes, region_attributes };
    const image = new Value({ filename, file_attributes }, place);
    const frame = frames.get(filename) ?? readImage(image, context);
    frames.set(filename, frame);
    const { raw } = new Value(region, place).at('shape_attributes');
    if (JSON.stringify(raw) !== '{}') frame.sightings.push(...readRegion(new Value(region, place), context));
  }
}
