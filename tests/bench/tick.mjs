// SPDX-License-Identifier: MIT
// The work of each frame, by the wrapper as the bridge calls it, against a loop
// over all windows in JavaScript.
import { playing } from './support/engine.mjs';
import { compare, duration, kept, MACHINE, median, ratio, table } from './support/measure.mjs';
import { windows } from './support/projects.mjs';

const FRAME_S = 1 / 60;
const FRAMES = 600;
/** A stretch in which nothing begins or ends, although as many as ten windows hold. */
const [QUIET_FROM, QUIET_TO] = [100, 200];
const HOLD = 10;

/** What many players do: look at every window in every frame. */
class Scan {
  #items;
  #shown;
  constructor(items) {
    this.#items = items;
    this.#shown = new Uint8Array(items.length);
  }
  tick(time) {
    let events = NOTHING;
    for (let i = 0; i < this.#items.length; i++) {
      const { id, type, time: start, end_time: end } = this.#items[i];
      const holds = start <= time && time < end ? 1 : 0;
      if (holds === this.#shown[i]) continue;
      this.#shown[i] = holds;
      if (events === NOTHING) events = [];
      const name = holds ? 'interaction:show' : 'interaction:hide';
      events.push({ name, item: i, time, detail: { id, type, reason: 'time' } });
    }
    return events;
  }
}
const NOTHING = [];

/** Half of the windows before the stretch, half after it, ten over all of it. */
function around(count) {
  const half = Math.floor((count - HOLD) / 2);
  return [
    ...windows(half, 5, { to: QUIET_FROM }),
    ...windows(HOLD, HOLD, { fields: (i) => ({ id: `h${i}`, time: QUIET_FROM, end_time: QUIET_TO }) }),
    ...windows(half, 5, { from: QUIET_TO, to: 600, fields: (i) => ({ id: `l${i}` }) }),
  ];
}

/** @param {{tick: (time: number) => unknown}} target @param {number} from @param {number} step @param {number} count */
function run(target, from, step, count) {
  let last;
  for (let i = 1; i <= count; i++) last = target.tick(from + i * step);
  return last;
}

function quiet(count) {
  const items = around(count);
  const engine = playing(items);
  const scan = new Scan(items);
  engine.tick(QUIET_FROM + 1);
  scan.tick(QUIET_FROM + 1);
  return compare({
    engine: {
      prepare: () => engine.seek(QUIET_FROM + 1, 'host'),
      run: () => run(engine, QUIET_FROM + 1, FRAME_S, FRAMES),
      size: FRAMES,
    },
    scan: { run: () => run(scan, QUIET_FROM + 1, FRAME_S, FRAMES), size: FRAMES },
  });
}

/** Each tick crosses one boundary: half of them show, half hide. */
function crossing(count) {
  const items = windows(count, 1, { to: count }).map((item, i) => ({ ...item, time: i + 0.5, end_time: i + 1 }));
  const ticks = Math.min(2 * count, FRAMES);
  const engine = playing(items);
  const scan = new Scan(items);
  return compare({
    engine: { prepare: () => engine.seek(0.2, 'host'), run: () => run(engine, 0.2, 0.5, ticks), size: ticks },
    scan: { prepare: () => scan.tick(0.2), run: () => run(scan, 0.2, 0.5, ticks), size: ticks },
  });
}

/** What a tick without a crossing leaves to the garbage collector, in bytes. */
function garbage() {
  const engine = playing(around(1000));
  let time = QUIET_FROM;
  const ticks = 20_000;
  const step = (QUIET_TO - QUIET_FROM) / ticks / 10;
  const grown = Array.from({ length: 9 }, () => {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < ticks; i++) {
      time += step;
      engine.tick(time);
    }
    return (process.memoryUsage().heapUsed - before) / ticks;
  });
  return median(grown);
}

const row = (count, name, { engine, scan }) => [
  `${count.toLocaleString('en')}, ${name}`,
  duration(engine),
  `${((engine.us / 1e6 / FRAME_S) * 100).toPrecision(2)} %`,
  duration(scan),
  ratio(engine, scan),
];

const rows = [10, 1000, 10_000].flatMap((count) => [
  row(count, 'nothing crossed', quiet(count)),
  row(count, 'one crossed', crossing(count)),
]);

console.log(MACHINE);
table('Tick', ['windows', 'engine', 'of a frame at 60 Hz', 'loop over all', 'the engine is'], rows);
console.log(`\nGarbage of a tick with nothing crossed: ${Math.round(garbage())} bytes of JavaScript.`);
if (!kept()) throw new Error('nothing was done');
