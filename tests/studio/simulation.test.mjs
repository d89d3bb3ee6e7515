// SPDX-License-Identifier: MIT
// The report of a simulation names the right things, what nobody reached first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportOf } from '../../demo/studio/simulation/report.js';
import { explore } from '../../js-glue/simulator/coverage.js';
import { checkNames, parseScript } from '../../js-glue/simulator/script.js';
import { newEngine } from '../support/play.mjs';

const PLACE = { pos_left: 1, pos_top: 1, pos_width: 30, pos_height: 30 };
const DOCUMENT = {
  videos: [
    {
      id: 'a',
      title: 'First',
      duration: 10,
      on_ended: { action: 'switch', value: 'b' },
      interactions: [
        { type: 'text', time: 1, value: 'Hello', click_action: 'none', ...PLACE },
        {
          type: 'button',
          label: 'Hidden',
          time: 1,
          default_hidden: true,
          click_action: 'video',
          click_value: 'c',
          ...PLACE,
        },
      ],
    },
    {
      id: 'b',
      title: 'Second',
      duration: 10,
      interactions: [{ id: 'go', type: 'switch', time: 2, switch_video_id: 'a', repeat: 'once' }],
    },
    { id: 'c', title: 'Never', duration: 10, interactions: [{ id: 'go', type: 'pause', time: 1 }] },
  ],
};
const options = { document: JSON.stringify(DOCUMENT), viewers: 10, seed: 3 };

test('what nobody reached comes first, with its place in the document', () => {
  const report = reportOf(explore(newEngine(), options), DOCUMENT, 100);
  const [first, second, ...others] = report.interactions.rows;
  assert.deepEqual(
    [first, second].map(({ name, about, video, item, missed }) => [name, about, video, item, missed]),
    [
      ['Hidden', 'button, in First', 0, 1, 'never reached'],
      ['go', 'pause, in Never', 2, 0, 'never reached'],
    ],
  );
  assert.deepEqual(
    others.map(({ name, missed }) => [name, missed]),
    [
      ['Hello', ''],
      ['go', ''],
    ],
  );
  assert.deepEqual(others[0].counts, [10], 'a text that can’t be clicked has no clicks');
  assert.deepEqual(
    report.ways.rows.map(({ name, about, video, item, missed }) => [name, about, video, item, missed]),
    [
      ['First → Never', 'click: “Hidden”', 0, 1, 'never taken'],
      ['First → Second', 'at its end', 0, -1, ''],
      ['Second → First', 'by itself: “go”', 1, 0, ''],
    ],
  );
  assert.deepEqual(
    report.videos.rows.map(({ name, missed }) => [name, missed !== '']),
    [
      ['Never', true],
      ['First', false],
      ['Second', false],
    ],
  );
});

test('a long table is cut after what was missed, and counts all', () => {
  const { interactions } = reportOf(explore(newEngine(), options), DOCUMENT, 1);
  assert.deepEqual([interactions.rows.map(({ name }) => name), interactions.total], [['Hidden'], 4]);
  assert.deepEqual([interactions.missed, interactions.unreached], [2, 2]);
});

test('a script that names what is not there is refused before anything plays', () => {
  const engine = newEngine();
  engine.load(options.document);
  for (const [script, message] of [
    ['[{"play":true},{"click":"gone"}]', 'script: step 1: no interaction is called "gone"'],
    ['[{"jump":"gone"}]', 'script: step 0: no video is called "gone"'],
  ])
    assert.throws(() => checkNames(parseScript(script), engine), { name: 'ScriptError', message });
});
