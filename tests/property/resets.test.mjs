// SPDX-License-Identifier: MIT
// A reset leaves nothing of a session: `reset_viewer` clears viewer and variables,
// `reset_interactions` clears clicks and `once`, and the page's reset the rest. What
// follows has the log of a new session.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { casesFor } from './cases.mjs';
import { generateCase } from './generate.mjs';
import { playSteps } from './play.mjs';

const LEAST_CASES = 50;

/** A video that resets everything a document can. */
const CLEANER = {
  id: 'cleaner',
  interactions: [
    { id: 'viewer', type: 'reset_viewer', time: 0.25 },
    { id: 'clicks', type: 'reset_interactions', time: 0.25 },
  ],
  cues: [],
};
const CLEAN = [{ device: 'desktop' }, { jump: 'cleaner' }, { until: 0.5 }];

/** The log of a script from the last event of a name on; undefined if it is endless. */
function logAfter(event, each, script) {
  const lines = [];
  const ends = playSteps({ ...each, script }, (line) => lines.push(line));
  return ends ? lines.slice(lines.findLastIndex((line) => JSON.parse(line).event === event) + 1) : undefined;
}

/** Measuring is the host's choice, which a reset leaves on. @param {object} step */
const isNotMeasuring = (step) => !('measuring' in step || 'measure' in step);

/** Yields random sessions, and scripts to follow them. @param {() => boolean} isEnough */
function* cases(isEnough) {
  for (const { seed, random } of casesFor(0.2, isEnough)) {
    const { script, project, durations } = generateCase(random);
    const before = script.filter(isNotMeasuring);
    const after = generateCase(random).script.filter((step) => !('reset' in step));
    const videos = [...project.videos, CLEANER];
    const each = { project: { start: 'a', ...project, videos }, durations: { ...durations, cleaner: 1 } };
    yield { seed, each, before, after };
  }
}

/** @param {any} a @param {any} b two ways to come to the same state, by the event after which all is the same */
function same({ each, seed }, a, b) {
  const [got, expected] = [a, b].map(([event, script]) => logAfter(event, each, script));
  if (!got || !expected) return false;
  assert.deepEqual(got, expected, `seed ${seed}: ${JSON.stringify({ ...each, script: a[1] })}`);
  return true;
}

describe('random sessions', () => {
  it('that are reset go on as new ones begin', (test) => {
    let count = 0;
    for (const { before, after, ...about } of cases(() => count >= LEAST_CASES)) {
      const isSame = same(
        about,
        ['project:reset', [...before, ...CLEAN, { reset: true }, ...after]],
        ['project:ready', after],
      );
      count += isSame ? 1 : 0;
    }
    test.diagnostic(`${count} cases`);
    assert.ok(count >= LEAST_CASES, `only ${count} cases`);
  });

  it('that their documents reset know nothing of what was before', (test) => {
    let count = 0;
    for (const { before, after, ...about } of cases(() => count >= LEAST_CASES)) {
      const then = [
        ...CLEAN,
        { eval: ['mark'] },
        { jump: 'a' },
        ...after.filter((step) => !('eval' in step) && isNotMeasuring(step)),
      ]; // counts go on
      const isSame = same(about, ['variable:value', [...before, ...then]], ['variable:value', then]);
      count += isSame ? 1 : 0;
    }
    test.diagnostic(`${count} cases`);
    assert.ok(count >= LEAST_CASES, `only ${count} cases`);
  });
});
