// SPDX-License-Identifier: MIT
// What is under the pointer: polygons of 32 vertices, some of them showing.
// Against JavaScript that tries every polygon, and against JavaScript that
// keeps a list of what shows and looks at bounding boxes first.
import { playing } from './support/engine.mjs';
import { compare, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { random, star, windows } from './support/projects.mjs';

const VERTICES = 32;
const RADIUS = 8;
const TIME = 300;
const POINTS = 2048;

function contains(ring, x, y) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** The last one in the document is on top. */
class TryAll {
  constructor(items) {
    this.items = items;
  }
  hit(x, y) {
    for (let i = this.items.length - 1; i >= 0; i--) {
      const { time, end_time: end, hotspot_points: ring } = this.items[i];
      if (time <= TIME && TIME < end && contains(ring, x, y)) return i;
    }
    return -1;
  }
}

class BoxesFirst {
  constructor(items) {
    this.shown = items.flatMap(({ time, end_time: end, hotspot_points: ring }, index) => {
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      return time <= TIME && TIME < end ? [{ index, ring, box }] : [];
    });
  }
  hit(x, y) {
    for (let i = this.shown.length - 1; i >= 0; i--) {
      const { index, ring, box } = this.shown[i];
      if (x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3] && contains(ring, x, y)) return index;
    }
    return -1;
  }
}

function measure(count, active) {
  const next = random(count + active);
  const fields = () => ({ type: 'hotspot', points_space: 'video', hotspot_points: star(next, VERTICES, RADIUS) });
  const items = windows(count, active, { fields });
  const engine = playing(items);
  engine.tick(TIME);
  const points = Array.from({ length: POINTS }, () => [next() * 100, next() * 100]);
  const targets = { engine, all: new TryAll(items), boxes: new BoxesFirst(items) };
  for (const [x, y] of points) {
    const hits = Object.values(targets).map((target) => target.hit(x, y));
    if (new Set(hits).size !== 1) throw new Error(`they differ at ${x} ${y}: ${hits}`);
  }
  const work = (target) => ({
    run: () => {
      let sum = 0;
      for (const [x, y] of points) sum += target.hit(x, y);
      return sum + 1e9;
    },
    size: POINTS,
  });
  return compare({ engine: work(engine), all: work(targets.all), boxes: work(targets.boxes) });
}

const CASES = [
  [10, 10],
  [1000, 10],
  [1000, 100],
  [10_000, 10],
  [10_000, 100],
];
const rows = CASES.map(([count, active]) => {
  const times = measure(count, active);
  return [
    `${count.toLocaleString('en')}, ${active} showing`,
    duration(times.engine),
    duration(times.all),
    ratio(times.engine, times.all),
    duration(times.boxes),
    ratio(times.engine, times.boxes),
  ];
});

console.log(MACHINE);
const heads = ['polygons', 'engine', 'JS, every one', 'the engine is', 'JS, boxes first', 'the engine is'];
table('Hit test', heads, rows);
if (!kept()) throw new Error('nothing was done');
