// SPDX-License-Identifier: MIT
// labelme: a JSON file per image, in the format of labelme's
// labelme/label_file.py (github.com/wkentaro/labelme). Shapes with the same label
// and group_id are parts of one object, as in its
// examples/instance_segmentation/labelme2coco.py.
import { ellipse, polygon, rectangle } from './outline.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('./outline.js').Outline} Outline */
/** @typedef {import('./frame.js').Context} Context */

/**
 * Its shape types: a function for the outline, or why there is none. A circle is
 * given by its centre and a point on it.
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
 * @returns {import('./frame.js').Frame[]} exactly one
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

/** @param {Value} shape @param {import('../report.js').Report} report @returns {import('./frame.js').Sighting | null} */
function readShape(shape, report) {
  const label = shape.at('label').name();
  const type = shape.at('shape_type');
  const name = type.given ? type.text() : 'polygon'; // old files have none
  const outline = Object.hasOwn(SHAPES, name) ? SHAPES[name] : `labelme has no shape type "${name}"`;
  if (typeof outline === 'string') {
    report.warning(shape.place, 'left_out', `"${label}" is left out: ${outline}`);
    return null;
  }
  if (name === 'mask') report.warning(shape.place, 'box_of_mask', `"${label}" becomes the box around its mask`);
  const group = shape.at('group_id');
  const data = pick(shape, ['group_id', 'description', 'flags']);
  return { label, track: group.given ? group.name() : null, ...outline(shape), data, place: shape.place };
}

/** The named members of a shape that are not empty. @param {Value} shape @param {string[]} names */
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

/** @param {Value} shape @returns {[import('../value.js').Point, import('../value.js').Point]} */
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
