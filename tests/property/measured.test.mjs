// SPDX-License-Identifier: MIT
// What was played (T22), on random sessions with long films, many seeks and little else, so that
// ranges are many, near each other, and closed from both sides. The counts and quarters are those
// of the naive model, at every rate of ticks, and when replayed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recorded } from '../../js-glue/record/recorder.js';
import { casesFor } from './cases.mjs';
import { simulate } from './model.mjs';
import { comparable, newEngine, play, replay, UNTIL_LIMIT_S } from './play.mjs';
import { shrink } from './shrink.mjs';

const SHARE = 0.3;
const LEAST_CASES = 50;
const RATES = [2, 15, 250];
/** Their quarters are whole microseconds, as the log rounds to these. */
const DURATIONS_S = [3, 4.5, 8.04, 10.3, 12.012, 20.0333, 33.366668];
/** Gaps around the one that is closed. */
const GAPS_S = [0.05, 0.099, 0.1, 0.101, 0.2];

/** @typedef {import('./generate.mjs').Random} Random */

const inMilliseconds = (/** @type {number} */ seconds) => Math.round(seconds * 1000) / 1000;

/** A time: any, one that was used, or one near that. @param {Random} random @param {number[]} used */
function time(random, used) {
  const last = random.pick(used);
  const fresh = inMilliseconds(random.next() * 22);
  const near = Math.max(0, inMilliseconds(last + random.pick(GAPS_S) * random.pick([1, -1])));
  const chosen = random.pick([fresh, near, near, last]);
  used.push(chosen);
  return chosen;
}

/** @param {Random} random @param {string} id @param {number} duration */
function video(random, id, duration) {
  const timed = () => ({
    ...{ id: `i${random.next()}`, time: inMilliseconds(random.next() * duration) },
    ...random.pick([
      { type: 'pause', pause_duration: 2 },
      { type: 'jump', jump_time: `${inMilliseconds(random.next() * duration)}`, repeat: 'once' },
      { type: 'reset_viewer', on_seek_past: random.pick(['fire', 'skip']) },
    ]),
  });
  return {
    ...{ id, interactions: random.chance(0.5) ? random.list(1, 3, timed) : [], cues: [] },
    on_ended: random.pick([{ action: 'stop' }, { action: 'loop' }, { action: 'switch', value: 'a' }]),
  };
}

/** @param {Random} random */
function generate(random) {
  const ids = random.pick([['a'], ['a', 'b']]);
  const durations = Object.fromEntries(ids.map((id) => [id, random.pick(DURATIONS_S)]));
  const used = [0, ...Object.values(durations)];
  const step = () =>
    random.weighted([
      [8, { wait: inMilliseconds(random.next() * 5) }],
      [8, { seek: time(random, used) }],
      [3, { play: true }],
      [1, { pause: true }],
      [1, { measure: true }],
      [0.5, { jump: random.pick(ids) }],
      [0.3, { reset: true }],
      [0.3, { reload: true }],
    ]);
  const script = [{ measuring: true }, { play: true }, ...random.list(5, 40, step), { measure: true }];
  if (random.chance(0.2)) script.push(.../** @type {any} */ (script.splice(0, 1)), { measure: true });
  const videos = ids.map((id) => video(random, id, durations[id]));
  return { project: { variables: { name: '', email: '', phone: '', custom_id: '' }, videos }, durations, script };
}

/** @returns {string[][] | undefined} what is expected and what came, where they differ */
function difference(each) {
  const { project, script, durations } = each;
  const expected = simulate(project, script, durations, UNTIL_LIMIT_S).map(comparable);
  const inputs = [];
  const logs = RATES.map((hz, i) =>
    play(each, hz, i === 0 ? recorded(newEngine(), (line) => inputs.push(line)) : undefined),
  );
  const wrong = [...logs, replay(inputs)].find((log) => `${log}` !== `${expected}`);
  if (!wrong) return undefined;
  const at = expected.findIndex((line, i) => line !== wrong[i]);
  return [expected.slice(at, at + 2), wrong.slice(at, at + 2)];
}

const fails = (each) => {
  try {
    return each.project.videos.every(({ id }) => each.durations[id] > 0) && difference(each) !== undefined;
  } catch {
    return false;
  }
};

describe('random sessions', () => {
  it('have the counts and quarters of the model, at every rate, and when replayed', (test) => {
    let count = 0;
    let quarters = 0;
    for (const { seed, random } of casesFor(SHARE, () => count >= LEAST_CASES)) {
      const each = generate(random);
      if (difference(each)) {
        const smallest = shrink(each, fails);
        assert.fail(`seed ${seed}: ${JSON.stringify(smallest)}\n${JSON.stringify(difference(smallest), null, 1)}`);
      }
      count += 1;
      quarters += play(each, 2).filter((line) => line.includes('player:quarter')).length;
    }
    test.diagnostic(`${count} sessions, ${quarters} quarters`);
    assert.ok(count >= LEAST_CASES && quarters > count, `only ${count} sessions, ${quarters} quarters`);
  });
});
