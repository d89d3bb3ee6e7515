// SPDX-License-Identifier: MIT
// What drags and keys do to times, what edges snap to, which lanes there are, and their order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readNumber, windowOf } from '../../demo/studio/model/item.js';
import { Studio, structuredCopy } from '../../demo/studio/model/studio.js';
import { CueMarks } from '../../demo/studio/timeline/cue-marks.js';
import { Drag, nudge } from '../../demo/studio/timeline/drag.js';
import { laneOf, lastOf, NO_FILTER, reordered, rowsOf, typesOf } from '../../demo/studio/timeline/lanes.js';
import { edgesOf, move, reachOf } from '../../demo/studio/timeline/moves.js';
import { nearest, snapped, targetsOf } from '../../demo/studio/timeline/snapping.js';
import { TimelineView } from '../../demo/studio/timeline/view.js';

const times = fc.double({ min: 0, max: 60, noNaN: true }).map((time) => Math.round(time * 1000) / 1000);
const item = fc
  .record({
    type: fc.constantFrom('hotspot', 'Button', 'jump', 'pause'),
    a: times,
    b: times,
    open: fc.boolean(),
    text: fc.boolean(),
    keys: fc.uniqueArray(times, { maxLength: 4 }),
  })
  .map(({ type, a, b, open, text, keys }) => ({
    type,
    [text ? 'start' : 'time']: text ? String(Math.min(a, b)) : Math.min(a, b),
    ...(!open && { end_time: Math.max(a, b) }),
    ...(keys.length > 0 && { keyframes: keys.sort((x, y) => x - y).map((time) => ({ time, left: 1 })) }),
  }));
const bounds = { length: 60, frameRate: 25 };

test("a moved bar keeps its length and its keyframes' places, within the film", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 3 }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      (items, wanted) => {
        const [least, most] = reachOf({ items, part: 'bar' }, bounds);
        const shift = Math.min(Math.max(wanted, least), most);
        for (const each of items) {
          const draft = structuredCopy(each);
          move(draft, each, { part: 'bar' }, shift, bounds);
          const [from, to] = windowOf(each);
          const [nowFrom, nowTo] = windowOf(draft);
          assert.ok(nowFrom >= 0 && Math.abs(nowFrom - from - shift) < 0.003);
          assert.equal('start' in draft, 'start' in each, 'under the name that it has');
          if (Number.isFinite(to)) assert.ok(Math.abs(nowTo - nowFrom - (to - from)) < 0.005);
          if (Number.isFinite(to)) assert.ok(nowTo <= 60.002);
          if (!laneOf(each).visible) assert.equal(draft.end_time, each.end_time, 'a timed action has no end');
          for (const [i, { time }] of (draft.keyframes ?? []).entries())
            if (laneOf(each).visible) assert.ok(Math.abs(time - each.keyframes[i].time - shift) < 0.003);
        }
      },
    ),
  );
});

test('an edge that is dragged leaves a frame, and the other edge and the keyframes where they are', () => {
  const visible = item.map((each) => ({ ...each, type: 'hotspot' }));
  fc.assert(
    fc.property(
      visible,
      fc.constantFrom('start', 'end'),
      fc.double({ min: -90, max: 90, noNaN: true }),
      (each, part, wanted) => {
        const [least, most] = reachOf({ items: [each], part }, bounds);
        const shift = Math.min(Math.max(wanted, least), most);
        const draft = structuredCopy(each);
        move(draft, each, { part }, shift, bounds);
        const [from, to] = windowOf(each);
        const [nowFrom, nowTo] = windowOf(draft);
        if (part === 'start') assert.equal(nowTo, Math.max(to, nowFrom));
        else assert.equal(nowFrom, from);
        const [end] = edgesOf({ items: [draft], part: 'end' }, bounds);
        const was = edgesOf({ items: [each], part: 'end' }, bounds)[0] - from;
        if (was >= 0.045) assert.ok(end - nowFrom >= 0.04 - 0.003);
        assert.deepEqual(draft.keyframes, each.keyframes);
      },
    ),
  );
});

test('keyframes keep their order', () => {
  const keyframes = [{ time: 1 }, { time: 2 }, { time: 3 }];
  const one = { type: 'hotspot', time: 0, keyframes };
  assert.deepEqual(reachOf({ items: [one], part: 'keyframe', keyframe: 1 }, bounds), [-0.96, 0.96]);
  const draft = structuredCopy(one);
  move(draft, one, { part: 'keyframe', keyframe: 1 }, 0.4, bounds);
  assert.deepEqual(draft.keyframes, [{ time: 1 }, { time: 2.4 }, { time: 3 }]);
});

test('an edge goes to what is near, else to a frame', () => {
  const close = times.map((time) => Math.round(time * 50) / 1000);
  const to = { tolerance: 0.1, frameRate: 25 };
  fc.assert(
    fc.property(fc.array(close, { maxLength: 8 }), fc.array(close, { minLength: 1, maxLength: 4 }), (list, edges) => {
      const targets = targetsOf(list);
      const { shift, at } = snapped(edges, { ...to, targets });
      const best = Math.min(...edges.flatMap((edge) => list.map((target) => Math.abs(target - edge))));
      if (best <= 0.1) {
        assert.ok(list.includes(at) && Math.abs(Math.abs(shift) - best) < 1e-9);
        assert.ok(
          edges.some((edge) => Math.abs(edge + shift - at) < 1e-9),
          'an edge is there',
        );
      } else {
        const frames = (edges[0] + shift) * 25;
        assert.ok(Number.isNaN(at) && Math.abs(frames - Math.round(frames)) < 1e-6);
      }
      for (const edge of edges) {
        const found = nearest(targets, edge);
        assert.ok(list.every((target) => Math.abs(target - edge) >= Math.abs(found - edge) - 1e-9));
      }
    }),
  );
  assert.ok(Number.isNaN(nearest([], 1)));
});

/** @param {object[]} interactions @param {object[]} [cues] */
function opened(interactions, cues = []) {
  const studio = new Studio();
  studio.open(JSON.stringify({ videos: [{ id: 'v', duration: 60, interactions, cues }] }));
  const view = new TimelineView();
  view.resize(1028);
  view.measure({ duration: 0, hint: 60, frameRate: 25, interactions: studio.interactions });
  return { studio, view };
}

test('a drag is one step of the history, and one that is cancelled is none', () => {
  const { studio, view } = opened([
    { type: 'hotspot', time: 10, end_time: 20 },
    { type: 'pause', time: 30.5 },
  ]);
  studio.select('interactions', [0]);
  const drag = new Drag(studio, view, { list: 'interactions', indexes: [0], part: 'bar' });
  for (const seconds of [1, 5, 10.3]) drag.to(seconds);
  assert.deepEqual(windowOf(studio.interactions[0]), [20.5, 30.5], 'its end snaps to the pause');
  assert.equal(view.guide, 30.5);
  drag.to(10.3, { exact: true });
  assert.deepEqual(windowOf(studio.interactions[0]), [20.3, 30.3]);
  drag.end();
  assert.ok(Number.isNaN(view.guide));
  const other = new Drag(studio, view, { list: 'interactions', indexes: [0], part: 'start' });
  other.to(2);
  other.cancel();
  assert.deepEqual(windowOf(studio.interactions[0]), [20.3, 30.3]);
  studio.undo();
  assert.deepEqual(windowOf(studio.interactions[0]), [10, 20]);
  assert.equal(studio.history.canUndo, false);
});

test('keys move all that is selected as far as the first of them can go', () => {
  const { studio, view } = opened(
    [
      { type: 'hotspot', time: 1, end_time: 2 },
      { type: 'pause', time: 30 },
    ],
    [{ id: 'c', time: 5 }],
  );
  const both = { list: /** @type {const} */ ('interactions'), indexes: [0, 1], part: /** @type {const} */ ('bar') };
  nudge(studio, view, both, 0.04);
  nudge(studio, view, both, 0.04);
  assert.deepEqual(
    studio.interactions.map((each) => each.time),
    [1.08, 30.08],
  );
  nudge(studio, view, both, -1e9);
  assert.deepEqual(
    studio.interactions.map((each) => each.time),
    [0, 29],
  );
  studio.settle();
  nudge(studio, view, { list: 'cues', indexes: [0], part: 'bar' }, 1e9);
  assert.equal(studio.cues[0].time, 60);
  studio.undo();
  studio.undo();
  assert.deepEqual(
    studio.interactions.map((each) => each.time),
    [1, 30],
  );
});

test("lanes are in the document's order, filtered by text, type and selection", () => {
  const items = [
    { type: 'hotspot', internal_label: 'The boots', time: 1 },
    { type: 'Button', value: 'Buy', time: 2, end_time: 9 },
    { type: 'jump', id: 'boot-jump', time: 70, end_time: 90 },
  ];
  const rows = (/** @type {object} */ filter, selected = [0]) =>
    rowsOf(items, { ...NO_FILTER, ...filter }, new Set(selected));
  assert.deepEqual(rows({}), [0, 1, 2]);
  assert.deepEqual(rows({ text: ' BOOT' }), [0, 2]);
  assert.deepEqual(rows({ type: 'button' }), [1]);
  assert.deepEqual(rows({ selected: true }, [2, 0]), [0, 2]);
  assert.deepEqual(rows({ text: 'boot', type: 'jump', selected: true }), []);
  assert.deepEqual(typesOf(items), ['Button', 'hotspot', 'jump']);
  assert.equal(lastOf(items), 70, 'a timed action has no end');
  assert.deepEqual(rowsOf([null, 7, {}], NO_FILTER, new Set()), [0, 1, 2], 'what is no interaction has a lane, too');
});

test('a reordered list is a permutation in which the moved are together, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.func(fc.boolean()), fc.nat(12), (length, isMoved, to) => {
      const moved = [...Array(length).keys()].filter(isMoved);
      const before = Math.min(to, length);
      const { order, indexes } = reordered(length, moved, before);
      assert.deepEqual(
        [...order].sort((a, b) => a - b),
        [...Array(length).keys()],
      );
      assert.deepEqual(
        indexes.map((index) => order[index]),
        moved,
      );
      const rest = order.filter((index) => !moved.includes(index));
      assert.deepEqual(
        rest,
        [...rest].sort((a, b) => a - b),
      );
      if (indexes.length > 0) assert.equal(indexes[0], rest.filter((index) => index < before).length);
    }),
  );
});

test('cues of one time have marks below each other, and none is lost', () => {
  const cues = [{ time: 5 }, { time: 5 }, { time: 5 }, { time: '5' }, { time: 50 }, { time: 'x' }, {}];
  const scale = { start: 0, perSecond: 10, width: 600 };
  const marks = new CueMarks();
  const plain = marks.inView(cues, scale, new Set());
  assert.deepEqual(
    plain.marks.map(({ index, row }) => [index, row]),
    [
      [0, 0],
      [1, 1],
      [4, 0],
    ],
  );
  assert.deepEqual(plain.crowded, [5, 5]);
  assert.equal(plain.marks[0].room, 450 - 24);
  assert.deepEqual(
    marks.inView(cues, scale, new Set([3])).marks.map(({ index }) => index),
    [0, 1, 3, 4],
    'the selected one always has',
  );
  assert.deepEqual(
    marks.inView(cues, { ...scale, start: 40 }, new Set()).marks.map(({ index }) => index),
    [4],
  );
  assert.equal(readNumber(cues[3], 'time'), 5);
});

test('the selection is one object until it changes, also without what is no longer there', () => {
  const { studio } = opened([{ type: 'pause' }, { type: 'pause' }]);
  studio.select('interactions', [0, 1]);
  studio.edit('Delete', (_document, video) => void video.interactions?.pop());
  assert.deepEqual(studio.selection.indexes, [0]);
  assert.equal(studio.selection, studio.selection, 'panels ask for it for each of many items');
  studio.undo();
  assert.deepEqual(studio.selection.indexes, [0, 1]);
});
