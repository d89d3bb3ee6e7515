// SPDX-License-Identifier: MIT
// `hotcue import`: tracks, labels and shapes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codes, distance, errors, fromLine, imported, labelme, shape, square, windows } from './importing.mjs';

describe('tracks', () => {
  const here = labelme(shape('a', square(0)));
  const gone = labelme();

  it('end where an image does not show the object, and begin anew', () => {
    const files = { 'f0.json': here, 'f1.json': here, 'f2.json': gone, 'f3.json': here };
    assert.deepEqual(windows(imported(files, { fps: 10 })), [
      ['a', 0, 0.2],
      ['a-2', 0.3, 0.4],
    ]);
    assert.deepEqual(windows(imported(files, { fps: 10, bridge: 1 })), [['a', 0, 0.4]]);
  });

  it('go on between images that are there', () => {
    const files = { 'f0.json': here, 'f30.json': labelme(shape('a', square(60))), 'f7.json': here };
    const { interactions } = imported(files, { fps: 10 });
    assert.deepEqual(windows({ interactions }), [['a', 0, 3.1]]);
    assert.deepEqual(
      interactions[0].keyframes.map(({ time, pos_left }) => [time, pos_left]),
      [
        [0, 0],
        [0.7, 0],
        [3, 60],
      ],
    );
  });

  it('take their numbers from names, or from the order', () => {
    const files = { 'shot2_0010.json': here, 'shot2_0009.json': gone };
    assert.deepEqual(windows(imported(files, { fps: 10 })), [['a', 1, 1.1]]);
    assert.deepEqual(windows(imported(files, { fps: 10, start: 9 })), [['a', 0.1, 0.2]]);
    assert.deepEqual(windows(imported(files, { fps: 10, asGiven: true })), [['a', 0, 0.1]]);
    assert.deepEqual(windows(imported({ 'x.json': gone, 'y.json': here }, { fps: 10, start: 3 })), [['a', 0.1, 0.2]]);
    assert.deepEqual(errors(imported({ 'x.json': here, 'x1.json': here })), ['x.json frame_number']);
    assert.deepEqual(errors(imported({ 'x1.json': here, 'x01.json': here })), ['x01.json duplicate_frame']);
    assert.deepEqual(errors(imported({ 'x1.json': here }, { start: 2 })), ['x1.json out_of_range']);
  });

  it('name the option that would help', () => {
    const messages = ({ report }) => report.lines.map(({ message }) => message).join('\n');
    assert.match(messages(imported({ 'x1.json': here, 'x01.json': here })), /--in-order/);
    assert.match(messages(imported({ 'x.json': here, 'x1.json': here })), /--in-order/);
    const twice = labelme(shape('a', square(0)), shape('a', square(40)));
    assert.match(messages(imported({ 'f0.json': twice, 'f1.json': twice })), /--track NAME/);
  });

  it('join the parts with one group, and tell others apart by their order', () => {
    const both = (x, group_id) =>
      labelme(shape('a', square(x), { group_id }), shape('a', square(x + 40), { group_id }));
    const joined = imported({ 'f0.json': both(0, 5), 'f1.json': both(9, 5) });
    assert.deepEqual(windows(joined), [['a-5', 0, 0.08]]);
    assert.equal(joined.interactions[0].hotspot_points.length, 2);
    assert.deepEqual(codes(joined), []);
    const guessed = imported({ 'f0.json': both(0, null), 'f1.json': both(9, null) });
    assert.deepEqual(windows(guessed), [
      ['a', 0, 0.08],
      ['a-2', 0, 0.08],
    ]);
    assert.deepEqual(codes(guessed), ['ambiguous_track']);
    assert.deepEqual(codes(imported({ 'f0.json': both(0, null) }, { fps: null })), []);
  });

  it('divide where the number of parts changes', () => {
    const one = labelme(shape('a', square(0), { group_id: 1 }));
    const two = labelme(shape('a', square(0), { group_id: 1 }), shape('a', square(40), { group_id: 1 }));
    const divided = imported({ 'f0.json': one, 'f5.json': two, 'f9.json': two }, { fps: 10 });
    assert.deepEqual(windows(divided), [
      ['a-1', 0, 0.5],
      ['a-1-2', 0.5, 1],
    ]);
    assert.deepEqual(codes(divided), ['parts_change']);
  });

  it('lead each part over into the one that is nearest', () => {
    const parts = (...xs) => labelme(...xs.map((x) => shape('a', square(x), { group_id: 1 })));
    const [{ keyframes }] = imported({ 'f0.json': parts(0, 70), 'f1.json': parts(68, 2) }).interactions;
    assert.deepEqual(
      keyframes.map(({ points }) => points.map((ring) => ring[0][0])),
      [
        [0, 70],
        [2, 68],
      ],
    );
  });

  it('run the same way round, and begin at the same corner when corners are added', () => {
    const reversed = [square(0)[0], ...square(0).slice(1).reverse()];
    const [{ keyframes }] = imported({
      'f0.json': labelme(shape('a', square(0))),
      'f1.json': labelme(shape('a', reversed)),
      'f2.json': labelme(shape('a', square(1))),
    }).interactions;
    assert.deepEqual(keyframes[1].points, keyframes[0].points);
    const ring = [
      [0, 10],
      [20, 10],
      [20, 30],
      [0, 40],
    ];
    const [same] = imported({
      'f0.json': labelme(shape('a', [...ring, [0, 25]])), // halfway down the longest side
      'f1.json': labelme(shape('a', ring)),
      'f2.json': labelme(shape('a', [...ring.slice(2), ...ring.slice(0, 2)])),
    }).interactions;
    assert.equal(same.keyframes, undefined);
  });

  it('warn of holes, and of what is said and can stand once', () => {
    const inner = [
      [5, 15],
      [15, 15],
      [10, 25],
    ];
    const holed = labelme(shape('a', square(0), { group_id: 1 }), shape('a', inner, { group_id: 1 }));
    assert.deepEqual(codes(imported({ 'f0.json': holed }, { fps: null })), ['overlapping_parts']);
    const said = (description) => labelme(shape('a', square(0), { description }));
    assert.deepEqual(codes(imported({ 'f0.json': said('x'), 'f1.json': said('y') })), ['data_changes']);
    assert.deepEqual(imported({ 'f0.json': said('x') }, { fps: null }).interactions[0].custom_data, {
      description: 'x',
    });
  });

  it('have corners that are told apart when they are rounded, too', () => {
    const closed = (gap) => labelme(shape('a', [...square(0), [gap, 10.00001]]));
    const [moving] = imported({ 'f0.json': closed(0.00001), 'f1.json': closed(5) }).interactions;
    assert.equal(moving.hotspot_points.length, 5);
    for (const { points } of moving.keyframes) assert.notDeepEqual(points[0], points.at(-1));
  });

  it('have names with anything in them', () => {
    const name = '","label":"{[\\';
    const files = { 'f.json': labelme(shape(name, square(0)), shape('\\', square(40))) };
    assert.equal(imported(files, { fps: null }).interactions[0].name, name);
  });

  it('are boxes as long as all of it are boxes', () => {
    const box = (x) =>
      labelme(
        shape(
          'a',
          [
            [x + 20, 30],
            [x, 10],
          ],
          { shape_type: 'rectangle' },
        ),
      );
    const [plain] = imported({ 'f0.json': box(0), 'f1.json': box(5) }).interactions;
    assert.equal(plain.hotspot_points, undefined);
    assert.deepEqual(plain.keyframes, [
      { time: 0, pos_left: 0, pos_top: 20, pos_width: 20, pos_height: 40 },
      { time: 0.04, pos_left: 5, pos_top: 20, pos_width: 20, pos_height: 40 },
    ]);
    const [mixed] = imported({ 'f0.json': box(0), 'f1.json': labelme(shape('a', square(0))) }).interactions;
    assert.equal(mixed.hotspot_points.length, 4);
  });

  it('have ids of their own', () => {
    const names = ['a', 'a', 'a-2', 'a', '', ''];
    const { interactions } = imported(
      { 'f.json': labelme(...names.map((name) => shape(name, square(0)))) },
      { fps: null },
    );
    assert.equal(new Set(interactions.map(({ id }) => id)).size, names.length);
    assert.ok(interactions.every(({ id, name }) => id && name));
  });
});

describe('labels of VIA', () => {
  const rect = { name: 'rect', x: 1, y: 2, width: 10, height: 10 };
  const via = (region_attributes) => ({
    'v.json': {
      k: { filename: 'f.png', size: 5, file_attributes: {}, regions: [{ shape_attributes: rect, region_attributes }] },
    },
  });
  const options = { fps: null, size: { width: 100, height: 100 } };
  const named = (attributes, more = {}) => {
    const result = imported(via(attributes), { ...options, ...more });
    return { ...result, first: result.interactions.map(({ id, name }) => [id, name])[0] };
  };

  it('are never what tells objects apart', () => {
    assert.deepEqual(named({ track: 320 }).first, ['hotspot-320', 'hotspot']);
    assert.deepEqual(named({ group_id: 7, kind: 'boat' }).first, ['boat-7', 'boat']);
    assert.deepEqual(named({ name: 'x1' }, { trackKey: 'name' }).first, ['hotspot-x1', 'hotspot']);
    assert.deepEqual(named({ label: 'x1' }, { trackKey: 'label' }).first, ['hotspot-x1', 'hotspot']);
    assert.deepEqual(named({ track: 320 }, { labelKey: 'track' }).first, ['320-320', '320']); // requested
  });

  it('that are in no usual attribute: --label is named', () => {
    const result = named({ colour: 'red', size: 'big' });
    assert.deepEqual(result.first, ['hotspot', 'hotspot']);
    assert.deepEqual(codes(result), ['no_label']);
    assert.match(result.report.lines[0].message, /\(colour, size\).*--label NAME/);
    assert.match(named({ a: 1 }, { labelKey: 'b' }).report.lines[0].message, /"b", the --label/);
  });
});

describe('shapes', () => {
  const via = (...shapes) => ({
    k: {
      filename: 'f.png',
      size: 5,
      file_attributes: {},
      regions: shapes.map((each) => ({ shape_attributes: each, region_attributes: {} })),
    },
  });
  const size = { width: 200, height: 100 };

  it('that are round stay within half a percent of their radius', () => {
    const circle = labelme(
      shape(
        'c',
        [
          [50, 25],
          [53, 29],
        ],
        { shape_type: 'circle' },
      ),
    ); // prettier-ignore
    const [{ hotspot_points: points }] = imported({ 'f.json': circle }, { fps: null }).interactions;
    for (const [i, point] of points.entries()) {
      const [a, b] = [point, points[(i + 1) % points.length]].map(([x, y]) => [x, y / 2]);
      assert.ok(Math.abs(distance(a, [50, 25]) - 5) < 0.001);
      assert.ok(fromLine([50, 25], [a, b, a]) > 5 * 0.995);
    }
    const ellipse = { name: 'ellipse', cx: 100, cy: 50, rx: 40, ry: 10, theta: Math.PI / 2 };
    const [upright] = imported({ 'v.json': via(ellipse) }, { fps: null, size }).interactions;
    assert.deepEqual([upright.pos_left, upright.pos_top, upright.pos_width, upright.pos_height], [45, 10, 10, 80]);
  });

  it('of VIA are read, each of them', () => {
    const rect = { name: 'rect', x: 20, y: 10, width: 40, height: 20 };
    const circle = { name: 'circle', cx: 100, cy: 50, r: 10 };
    const polyline = { name: 'polyline', all_points_x: [0, 1, 2], all_points_y: [0, 1, 2] };
    const result = imported(
      { 'v.json': via(rect, circle, polyline, { name: 'point', cx: 1, cy: 1 }) },
      { fps: null, size },
    );
    assert.deepEqual(
      result.interactions.map(({ pos_left, pos_top, pos_width, pos_height, hotspot_points }) => [
        pos_left,
        pos_top,
        pos_width,
        pos_height,
        hotspot_points?.length,
      ]),
      [
        [10, 10, 20, 20, undefined],
        [45, 40, 10, 20, 32],
      ],
    );
    assert.deepEqual(codes(result), ['left_out', 'left_out']);
  });

  it('of VIA are called by whatever attribute is the label', () => {
    const named = (region_attributes, more) => {
      const regions = { 0: { shape_attributes: { name: 'circle', cx: 9, cy: 9, r: 5 }, region_attributes } };
      return imported({ 'v.json': { k: { filename: 'f', regions } } }, { fps: null, size, ...more }).interactions[0]
        .name;
    };
    assert.equal(named({ name: 'x', colour: 'red' }), 'x');
    assert.equal(named({ Kind: 'x' }), 'x');
    assert.equal(named({ Kind: 'x', colour: 'red' }, { labelKey: 'colour' }), 'red');
    assert.equal(named({ type: { bird: true, big: true } }), 'bird, big');
    assert.equal(named({}), 'hotspot');
  });

  it('that are masks become boxes, and it is said', () => {
    const annotation = (more) => ({ id: 1, image_id: 1, category_id: 1, bbox: [10, 5, 20, 10], ...more });
    const rle = { counts: [1, 2, 3], size: [50, 100] };
    const coco = {
      images: [{ id: 1, file_name: 'f.png', width: 100, height: 50 }],
      categories: [{ id: 1, name: 'crowd' }],
      annotations: [
        annotation({ segmentation: rle, iscrowd: 1 }),
        annotation({ segmentation: rle, iscrowd: 0 }),
        annotation({ segmentation: [] }),
      ],
    };
    const result = imported({ 'c.json': coco }, { fps: null });
    assert.deepEqual(codes(result), ['box_of_mask', 'box_of_mask']);
    assert.match(result.report.lines[0].message, /a crowd/);
    for (const { pos_left, pos_top, pos_width, pos_height } of result.interactions) {
      assert.deepEqual([pos_left, pos_top, pos_width, pos_height], [10, 10, 20, 20]);
    }
    const mask = shape(
      'm',
      [
        [10, 5],
        [30, 15],
      ],
      { shape_type: 'mask', mask: 'iVBORw0KGgo=' },
    ); // prettier-ignore
    assert.deepEqual(codes(imported({ 'f.json': labelme(mask) }, { fps: null })), ['box_of_mask']);
  });
});
