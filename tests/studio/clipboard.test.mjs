// SPDX-License-Identifier: MIT
// What is copied is a document, and what is pasted begins at the playhead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Studio } from '../../demo/studio/model/studio.js';
import { copied, pasted } from '../../demo/studio/shell/clipboard.js';
import { newEngine } from '../support/play.mjs';

const ITEMS = `[
  {"id":"a","type":"text","value":"A","start":"2","finish":5,"left":1.50,"top":1,"width":9,"height":9,"click_action":"none",
   "custom_data":12345678901234567890,"keyframes":[{"time":2,"left":1},{"time":4,"left":7}]},
  {"id":"b","type":"pause","time":3}
]`;

test('interactions are copied as a document that the engine accepts, and keep all that they say', () => {
  const studio = new Studio();
  studio.open(ITEMS);
  assert.equal(copied(studio), '', 'nothing is selected');
  studio.select('interactions', [1, 0]);
  const text = copied(studio);
  assert.deepEqual(newEngine().load(text).diagnostics, []);
  if ('rawJSON' in JSON) assert.match(text, /"left": 1\.50,[\s\S]*12345678901234567890/); // where JavaScript can

  const found = pasted(text, 10.25);
  assert.equal(found?.list, 'interactions');
  const [a, b] = found?.items ?? [];
  assert.deepEqual(
    [a.start, a.finish, b.time],
    [10.25, 13.25, 11.25],
    'the first at the playhead, the others as far apart',
  );
  assert.deepEqual(
    a.keyframes.map((/** @type {any} */ frame) => frame.time),
    [10.25, 12.25],
  );
  studio.add('Paste', 'interactions', found?.items ?? []);
  assert.deepEqual(
    studio.interactions.map(({ id }) => id),
    ['a', 'b', 'a-2', 'b-2'],
  );
});

test('cues are copied as cues; other texts are not pasted', () => {
  const studio = new Studio();
  studio.open('{"videos":[{"id":"v","interactions":[],"cues":[{"id":"c","time":7,"custom_data":{"x":[1]}}]}]}');
  studio.select('cues', [0]);
  assert.deepEqual(pasted(copied(studio), 1), { list: 'cues', items: [{ id: 'c', time: 1, custom_data: { x: [1] } }] });
  for (const text of ['', 'hello', '{', '[]', '3', 'null', '{"interactions":"x"}', '{"videos":[]}', '[null, 3, []]'])
    assert.equal(pasted(text, 0), null, text);
});
