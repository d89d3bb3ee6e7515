// SPDX-License-Identifier: MIT
// Objects with known paths, written in each of the formats, and the result of `hotcue
// import`.
import assert from 'node:assert/strict';
import { inOrder } from '../../js-glue/cli/importer/annotations/frame.js';
import { interactionsOf } from '../../js-glue/cli/importer/annotations/project.js';
import { follow } from '../../js-glue/cli/importer/annotations/track.js';
import { readSource } from '../../js-glue/cli/importer/formats.js';
import { Report } from '../../js-glue/cli/importer/report.js';
import { Source } from '../../js-glue/cli/importer/source.js';
import { Random } from '../property/generate.mjs';

export const ROUNDING = 0.5001e-4; // of numbers in a project, in percent

/**
 * The steps of the command between reading and printing.
 * @param {Record<string, unknown>} files contents by name: text, or a value for JSON
 */
export function imported(files, { fps = 25, start = 0, bridge = 0, tolerance = 0, asGiven = false, ...options } = {}) {
  const report = new Report();
  const frames = [];
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    report.attempt(() => readSource(new Source(name, text), { report, frames, draft: null, options }));
  }
  const timing = { fps, start, inOrder: asGiven };
  const tracks = follow(inOrder(frames, timing, report), bridge, report);
  return { interactions: interactionsOf(tracks, timing, tolerance).map((each) => each.interaction), report };
}

export const codes = ({ report }) => report.lines.map(({ code }) => code);
export const errors = ({ report }) =>
  report.lines.filter(({ severity }) => severity === 'error').map(({ file, path, code }) => `${file}${path} ${code}`);

// ---- Objects with known paths -------------------------------------------------

export const SIZE = { width: 640, height: 360 };

/** A random ring around a point, without self-intersections, in a random direction. @param {Random} random */
export function ringAround(random, [cx, cy], radius, corners) {
  const turn = random.next() * 2 * Math.PI;
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = turn + ((i + 0.8 * random.next()) / corners) * 2 * Math.PI;
    const far = radius * (0.6 + 0.4 * random.next());
    return [cx + far * Math.cos(angle), cy + far * Math.sin(angle)];
  });
  return random.chance(0.5) ? ring.reverse() : ring;
}

/**
 * Objects on random paths through images: `at[k]` are an object's rings in image k, or
 * null.
 * @param {Random} random
 */
export function story(random) {
  const count = random.whole(1, 7);
  const step = random.whole(1, 4);
  const first = random.whole(0, 20);
  const numbers = Array.from({ length: count }, (_, k) => first + k * step);
  const objects = random.list(1, 4, (n) => {
    const parts = random.whole(1, 3);
    const steady = random.chance(0.5) ? random.whole(3, 9) : null; // the same number of corners in each image
    const [x, y, dx, dy] = [random.next() * 300, random.next() * 200, random.next() * 30 - 15, random.next() * 20 - 10];
    const at = numbers.map((_, k) => {
      if (random.chance(0.2)) return null;
      return Array.from({ length: parts }, (_, part) =>
        ringAround(random, [x + k * dx + 90 * part, y + k * dy], 40, steady ?? random.whole(3, 12)),
      );
    });
    return { label: random.pick(['boat', 'sun']), track: n + 1, at };
  });
  return { numbers, objects: objects.filter(({ at }) => at.some((rings) => rings !== null)) };
}

/** Writes a story in each format, as files by name. */
export const WRITERS = {
  labelme: ({ numbers, objects }) =>
    Object.fromEntries(
      numbers.map((number, k) => [
        `frames/frame_${String(number).padStart(5, '0')}.json`,
        {
          version: '5.4.1',
          flags: {},
          shapes: objects.flatMap(({ label, track, at }) =>
            (at[k] ?? []).map((points) => ({ label, points, group_id: track, shape_type: 'polygon', flags: {} })),
          ),
          imagePath: `frame_${number}.png`,
          imageData: null,
          imageHeight: SIZE.height,
          imageWidth: SIZE.width,
        },
      ]),
    ),
  coco: ({ numbers, objects }) => ({
    'coco.json': {
      images: numbers.map((number, k) => ({ id: 70 + k, file_name: `seq1/${number}.jpg`, ...SIZE })),
      categories: [
        { id: 1, name: 'boat' },
        { id: 2, name: 'sun' },
      ],
      annotations: numbers.flatMap((_, k) =>
        objects
          .filter(({ at }) => at[k])
          .map(({ label, track, at }, i) => ({
            id: 100 * k + i,
            image_id: 70 + k,
            category_id: label === 'boat' ? 1 : 2,
            segmentation: at[k].map((ring) => ring.flat()),
            iscrowd: 0,
            track_id: track,
          })),
      ),
    },
  }),
  via: ({ numbers, objects }) => ({
    'via.json': { _via_settings: {}, _via_img_metadata: viaImages(numbers, objects), _via_attributes: {} },
  }),
  csv: ({ numbers, objects }) => {
    const quoted = (value) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
    const records = Object.values(viaImages(numbers, objects)).flatMap(({ filename, file_attributes, regions }) => {
      const image = `${filename},1000,${quoted(file_attributes)},${regions.length}`;
      if (regions.length === 0) return [`${image},0,"{}","{}"`];
      return regions.map(
        ({ shape_attributes, region_attributes }, i) =>
          `${image},${i},${quoted(shape_attributes)},${quoted(region_attributes)}`,
      );
    });
    const header =
      'filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes';
    return { 'via.csv': [header, ...records].join('\r\n') };
  },
};

export function viaImages(numbers, objects) {
  const images = numbers.map((number, k) => {
    const regions = objects.flatMap(({ label, track, at }) =>
      (at[k] ?? []).map((ring) => ({
        shape_attributes: {
          name: 'polygon',
          all_points_x: ring.map(([x]) => x),
          all_points_y: ring.map(([, y]) => y),
        },
        region_attributes: { label, track },
      })),
    );
    return { filename: `f${number}.png`, size: 1000, regions, file_attributes: SIZE };
  });
  return Object.fromEntries(images.map((image) => [`${image.filename}1000`, image]));
}

/** The position of an interaction at a time: linear between keyframes. */
export function stateAt({ keyframes, ...still }, time) {
  if (!keyframes) return { box: still, points: still.hotspot_points };
  const next = keyframes.find((key) => key.time >= time) ?? keyframes.at(-1);
  const before = keyframes.findLast((key) => key.time <= time) ?? keyframes[0];
  const part = next.time === before.time ? 0 : (time - before.time) / (next.time - before.time);
  const mix = (a, b) => (Array.isArray(a) ? a.map((each, i) => mix(each, b[i])) : a + (b - a) * part);
  const sides = ['pos_left', 'pos_top', 'pos_width', 'pos_height'];
  return {
    box: Object.fromEntries(sides.map((side) => [side, mix(before[side], next[side])])),
    points: before.points && mix(before.points, next.points),
  };
}

export const ringsOf = (points) => (typeof points[0][0] === 'number' ? [points] : points);
export const toPercent = ([x, y]) => [(x * 100) / SIZE.width, (y * 100) / SIZE.height];
export const distance = ([x, y], [x1, y1]) => Math.hypot(x1 - x, y1 - y);

/** The object of the story that is hit in an image, by the even-odd rule; later ones are on top. */
export function topmost({ objects }, k, point) {
  const crossings = (ring) =>
    ring.filter(([x1, y1], i) => {
      const [x0, y0] = ring.at(i - 1);
      return y0 > point[1] !== y1 > point[1] && point[0] < x0 + ((point[1] - y0) * (x1 - x0)) / (y1 - y0);
    }).length;
  const inside = (rings) => rings.reduce((sum, ring) => sum + crossings(ring.map(toPercent)), 0) % 2 === 1;
  const since = (at) => at.findLastIndex((rings, i) => i <= k && !rings) + 1; // when it last appeared
  const order = objects.map((object, n) => ({ object, n, since: since(object.at) }));
  order.sort((a, b) => a.since - b.since || a.n - b.n);
  const hit = order.findLast(({ object: { at } }) => at[k] && inside(at[k]));
  return hit ? `${hit.object.label}-${hit.object.track}` : '-';
}

/** The distance of a point from a ring. */
export function fromLine(point, ring) {
  return Math.min(
    ...ring.map((a, i) => {
      const b = ring[(i + 1) % ring.length];
      const length = distance(a, b) ** 2 || 1;
      const along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length;
      const part = Math.min(1, Math.max(0, along));
      return distance(point, [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]);
    }),
  );
}

/** Whether two rings are the same outline: each corner of one lies on the other, and the areas are equal. */
export function sameLine(a, b, within) {
  const area = (ring) =>
    Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - y * ring.at(i - 1)[0], 0)) / 2;
  const near = (from, to) => from.every((point) => fromLine(point, to) <= within);
  return near(a, b) && near(b, a) && Math.abs(area(a) - area(b)) <= within * 400;
}

/** Compares an object's interactions with the story, in each image. */
export function checkObject({ label, track, at }, numbers, interactions, within) {
  const own = interactions.filter(({ id }) => new RegExp(`^${label}-${track}(-\\d+)?$`).test(id));
  for (const [k, number] of numbers.entries()) {
    const time = Math.round((number / 25) * 1e6) / 1e6;
    const active = own.filter((each) => each.time <= time && time < each.end_time);
    assert.equal(active.length, at[k] ? 1 : 0, `${label} ${track} at image ${number}`);
    if (!at[k]) continue;
    const { box, points } = stateAt(active[0], time);
    const rings = ringsOf(points);
    assert.equal(rings.length, at[k].length);
    for (const ring of at[k].map((each) => each.map(toPercent))) {
      assert.ok(
        rings.some((other) => sameLine(ring, other, within)),
        `${label} ${track} at image ${number}`,
      );
    }
    const xs = rings.flat().map(([x]) => x);
    assert.ok(Math.abs(Math.min(...xs) - box.pos_left) <= 2 * within, 'the box is around it');
    assert.ok(Math.abs(Math.max(...xs) - box.pos_left - box.pos_width) <= 4 * within, 'the box is around it');
  }
}

export const square = (x) => [
  [x, 10],
  [x + 20, 10],
  [x + 20, 30],
  [x, 30],
];
export const shape = (label, points, more = {}) => ({ label, points, shape_type: 'polygon', group_id: null, ...more });
export const labelme = (...shapes) => ({ shapes, imagePath: 'x.png', imageWidth: 100, imageHeight: 50 });
export const windows = ({ interactions }) => interactions.map(({ id, time, end_time }) => [id, time, end_time]);
