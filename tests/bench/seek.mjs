// SPDX-License-Identifier: MIT
// Random seeks: some items are hidden and others shown. Compared with libraries that
// find the active windows at a time.
import { playing } from './support/engine.mjs';
import { compareLater, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { random, windows } from './support/projects.mjs';
import { TIMINGSRC, TIMINGSRC_NOTE } from './support/timingsrc.mjs';
import { FlattenTree, IntervalTree, Loop } from './support/trackers.mjs';

const DURATION = 600;
const SEEKS = 64;
const TRACKERS = {
  'loop over all': Loop,
  'node-interval-tree': IntervalTree,
  '@flatten-js/interval-tree': FlattenTree,
};

async function measure(count, active) {
  const items = windows(count, active, { to: DURATION });
  const engine = playing(items, DURATION);
  const next = random(count);
  // Whole microseconds, the resolution of currentTime in browsers.
  const times = Array.from({ length: SEEKS }, () => Math.round(next() * DURATION * 1e6) / 1e6);
  engine.seek(times[0], 'host');
  const shows = engine.answer(true).filter(({ name }) => name === 'interaction:show').length;
  if (Math.abs(shows - active) > 1) throw new Error(`${shows} items showed`);
  const all = (seek) => () => {
    let last;
    for (const time of times) last = seek(time);
    return last;
  };
  const seek = (time) => {
    engine.seek(time, 'host');
    return engine.answer(true);
  };
  const read = (time) => seek(time).map(({ detail }) => detail);
  const works = { engine: { run: all(seek), size: SEEKS }, read: { run: all(read), size: SEEKS } };
  for (const [name, Tracker] of Object.entries(TRACKERS)) {
    const tracker = new Tracker(items);
    works[name] = { run: all((time) => tracker.tick(time)), size: SEEKS };
  }
  for (const [name, Tracker] of Object.entries(TIMINGSRC)) {
    const tracker = new Tracker(items);
    const later = async () => {
      let last;
      for (const time of times) last = await tracker.seek(time);
      return last;
    };
    works[name] = { run: later, size: SEEKS };
  }
  return compareLater(works);
}

const rows = [];
for (const [count, active] of [
  [1000, 10],
  [10_000, 10],
  [100_000, 10],
  [100_000, 100],
]) {
  const times = await measure(count, active);
  const { engine, read: _, ...others } = times;
  const best = Object.values(others).reduce((least, other) => (other.us < least.us ? other : least));
  const cells = Object.values(times).map(duration);
  rows.push([`${count.toLocaleString('en')}, ${active} at a time`, ...cells, ratio(engine, best)]);
}

console.log(MACHINE);
const peers = [...Object.keys(TRACKERS), ...Object.keys(TIMINGSRC)];
table('Seek', ['windows', 'engine', 'and every payload read', ...peers, 'against the best'], rows);
console.log(`\n${TIMINGSRC_NOTE}`);
if (!kept()) throw new Error('nothing was done');
