// SPDX-License-Identifier: MIT
// Compares self_intersecting with a naive model in exact integers: the ring is subdivided
// at all points on it, and where two parts of this path share points, they cross if they
// leave on different sides than they came from.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';

const RINGS = 40_000;

// ---- The model --------------------------------------------------------------

/** @typedef {[bigint, bigint]} Point */

/** A double with few bits as an integer. @param {number} value */
const whole = (value) => BigInt(value * 2 ** 60);

/** Twice the area of a triangle. @param {Point} a @param {Point} b @param {Point} c */
const area = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const sign = (value) => (value > 0n ? 1 : value < 0n ? -1 : 0);
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const dot = (a, b, c) => (b[0] - a[0]) * (c[0] - a[0]) + (b[1] - a[1]) * (c[1] - a[1]);

/** Whether p is on the side from a to b, excluding b. */
const isOn = (a, b, p) => area(a, b, p) === 0n && !same(p, b) && (same(p, a) || dot(p, a, b) < 0n);

/** The ring subdivided at every vertex on its sides. @param {Point[]} ring */
function wayOf(ring) {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length];
    const on = ring.filter((p) => isOn(a, b, p)).sort((p, q) => sign(dot(a, b, p) - dot(a, b, q)));
    return on.filter((p, n) => n === 0 || !same(p, on[n - 1]));
  });
}

/** Removes spurs, which go there and back. @param {Point[]} way @returns {Point[]} */
function withoutSpurs(way) {
  const size = way.length;
  const at = way.findIndex((_p, i) => same(way[i], way[(i + 2) % size]));
  if (size < 3 || at < 0) return way;
  const [first, second] = [(at + 1) % size, (at + 2) % size];
  return withoutSpurs(way.filter((_p, i) => i !== first && i !== second));
}

/** The quadrant of a direction, turning left from another. */
const quarter = (at, from, to) => {
  const side = sign(area(at, from, to));
  if (side === 0) return dot(at, from, to) > 0n ? 0 : 2;
  return side > 0 ? 1 : 3;
};

/** Whether, turning left from `from`, a comes before b. */
function comesFirst(at, from, a, b) {
  const [qa, qb] = [quarter(at, from, a), quarter(at, from, b)];
  return qa !== qb ? qa < qb : area(at, a, b) > 0n;
}

/** @param {Point[]} ring */
function crossesItself(ring) {
  const way = withoutSpurs(wayOf(ring));
  const size = way.length;
  if (size < 3) return false;
  const at = (i) => way[((i % size) + size) % size];
  const divided = (a, b, p, q) => sign(area(a, b, p)) * sign(area(a, b, q)) < 0;
  for (let s = 0; s < size; s++) {
    for (let t = 0; t < size; t++) {
      const [a, b, p, q] = [at(s), at(s + 1), at(t), at(t + 1)];
      if (divided(a, b, p, q) && divided(p, q, a, b)) return true;
      if (s === t || !same(a, p)) continue;
      for (const step of [1, -1]) {
        if (partsCross(at, size, s, t, step)) return true;
      }
    }
  }
  return false;
}

/** Whether two parts of the path cross that share a point; the second is followed in steps of 1 or -1. */
function partsCross(at, size, s, t, step) {
  let length = 0;
  while (same(at(s + length + 1), at(t + step * (length + 1)))) {
    if (++length > size) return true; // the whole path twice
  }
  if (same(at(s - 1), at(t - step))) return false; // handled at an earlier shared point
  const start = at(s);
  const [before, otherBefore] = [at(s - 1), at(t - step)];
  const end = at(s + length);
  const [after, otherAfter] = [at(s + length + 1), at(t + step * (length + 1))];
  if (length === 0) {
    if (same(before, otherAfter) || same(after, otherBefore)) return false; // handled with the other step
    return comesFirst(start, before, otherBefore, after) !== comesFirst(start, before, otherAfter, after);
  }
  const first = comesFirst(start, at(s + 1), before, otherBefore);
  return first === comesFirst(end, at(s + length - 1), after, otherAfter);
}

// ---- Rings ------------------------------------------------------------------

const bits = new DataView(new ArrayBuffer(8));

/** The next double above or below. @param {number} value @param {bigint} step */
function neighbour(value, step) {
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + step);
  return bits.getFloat64(0);
}

/** Few positions, so that much coincides; some points are off by a bit. @param {Random} random */
function randomRing(random) {
  const size = random.pick([2, 3, 4, 8]);
  const nudge = random.chance(0.2);
  const coordinate = () => {
    const value = random.whole(1, size);
    return nudge && random.chance(0.2) ? neighbour(value, random.pick([-1n, 1n])) : value;
  };
  const ring = Array.from({ length: random.whole(3, 10) }, () => [coordinate(), coordinate()]);
  if (random.chance(0.3)) ring.push(...ring.slice(0, random.whole(1, 4)).reverse()); // goes back along itself
  if (random.chance(0.2)) ring.push(...ring.slice(0, random.whole(1, 4)));
  return ring;
}

/** For each ring whether the engine warns; undefined if it refuses the ring. @param {number[][][]} rings */
function warnedOf(rings) {
  const box = { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100, points_space: 'video' };
  const items = rings.map((points) => ({
    ...{ type: 'hotspot', time: 0, click_action: 'none', ...box, hotspot_points: points },
  }));
  const { diagnostics } = newEngine().load(JSON.stringify(items));
  const codes = diagnostics.map(({ code, path }) => `${code} ${path.split('/')[1]}`);
  return rings.map((_ring, i) =>
    codes.includes(`bad_polygon ${i}`) ? undefined : codes.includes(`self_intersecting ${i}`),
  );
}

describe('self_intersecting', () => {
  it('is what a model in whole numbers finds', () => {
    const random = new Random(39);
    const counts = { true: 0, false: 0, undefined: 0 };
    for (let i = 0; i < RINGS; i += 500) {
      const rings = Array.from({ length: 500 }, () => randomRing(random));
      for (const [n, warned] of warnedOf(rings).entries()) {
        counts[`${warned}`]++;
        if (warned === undefined) continue; // fewer than three points
        const exact = rings[n].map(([x, y]) => /** @type {Point} */ ([whole(x), whole(y)]));
        assert.equal(warned, crossesItself(exact), JSON.stringify(rings[n]));
      }
    }
    assert.ok(counts.true > RINGS / 5 && counts.false > RINGS / 5, JSON.stringify(counts));
  });

  /** @type {[string, boolean, number[][]][]} */
  const CASES = [
    [
      'a side through a point in line with its sides',
      true,
      [
        [0, 40],
        [20, 20],
        [40, 0],
        [40, 40],
        [0, 0],
      ],
    ],
    [
      'a point on another point, going through',
      true,
      [
        [0, 0],
        [50, 50],
        [100, 100],
        [100, 0],
        [50, 50],
        [0, 100],
      ],
    ],
    [
      'a point on another point, turning back',
      false,
      [
        [0, 0],
        [50, 50],
        [100, 0],
        [100, 100],
        [50, 50],
        [0, 100],
      ],
    ],
    [
      'a point on a side, going through',
      true,
      [
        [0, 50],
        [100, 50],
        [100, 0],
        [50, 50],
        [50, 100],
        [0, 100],
      ],
    ],
    [
      'a point on a side, turning back',
      false,
      [
        [0, 50],
        [100, 50],
        [100, 0],
        [50, 50],
        [0, 0],
      ],
    ],
    [
      'sides that lie on each other, leaving on the other side',
      true,
      [
        [0, 0],
        [20, 20],
        [80, 20],
        [100, 40],
        [100, 0],
        [80, 20],
        [20, 20],
        [0, 40],
      ],
    ],
    [
      'sides that lie on each other, leaving on the same side',
      false,
      [
        [0, 0],
        [20, 20],
        [80, 20],
        [100, 0],
        [100, 40],
        [80, 20],
        [20, 20],
        [0, 20],
      ],
    ],
    [
      'a slit to a hole',
      false,
      [
        [0, 0],
        [90, 0],
        [90, 90],
        [0, 90],
        [0, 30],
        [30, 30],
        [30, 60],
        [60, 60],
        [60, 30],
        [30, 30],
        [0, 30],
      ],
    ],
    [
      'the same way twice',
      true,
      [
        [0, 0],
        [90, 0],
        [50, 90],
        [0, 0],
        [90, 0],
        [50, 90],
      ],
    ],
    [
      'there and back',
      false,
      [
        [0, 0],
        [90, 0],
        [50, 90],
        [90, 0],
      ],
    ],
  ];
  for (const [what, expected, ring] of CASES) {
    it(`${expected ? 'tells' : 'does not tell'} of ${what}`, () => assert.deepEqual(warnedOf([ring]), [expected]));
  }
});
