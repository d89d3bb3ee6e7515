// SPDX-License-Identifier: MIT
// `hotcue import`: objects whose way is known, written down in each of the
// formats and imported again; and files that are wrong.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readAnnotations } from '../../js-glue/command/importer/format.js';
import { inOrder } from '../../js-glue/command/importer/frame.js';
import { interactionsOf } from '../../js-glue/command/importer/project.js';
import { Report } from '../../js-glue/command/importer/report.js';
import { withCorners } from '../../js-glue/command/importer/ring.js';
import { follow } from '../../js-glue/command/importer/track.js';
import { Random } from '../property/generate.mjs';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));
const ROUNDING = 0.5001e-4; // of numbers in a project, in percent

/**
 * What the command does between reading and printing.
 * @param {Record<string, unknown>} files contents by name: texts, or what becomes JSON
 */
function imported(files, { fps = 25, start = 0, bridge = 0, tolerance = 0, asGiven = false, ...context } = {}) {
  const report = new Report();
  const frames = Object.entries(files).flatMap(([name, content]) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const all = { size: null, labelKey: null, trackKey: null, ...context, report, fileName: name };
    return report.attempt(() => readAnnotations(text, name, null, all)) ?? [];
  });
  const timing = { fps, start, inOrder: asGiven };
  const tracks = follow(inOrder(frames, timing, report), bridge, report);
  return { interactions: interactionsOf(tracks, timing, tolerance).map((each) => each.interaction), report };
}

const codes = ({ report }) => report.lines.map(({ code }) => code);
const errors = ({ report }) =>
  report.lines.filter(({ severity }) => severity === 'error').map(({ file, path, code }) => `${file}${path} ${code}`);

// ---- Objects whose way is known -----------------------------------------------

const SIZE = { width: 640, height: 360 };

/** A random ring around a point, never crossing itself; which way it runs is random, too. @param {Random} random */
function ringAround(random, [cx, cy], radius, corners) {
  const turn = random.next() * 2 * Math.PI;
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = turn + ((i + 0.8 * random.next()) / corners) * 2 * Math.PI;
    const far = radius * (0.6 + 0.4 * random.next());
    return [cx + far * Math.cos(angle), cy + far * Math.sin(angle)];
  });
  return random.chance(0.5) ? ring.reverse() : ring;
}

/**
 * Objects on their ways through images: `at[k]` is what image k shows of it,
 * its rings, or null.
 * @param {Random} random
 */
function story(random) {
  const count = random.whole(1, 7);
  const step = random.whole(1, 4);
  const first = random.whole(0, 20);
  const numbers = Array.from({ length: count }, (_, k) => first + k * step);
  const objects = random.list(1, 4, (n) => {
    const parts = random.whole(1, 3);
    const steady = random.chance(0.5) ? random.whole(3, 9) : null; // as many corners in each image
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

/** The same in each format, as files by name. */
const WRITERS = {
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

function viaImages(numbers, objects) {
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

/** Where an interaction is at a time: between keyframes, straight on. */
function stateAt({ keyframes, ...still }, time) {
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

const ringsOf = (points) => (typeof points[0][0] === 'number' ? [points] : points);
const toPercent = ([x, y]) => [(x * 100) / SIZE.width, (y * 100) / SIZE.height];
const distance = ([x, y], [x1, y1]) => Math.hypot(x1 - x, y1 - y);

/** Which object of the story is hit at an image, by the even-odd rule; the engine draws later ones on top. */
function topmost({ objects }, k, point) {
  const crossings = (ring) =>
    ring.filter(([x1, y1], i) => {
      const [x0, y0] = ring.at(i - 1);
      return y0 > point[1] !== y1 > point[1] && point[0] < x0 + ((point[1] - y0) * (x1 - x0)) / (y1 - y0);
    }).length;
  const inside = (rings) => rings.reduce((sum, ring) => sum + crossings(ring.map(toPercent)), 0) % 2 === 1;
  const since = (at) => at.findLastIndex((rings, i) => i <= k && !rings) + 1; // when it came, this time
  const order = objects.map((object, n) => ({ object, n, since: since(object.at) }));
  order.sort((a, b) => a.since - b.since || a.n - b.n);
  const hit = order.findLast(({ object: { at } }) => at[k] && inside(at[k]));
  return hit ? `${hit.object.label}-${hit.object.track}` : '-';
}

/** How far a point is from the line of a ring. */
function fromLine(point, ring) {
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

/** Two rings are the same line: each corner of one lies on the other, and the area is one. */
function sameLine(a, b, within) {
  const area = (ring) =>
    Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - y * ring.at(i - 1)[0], 0)) / 2;
  const near = (from, to) => from.every((point) => fromLine(point, to) <= within);
  return near(a, b) && near(b, a) && Math.abs(area(a) - area(b)) <= within * 400;
}

/** What one object's interactions show at an image, and what the story says. */
function checkObject({ label, track, at }, numbers, interactions, within) {
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

describe('a known story, imported', () => {
  for (const [format, write] of Object.entries(WRITERS)) {
    it(`is where it was at every image: ${format}`, () => {
      for (let seed = 0; seed < 150; seed++) {
        const told = story(new Random(seed));
        if (told.objects.length === 0) continue;
        const { interactions, report } = imported(write(told));
        assert.equal(report.errors, 0, JSON.stringify(report.lines));
        for (const object of told.objects) checkObject(object, told.numbers, interactions, 4 * ROUNDING);
      }
    });
  }

  it('is the same from each format', () => {
    for (let seed = 0; seed < 50; seed++) {
      const told = story(new Random(seed));
      const results = Object.values(WRITERS).map((write) =>
        imported(write(told)).interactions.map(({ custom_data, ...each }) => each),
      );
      for (const result of results) assert.deepEqual(result, results[0]);
    }
  });

  it('keeps as many corners in all keyframes of an interaction', () => {
    for (let seed = 0; seed < 150; seed++) {
      for (const { keyframes, hotspot_points } of imported(WRITERS.labelme(story(new Random(seed)))).interactions) {
        const corners = (points) => ringsOf(points).map((ring) => ring.length);
        for (const { points } of keyframes ?? []) assert.deepEqual(corners(points), corners(hotspot_points));
        const times = (keyframes ?? []).map(({ time }) => time);
        assert.deepEqual(
          times,
          [...new Set(times)].sort((a, b) => a - b),
        );
      }
    }
  });

  it('needs fewer keyframes within a tolerance, and stays within it', () => {
    const still = [
      [100, 100],
      [200, 100],
      [150, 150],
    ];
    const numbers = Array.from({ length: 60 }, (_, k) => k);
    const wave = numbers.map((k) => [still.map(([x, y]) => [x + 3 * k, y + 20 * Math.sin(k / 9)])]);
    const files = WRITERS.labelme({ numbers, objects: [{ label: 'boat', track: 1, at: wave }] });
    assert.equal(imported(files).interactions[0].keyframes.length, 60);
    const [thin] = imported(files, { tolerance: 1 }).interactions;
    assert.ok(thin.keyframes.length < 20, `${thin.keyframes.length} keyframes`);
    for (const k of numbers) {
      const { points } = stateAt(thin, k / 25);
      for (const [i, point] of points.entries()) {
        const [x, y] = wave[k][0][i];
        assert.ok(distance([(point[0] * 640) / 100, (point[1] * 360) / 100], [x, y]) < 1.42); // a pixel to the side, a pixel down
      }
    }
    const rest = { numbers, objects: [{ label: 'boat', track: 1, at: numbers.map(() => [still]) }] };
    assert.equal(imported(WRITERS.labelme(rest)).interactions[0].keyframes, undefined, 'what rests needs none');
  });
});

describe('corners that are added', () => {
  it('lie on the line, spread along it, and those there were stay', () => {
    const random = new Random(7);
    for (let run = 0; run < 300; run++) {
      const ring = ringAround(random, [0, 0], 100, random.whole(3, 10));
      const corners = ring.length + random.whole(0, 20);
      const more = withCorners(ring, corners);
      assert.equal(more.length, corners);
      for (const corner of ring) assert.ok(more.includes(corner) || more.some((each) => distance(each, corner) === 0));
      for (const each of more) assert.ok(fromLine(each, ring) < 1e-9);
      const sides = (of) => of.map((a, i) => distance(a, of[(i + 1) % of.length]));
      const whole = sides(ring).reduce((sum, side) => sum + side, 0);
      assert.ok(Math.max(...sides(more)) <= Math.max(whole / Math.max(1, corners - ring.length), ...[0]) + 1e-9);
    }
  });
});

// ---- Rules ----------------------------------------------------------------------

const square = (x) => [
  [x, 10],
  [x + 20, 10],
  [x + 20, 30],
  [x, 30],
];
const shape = (label, points, more = {}) => ({ label, points, shape_type: 'polygon', group_id: null, ...more });
const labelme = (...shapes) => ({ shapes, imagePath: 'x.png', imageWidth: 100, imageHeight: 50 });
const windows = ({ interactions }) => interactions.map(({ id, time, end_time }) => [id, time, end_time]);

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
    assert.deepEqual(named({ track: 320 }, { labelKey: 'track' }).first, ['320-320', '320']); // asked for
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

// ---- What is wrong --------------------------------------------------------------

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
      'g.json syntax',
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

/** A part of a text left out. @param {Random} random @param {string} text */
function cut(random, text) {
  const start = random.whole(0, text.length);
  return text.slice(0, start) + text.slice(start + random.whole(1, 9));
}

/** Something inside replaced. @param {Random} random */
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

// ---- The command ----------------------------------------------------------------

describe('hotcue import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-import-'));
  after(() => rmSync(folder, { recursive: true }));

  const hotcue = (args, input = '') => {
    const options = { input, encoding: 'utf8', cwd: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], /** @type {any} */ (options));
    return { code: status, out: String(stdout), err: String(stderr) };
  };
  const file = (name, content) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const lines = (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)); // prettier-ignore

  it('prints a project that is valid', () => {
    const path = file('still.json', labelme(shape('a', square(0)), shape('p', [[1, 1]], { shape_type: 'point' })));
    const { code, out, err } = hotcue(['import', path]);
    assert.equal(code, 0, err);
    assert.deepEqual(
      lines(err).map((line) => [line.file, line.severity, line.code, line.path]),
      [['still.json', 'warning', 'left_out', '/shapes/1']],
    );
    assert.deepEqual(hotcue(['validate', '-'], out), { code: 0, out: '', err: '' });
    assert.deepEqual(hotcue(['import', '-'], JSON.stringify(labelme(shape('a', square(0))))).out, out);
    assert.equal(hotcue(['hit', file('still.project.json', out), '--at', '5'], '10 40\n40 40\n').out, 'a\n-\n');
  });

  it('prints moving hotspots that are valid, and hit where the story has them', () => {
    for (let seed = 0; seed < 12; seed++) {
      const told = story(new Random(seed));
      for (const [format, write] of Object.entries(WRITERS)) {
        const files = write(told);
        const paths = Object.entries(files).map(([name, content]) => file(name.replace('/', '-'), content));
        const { code, out, err } = hotcue(['import', ...paths, '--fps', '25']);
        if (told.objects.length === 0) continue;
        assert.equal(code, 0, `${format} ${seed}: ${err}`);
        assert.doesNotMatch(hotcue(['validate', '-'], out).out, /"error"/);
        const path = file('project.json', out);
        for (const [k, number] of told.numbers.entries()) {
          if (format !== 'labelme' || k % 3 !== 0) continue;
          const points = Array.from({ length: 40 }, (_, i) => [(i * 37) % 100, (i * 23) % 100]);
          const answers = hotcue(['hit', path, '--at', `${number / 25}`], points.map((p) => p.join(' ')).join('\n'));
          for (const [i, answer] of answers.out.trimEnd().split('\n').entries()) {
            assert.equal(
              answer.replace(/^(\w+-\d+).*$/, '$1'),
              topmost(told, k, points[i]),
              `${seed} ${number} ${points[i]}`,
            );
          }
        }
      }
    }
  });

  it('exits with 1 for errors, and prints no project', () => {
    const bad = file('bad.json', labelme(shape('a', square(0)), shape('b', [])));
    const { code, out, err } = hotcue(['import', bad]);
    assert.deepEqual([code, out], [1, '']);
    assert.deepEqual(Object.keys(lines(err)[0]), ['file', 'severity', 'code', 'path', 'message']);
    for (const content of [labelme(), Buffer.from([0xff]).toString('latin1')]) {
      assert.equal(hotcue(['import', file('nothing.json', content)]).code, 1);
    }
    writeFileSync(join(folder, 'bytes.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    assert.equal(lines(hotcue(['import', 'bytes.json']).err)[0].code, 'syntax');
  });

  it('tells what the engine refuses by where it came from', () => {
    const far = shape('far', square(900)); // to the right, nine times as far as the frame is wide
    const { code, err } = hotcue(['import', file('far.json', labelme(shape('a', square(0)), far))]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines(err).map((line) => [line.file, line.code, line.path]),
      [['far.json', 'out_of_range', '/shapes/1']],
    );
  });

  it('exits with 2 for bad use', () => {
    const good = file('f1.json', labelme(shape('a', square(0))));
    const other = file('f2.json', labelme(shape('a', square(0))));
    for (const args of [
      [],
      ['missing.json'],
      ['-', '-'],
      [good, other],
      [good, '--format', 'xml'],
      [good, '--fps', '0'],
      [good, '--fps', '30/0'],
      [good, '--fps', 'x'],
      [good, '--fps', '1/2/3'],
      [good, '--start', '-1'],
      [good, '--start', '1.5'],
      [good, '--bridge', 'x'],
      [good, '--tolerance', '-1'],
      [good, '--size', '100'],
      [good, '--size', '0x10'],
      [good, '--loudly'],
    ]) {
      const { code, out, err } = hotcue(['import', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^hotcue import: /, args.join(' '));
    }
    assert.equal(hotcue(['import', good, '--format', 'coco']).code, 1);
    assert.equal(hotcue(['import', good, '--format', 'labelme']).code, 0);
  });
});
