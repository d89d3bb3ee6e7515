// SPDX-License-Identifier: MIT
// Compares hit tests with a checker in arbitrary-precision integers: every double is one,
// times a power of two. It is exact, and follows the definition.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';
import { below } from '../support/random.mjs';

const POINTS = 1_000_000;

// ---- Whole numbers ----------------------------------------------------------

const bits = new DataView(new ArrayBuffer(8));

/** A double times 2^1074. @param {number} value */
function whole(value) {
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const digits = (word & 0xfffffffffffffn) | (exponent ? 1n << 52n : 0n);
  const size = digits << BigInt(exponent ? exponent - 1 : 0);
  return value < 0 ? -size : size;
}

/** The next double above, or below. @param {number} value @param {number} direction 1 or -1 */
function neighbour(value, direction) {
  if (value === 0) return direction * Number.MIN_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 === direction > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/**
 * Whether a point is on an edge, or has an odd number of edges above it.
 * @param {[bigint, bigint][][]} rings @param {bigint} x @param {bigint} y
 */
function contains(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      let [a, b] = [ring[i], ring[(i + 1) % ring.length]];
      if (a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])) [a, b] = [b, a];
      if (x < a[0] || x > b[0]) continue;
      const above = (b[1] - a[1]) * (x - a[0]) - (y - a[1]) * (b[0] - a[0]);
      if (a[0] === b[0] ? y >= a[1] && y <= b[1] : above === 0n) return true;
      if (a[0] !== b[0] && x < b[0] && above > 0n) inside = !inside;
    }
  }
  return inside;
}

// ---- Polygons ---------------------------------------------------------------

/** Small integers, tenths, or any number. @param {Random} random */
function coordinate(random, kind) {
  if (kind === 0) return below(random, 9);
  if (kind === 1) return below(random, 1000) / 10;
  return random.chance(0.2) ? 100 * 2 ** -below(random, 900) : 100 * random.next();
}

/** Rings with repeated and collinear points, closed explicitly or not. @param {Random} random */
function randomRings(random) {
  const kind = below(random, 3);
  return Array.from({ length: 1 + below(random, 3) }, () => {
    const ring = Array.from({ length: 3 + below(random, 6) }, () => [
      coordinate(random, kind),
      coordinate(random, kind),
    ]);
    if (random.chance(0.3)) ring.splice(1, 0, [...ring[0]]);
    if (random.chance(0.3)) ring.push([(ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2], [...ring[1]]);
    if (random.chance(0.3)) ring.push([...ring[0]]);
    return ring;
  });
}

/** A point on or near an edge or vertex. @param {Random} random @param {number[][][]} rings */
function pointAround(random, rings) {
  const ring = random.pick(rings);
  const [a, b] = [random.pick(ring), random.pick(ring)];
  const share = random.pick([0, 0, 0.5, 0.25, random.next()]);
  return [0, 1].map((axis) => {
    let value = a[axis] + (b[axis] - a[axis]) * share;
    for (let i = below(random, 3); i > 0; i--) value = neighbour(value, random.chance(0.5) ? 1 : -1);
    return value;
  });
}

/** @param {object[]} interactions */
function showing(interactions) {
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(JSON.stringify(interactions));
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.ready(60);
  return engine;
}

const HOTSPOT = { type: 'hotspot', time: 0, click_action: 'track' };
const BOX = { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 };

/** A shape's rings. @param {number[][][]} rings @param {ArrayLike<number>} shape */
function ringsOf(rings, shape) {
  let at = 4;
  return rings.map((ring) => ring.map(() => [shape[at++], shape[at++]]));
}

describe('a hit', () => {
  it('is decided exactly, on a million points on and around edges and vertices', () => {
    const random = new Random(5);
    let inside = 0;
    for (let n = 0; n < POINTS; ) {
      const rings = randomRings(random);
      const inBox = random.chance(0.5);
      const box = inBox ? { pos_left: 66 * random.next(), pos_top: 7.3, pos_width: 33.3, pos_height: 61.7 } : BOX;
      const engine = showing([{ ...HOTSPOT, ...box, points_space: inBox ? 'box' : 'video', hotspot_points: rings }]);
      const drawn = ringsOf(engine.item(0).rings, engine.shape(0) ?? []);
      const exact = drawn.map((ring) => ring.map(([x, y]) => /** @type {[bigint, bigint]} */ ([whole(x), whole(y)])));
      for (let i = 0; i < 2000; i++, n++) {
        const [x, y] = pointAround(random, drawn);
        const expected = contains(exact, whole(x), whole(y));
        inside += expected ? 1 : 0;
        if ((engine.hit(x, y) === 0) !== expected)
          assert.fail(`(${x}, ${y}) should be ${expected ? 'in' : 'out of'} ${JSON.stringify(drawn)}`);
      }
    }
    assert.ok(inside > POINTS / 4 && inside < (POINTS * 9) / 10, `${inside} inside`);
  });
});

// ---- Scenes -----------------------------------------------------------------

/** Values of border_radius. */
const ROUND = ['30%', '12px', '1em', 40, '100% 0', '8px 400px', '50% 10 90', '0 300px 30% 1em', '90% 90% 20px 5%'];

/** @param {Random} random @param {number} i */
function randomItem(random, i) {
  const place = () => Math.round(random.next() * 1100 - 100) / 10;
  const size = () => 1 + below(random, 40);
  const ring = () => Array.from({ length: 3 + below(random, 8) }, () => [place(), place()]);
  const polygon = random.chance(0.6) ? Array.from({ length: 1 + below(random, 2) }, ring) : null;
  const time = below(random, 10);
  const item = {
    ...HOTSPOT,
    ...{ id: `i${i}`, time, end_time: time + 1 + below(random, 12), z_index: below(random, 3) },
    ...{ pos_left: place(), pos_top: place(), pos_width: size(), pos_height: size() },
    ...(random.chance(0.1) && { click_action: 'none' }),
    ...(random.chance(0.3) && { hotspot_radius: below(random, 200) }),
    ...(random.chance(0.3) && { border_radius: random.pick(ROUND) }),
    ...(polygon && { points_space: random.pick(['box', 'video']), hotspot_points: polygon }),
  };
  if (!random.chance(0.3)) return item;
  const frames = [1, 5, 9].map((at) => ({
    time: at,
    ...(random.chance(0.7) && { pos_left: place(), pos_width: size() }),
    ...(random.chance(0.7) && polygon && { points: polygon.map((each) => each.map(() => [place(), place()])) }),
  }));
  return { ...item, keyframes: frames };
}

/** Radii of a box's corners in percent of the frame. @param {any} item @param {number[]} box @param {number} ratio */
function radii({ hotspot_radius: own, border_radius: style }, [, , width, height], ratio) {
  const [a, b = a, c = a, d = b] = String(own ?? style ?? 0).split(' ');
  const corners = [a, b, c, d].map((length) => {
    const [, number, unit] = /^([\d.]+)(\D*)$/.exec(length) ?? [];
    if (unit === 'em') return [0, 0];
    return unit === '%'
      ? [(number * width) / 100, (number * height) / 100]
      : [number / 7.2 / Math.max(ratio, 1), (number / 7.2) * Math.min(ratio, 1)];
  });
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = corners;
  const share = Math.min(1, width / (ax + bx), width / (cx + dx), height / (ay + dy), height / (by + cy));
  return corners.map(([x, y]) => [x * share, y * share]);
}

/** Whether a shape overlaps the frame. @param {any} shown @param {Float64Array} shape */
function isInFrame(shown, [left, top, width, height, ...points]) {
  const xs = shown.rings ? points.filter((_, i) => i % 2 === 0) : [left, left + width];
  const ys = shown.rings ? points.filter((_, i) => i % 2 === 1) : [top, top + height];
  return Math.min(...xs) < 100 && Math.min(...ys) < 100 && Math.max(...xs) > 0 && Math.max(...ys) > 0;
}

/** @param {any} item @param {any} shown from engine.item() @param {Float64Array} shape */
function naive(item, shown, shape, ratio, x, y) {
  if (!isInFrame(shown, shape)) return false;
  if (shown.rings) {
    const rings = ringsOf(shown.rings, shape).map((ring) => ring.map(([a, b]) => [whole(a), whole(b)]));
    return contains(/** @type {any} */ (rings), whole(x), whole(y));
  }
  const [left, top, width, height] = shape;
  const isCut = radii(item, [...shape], ratio).some(([rx, ry], corner) => {
    const dx = corner === 0 || corner === 3 ? left + rx - x : x - (left + width - rx);
    const dy = corner < 2 ? top + ry - y : y - (top + height - ry);
    return dx > 0 && dy > 0 && (dx / rx) ** 2 + (dy / ry) ** 2 > 1 + 1e-12;
  });
  return left <= x && x <= left + width && top <= y && y <= top + height && !isCut;
}

describe('what is topmost', () => {
  it('is what trying one after the other finds, whatever moves, shows and hides', () => {
    const random = new Random(11);
    for (let scene = 0; scene < 60; scene++) {
      const items = Array.from({ length: 1 + below(random, 40) }, (_, i) => randomItem(random, i));
      const engine = showing(items);
      const ratio = random.pick([16 / 9, 4 / 3, 9 / 16]);
      const size = { width: 900 * ratio, height: 900 };
      engine.stage(0, size, size, { x: 0, y: 0, offsetX: 0, offsetY: 0 });
      for (let step = 0; step < 12; step++) {
        engine.seek(random.next() * 20);
        const active = items
          .map((item, i) => ({ item, i, shown: engine.item(i), shape: Float64Array.from(engine.shape(i) ?? []) }))
          .filter(({ item, i }) => engine.active(i) && item.click_action !== 'none')
          .sort((a, b) => b.item.z_index - a.item.z_index || b.i - a.i);
        const layers = active.map(({ i }) => engine.layer(i));
        assert.ok(
          layers.every((layer, i) => i === 0 || layer < layers[i - 1]),
          `scene ${scene}: layers ${layers}`,
        );
        for (let n = 0; n < 60; n++) {
          const some = active.length > 0 && random.chance(0.5) ? random.pick(active).shape : [];
          const at = 2 * below(random, some.length / 2 || 1);
          const [x, y] = at >= 4 ? [some[at], some[at + 1]] : [random.next() * 140 - 20, random.next() * 140 - 20];
          // Whether an interpolated polygon is entirely outside is decided by a box around both keyframes.
          const beside = x < 0 || x > 100 || y < 0 || y > 100;
          if (beside && active.some(({ shown }) => shown.rings && shown.moving)) continue;
          const found = active.find(({ item, shown, shape }) =>
            naive(item, shown, shape, size.width / size.height, x, y),
          );
          assert.equal(engine.hit(x, y), found?.i ?? -1, `scene ${scene}, step ${step}: ${x}, ${y}`);
        }
      }
    }
  });

  it('is the nearest within the slop when nothing is hit, of equals the one on top', () => {
    const at = (left, more = {}) => ({ ...HOTSPOT, ...BOX, pos_left: left, pos_width: 10, pos_height: 10, ...more });
    const triangle = {
      points_space: 'video',
      hotspot_points: [
        [60, 0],
        [80, 0],
        [80, 20],
      ],
    };
    const engine = showing([at(10), at(30), at(90, { click_action: 'none' }), at(0, triangle)]);
    assert.equal(engine.hitNear(15, 5, 3, 3), 0);
    assert.equal(engine.hitNear(24, 5, 5, 5), 0);
    assert.equal(engine.hitNear(25, 5, 5, 5), 1);
    assert.equal(engine.hitNear(25, 5, 4.9, 5), -1);
    assert.equal(engine.hitNear(23, 14, 5, 5), 0);
    assert.equal(engine.hitNear(24, 14, 5, 5), -1);
    assert.equal(engine.hitNear(67, 13, 5, 5), 3);
    assert.equal(engine.hitNear(88, 5, 5, 5), -1);
    assert.equal(engine.hitNear(25, 5, 0, 5), -1);
    assert.equal(engine.hitNear(25, 5, Number.NaN, 5), -1);
  });
});
