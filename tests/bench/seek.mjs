// SPDX-License-Identifier: MIT
// A seek to anywhere: about ten items hide and ten others show. Against a
// loop over all windows in JavaScript.
import { playing } from './support/engine.mjs';
import { compare, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { random, windows } from './support/projects.mjs';

const SHOWN = 10;
const DURATION = 600;
const SEEKS = 64;

function measure(count) {
  const items = windows(count, SHOWN, { to: DURATION });
  const engine = playing(items, DURATION);
  const next = random(count);
  const times = Array.from({ length: SEEKS }, () => next() * DURATION);
  let shown = new Set();
  const scan = (time) => {
    const now = new Set();
    const events = [];
    for (const item of items) if (item.time <= time && time < item.end_time) now.add(item);
    for (const item of shown) if (!now.has(item)) events.push({ name: 'interaction:hide', detail: { id: item.id } });
    for (const item of now) if (!shown.has(item)) events.push({ name: 'interaction:show', detail: { id: item.id } });
    shown = now;
    return events;
  };
  engine.seek(times[0], 'host');
  const shows = engine.answer(true).filter(({ name }) => name === 'interaction:show').length;
  if (Math.abs(shows - SHOWN) > 1) throw new Error(`${shows} items showed`);
  const all = (seek) => () => {
    let last;
    for (const time of times) last = seek(time);
    return last;
  };
  return compare({
    engine: {
      run: all((time) => {
        engine.seek(time, 'host');
        return engine.answer(true);
      }),
      size: SEEKS,
    },
    scan: { run: all(scan), size: SEEKS },
  });
}

const rows = [1000, 10_000, 100_000].map((count) => {
  const times = measure(count);
  return [count.toLocaleString('en'), duration(times.engine), duration(times.scan), ratio(times.engine, times.scan)];
});

console.log(MACHINE);
table('Seek', ['windows', 'engine', 'loop over all', 'the engine is'], rows);
if (!kept()) throw new Error('nothing was done');
