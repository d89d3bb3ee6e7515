// SPDX-License-Identifier: MIT
// The work of each frame, by the wrapper as the bridge calls it, compared with peers.
import { playing } from './support/engine.mjs';
import { framesOf } from './support/frames.mjs';
import { bytes, compare, compareLater, digits, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { PEERS } from './support/peers.mjs';
import { windows } from './support/projects.mjs';
import { TIMINGSRC, TIMINGSRC_NOTE } from './support/timingsrc.mjs';
import { FlattenTree, IntervalTree, Loop, TextTrack } from './support/trackers.mjs';

const FRAME_S = 1 / 60;
const FRAMES = 600;
/** A range in which no window starts or ends, although up to ten are active. */
const [QUIET_FROM, QUIET_TO] = [100, 200];
const HOLD = 10;

/** Half of the windows before the range, half after it, and ten across it. */
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

/** Measures frames at 60 Hz with each tracker. @param {object[]} items @param {number} from */
async function frames(items, from, trackers) {
  const engine = playing(items);
  const works = { engine: await batch('engine', engine, from, () => engine.seek(from, 'host')) };
  for (const [name, Tracker] of Object.entries(trackers)) {
    const tracker = new Tracker(items);
    works[name] = await batch(name, tracker, from, () => tracker.tick(from));
  }
  const moving = Object.entries(TIMINGSRC).map(([name, Tracker]) => [name, new Tracker(items)]);
  for (const [name, tracker] of moving) {
    works[name] = await batch(name, tracker, from, () => tracker.seek(from, 1), 'runLater');
  }
  const times = await compareLater(works);
  for (const [, tracker] of moving) await tracker.stop();
  return times;
}

/** @returns {Promise<import('./support/measure.mjs').Work>} */
async function batch(name, player, from, prepare, how = 'run') {
  const frames = await framesOf(name);
  return { prepare, run: () => frames[how](player, from, FRAME_S, FRAMES), size: FRAMES };
}

/** Frames that cross no boundary. */
const quiet = (count, trackers) => frames(around(count), QUIET_FROM + 1, trackers);

/** A film of ten minutes, frame by frame: windows start and end all the time. */
const film = (count, active, trackers) => frames(windows(count, active, { to: 600 }), 300, trackers);

/** Garbage of ticks that cross no boundary: bytes of JavaScript each, and the growth of the engine's memory. */
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

/** Frames of a film, with the payload of each event read as in the overlay; and without reading. */
function payloads() {
  const items = windows(10_000, 10, { to: 600 });
  const engine = playing(items);
  let events = 0;
  const play = (read) => () => {
    let sum = 0;
    events = 0;
    for (let i = 1; i <= FRAMES; i++) {
      for (const effect of engine.tick(300 + i * FRAME_S)) {
        if (effect.command) continue;
        events++;
        if (read) sum += effect.detail.id.length;
      }
    }
    return sum + 1;
  };
  const prepare = () => engine.seek(300, 'host');
  const { read, unread } = compare({ read: { prepare, run: play(true) }, unread: { prepare, run: play(false) } });
  return { us: (read.us - unread.us) / events, rounds: [] };
}

console.log(MACHINE);

// First, while there is only one engine, as on a page: then V8 calls into it directly.
const { each, grown } = garbage();

const trees = { 'node-interval-tree': IntervalTree, '@flatten-js/interval-tree': FlattenTree };
const trackers = { 'loop over all': Loop, 'video.js text track': TextTrack, ...trees };
const names = ['engine', ...Object.keys(trackers), ...Object.keys(TIMINGSRC)];
const heads = ['windows', ...names, 'against the best'];

function best(times) {
  const [, ...others] = Object.values(times);
  return others.reduce((least, other) => (other.us < least.us ? other : least));
}

const cells = (times) => names.map((name) => (times[name] ? duration(times[name]) : '–'));
const named = (count) => count.toLocaleString('en');

// Adding 100,000 cues to the text track takes minutes.
const counts = [100, 1000, 10_000, 100_000];
const still = [];
for (const count of counts)
  still.push(await quiet(count, count > 10_000 ? { 'loop over all': Loop, ...trees } : trackers));
table(
  'Tick, nothing crossed',
  heads,
  still.map((times, i) => [named(counts[i]), ...cells(times), ratio(times.engine, best(times))]),
);
console.log(
  `\nFrom 100 to 100,000 windows the engine's tick grows ${digits(still.at(-1).engine.us / still[0].engine.us)} times.`,
);

const films = [];
for (const [count, active] of [
  [1000, 10],
  [10_000, 10],
  [10_000, 50],
])
  films.push([`${named(count)}, ${active} at a time`, await film(count, active, trackers)]);
table(
  'Tick, average of a film of ten minutes',
  heads,
  films.map(([name, times]) => [name, ...cells(times), ratio(times.engine, best(times))]),
);

console.log(
  `\nA tick with nothing crossed leaves ${each.toFixed(1)} bytes of JavaScript; the engine's memory grew by ${grown} bytes.`,
);
console.log(`To read an event's payload costs ${duration(payloads())} more.`);
console.log(
  `video.js ${PEERS['video.js']}, node-interval-tree ${PEERS['node-interval-tree']}, @flatten-js/interval-tree ${PEERS['@flatten-js/interval-tree']}`,
);
console.log(TIMINGSRC_NOTE);
if (!kept()) throw new Error('nothing was done');
