// SPDX-License-Identifier: MIT
// What the stage writes into the document when something is dragged: asks the engine where it is
// then. Documents are random: boxes and polygons in both spaces, with and without keyframes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { tidy } from '../../demo/studio/model/item.js';
import { Studio } from '../../demo/studio/model/studio.js';
import { designOf } from '../../demo/studio/stage/design.js';
import { boundsOf, HANDLES, mapBox, mapPoint, moveMap, resizeMap } from '../../demo/studio/stage/geometry.js';
import { keyframeAt, keyframeFor, keyframeTimes, removeKeyframe } from '../../demo/studio/stage/motion.js';
import { addRing, deleteVertex, insertVertex, moveVertex, place } from '../../demo/studio/stage/placing.js';
import { writeRings } from '../../demo/studio/stage/points.js';
import { Scene } from '../../demo/studio/stage/scene.js';
import { newEngine } from '../support/play.mjs';

const file = new URL('../../dist/engine-full.wasm', import.meta.url);
const scene = new Scene(new WebAssembly.Module(readFileSync(file)));
const engine = newEngine();
const REACH = 0.02;

/** @typedef {import('../../demo/studio/stage/geometry.js').Shape} Shape */

/** @param {any} item */
function studioOf(item) {
  const studio = new Studio();
  studio.open(JSON.stringify({ videos: [{ id: 'a', interactions: [item] }] }));
  return studio;
}

/** Where the engine draws it. @param {Studio} studio @param {number} time @returns {Shape} */
function shapeAt(studio, time) {
  const { text, count } = designOf(studio.document, studio.video, studio.interactions);
  scene.load(text, count);
  scene.seek(time);
  const shape = scene.at(0);
  assert.ok(shape, JSON.stringify(studio.interactions[0]));
  return shape;
}

/** @param {Studio} studio */
function assertValid(studio) {
  const errors = engine.load(studio.text).diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, [], studio.text);
}

/** The numbers of a shape. @param {Shape} shape */
const numbersOf = ({ box, rings }) => [box.left, box.top, box.width, box.height, ...(rings ?? []).flat(2)];

/** @param {Shape} actual @param {Shape} expected @param {number} [off] percent */
function assertNear(actual, expected, off = 0.002) {
  const [a, b] = [numbersOf(actual), numbersOf(expected)];
  assert.equal(a.length, b.length);
  const worst = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
  assert.ok(worst <= off, `${worst} off:\n${a}\n${b}`);
}

const number = (/** @type {number} */ min, /** @type {number} */ max) =>
  fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
const corner = number(0, 100);
const vertex = fc.tuple(corner, corner);
const notation = fc.record({ pairs: fc.boolean(), json: fc.boolean(), objects: fc.boolean(), nested: fc.boolean() });
const sides = { pos_left: number(0, 60), pos_top: number(0, 60), pos_width: number(5, 40), pos_height: number(5, 40) };

/** Interactions, valid ones. */
const interaction = fc
  .record({
    own: fc.record(sides),
    rings: fc.option(fc.array(fc.array(vertex, { minLength: 4, maxLength: 5 }), { minLength: 1, maxLength: 2 })),
    space: fc.constantFrom(undefined, 'box', 'Video', 'video'),
    notation,
    morphs: fc.boolean(),
    frames: fc.array(fc.record(sides, { requiredKeys: [] }), { maxLength: 3 }),
  })
  .map(({ own, rings, space, notation: how, morphs, frames }) => {
    const distinct = rings?.map((ring) =>
      ring.map(([x, y], i) => /** @type {[number, number]} */ ([x / 2 + i * 8, y])),
    );
    const points = distinct ? writeRings(distinct, how) : undefined;
    return {
      ...{ id: 'a', type: 'hotspot', time: 0, click_action: 'track', ...own },
      ...(points !== undefined && { hotspot_points: points, ...(space && { points_space: space }) }),
      ...(frames.length > 0 && {
        keyframes: frames.map((frame, i) => ({
          time: i * 2 + 1,
          ...frame,
          ...(morphs && points !== undefined && { points }),
        })),
      }),
    };
  });
const time = fc.oneof(number(0, 6), fc.constantFrom(1, 3, 5)); // also on keyframes

test('what is moved or resized is drawn there at that time, and where it was at the other keyframes', () => {
  const handle = fc.constantFrom(...Object.values(HANDLES));
  fc.assert(
    fc.property(
      interaction,
      time,
      handle,
      number(-20, 20),
      number(-20, 20),
      fc.boolean(),
      (item, now, side, dx, dy, moves) => {
        const studio = studioOf(item);
        const shape = shapeAt(studio, now);
        const times = keyframeTimes(item).filter((each) => Math.abs(each - now) > REACH);
        const before = times.map((each) => shapeAt(studio, each));
        const map = moves ? moveMap(dx, dy) : resizeMap(boundsOf(shape), side, dx, dy);
        const to = mapBox(map, shape.box);
        if (to.width < 1 || to.height < 1 || to.width > 190 || to.height > 190) return;
        if (Math.min(to.left, to.top) < -99 || Math.max(to.left, to.top) > 190) return;
        studio.edit('Move', (_document, video) =>
          place(video.interactions?.[0] ?? {}, shape, map, { time: now, reach: REACH }),
        );
        assertValid(studio);
        const rings = shape.rings?.map((ring) => ring.map((point) => mapPoint(map, point))) ?? null;
        assertNear(shapeAt(studio, now), { box: to, rings });
        // At a keyframe that gives all that moved, it is where it was.
        const names = ['pos_left', 'pos_top', 'pos_width', 'pos_height'];
        const isFull = (/** @type {any} */ frame) => names.every((name) => frame[name] !== undefined);
        const pinned = !shape.rings || item.points_space?.toLowerCase() !== 'video' || item.keyframes?.[0].points;
        for (const [i, each] of times.entries())
          if (pinned && isFull(keyframeAt(item, { time: each, reach: REACH })))
            assertNear(shapeAt(studio, each), before[i]);
        studio.undo();
        assert.deepEqual(studio.interactions[0], item, 'one step, undone');
      },
    ),
    { numRuns: 150 },
  );
});

test('a drag out and back leaves the numbers as they were written', () => {
  const item = {
    type: 'hotspot',
    time: 0,
    click_action: 'track',
    left: '12.34567',
    top: 1 / 3,
    pos_width: 20,
    pos_height: 20,
  };
  const polygon = { ...item, points_space: 'video', hotspot_points: '1.23456,2 30,4 20,33.33333' };
  for (const each of [item, polygon]) {
    const studio = studioOf(each);
    const shape = shapeAt(studio, 0);
    const to = (/** @type {number} */ dx) =>
      studio.edit(
        'Move',
        (_document, video) => place(video.interactions?.[0] ?? {}, shape, moveMap(dx, 0), { time: 0, reach: REACH }),
        { merge: 'drag' },
      );
    to(5);
    assert.notDeepEqual(studio.interactions[0], each);
    to(0);
    const { left, ...rest } = studio.interactions[0];
    assert.equal(Number(left), 12.34567);
    assert.deepEqual(rest, (({ left: _left, ...others }) => others)(each));
  }
});

test('a vertex goes where it is dragged, and the others stay', () => {
  fc.assert(
    fc.property(interaction, time, fc.nat(), vertex, (item, now, which, to) => {
      const studio = studioOf(item);
      const shape = shapeAt(studio, now);
      if (!shape.rings) return;
      const ring = which % shape.rings.length;
      const index = which % shape.rings[ring].length;
      const wanted = shape.rings.map((each) => [...each]);
      wanted[ring][index] = to;
      studio.edit('Move', (_document, video) =>
        moveVertex(video.interactions?.[0] ?? {}, shape, { ring, index }, to, { time: now, reach: REACH }),
      );
      assertValid(studio);
      assertNear(shapeAt(studio, now), { box: shape.box, rings: wanted });
    }),
    { numRuns: 100 },
  );
});

test('points are inserted and deleted in all keyframes, and holes added, so that the document stays valid', () => {
  fc.assert(
    fc.property(interaction, time, fc.nat(), (item, now, which) => {
      const studio = studioOf(item);
      const shape = shapeAt(studio, now);
      const edit = (/** @type {(item: any) => void} */ change) =>
        studio.edit('Edit', (_document, video) => change(video.interactions?.[0]));
      const { left, top } = boundsOf(shape);
      edit((draft) =>
        addRing(draft, shape, [
          [left, top],
          [left + 5, top],
          [left, top + 5],
        ]),
      );
      assertValid(studio);
      const holed = shapeAt(studio, now);
      const rings = shape.rings ?? [];
      assert.equal(holed.rings?.length, Math.max(rings.length, 1) + 1);
      assertNear(
        { box: holed.box, rings: holed.rings?.slice(-1) ?? null },
        {
          box: shape.box,
          rings: [
            [
              [left, top],
              [left + 5, top],
              [left, top + 5],
            ],
          ],
        },
        0.01,
      );
      const ring = which % (holed.rings?.length ?? 1);
      const index = which % (holed.rings?.[ring].length ?? 1);
      edit((draft) => insertVertex(draft, { ring, index }));
      assertValid(studio);
      assert.equal(shapeAt(studio, now).rings?.[ring].length, (holed.rings?.[ring].length ?? 0) + 1);
      edit((draft) => assert.ok(deleteVertex(draft, { ring, index: index + 1 })));
      assertValid(studio);
      assertNear(shapeAt(studio, now), holed, 0.01);
    }),
    { numRuns: 100 },
  );
  const studio = studioOf({
    type: 'hotspot',
    time: 0,
    click_action: 'track',
    left: 0,
    top: 0,
    width: 10,
    height: 10,
    hotspot_points: '0,0 9,0 0,9',
  });
  studio.edit('Edit', (_document, video) =>
    assert.equal(deleteVertex(video.interactions?.[0] ?? {}, { ring: 0, index: 0 }), false),
  );
});

test('a keyframe that is added changes nothing, and one that is removed leaves the others', () => {
  fc.assert(
    fc.property(interaction, time, time, (item, now, other) => {
      const studio = studioOf(item);
      const [shape, elsewhere] = [shapeAt(studio, now), shapeAt(studio, other)];
      const moment = { time: now, reach: REACH };
      const had = keyframeAt(item, moment) !== undefined;
      studio.edit('Add', (_document, video) => void keyframeFor(video.interactions?.[0] ?? {}, shape, moment));
      assertValid(studio);
      assertNear(shapeAt(studio, now), shape, 0.005);
      assertNear(shapeAt(studio, other), elsewhere, 0.005);
      const count = studio.interactions[0].keyframes.length;
      assert.equal(count, (item.keyframes?.length ?? 0) + (had ? 0 : 1));
      studio.edit('Remove', (_document, video) =>
        assert.ok(removeKeyframe(video.interactions?.[0] ?? {}, shape, moment)),
      );
      assertValid(studio);
      assert.equal(studio.interactions[0].keyframes?.length ?? 0, count - 1);
      if (count === 1) assertNear(shapeAt(studio, now), shape, 0.005);
    }),
    { numRuns: 100 },
  );
});

test('a keyframe that is added stays when the ones beside it are changed', () => {
  const frames = [1, 5].map((at) => ({ time: at, pos_left: at * 10 }));
  const studio = studioOf({
    type: 'hotspot',
    time: 0,
    click_action: 'track',
    top: 0,
    width: 10,
    height: 10,
    left: 0,
    keyframes: frames,
  });
  const edit = (/** @type {number} */ now, /** @type {(item: any, shape: Shape, moment: any) => void} */ change) => {
    const shape = shapeAt(studio, now);
    studio.edit('Edit', (_document, video) => change(video.interactions?.[0], shape, { time: now, reach: REACH }));
  };
  edit(3, keyframeFor);
  edit(5, (item, shape, moment) => place(item, shape, moveMap(20, 0), moment));
  assert.equal(shapeAt(studio, 3).box.left, 30);
  assert.equal(shapeAt(studio, 5).box.left, 70);
});

test('a place that is rounded to 0 is 0, as it is once it was saved', () => {
  assert.ok(Object.is(tidy(-0.0001), 0));
});
