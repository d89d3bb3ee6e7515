// SPDX-License-Identifier: MIT
// Random seeks: what is active depends on the media time, not on the way there;
// each cue crossed is emitted once, timed actions are not carried out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { casesFor } from './cases.mjs';
import { generateCase } from './generate.mjs';
import { load, newEngine } from './play.mjs';

const SHARE = 0.08;
const LEAST_CASES = 20;
const VISIBLE = ['button', 'image', 'text', 'hotspot'];
/** Events of timed actions. */
const TIMED = /^(variable:change|viewer:reset|interactions:reset|tray:open|browser:open|node:|player:(play|pause))/;

/** A project of one video, its duration, and times to seek to. */
function generate(random) {
  const { project, durations } = generateCase(random);
  const [video] = project.videos;
  delete video.on_ended;
  delete project.start;
  const duration = durations[video.id];
  const times = random
    .list(2, 8, () => Math.round(random.next() * duration * 20) / 20)
    .map((t) => Math.min(t, duration));
  return { project: { ...project, videos: [withoutSwitches(video)] }, duration, times };
}

const leads = ({ type, click_action: action }) => type === 'switch' || action === 'video';

/** Removes switches and anything that would stop a seek. */
const withoutSwitches = (video) => ({
  ...video,
  interactions: video.interactions.filter((item) => !leads(item)).map(({ click_required: _required, ...item }) => item),
});

/** An engine with its whole log. */
class Session {
  #engine = newEngine();
  /** @type {any[]} */
  log = [];

  constructor({ project, duration }) {
    this.#hear(load(this.#engine, project));
    this.#hear(this.#engine.ready(duration));
    this.count = project.videos[0].interactions.length;
  }

  /** Plays, and pauses at once, whatever happens at 0. */
  start() {
    this.#hear(this.#engine.play());
    this.#hear(this.#engine.pause());
    return this;
  }

  /** @returns {any[]} the events of the seek */
  seek(time) {
    const before = this.log.length;
    this.#hear(this.#engine.seek(time));
    return this.log.slice(before);
  }

  get time() {
    return this.#engine.time;
  }

  active() {
    return Array.from({ length: this.count }, (_each, item) => this.#engine.active(item));
  }

  #hear(effects) {
    for (let list = effects; ; list = this.#engine.answer(true)) {
      this.log.push(...list.filter(({ command }) => !command).map(({ line }) => JSON.parse(line)));
      if (!list.at(-1)?.intent) return;
    }
  }
}

const cuesOf = (log) =>
  log.filter(({ event }) => event.startsWith('cue:')).map(({ event, cue }) => `${event} ${cue.id}`);

/** Runs a check on random cases for a share of the time. */
function forCases(work) {
  return (test) => {
    let count = 0;
    for (const { seed, random } of casesFor(SHARE, () => count >= LEAST_CASES)) {
      const each = generate(random);
      work(each, `seed ${seed}: ${JSON.stringify(each)}`);
      count += 1;
    }
    test.diagnostic(`${count} cases`);
    assert.ok(count >= LEAST_CASES, `only ${count} cases`);
  };
}

/** Without timed actions, which may change variables at the first play, so that a new session would differ. */
const withoutTimed = ({ project, ...rest }) => {
  const [video] = project.videos;
  const interactions = video.interactions.filter(({ type }) => VISIBLE.includes(type));
  return { project: { ...project, videos: [{ ...video, interactions }] }, ...rest };
};

describe('random seeks', () => {
  it(
    'lead to what is active when one enters there',
    forCases((each, message) => {
      const still = withoutTimed(each);
      const session = new Session(still).start();
      for (const time of still.times) {
        session.seek(time);
        const fresh = new Session(still);
        fresh.seek(time);
        assert.deepEqual(session.active(), fresh.active(), `at ${time}, ${message}`);
      }
    }),
  );

  it(
    'there and back change nothing',
    forCases((each, message) => {
      const session = new Session(each).start();
      for (const time of each.times) {
        const before = session.active();
        const here = session.time;
        session.seek(time);
        session.seek(here);
        assert.deepEqual(session.active(), before, `from ${here} to ${time}, ${message}`);
        session.seek(time);
      }
    }),
  );

  it(
    'in many small steps tell each cue once, and run nothing',
    forCases((each, message) => {
      const steps = new Session(each).start();
      const leap = new Session(each).start();
      for (const to of each.times) {
        const from = steps.time;
        const count = 7;
        const small = Array.from({ length: count }, (_step, i) => from + ((to - from) * (i + 1)) / count);
        const told = [...small.slice(0, -1), to].flatMap((time) => steps.seek(time));
        assert.deepEqual(cuesOf(told), cuesOf(leap.seek(to)), `from ${from} to ${to}, ${message}`);
        const timed = told.filter(({ event }) => TIMED.test(event));
        assert.deepEqual(timed, [], `from ${from} to ${to}, ${message}`);
      }
    }),
  );
});
