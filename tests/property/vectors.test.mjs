// SPDX-License-Identifier: MIT
// Compares the naive model with the vectors: both were derived from the rules, not
// from the engine.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { simulate } from './model.mjs';
import { comparable } from './play.mjs';

const FOLDER = new URL('../vectors/', import.meta.url);
const UNTIL_LIMIT_S = 24 * 3600;
/**
 * Not in the model: shapes, the pointer, aliases of fields and operators, and the limit of work
 * (T21), without which its patterns would take forever.
 */
const UNKNOWN =
  /"(hotspot_)?points"|"hover"|operator(_2)?":"[^"]*[^a-z_"]|"(finish|content|start_time|pause_amount)":"|"(require_click|left)":|"too_much_work"/;

const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
  .filter((each) => each.log && !UNKNOWN.test(JSON.stringify(each)));

/** A project with the defaults of what it omits. */
function complete(project) {
  const short = Array.isArray(project) ? { interactions: project } : project;
  const { videos = [short], ...rest } = short;
  return { ...rest, videos: videos.map(completeVideo) };
}

const completeVideo = ({ id = 'main', interactions = [], cues = [], ...rest }) => ({
  ...rest,
  id: `${id}`,
  interactions: interactions.map((item, i) => ({ id: `i${i}`, ...item })),
  cues: cues.map((cue, i) => ({ id: `cue-${i}`, ...cue })),
});

describe('the naive model has the log of', () => {
  for (const { name, rule, project, script, durations, log } of cases) {
    it(`${rule}: ${name}`, () => {
      const got = simulate(complete(project), script, durations, UNTIL_LIMIT_S);
      assert.deepEqual(
        got.map(comparable),
        log.map((event) => comparable(JSON.stringify(event))),
      );
    });
  }
});
