// SPDX-License-Identifier: MIT
// `hotcue import`: invalid files.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { errors, imported, labelme, shape, square, story, WRITERS } from './importing.mjs';

describe('a file that is wrong', () => {
  const wrong = {
    'is no JSON': ['{', ' syntax'],
    'has a member twice': ['{"shapes":[],"shapes":[]}', ' duplicate_key'],
    'has a member twice, one spelled otherwise': ['{"shapes":[{"label" \n :1,"l\\u0061bel":2}]}', ' duplicate_key'],
    'goes too deep': [`{"shapes":${'['.repeat(100)}${']'.repeat(100)}}`, ' too_deep'],
    'is something else': ['{"shape":1}', ' unknown_format'],
    'is a list': ['[]', ' unknown_format'],
    'is a number': ['7', ' unknown_format'],
    'has no size': [{ shapes: [], imagePath: '' }, '/imageWidth missing_field'],
    'has no width': [{ ...labelme(), imageWidth: 0 }, '/imageWidth out_of_range'],
    'has shapes that are none': [{ ...labelme(), shapes: {} }, '/shapes wrong_type'],
    'has a shape that is none': [labelme(7), '/shapes/0/label missing_field'],
    'has a polygon of two points': [labelme(shape('a', square(0).slice(2))), '/shapes/0/points bad_polygon'],
    'has a polygon of one point, often': [labelme(shape('a', Array(9).fill([1, 1]))), '/shapes/0/points bad_polygon'],
    'has a flat polygon': [
      labelme(
        shape('a', [
          [0, 0],
          [5, 0],
          [9, 0],
        ]),
      ),
      '/shapes/0/points bad_polygon',
    ], // prettier-ignore
    'has a text for a number': [labelme(shape('a', [[0, '0']])), '/shapes/0/points/0/1 wrong_type'],
    'has a number out of bounds': [labelme(shape('a', [[0, 1e300]])), '/shapes/0/points/0/1 out_of_range'],
    'has too many points': [
      labelme(
        shape(
          'a',
          Array.from({ length: 4097 }, (_, i) => [i, i % 2]),
        ),
      ),
      '/shapes/0/points too_many',
    ],
    'has a triple for a point': [labelme(shape('a', [[0, 0, 0]])), '/shapes/0/points/0 wrong_type'],
    'is YouTube-VIS': [{ videos: [], annotations: [] }, ' unknown_format'],
    'is CSV without a column': ['filename,region_shape_attributes\n', '/0 missing_field'],
    'is CSV with a quote missing': ['filename,region_shape_attributes\n"', '/1 syntax'],
  };
  for (const [name, [content, told]] of Object.entries(wrong)) {
    it(`${name}: names file, place and reason`, () => {
      assert.deepEqual(errors(imported({ 'f.json': content }, { fps: null })), [`f.json${told}`]);
    });
  }

  it('of COCO: names file, place and reason', () => {
    const image = { id: 1, file_name: 'f.png', width: 100, height: 50 };
    const read = (annotations, images = [image], categories = []) =>
      errors(imported({ 'c.json': { images, annotations, categories } }));
    const ring = [0, 0, 9, 0, 9, 9];
    const good = { image_id: 1, category_id: 1, segmentation: [ring] };
    assert.deepEqual(read([good]), []);
    assert.deepEqual(read([{ ...good, image_id: 2 }]), ['c.json/annotations/0/image_id unknown_target']);
    assert.deepEqual(read([good, { ...good, segmentation: [ring.slice(1)] }]), [
      'c.json/annotations/1/segmentation/0 bad_polygon',
    ]);
    assert.deepEqual(read([{ ...good, segmentation: ring }]), ['c.json/annotations/0/segmentation/0 wrong_type']);
    assert.deepEqual(read([{ ...good, segmentation: [] }]), ['c.json/annotations/0/bbox missing_field']);
    assert.deepEqual(read([{ ...good, segmentation: [], bbox: [0, 0, -1, 2] }]), [
      'c.json/annotations/0/bbox/2 out_of_range',
    ]);
    assert.deepEqual(read([], [image, image]), ['c.json/images/1/id duplicate_id']);
    assert.deepEqual(
      read(
        [],
        [
          { ...image, video_id: 1 },
          { ...image, id: 2, video_id: 2 },
        ],
      ),
      ['c.json/images/1/video_id too_many'],
    );
  });

  it('has all of its faults told at once', () => {
    const bad = labelme(
      shape('a', [[0, 0]]),
      shape('b', square(0)),
      shape('c', [
        [0, 0],
        [1, null],
      ]),
      { points: 3 },
    ); // prettier-ignore
    assert.deepEqual(errors(imported({ 'f.json': bad, 'g.json': '' }, { fps: 1 })), [
      'f.json/shapes/0/points bad_polygon',
      'f.json/shapes/2/points/1/1 missing_field',
      'f.json/shapes/3/label missing_field',
      'g.json unknown_format',
    ]);
  });

  it('never does more harm than a report', () => {
    const values = [null, -1, 0, 1e9, 1e300, '', 'x', [], {}, [[]], true, [0, 0], { __proto__: null, a: 1 }];
    for (let seed = 0; seed < 3000; seed++) {
      const random = new Random(seed);
      const files = random.pick(Object.values(WRITERS))(story(random));
      const [name, content] = random.pick(Object.entries(files));
      files[name] = typeof content === 'string' ? cut(random, content) : spoil(random, content, values);
      const { interactions, report } = imported(files);
      if (report.errors === 0) JSON.stringify(interactions, (_, value) => checkNumber(value));
    }
  });
});

/** @param {unknown} value */
function checkNumber(value) {
  if (typeof value === 'number') assert.ok(Number.isFinite(value));
  return value;
}

/** Removes a part of a text. @param {Random} random @param {string} text */
function cut(random, text) {
  const start = random.whole(0, text.length);
  return text.slice(0, start) + text.slice(start + random.whole(1, 9));
}

/** Replaces a value inside a document. @param {Random} random */
function spoil(random, document, values) {
  const copy = structuredClone(document);
  let inside = copy;
  for (;;) {
    const key = random.pick(Object.keys(inside));
    const inner = inside[key];
    const ends = typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0;
    if (ends || random.chance(0.2)) {
      inside[key] = random.pick(values);
      return copy;
    }
    inside = inner;
  }
}
