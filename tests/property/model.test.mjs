// SPDX-License-Identifier: MIT
// Compares the engine with the naive model, and with itself, on random projects and
// scripts. Always the same cases, as many as time allows:
//
//     HOTCUE_PROPERTY_SECONDS=600 HOTCUE_PROPERTY_SEED=7 node --test tests/property
//
// A failing case is shrunk and printed as a vector: once it is clear from the rules
// which log is right, it belongs in tests/vectors/found.json.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recorded } from '../../js-glue/record/recorder.js';
import { parseScript } from '../../js-glue/simulator/script.js';
import { casesFor } from './cases.mjs';
import { generateCase } from './generate.mjs';
import { broken } from './invariants.mjs';
import { LONGEST, simulate } from './model.mjs';
import { comparable, load, newEngine, play, replay, UNTIL_LIMIT_S } from './play.mjs';
import { shrink } from './shrink.mjs';

const RATES = [4, 24, 60, 1000];
const LEAST_CASES = 100;

/** Properties of a case's logs; each returns what is wrong, or undefined. */
const PROPERTIES = {
  'is the same at every rate': ({ log, others }) =>
    others.map((other) => difference(log, other)).find((each) => each !== undefined),
  'is the same when replayed': ({ log, inputs }) => difference(log, replay(inputs)),
  'is that of the model': ({ log, expected }) => difference(expected, log),
  'keeps the invariants': ({ log, durations }) => broken(log.map(parse), durations),
};
const NO_ERROR = 'comes without an error';

const parse = (line) => JSON.parse(line);

/** The first difference between two logs. */
function difference(expected, got) {
  const at = expected.findIndex((line, i) => line !== got[i]);
  if (at < 0 && expected.length === got.length) return undefined;
  const from = at < 0 ? expected.length : at;
  const excerpt = (log) => log.slice(from, from + 3).join('\n  ') || '(nothing more)';
  return `line ${from + 1}, expected\n  ${excerpt(expected)}\ngot\n  ${excerpt(got)}`;
}

/**
 * @returns {{property: string, problem: string} | undefined}
 * @throws {Error} if the case is invalid
 */
function check(each) {
  const { project, script, durations } = each;
  load(newEngine(), project); // first, as the model doesn't validate
  parseScript(JSON.stringify(script));
  const expected = simulate(project, script, durations, UNTIL_LIMIT_S).map(comparable);
  if (expected.length > LONGEST) return undefined;
  try {
    const inputs = [];
    const engine = recorded(newEngine(), (line) => inputs.push(line));
    const [log, ...others] = RATES.map((hz, i) => play(each, hz, i === 0 ? engine : undefined));
    const problems = Object.entries(PROPERTIES).map(([property, problemOf]) => ({
      property,
      problem: problemOf({ log, others, inputs, expected, durations }),
    }));
    return problems.find(({ problem }) => problem !== undefined);
  } catch (error) {
    return { property: NO_ERROR, problem: error.stack };
  }
}

/** Returns a function that tells whether a smaller case still violates the property. */
function failsIn(property) {
  return (each) => {
    try {
      return each.project.videos.every(({ id }) => each.durations[id] > 0) && check(each)?.property === property;
    } catch {
      return false;
    }
  };
}

function report(seed, each, { property }) {
  const { project, durations, script } = shrink(each, failsIn(property));
  const { problem } = check({ project, durations, script });
  const log = simulate(project, script, durations, UNTIL_LIMIT_S);
  const head = JSON.stringify({ name: `found by seed ${seed}`, rule: '?', project, durations, script });
  return [
    `seed ${seed}, no longer so: the log ${property}`,
    problem,
    `As a vector, with the log of the model:\n${head.slice(0, -1)},"log":[\n    ${log.join(',\n    ')}\n]}`,
  ].join('\n\n');
}

describe('random projects and scripts', () => {
  it('have the log that the rules demand, at every rate', (test) => {
    let count = 0;
    for (const { seed, random } of casesFor(0.75, () => count >= LEAST_CASES)) {
      const each = generateCase(random);
      const failure = check(each);
      if (failure) assert.fail(report(seed, each, failure));
      count += 1;
    }
    test.diagnostic(`${count} cases`);
    assert.ok(count >= LEAST_CASES, `only ${count} cases`);
  });
});
