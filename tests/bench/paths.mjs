// SPDX-License-Identifier: MIT
// The hit test in a browser, compared with isPointInPath() of Path2D objects, topmost
// first, as pages without a library do it. Bounding boxes are tested first, to call the
// browser as little as possible.
import { chromium } from 'playwright-core';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { findChromium } from '../../tools/setup/programs.mjs';
import { duration, ratio, table } from './support/measure.mjs';
import { random, star } from './support/projects.mjs';

const COUNTS = [10, 1000, 10_000];
const VERTICES = 32;
const RADIUS = 8;
const POINTS = 512;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Runs in the page. */
async function measure({ rings, points }) {
  const { Engine } = await import('/dist/hotcue-engine.js');
  const engine = await Engine.create('/dist/engine.wasm');
  const box = { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 };
  const fields = { type: 'hotspot', time: 0, click_action: 'track', points_space: 'video', ...box };
  const { ok } = engine.load(JSON.stringify(rings.map((ring) => ({ ...fields, hotspot_points: ring }))));
  if (!ok) throw new Error('not a project');
  engine.ready(60);
  const context = document.createElement('canvas').getContext('2d');
  const shapes = rings.map((ring) => {
    const path = new Path2D();
    for (const [x, y] of ring) path.lineTo(x, y);
    path.closePath();
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    return { path, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });
  const byPaths = (x, y) => {
    for (let i = shapes.length - 1; i >= 0; i--) {
      const { path, left, right, top, bottom } = shapes[i];
      if (x < left || x > right || y < top || y > bottom) continue;
      if (context.isPointInPath(path, x, y, 'evenodd')) return i;
    }
    return -1;
  };
  const byEngine = (x, y) => engine.hit(x, y);
  // A canvas computes in single precision, so results may differ right at an edge.
  const apart = points.filter(([x, y]) => byPaths(x, y) !== byEngine(x, y)).length;
  if (apart > points.length / 100) throw new Error(`${apart} of ${points.length} differ`);
  const time = (hit, batch) => {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < batch; i++) for (const [x, y] of points) sum += hit(x, y);
    return { us: ((performance.now() - start) * 1000) / batch / points.length, sum };
  };
  const rounds = { engine: [], paths: [] };
  for (let i = -5; i < 21; i++) {
    const [ours, theirs] = [time(byEngine, 50), time(byPaths, 2)];
    if (i < 0) continue;
    rounds.engine.push(ours.us);
    rounds.paths.push(theirs.us);
  }
  return rounds;
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: FLAGS });
const page = await browser.newPage();
await page.goto(`${server.address}/`);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const times = (rounds) => ({ us: median(rounds), rounds });
const rows = [];
for (const count of COUNTS) {
  const next = random(count);
  const rings = Array.from({ length: count }, () => star(next, VERTICES, RADIUS));
  const points = Array.from({ length: POINTS }, () => [next() * 100, next() * 100]);
  const { engine, paths } = await page.evaluate(measure, { rings, points });
  const [ours, theirs] = [times(engine), times(paths)];
  rows.push([count.toLocaleString('en'), duration(ours), duration(theirs), ratio(ours, theirs)]);
}
table('Hit test, in the browser', ['polygons', 'engine', '`isPointInPath`', 'the engine is'], rows);
console.log(`Chromium ${browser.version()}`);
await browser.close();
await server.close();
