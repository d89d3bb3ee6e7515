// SPDX-License-Identifier: MIT
// The work of each frame, by the wrapper as the bridge calls it, against what
// peers do for it.
import { playing } from './support/engine.mjs';
import { bytes, compare, digits, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { PEERS } from './support/peers.mjs';
import { windows } from './support/projects.mjs';
import { FlattenTree, IntervalTree, Loop, TextTrack } from './support/trackers.mjs';

const FRAME_S = 1 / 60;
const FRAMES = 600;
/** A stretch in which nothing begins or ends, although as many as ten windows hold. */
const [QUIET_FROM, QUIET_TO] = [100, 200];
const HOLD = 10;

/** Half of the windows before the stretch, half after it, ten over all of it. */
function around(count) {
  const half = Math.floor((count - HOLD) / 2);
  return [
    ...windows(half, 5, { to: QUIET_FROM }),
    ...windows(HOLD, HOLD, {
      fields: (i) => ({ id: `h${i}`, time: QUIET_FROM - i / 10, end_time: QUIET_TO + i / 10 }),
    }),
    ...windows(half, 5, { from: QUIET_TO, to: 600, fields: (i) => ({ id: `l${i}` }) }),
  ];
}

/** @param {{tick: (time: number) => unknown}} target @param {number} from @param {number} step @param {number} count */
function run(target, from, step, count) {
  let last;
  for (let i = 1; i <= count; i++) last = target.tick(from + i * step);
  return last;
}

/** A batch of frames at 60 Hz in which nothing is crossed. */
function quiet(count, trackers) {
  const items = around(count);
  const engine = playing(items);
  const start = QUIET_FROM + 1;
  const work = (target, prepare) => ({ prepare, run: () => run(target, start, FRAME_S, FRAMES), size: FRAMES });
  const works = { engine: work(engine, () => engine.seek(start, 'host')) };
  for (const [name, Tracker] of Object.entries(trackers)) works[name] = work(new Tracker(items));
  return compare(works);
}

/** A film of ten minutes, frame by frame: windows begin and end all the time. */
function film(count, active, trackers) {
  const items = windows(count, active, { to: 600 });
  const engine = playing(items);
  const work = (target, prepare) => ({ prepare, run: () => run(target, 300, FRAME_S, FRAMES), size: FRAMES });
  const works = { engine: work(engine, () => engine.seek(300, 'host')) };
  for (const [name, Tracker] of Object.entries(trackers)) {
    const tracker = new Tracker(items);
    works[name] = work(tracker, () => tracker.tick(300));
  }
  return compare(works);
}

/** What ticks with nothing crossed leave behind: bytes of JavaScript each, and of the engine in all. */
function garbage() {
  const engine = playing(around(1000));
  const times = Float64Array.from({ length: 20_000 }, (_, i) => QUIET_FROM + 1 + i / 1000);
  const before = engine.memoryBytes;
  const each = bytes(
    () => engine.seek(QUIET_FROM + 1, 'host'),
    () => {
      for (let i = 0; i < times.length; i++) engine.tick(times[i]);
    },
    times.length,
  );
  return { each, grown: engine.memoryBytes - before };
}

console.log(MACHINE);

// First, while there is one engine, as on a page: V8 then calls into it directly.
const { each, grown } = garbage();

const trees = { 'node-interval-tree': IntervalTree, '@flatten-js/interval-tree': FlattenTree };
const trackers = { 'loop over all': Loop, 'video.js text track': TextTrack, ...trees };
const heads = ['windows', 'engine', ...Object.keys(trackers), 'against the best'];

function best(times) {
  const [, ...others] = Object.values(times);
  return others.reduce((least, other) => (other.us < least.us ? other : least));
}

const cells = (times) =>
  [...Object.keys({ engine: 0, ...trackers })].map((name) => (times[name] ? duration(times[name]) : '–'));
const named = (count) => count.toLocaleString('en');

// The text track takes minutes to be given 100,000 cues.
const counts = [100, 1000, 10_000, 100_000];
const still = counts.map((count) => quiet(count, count > 10_000 ? { 'loop over all': Loop, ...trees } : trackers));
table(
  'Tick, nothing crossed',
  heads,
  still.map((times, i) => [named(counts[i]), ...cells(times), ratio(times.engine, best(times))]),
);
console.log(
  `\nFrom 100 to 100,000 windows the engine's tick grows ${digits(still.at(-1).engine.us / still[0].engine.us)} times.`,
);

const films = [
  [1000, 10],
  [10_000, 10],
  [10_000, 50],
].map(([count, active]) => [`${named(count)}, ${active} at a time`, film(count, active, trackers)]);
table(
  'Tick, average of a film of ten minutes',
  heads,
  films.map(([name, times]) => [name, ...cells(times), ratio(times.engine, best(times))]),
);

console.log(
  `\nA tick with nothing crossed leaves ${each.toFixed(1)} bytes of JavaScript; the engine's memory grew by ${grown} bytes.`,
);
console.log(
  `video.js ${PEERS['video.js']}, node-interval-tree ${PEERS['node-interval-tree']}, @flatten-js/interval-tree ${PEERS['@flatten-js/interval-tree']}`,
);
if (!kept()) throw new Error('nothing was done');
