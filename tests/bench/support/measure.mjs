// SPDX-License-Identifier: MIT
// Compares the times of pieces of work on a machine that does other things too: runs
// short batches in turn, so that disturbances affect all, and takes the median of many.
import { availableParallelism } from 'node:os';

const ROUNDS = 41;
const WARM_UP_ROUNDS = 5;
/** Long compared with the clock's resolution, short compared with disturbances. */
const BATCH_MS = 4;

/**
 * @typedef {object} Work
 * @property {() => unknown} run one batch; its return value is used
 * @property {number} [size] operations in a batch; default 1
 * @property {() => unknown} [prepare] before each batch, not timed
 */

/** Microseconds per operation: the median, and each round's. @typedef {{us: number, rounds: number[]}} Times */

let sink;

// The work measured may return a promise: these generators yield it, and are resumed
// once it has settled. They yield nothing else.

/** @param {Work} work @param {number} times @returns {Generator<Promise<any>, number>} milliseconds */
function* time({ run, prepare }, times) {
  let total = 0;
  for (let i = 0; i < times; i++) {
    const ready = prepare?.();
    if (ready instanceof Promise) yield ready;
    const start = performance.now();
    sink = run();
    if (sink instanceof Promise) yield sink;
    total += performance.now() - start;
  }
  return total;
}

/** How many runs fill a batch. @param {Work} work @returns {Generator<Promise<any>, number>} */
function* batch(work) {
  let times = 1;
  while (times < 1e6 && (yield* time(work, times)) < BATCH_MS) times *= 2;
  return times;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * @template {string} K
 * @param {Record<K, Work>} works
 * @returns {Generator<Promise<any>, Record<K, Times>>}
 */
function* inTurns(works) {
  const entries = /** @type {[K, Work][]} */ (Object.entries(works));
  /** @type {number[]} */
  const times = [];
  for (const [, work] of entries) times.push(yield* batch(work));
  const found = entries.map(() => /** @type {number[]} */ ([]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const [i, [, work]] of entries.entries()) {
      const ms = yield* time(work, times[i]);
      if (round >= 0) found[i].push((ms * 1000) / times[i] / (work.size ?? 1));
    }
  }
  const results = entries.map(([name], i) => [name, { us: median(found[i]), rounds: found[i] }]);
  return /** @type {any} */ (Object.fromEntries(results));
}

/**
 * @template {string} K
 * @param {Record<K, Work>} works
 * @returns {Record<K, Times>}
 */
export function compare(works) {
  const turn = inTurns(works).next();
  if (!turn.done) throw new Error('some of it comes later: compareLater()');
  return turn.value;
}

/**
 * The same if some return a promise: their time includes its settling.
 * @template {string} K
 * @param {Record<K, Work>} works
 * @returns {Promise<Record<K, Times>>}
 */
export async function compareLater(works) {
  const turns = inTurns(works);
  let turn = turns.next();
  for (; !turn.done; turn = turns.next()) await turn.value;
  return turn.value;
}

/** The last result, so that the work is not optimized away. */
export const kept = () => sink;

const ROUNDS_OF_MEMORY = 15;

/**
 * Garbage per operation in bytes: the median of some batches, after the code is fully
 * optimized.
 * @param {() => void} prepare not counted
 * @param {() => void} run a batch, short enough not to trigger a collection
 * @param {number} size operations in it
 */
export function bytes(prepare, run, size) {
  const grown = [];
  for (let round = 0; round < 2 * ROUNDS_OF_MEMORY; round++) {
    prepare();
    const before = process.memoryUsage().heapUsed;
    run();
    grown.push((process.memoryUsage().heapUsed - before) / size);
  }
  return median(grown.slice(ROUNDS_OF_MEMORY));
}

/** Rounds to three digits. @param {number} value */
export const digits = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

/** @param {Times} times */
export function duration({ us }) {
  if (us < 1) return `${digits(us * 1000)} ns`;
  return us < 1000 ? `${digits(us)} µs` : `${digits(us / 1000)} ms`;
}

/** Ratios below this are not significant. */
const ALIKE = 1.05;

/** Compares two results, round by round. @param {Times} ours @param {Times} theirs */
export function ratio(ours, theirs) {
  const times = median(theirs.rounds.map((us, i) => us / ours.rounds[i]));
  if (times < ALIKE && times > 1 / ALIKE) return 'as fast';
  return times >= 1 ? `${digits(times)} × faster` : `${digits(1 / times)} × slower`;
}

/**
 * Prints a Markdown table.
 * @param {string} title
 * @param {string[]} heads the first column is text, the others are numbers
 * @param {string[][]} rows
 */
export function table(title, heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, i) => (i === 0 ? '---' : '--:'));
  console.log(`\n### ${title}\n`);
  for (const cells of [heads, rule, ...rows]) console.log(line(cells));
}

export const MACHINE = `Node ${process.version}, V8 ${process.versions.v8}, ${availableParallelism()} cores, ${process.arch}`;
