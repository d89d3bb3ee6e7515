// SPDX-License-Identifier: MIT
// Boxes, maps and snapping of the stage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HANDLES, intoBox, LEAST, mapBox, mapPoint, outOfBox, resizeMap } from '../../demo/studio/stage/geometry.js';
import { linesOf, snap, targetsOf } from '../../demo/studio/stage/snap.js';

const place = fc.double({ min: -50, max: 100, noNaN: true });
const size = fc.double({ min: 1, max: 100, noNaN: true });
const box = fc.record({ left: place, top: place, width: size, height: size });
const move = fc.double({ min: -120, max: 120, noNaN: true });
const handle = fc.constantFrom(...Object.values(HANDLES));
const near = (/** @type {number} */ a, /** @type {number} */ b, text = '') =>
  assert.ok(Math.abs(a - b) < 1e-6, `${a} ${b} ${text}`);
/** Edges of a box along an axis. */
const edges = (/** @type {any} */ b, /** @type {'x' | 'y'} */ axis) =>
  axis === 'x' ? [b.left, b.left + b.width] : [b.top, b.top + b.height];

test('a point goes into a box and out of it again', () => {
  fc.assert(
    fc.property(box, place, place, (at, x, y) => {
      const [bx, by] = outOfBox(at, intoBox(at, [x, y]));
      near(bx, x);
      near(by, y);
    }),
  );
});

test('a drag of a handle moves its sides, and no others', () => {
  fc.assert(
    fc.property(box, handle, move, move, (from, side, dx, dy) => {
      const to = mapBox(resizeMap(from, side, dx, dy), from);
      for (const [axis, by] of /** @type {const} */ ([
        ['x', dx],
        ['y', dy],
      ])) {
        const [before, after] = [edges(from, axis), edges(to, axis)];
        if (side[axis] >= 0) near(after[0], before[0], 'the first edge stays');
        if (side[axis] <= 0) near(after[1], before[1], 'the last edge stays');
        const moved = side[axis] > 0 ? 1 : 0;
        const wanted = before[1] - before[0] + side[axis] * by;
        if (side[axis] !== 0 && wanted >= LEAST) near(after[moved], before[moved] + by, 'the dragged edge');
        assert.ok(after[1] - after[0] >= LEAST - 1e-9, 'never inside out');
      }
    }),
  );
});

test('Shift keeps the ratio of the sides, Alt the middle', () => {
  fc.assert(
    fc.property(box, handle, move, move, (from, side, dx, dy) => {
      const kept = mapBox(resizeMap(from, side, dx, dy, { ratio: true }), from);
      near(kept.width / kept.height, from.width / from.height);
      const middle = (/** @type {any} */ b) => [b.left + b.width / 2, b.top + b.height / 2];
      const [[ax, ay], [bx, by]] = [from, mapBox(resizeMap(from, side, dx, dy, { middle: true }), from)].map(middle);
      near(ax, bx);
      near(ay, by);
      const plain = mapBox(resizeMap(from, side, dx, dy), from);
      const grown = mapBox(resizeMap(from, side, dx, dy, { middle: true }), from);
      if (grown.width > LEAST * 2) near(grown.width - from.width, 2 * (plain.width - from.width), 'both sides move');
    }),
  );
});

test('a polygon in the dragged box stays as it is in the box', () => {
  fc.assert(
    fc.property(box, handle, move, move, place, place, (from, side, dx, dy, x, y) => {
      const map = resizeMap(from, side, dx, dy);
      const [ax, ay] = intoBox(mapBox(map, from), mapPoint(map, outOfBox(from, [x, y])));
      assert.ok(Math.abs(ax - x) < 1e-4 && Math.abs(ay - y) < 1e-4, `${ax} ${x} ${ay} ${y}`);
    }),
  );
});

test('the nearest line within reach is snapped to, and shown', () => {
  const targets = targetsOf([{ left: 10, top: 10, width: 20, height: 20 }]);
  const at = (/** @type {number} */ left) =>
    snap(linesOf({ left, top: 70, width: 5, height: 5 }), targets, { x: 1, y: 1 });
  assert.deepEqual(at(9.4).guides.x, [10], 'left edge on the left edge of another');
  assert.ok(Math.abs(at(9.4).dx - 0.6) < 1e-9);
  assert.ok(Math.abs(at(47).dx - 0.5) < 1e-9, 'the middle on the middle of the picture');
  assert.deepEqual(at(40), { dx: 0, dy: 0, guides: { x: [], y: [] } }, 'nothing near');
  assert.ok(Math.abs(snap({ x: [33], y: [] }, targets, { x: 1, y: 1 }).dx - 1 / 3) < 1e-9, 'thirds');
});
