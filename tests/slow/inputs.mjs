// SPDX-License-Identifier: MIT
// The inputs and queries made on each document, in order: each of them is slow for some
// document built to be slow.

const LONG = 'b'.repeat(65_536);
const PICTURE = 20;
const FAR = 1e6;

/** @typedef {import('../../js-glue/engine/engine.js').Engine} Engine */
/** @typedef {readonly import('../../js-glue/engine/effect.js').Effect[]} Effects */
/** One call of the engine, with the number of an interaction. @typedef {(engine: Engine, i: number) => unknown} Call */

/** Each with its calls, or a call and how often to repeat it: ITEMS for each interaction. */
export const ITEMS = -1;

/** @type {{name: string, calls: Call[] | {times: number, call: Call}}[]} */
export const INPUTS = [
  { name: 'start', calls: [(engine) => engine.ready(FAR), (engine) => engine.play()] },
  { name: 'tick', calls: [(engine) => engine.tick(1.5)] },
  { name: 'click', calls: [(engine) => engine.click(0), (engine) => engine.answer(true)] },
  { name: 'a short value', calls: [(engine) => engine.set('a', 'other')] },
  { name: 'a long value', calls: [(engine) => engine.set('a', LONG)] },
  { name: 'back', calls: [(engine) => engine.seek(0, 'host'), (engine) => engine.tick(2)] },
  { name: 'drawing', calls: { times: ITEMS, call: (engine, i) => engine.item(i) } },
  {
    name: 'pointer',
    calls: { times: PICTURE ** 2, call: (engine, i) => engine.hit((i % PICTURE) * 5, i / (PICTURE / 5)) },
  },
  { name: 'reasons', calls: { times: 2, call: (engine, i) => engine.explain(i) } },
  {
    name: 'questions',
    calls: [
      (engine) => engine.project(),
      (engine) => engine.trayItems('magic_menu'),
      (engine) => engine.nextPause(FAR),
      (engine) => engine.seekLimit(FAR),
    ],
  },
];

/** The calls of an input. @param {(typeof INPUTS)[number]} input @param {number} items @returns {(engine: Engine) => unknown} */
export function* callsOf({ calls }, items) {
  if (Array.isArray(calls)) {
    for (const call of calls) yield (engine) => call(engine, 0);
    return;
  }
  const times = calls.times === ITEMS ? items : calls.times;
  for (let i = 0; i < times; i++) yield (engine) => calls.call(engine, i);
}

/** The number of interactions. @param {Engine} engine */
export function itemsOf(engine) {
  let items = 0;
  while (engine.item(items)) items++;
  return items;
}

/** Whether the engine gave up an input (T21). @param {unknown} result of a call */
export const isGivenUp = (result) =>
  Array.isArray(result) && result.some(({ name, line }) => name === 'error' && line.includes('"too_much_work"'));
