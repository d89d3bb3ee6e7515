// SPDX-License-Identifier: MIT
// What the stage shows of a document: all that is visible at a time, whatever would hide it, and
// nothing that does something.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Studio } from '../../demo/studio/model/studio.js';
import { designOf, stretchOf } from '../../demo/studio/stage/design.js';
import { Scene } from '../../demo/studio/stage/scene.js';
import { newEngine } from '../support/play.mjs';

const PLACE = { pos_left: 10, pos_top: 10, pos_width: 20, pos_height: 20 };
const BEHAVIOUR = {
  ...{ click_required: true, pause_video: true, default_hidden: true, hide_mobile: true, hide_desktop: true },
  ...{ conditional_variable: 'a', conditional_operator: 'exists', click_action: 'none', post_click_state: 'hidden' },
  ...{ transition: 'zoom', animation: 'shake', tooltip: 'Tip' },
};
const document = {
  variables: { points: 3 },
  design: { color: '#123456', animation: 'shake' },
  videos: [
    { id: 'other', interactions: [] },
    {
      id: 'open',
      on_ended: { action: 'loop' },
      interactions: [
        { type: 'pause', time: 1 },
        { type: 'Button', start: 1, finish: 3, content: '{{ points }} of {{name}}', ...PLACE, ...BEHAVIOUR },
        { type: 'text', time: 1, value: 'broken', ...PLACE, pos_width: -1 },
        null,
        { type: 'hotspot', time: 2, end_time: 4, z_index: -1, ...PLACE, pos_left: 25, ...BEHAVIOUR },
        { type: 'jump', time: 0, jump_time: 9 },
      ],
      cues: [{ time: 1 }],
    },
  ],
};

const studio = new Studio();
studio.open(JSON.stringify(document));
studio.openVideo(1);
const { text, count } = designOf(studio.document, studio.video, studio.interactions);

test('the stage shows what is visible, with its looks, and none of what it does', () => {
  const engine = newEngine();
  assert.equal(engine.load(text, { lenient: true }).ok, true);
  engine.ready(60);
  const effects = [...engine.play(), ...engine.tick(2.5)];
  assert.deepEqual(
    effects.filter(({ name }) => /pause|seek|switch|gate|cue/.test(name)),
    [],
  );
  const item = engine.item(engine.findItem('1'));
  assert.equal(item.text, '3 of {{name}}', 'initial values; else the template');
  assert.equal(item.style.color, '#123456');
  assert.equal(item.style.animation, 'none');
  assert.equal(item.tooltip, null);
  assert.equal(engine.click(engine.findItem('1')).length > 0, true);
  assert.equal(engine.active(engine.findItem('1')), true, 'a click hides nothing');
});

test('what is hit is what is drawn on top, by its index in the document', () => {
  const scene = new Scene(
    new WebAssembly.Module(readFileSync(new URL('../../dist/engine-full.wasm', import.meta.url))),
  );
  scene.load(text, count);
  scene.seek(0.5);
  assert.deepEqual(scene.active, []);
  scene.seek(2.5);
  assert.deepEqual(
    scene.active.map(({ index }) => index),
    [1, 4],
  );
  assert.equal(scene.hit([27, 15]), 1, 'the button is above');
  assert.equal(scene.hit([40, 15]), 4);
  assert.equal(scene.hit([5, 5]), -1);
  assert.equal(scene.hit([9.5, 15], { x: 1, y: 1 }), 1, 'a finger beside it');
  assert.equal(scene.at(2), null, 'what the engine leaves out');
  assert.equal(scene.at(0), null, 'timed');
  assert.equal(scene.at(4)?.active, true);
  scene.seek(3.5);
  assert.equal(scene.at(1)?.active, false, 'outside its window its place is still known');
  assert.equal(scene.hit([15, 15]), -1);
});

test('of very many interactions only those of a stretch of the film are shown, and what is selected', () => {
  const many = Array.from({ length: 1000 }, (_each, i) => ({
    type: 'hotspot',
    time: i,
    end_time: i + 1.5,
    ...PLACE,
    click_action: 'track',
  }));
  many[7] = { ...many[7], end_time: undefined };
  const { text: part, count: parts } = designOf(null, undefined, many, { stretch: stretchOf(501), always: [3] });
  const ids = JSON.parse(part).videos[0].interactions.map((/** @type {any} */ { id }) => Number(id));
  assert.deepEqual(ids, [3, 7, 499, 500, 501, 502]);
  assert.equal(parts, ids.length);
  assert.equal(designOf(null, undefined, many.slice(0, 300), { stretch: 9 }).count, 300);
});
