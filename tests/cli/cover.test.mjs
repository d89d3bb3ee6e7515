// SPDX-License-Identifier: MIT
// What random viewers and scripts reach of a project: `hotcue cover`, and its module.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newEngine } from '../../js-glue/cli/build.js';
import { explore } from '../../js-glue/simulator/coverage.js';
import { parseScript } from '../../js-glue/simulator/script.js';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));
const box = { pos_top: 20, pos_left: 20, pos_width: 20, pos_height: 20 };
const item = (id, time, end_time, more) => ({ id, type: 'button', time, end_time, ...box, ...more });
const when = (variable, value) => ({ when: { variable, operator: 'equals', value } });

/** Everything that can stop a viewer or lead on, and what nobody can reach. */
const PROJECT = {
  variables: { asked: 'no' },
  lead_form: { fields: [{ name: 'email', type: 'email', required: true }] },
  videos: [
    {
      id: 'start',
      duration: 30,
      interactions: [
        item('ask', 1, 20, { click_action: 'collect', variable_name: 'asked', variable_value: 'yes' }),
        item('known', 2, 25, { click_action: 'modal', click_value: 'Hello', ...when('email', 'viewer@example.com') }),
        item('gate', 3, 10, { click_action: 'resourceTray', click_value: 'shelf', click_required: true }),
        item('listed', 40, 41, { click_action: 'video', click_value: 'B-TOKEN', in_tray: true, tray_type: 'shelf' }),
        item('looks', 4, 9, { click_action: 'none' }),
        item('never', 5, 20, { click_action: 'video', click_value: 'island', ...when('asked', 'perhaps') }),
        { id: 'same', type: 'variable', time: 6, variable_name: 'asked', variable_value: 'no', ...when('asked', 'no') },
        { id: 'rest', type: 'pause', time: 12, pause_duration: -1 },
        { id: 'late', type: 'variable', time: 31, variable_name: 'asked', variable_value: 'late' },
      ],
      on_ended: { action: 'switch', value: 'second' },
    },
    {
      id: 'second',
      token: 'B-TOKEN',
      duration: 20,
      interactions: [
        item('home', 1, 20, { click_action: 'back' }),
        item('again', 5, 20, { click_action: 'video', click_value: 'second' }),
        { id: 'on', type: 'switch', time: 15, switch_video_id: 'third' },
      ],
    },
    { id: 'third', interactions: [item('text', 1, 5, { click_action: 'none' })], on_ended: { action: 'loop' } },
    { id: 'island', interactions: [] },
  ],
};
const DOCUMENT = JSON.stringify(PROJECT);
const engine = await newEngine();
const cover = (options) => explore(engine, { document: DOCUMENT, seconds: 120, ...options });
const missed = ({ interactions }) => interactions.filter(({ shown }) => shown === 0).map(({ id }) => id);
const named = (list) => Object.fromEntries(list.map(({ id, ...rest }) => [id, rest]));
const takenWays = ({ ways }) =>
  ways.filter(({ taken }) => taken > 0).map(({ from, to, kind, by }) => `${from} ${to} ${kind} ${by}`);

/** @returns {{code: number, lines: any[], err: string}} */
function hotcue(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'cover', '-', ...args], {
    input: DOCUMENT,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter(Boolean);
  return { code: status, lines: lines.map((line) => JSON.parse(line)), err: stderr };
}

describe('random viewers', () => {
  const coverage = cover({ viewers: 60 });

  it('see all that can be seen, through forms, dialogs, gates, pauses and trays', () => {
    assert.deepEqual(missed(coverage), ['never', 'late']);
    const { listed, ask, known, looks } = named(coverage.interactions);
    for (const each of [listed, ask, known]) assert.ok(each.clicked > 0 && each.clickable);
    assert.deepEqual([looks.clickable, looks.clicked], [false, 0]);
    assert.equal(named(coverage.videos).start.reached, 60);
    assert.equal(named(coverage.videos).island.reached, 0);
    assert.ok(named(coverage.interactions).on.shown > 30, 'most of them wait for it');
  });

  it('take every way that there is, and none that there is not', () => {
    assert.deepEqual(takenWays(coverage).sort(), [
      'second second click again',
      'second second click home',
      'second start click home',
      'second third timed on',
      'start second click listed',
      'start second ended null',
    ]);
    assert.deepEqual(
      coverage.ways.filter(({ taken }) => taken === 0),
      [{ from: 'start', to: 'island', kind: 'click', by: 'never', taken: 0 }],
    );
  });

  it('count a timed action for which nothing changes, by its condition', () => {
    const { same } = named(coverage.interactions);
    assert.ok(same.shown > 0 && same.shown < 60, `${same.shown} of 60`);
  });

  it('do the same for the same seed, and something else for another', () => {
    assert.deepEqual(cover({ viewers: 20, seed: 7 }), cover({ viewers: 20, seed: 7 }));
    assert.notDeepEqual(cover({ viewers: 20, seed: 7 }), cover({ viewers: 20, seed: 8 }));
    const most = named(cover({ viewers: 21, seed: 7 }).interactions);
    for (const { id, shown } of cover({ viewers: 20, seed: 7 }).interactions) {
      assert.ok(most[id].shown - shown <= 1, 'one more viewer changes nothing for the others');
    }
  });

  it('end where a project is stuck in a loop without time', () => {
    const interactions = [{ id: 'there', type: 'jump', time: 5, jump_time: 5 }];
    const document = JSON.stringify({ videos: [{ duration: 10, interactions }] });
    const { interactions: reached } = explore(engine, { document, viewers: 3, seconds: 60 });
    assert.ok(reached[0].shown > 0);
  });

  it('need a document without errors', () => {
    assert.throws(() => explore(engine, { document: '{"videos":[]}' }), /the document has errors/);
  });
});

describe('a script', () => {
  const follow = (steps) => cover({ script: parseScript(JSON.stringify(steps)) });

  it('is one viewer, whose reach is exact', () => {
    const coverage = follow([{ play: true }, { until: 3.5 }, { click: 'gate' }, { jump: 'third' }, { wait: 2 }]);
    assert.equal(coverage.viewers, 1);
    assert.equal(coverage.problem, null);
    const shown = coverage.interactions.filter((each) => each.shown === 1).map(({ id }) => id);
    assert.deepEqual(shown, ['ask', 'gate', 'listed', 'text']);
    assert.deepEqual(
      coverage.interactions.filter(({ clicked }) => clicked === 1).map(({ id }) => id),
      ['gate'],
    );
    assert.deepEqual(takenWays(coverage), ['start third script null']);
  });

  it('counts a way once for each viewer, and no replay as a way', () => {
    const there = [{ jump: 'third' }, { until: 59 }, { wait: 300 }, { jump: 'island' }, { jump: 'third' }];
    const coverage = follow([...there, { jump: 'island' }, { until: 'ended' }, { play: true }, { wait: 9 }]);
    assert.deepEqual(takenWays(coverage), ['third island script null', 'island third script null']);
    assert.equal(coverage.ways.find(({ from }) => from === 'third').taken, 1);
  });

  it('says what could not be done, and what was reached before', () => {
    const coverage = follow([{ play: true }, { until: 3.5 }, { click: 'never' }, { wait: 9 }]);
    assert.match(coverage.problem, /^step 2, \{"click":"never"\}: "never" can't be clicked at 3.5 s of "start"/);
    assert.equal(named(coverage.interactions).gate.shown, 1);
  });
});

describe('hotcue cover', () => {
  it('prints videos, interactions and ways', () => {
    const { code, lines, err } = hotcue('--viewers', '30', '--seconds', '100');
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(lines[0], { viewers: 30 });
    assert.deepEqual(lines[1], { video: 'start', reached: 30 });
    assert.deepEqual(Object.keys(lines[5]), ['interaction', 'video', 'shown', 'clicked']);
    assert.deepEqual(Object.keys(lines.at(-1)), ['from', 'to', 'kind', 'by', 'taken']);
  });

  it('prints only what nobody reached', () => {
    const { lines } = hotcue('--missed', '--viewers', '60', '--seconds', '120');
    assert.deepEqual(lines, [
      { video: 'island', reached: 0 },
      { interaction: 'never', video: 'start', shown: 0, clicked: 0 },
      { interaction: 'late', video: 'start', shown: 0 },
      { from: 'start', to: 'island', kind: 'click', by: 'never', taken: 0 },
    ]);
  });

  it('follows a script, and fails when it can not', () => {
    const { code, lines, err } = hotcue('--script', '[{"play":true},{"click":"never"}]');
    assert.equal(code, 1);
    assert.deepEqual(lines[0], { viewers: 1 });
    assert.match(err, /^hotcue cover: step 1, \{"click":"never"\}: /);
  });

  it('uses the durations that are given', () => {
    const { lines } = hotcue('--video-durations', 'start=40', '--viewers', '40');
    assert.ok(lines.find(({ interaction }) => interaction === 'late').shown > 0);
  });

  it('refuses numbers that are none', () => {
    for (const [name, value] of [
      ['viewers', '-1'],
      ['viewers', '1e3'],
      ['seed', '5000000000'],
      ['seconds', '100000'],
    ]) {
      const { code, err } = hotcue(`--${name}=${value}`);
      assert.equal(code, 2);
      assert.match(err, new RegExp(`--${name} expects a whole number`));
    }
    assert.match(hotcue('--video-durations', 'x=3').err, /no video is called "x"/);
  });
});
