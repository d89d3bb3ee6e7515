// SPDX-License-Identifier: MIT
// What the engine holds for the CRM can be read, and is what it emits later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseScript } from '../../js-glue/simulator/script.js';
import { Simulation } from '../../js-glue/simulator/simulation.js';
import { newEngine } from '../support/play.mjs';

const box = { pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10, type: 'button', time: 0, click_action: 'track' };
const PROJECT = {
  variables: { size: 'M\n"' },
  videos: [
    {
      id: 'a',
      duration: 20,
      interactions: [
        { id: 'size', ...box, hubspot_field: 'size', hubspot_value: '{{size}}' },
        { id: 'boots', ...box, value: 'Boots', hubspot_map: true, hubspot_field: 'likes' },
        { id: 'tag', ...box, clickfunnels: true, clickfunnels_tag: 'hiker' },
        { id: 'nothing', ...box },
        { id: 'anew', type: 'reset_viewer', time: 10 },
      ],
    },
  ],
};

function open() {
  const engine = newEngine();
  const { ok, diagnostics, effects } = engine.load(JSON.stringify(PROJECT));
  assert.ok(ok, JSON.stringify(diagnostics));
  const lines = [];
  const simulation = new Simulation(engine, { hz: 10, duration: () => 20, write: (line) => lines.push(line) });
  simulation.open(effects);
  const run = (...steps) => parseScript(JSON.stringify(steps)).forEach((step) => void simulation.run(step));
  const emitted = () => lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'crm:map');
  return { engine, run, emitted };
}

test('what is held can be read, and is emitted once the address is known', () => {
  const { engine, run, emitted } = open();
  run({ play: true });
  assert.deepEqual(engine.heldCrm(), []);
  run({ click: 'size' }, { click: 'nothing' }, { click: 'boots' }, { click: 'tag' });
  const held = [
    { hubspot: { field: 'size', value: 'M\n"' } },
    { hubspot: { field: 'likes', value: 'Boots' } },
    { clickfunnels: { tag: 'hiker', attribute: null } },
  ];
  assert.deepEqual(engine.heldCrm(), held);
  assert.deepEqual(emitted(), []);
  run({ set: { email: 'ada@example.com' } });
  assert.deepEqual(engine.heldCrm(), []);
  run({ click: 'boots' });
  assert.deepEqual(
    emitted().map(({ t, video, event, ...map }) => map),
    [...held, held[1]],
  );
  assert.deepEqual(engine.heldCrm(), []);
});

test('another viewer has none of it, and without a document there is none', () => {
  assert.equal(newEngine().heldCrm(), null);
  const { engine, run, emitted } = open();
  run({ play: true }, { click: 'boots' }, { until: 11 });
  assert.deepEqual(engine.heldCrm(), []);
  run({ set: { email: 'bo@example.com' } });
  assert.deepEqual(emitted(), []);
});
