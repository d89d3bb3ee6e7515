// SPDX-License-Identifier: MIT
// Hit tests on polygons of 32 vertices, all visible, the last one on top. Compared with
// flatbush + point-in-polygon and rbush + robust-point-in-polygon: their index finds
// candidates, and the topmost one whose polygon contains the point is the result.
import { playing } from './support/engine.mjs';
import { compare, digits, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { fetchPeers, peer } from './support/peers.mjs';
import { random, star } from './support/projects.mjs';

await fetchPeers();
const { default: Flatbush } = await peer('flatbush/index.js');
const { default: RBush } = await peer('rbush/index.js');
const { default: inPolygon } = await peer('point-in-polygon/index.js');
const { default: robust } = await peer('robust-point-in-polygon/robust-pnp.js');

const VERTICES = 32;
const RADIUS = 8;
const POINTS = 2048;
const FRAME_S = 1 / 60;

/** @param {[number, number][]} ring */
function boxOf(ring) {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of ring) {
    if (x < box.minX) box.minX = x;
    if (x > box.maxX) box.maxX = x;
    if (y < box.minY) box.minY = y;
    if (y > box.maxY) box.maxY = y;
  }
  return box;
}

const descending = (a, b) => b - a;

class WithFlatbush {
  constructor(rings) {
    this.rings = rings;
    this.index = new Flatbush(rings.length);
    for (const ring of rings) {
      const { minX, minY, maxX, maxY } = boxOf(ring);
      this.index.add(minX, minY, maxX, maxY);
    }
    this.index.finish();
  }
  hit(x, y) {
    const near = this.index.search(x, y, x, y).sort(descending);
    for (const i of near) if (inPolygon([x, y], this.rings[i])) return i;
    return -1;
  }
}

const later = (a, b) => b.i - a.i;

class WithRbush {
  constructor(rings) {
    this.rings = rings;
    this.index = new RBush();
    this.index.load(rings.map((ring, i) => ({ ...boxOf(ring), i })));
  }
  hit(x, y) {
    const near = this.index.search({ minX: x, minY: y, maxX: x, maxY: y }).sort(later);
    for (const { i } of near) if (robust(this.rings[i], [x, y]) <= 0) return i;
    return -1;
  }
}

const PEERS = { flatbush: WithFlatbush, rbush: WithRbush };
const hotspot = (ring, fields = {}) => ({
  ...{ type: 'hotspot', time: 0, click_action: 'track', points_space: 'video', hotspot_points: ring },
  ...{ pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100, ...fields },
});

function somewhere(next) {
  return Array.from({ length: POINTS }, () => [next() * 100, next() * 100]);
}

/** Checks that all give the same results. */
function ensureAlike(targets, points) {
  for (const [x, y] of points) {
    const hits = Object.values(targets).map((target) => target.hit(x, y));
    if (new Set(hits).size !== 1) throw new Error(`they differ at ${x} ${y}: ${hits}`);
  }
}

/** The faster of the two, and its name. */
function best(times) {
  const name = times.flatbush.us < times.rbush.us ? 'flatbush' : 'rbush';
  return times[name];
}

const cells = (first, times) => [
  first,
  duration(times.engine),
  duration(times.flatbush),
  duration(times.rbush),
  ratio(times.engine, best(times)),
];

// ---- Static polygons --------------------------------------------------------

/** Queries each cell of the engine's grid, to build its whole index. */
function everywhere(engine) {
  let sum = 0;
  for (let y = 0.4; y < 100; y += 100 / 128) for (let x = 0.4; x < 100; x += 100 / 128) sum += engine.hit(x, y);
  return sum;
}

function resting(count) {
  const next = random(count);
  const rings = Array.from({ length: count }, () => star(next, VERTICES, RADIUS));
  const engine = playing([...rings.map((ring) => hotspot(ring)), { ...BESIDE, ...PLACE }]);
  const targets = { engine, flatbush: new WithFlatbush(rings), rbush: new WithRbush(rings) };
  const points = somewhere(next);
  ensureAlike(targets, points);
  const work = (target) => ({
    run: () => {
      let sum = 0;
      for (const [x, y] of points) sum += target.hit(x, y);
      return sum + 1e9;
    },
    size: POINTS,
  });
  const times = compare({
    engine: work(engine),
    flatbush: work(targets.flatbush),
    rbush: work(targets.rbush),
  });
  const before = engine.memoryBytes;
  const builds = compare({
    engine: {
      prepare: () => change(engine),
      run: () => everywhere(engine),
    },
    flatbush: { run: () => new WithFlatbush(rings) },
    rbush: { run: () => new WithRbush(rings) },
  });
  return { times, builds, grown: engine.memoryBytes - before };
}

/** Hides and shows an interaction, which invalidates the engine's lists. */
function change(engine) {
  engine.device('mobile');
  engine.device('desktop');
}

/** The interaction that is hidden and shown, outside the frame. */
const BESIDE = { type: 'hotspot', time: 0, click_action: 'track', hide_mobile: true };
const PLACE = { pos_left: 150, pos_top: 150, pos_width: 10, pos_height: 10 };

// ---- Moving polygons --------------------------------------------------------

/** Interpolates two rings, as in docs/format.md. */
const between = (from, to, share) => from.map(([x, y], i) => [x + (to[i][0] - x) * share, y + (to[i][1] - y) * share]);

/** For the peers, which index the shapes anew for each frame. */
class Moving {
  constructor(Peer, pairs) {
    this.Peer = Peer;
    this.pairs = pairs;
  }
  tick(time) {
    this.index = new this.Peer(this.pairs.map(([from, to]) => between(from, to, time / 1000)));
  }
  hit(x, y) {
    return this.index.hit(x, y);
  }
}

function moving(count, questions) {
  const next = random(count);
  const pairs = Array.from({ length: count }, () => [star(next, VERTICES, RADIUS), star(next, VERTICES, RADIUS)]);
  const items = pairs.map(([from, to]) =>
    hotspot(from, {
      keyframes: [
        { time: 0, points: from },
        { time: 1000, points: to },
      ],
    }),
  );
  const engine = playing(items);
  const targets = {
    engine,
    ...Object.fromEntries(Object.entries(PEERS).map(([name, Peer]) => [name, new Moving(Peer, pairs)])),
  };
  for (const target of Object.values(targets)) target.tick(123);
  const points = somewhere(next);
  ensureAlike(targets, points);
  const work = (target) => {
    let time = 200;
    let at = 0;
    return {
      run: () => {
        let sum = 0;
        time = time > 900 ? 200 : time + FRAME_S;
        target.tick(time);
        for (let n = 0; n < questions; n++) {
          const [x, y] = points[at++ % POINTS];
          sum += target.hit(x, y);
        }
        return sum + 1e9;
      },
    };
  };
  return compare(Object.fromEntries(Object.entries(targets).map(([name, target]) => [name, work(target)])));
}

console.log(MACHINE);
const heads = ['engine', 'flatbush + point-in-polygon', 'rbush + robust-point-in-polygon', 'against the best'];
const rests = [10, 1000, 10_000].map((count) => ({ count, ...resting(count) }));
table(
  'Hit test, all showing',
  ['polygons', ...heads],
  rests.map(({ count, times }) => cells(count.toLocaleString('en'), times)),
);
table(
  'All of the index anew',
  ['polygons', ...heads, 'memory of the engine'],
  rests.map(({ count, builds, grown }) => [
    ...cells(count.toLocaleString('en'), builds),
    `${digits(grown / 2 ** 20)} MB`,
  ]),
);
table(
  '300 moving ones, a frame with its questions',
  ['questions in a frame', ...heads],
  [1, 10, 100].map((questions) => cells(String(questions), moving(300, questions))),
);
if (!kept()) throw new Error('nothing was done');
