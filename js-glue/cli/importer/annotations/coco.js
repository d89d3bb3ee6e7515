// SPDX-License-Identifier: MIT
// COCO: one file with images, annotations and categories. The format is "Object
// Detection" of cocodataset.org/#format-data; boxes are [x, y, width, height].
// It has images, not videos: objects are identified across images by the fields
// that video annotators add (track_id and the like).
import { polygon, rectangle } from './outline.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('./frame.js').Context} Context */
/** @typedef {import('./frame.js').Frame} Frame */

const TRACKS = ['track_id', 'instance_id', 'tracking_id', 'object_id'];
/** Fields of an annotation that are converted, or apply to one image only; the others become custom data. */
const TAKEN = ['segmentation', 'bbox', 'image_id', 'category_id', 'id', 'area', 'iscrowd'];
/** Fields in which video annotators store an image's number. */
const NUMBERS = ['frame_id', 'frame_index', 'frame_number'];

/** @param {Value} document */
export const isCoco = (document) => document.at('images').isList && document.at('annotations').isList;

/**
 * @param {Value} document
 * @param {Context} context
 * @returns {Frame[]} in the order of "images"
 */
export function readCoco(document, context) {
  const { report } = context;
  /** @type {Map<unknown, Frame>} */
  const frames = new Map();
  const names = namesOf(document.at('categories'), context);
  checkOneVideo(document);
  for (const image of document.at('images').list()) {
    report.attempt(() => {
      const id = idOf(image.at('id'));
      if (frames.has(id)) image.at('id').fail('duplicate_id', `another image has the id ${id}`);
      frames.set(id, readImage(image, context));
    });
  }
  for (const annotation of document.at('annotations').list()) {
    report.attempt(() => readAnnotation(annotation, frames, names, context));
  }
  return [...frames.values()];
}

/** @param {Value} id @returns {string | number} */
const idOf = (id) => (typeof id.raw === 'number' ? id.number() : id.name());

/** @param {Value} categories @param {Context} context @returns {Map<unknown, string>} */
function namesOf(categories, { report }) {
  /** @type {Map<unknown, string>} */
  const names = new Map();
  if (!categories.given) return names;
  for (const category of categories.list()) {
    report.attempt(() => {
      const id = idOf(category.at('id'));
      if (names.has(id)) category.at('id').fail('duplicate_id', `another category has the id ${id}`);
      names.set(id, category.at('name').name());
    });
  }
  return names;
}

/** Refuses files with the images of several videos. @param {Value} document */
function checkOneVideo(document) {
  const videos = document
    .at('images')
    .list()
    .map((image) => image.at('video_id'));
  const other = videos.find(({ raw }) => raw !== videos[0].raw);
  other?.fail('too_many', 'images of several videos: one at a time can be imported');
}

/** @param {Value} image @param {Context} context @returns {Frame} */
function readImage(image, { size }) {
  const [width, height] = [image.at('width'), image.at('height')];
  const number = image.either(...NUMBERS);
  return {
    name: image.at('file_name').text(),
    number: number.given ? number.count() : null,
    size: width.given || height.given || !size ? { width: width.length(), height: height.length() } : size,
    sightings: [],
    place: image.place,
  };
}

/** @param {Value} annotation @param {Map<unknown, Frame>} frames @param {Map<unknown, string>} names @param {Context} context */
function readAnnotation(annotation, frames, names, { report, trackKey }) {
  const [image, category] = [annotation.at('image_id'), annotation.at('category_id')];
  const frame = frames.get(idOf(image)) ?? image.fail('unknown_target', `no image has the id ${image.raw}`);
  const label = names.get(idOf(category)) ?? `category ${category.raw}`;
  const fields = trackKey ? [trackKey] : TRACKS;
  const own = annotation.either(...fields);
  const track = own.given ? own : annotation.at('attributes').either(...fields);
  frame.sightings.push({
    label,
    track: track.given ? String(idOf(track)) : null,
    ...outlineOf(annotation, label, report),
    data: Object.fromEntries(Object.entries(annotation.object()).filter(([name]) => !TAKEN.includes(name))),
    place: annotation.place,
  });
}

/** @param {Value} annotation @param {string} label @param {import('../report.js').Report} report @returns {import('./outline.js').Outline} */
function outlineOf(annotation, label, report) {
  const segmentation = annotation.at('segmentation');
  const none = !segmentation.given || (segmentation.isList && segmentation.list().length === 0);
  if (segmentation.isObject) {
    const what = annotation.at('iscrowd').raw === 1 ? 'a crowd' : 'a mask';
    report.warning(segmentation.place, 'box_of_mask', `"${label}" is ${what} in RLE: it becomes the box around it`);
  }
  if (none || segmentation.isObject) return box(annotation.at('bbox'));
  return { rings: segmentation.list().flatMap((ring) => polygon(pairs(ring), ring).rings), box: false };
}

/** [x1, y1, x2, y2, …] @param {Value} ring @returns {import('../value.js').Point[]} */
function pairs(ring) {
  const numbers = ring.list().map((value) => value.number());
  if (numbers.length % 2 === 1) ring.fail('bad_polygon', `expected pairs of x and y, got ${numbers.length} numbers`);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
}

/** @param {Value} bbox */
function box(bbox) {
  const sides = bbox.list();
  if (sides.length !== 4) bbox.fail('wrong_type', `expected [x, y, width, height], got ${sides.length} values`);
  const [x, y] = [sides[0].number(), sides[1].number()];
  return rectangle([x, y], [x + sides[2].length(), y + sides[3].length()], bbox);
}
