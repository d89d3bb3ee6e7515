// SPDX-License-Identifier: MIT
// labelme: a JSON file for each image. The format is what labelme's
// labelme/label_file.py writes and reads (github.com/wkentaro/labelme); that
// shapes with one label and group_id are parts of one object is how its own
// examples/instance_segmentation/labelme2coco.py takes them.
import { ellipse, polygon, rectangle } from './outline.js';

/** @typedef {import('./value.js').Value} Value */
/** @typedef {import('./outline.js').Outline} Outline */
/** @typedef {import('./frame.js').Context} Context */

/**
 * Its shape types: the outline of each, or why it has none. A circle is its
 * centre and a point of its line.
 * @type {Record<string, string | ((shape: Value) => Outline)>}
 */
const SHAPES = {
  polygon: (shape) => polygon(points(shape), shape.at('points')),
  rectangle: (shape) => rectangle(...two(shape), shape.at('points')),
  circle: (shape) => circle(shape),
  oriented_rectangle: (shape) => polygon(points(shape), shape.at('points')),
  mask: (shape) => rectangle(...two(shape), shape.at('points')),
  point: 'a point has no area',
  points: 'points have no area',
  line: 'a line has no area',
  linestrip: 'a line has no area',
};

/** @param {Value} document */
export const isLabelme = (document) => document.at('shapes').given && !document.at('images').given;

/**
 * @param {Value} document
 * @param {Context} context
 * @returns {import('./frame.js').Frame[]} one
 */
export function readLabelme(document, { report, size, fileName }) {
  const [width, height] = [document.at('imageWidth'), document.at('imageHeight')];
  const frame = {
    name: fileName ?? document.at('imagePath').text(),
    number: null,
    size: width.given || height.given || !size ? { width: width.length(), height: height.length() } : size,
    sightings: /** @type {import('./frame.js').Sighting[]} */ ([]),
    place: document.place,
  };
  for (const shape of document.at('shapes').list()) {
    const sighting = report.attempt(() => readShape(shape, report));
    if (sighting) frame.sightings.push(sighting);
  }
  return [frame];
}

/** @param {Value} shape @param {import('./report.js').Report} report @returns {import('./frame.js').Sighting | null} */
function readShape(shape, report) {
  const label = shape.at('label').name();
  const type = shape.at('shape_type');
  const name = type.given ? type.text() : 'polygon'; // files of old have none
  const outline = Object.hasOwn(SHAPES, name) ? SHAPES[name] : `no shape of labelme's is called "${name}"`;
  if (typeof outline === 'string') {
    report.warning(shape.place, 'left_out', `"${label}" is left out: ${outline}`);
    return null;
  }
  if (name === 'mask') report.warning(shape.place, 'box_of_mask', `"${label}" becomes the box around its mask`);
  const group = shape.at('group_id');
  const data = pick(shape, ['group_id', 'description', 'flags']);
  return { label, track: group.given ? group.name() : null, ...outline(shape), data, place: shape.place };
}

/** What the shape says besides its form, as far as it says anything. @param {Value} shape @param {string[]} names */
function pick(shape, names) {
  const said = names.map((name) => /** @type {const} */ ([name, shape.at(name)]));
  const worth = said.filter(
    ([, value]) => value.given && value.raw !== '' && !(value.isObject && value.members().length === 0),
  );
  return Object.fromEntries(worth.map(([name, value]) => [name, value.raw]));
}

/** @param {Value} shape */
const points = (shape) =>
  shape
    .at('points')
    .list()
    .map((point) => point.point());

/** @param {Value} shape @returns {[import('./value.js').Point, import('./value.js').Point]} */
function two(shape) {
  const all = points(shape);
  if (all.length !== 2) shape.at('points').fail('bad_polygon', `expected two points, got ${all.length}`);
  return [all[0], all[1]];
}

/** @param {Value} shape */
function circle(shape) {
  const [centre, edge] = two(shape);
  const radius = Math.hypot(edge[0] - centre[0], edge[1] - centre[1]);
  if (radius === 0) shape.at('points').fail('bad_polygon', 'a circle without an area: nothing could be clicked');
  return ellipse(centre, radius, radius);
}
