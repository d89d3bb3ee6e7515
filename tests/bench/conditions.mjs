// SPDX-License-Identifier: MIT
// Changes one variable in a project of 10,000 conditional interactions, all in their
// window, of which 100 read it. Compared with JSON Logic evaluating the same rules: all
// of them, or just those 100.
import { playing } from './support/engine.mjs';
import { compare, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { PEERS } from './support/peers.mjs';
import { Rules, WAYS, when } from './support/rules.mjs';

const RULES = 10_000;
const READERS = 100;
const VARIABLES = RULES / READERS;

/**
 * Half of the variables are numbers: of every five rules two test for less, two for
 * more, one for a range. The others are texts: equal, or containing a part.
 */
function rule(i) {
  const variable = `v${i % VARIABLES}`;
  const n = Math.floor(i / VARIABLES);
  const low = { variable, operator: 'greater_than', value: 10 * n };
  const high = { variable, operator: 'less_than', value: 10 * n + 5 };
  const [text, part] = [`level ${n}`, `el ${n % 10}`];
  if (i % VARIABLES > VARIABLES / 2)
    return n % 2 ? [{ variable, operator: 'equals', value: text }] : [{ variable, operator: 'contains', value: part }];
  return [[high], [low], [high], [low], [low, high]][n % 5];
}

const rules = Array.from({ length: RULES }, (_, i) => rule(i));
const readers = rules.filter(([{ variable }]) => variable === 'v0');
const data = Object.fromEntries(
  Array.from({ length: VARIABLES }, (_, i) => [`v${i}`, i > VARIABLES / 2 ? `level ${i}` : 500]),
);

const items = rules.map((each, i) => ({
  id: `i${i}`,
  type: 'text',
  time: 0,
  click_action: 'none',
  ...{ pos_left: 10, pos_top: 10, pos_width: 20, pos_height: 10 },
  when: when(each),
}));
const project = { videos: [{ id: 'main', interactions: items }], variables: data };

/** @param {{set: (name: string, value: unknown) => {length: number}}} target @param {unknown[]} values in turn */
const changes = (target, values) => ({
  run() {
    let last;
    for (const value of values) last = target.set('v0', value);
    return last;
  },
  size: values.length,
});

/** Compares the results. The engine's first effect is the change itself. */
function sameResults(engine, peer, values) {
  for (const target of [engine, peer]) target.set('v0', values.at(-1));
  for (const value of values) {
    const [ours, theirs] = [engine.set('v0', value).length - 1, peer.set('v0', value).length];
    if (ours !== theirs) throw new Error(`${value}: ${ours} changes, and ${theirs}`);
  }
}

const engine = playing(project);
const all = Object.fromEntries(Object.keys(WAYS).map((way) => [way, new Rules(way, rules, data)]));
const some = Object.fromEntries(Object.keys(WAYS).map((way) => [way, new Rules(way, readers, data)]));

/** @param {Record<string, Rules>} peers @param {unknown[]} values */
function against(peers, values) {
  for (const peer of Object.values(peers)) sameResults(engine, peer, values);
  const works = { engine: changes(engine, values) };
  for (const [way, peer] of Object.entries(peers)) works[way] = changes(peer, values);
  return compare(works);
}

function best({ engine: _engine, ...others }) {
  return Object.values(others).reduce((least, other) => (other.us < least.us ? other : least));
}

const each = ({ us, rounds }, count) => ({ us: us / count, rounds: rounds.map((each) => each / count) });

/** Pairs of alternating values, by how many of the 100 are shown or hidden. */
const CHANGES = { 0: [501, 502], 1: [507, 511], 40: [1, 501], 80: [-1, 2000] };

console.log(MACHINE);
const rows = Object.entries(CHANGES).map(([count, values]) => {
  const changed = new Rules('json-logic-js', readers, { ...data, v0: values[0] }).set('v0', values[1]).length;
  if (changed !== Number(count)) throw new Error(`${changed} change, not ${count}`);
  return { count, everything: against(all, values), readersOnly: against(some, values) };
});

const heads = ['of the 100 show or hide', 'engine', ...Object.keys(WAYS), 'against the best'];
const cells = (count, times) => [count, ...Object.values(times).map(duration), ratio(times.engine, best(times))];
table(
  'A change, when others evaluate all 10,000 rules',
  heads,
  rows.map(({ count, everything }) => cells(count, everything)),
);
table(
  'The same, for each rule evaluated: 100 by the engine, 10,000 by the others',
  heads,
  rows.map(({ count, everything }) => {
    const one = Object.entries(everything).map(([way, time]) => [way, each(time, way === 'engine' ? READERS : RULES)]);
    return cells(count, Object.fromEntries(one));
  }),
);
table(
  'A change, when others know the 100 rules that read it',
  heads,
  rows.map(({ count, readersOnly }) => cells(count, readersOnly)),
);
console.log(`\njson-logic-js ${PEERS['json-logic-js']}, json-logic-engine ${PEERS['json-logic-engine']}`);
if (!kept()) throw new Error('nothing was done');
