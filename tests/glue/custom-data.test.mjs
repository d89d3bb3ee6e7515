// SPDX-License-Identifier: MIT
// Custom data reach the page as their original text: customDataText.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AWKWARD, compact } from '../custom-data/awkward.mjs';
import { newEngine } from '../support/play.mjs';

const MEASURES = '"pos_left":0,"pos_top":0,"pos_width":9,"pos_height":9';

/** All events of a short film in which everything has the same custom data. @param {string} data */
function events(data) {
  const custom = `"custom_data": ${data}`;
  const item = (/** @type {string} */ id, /** @type {string} */ more) =>
    `{"id":"${id}","type":"button","name":"\\"customData\\":0","time":0,${MEASURES},${custom},${more}}`;
  const engine = newEngine();
  const { ok, diagnostics, effects } =
    engine.load(`{"videos":[{"id":"a",${custom},"cues":[{"time":0,${custom}}],"interactions":[
    ${item('p', '"click_action":"post","click_value":"x"')},
    ${item('v', '"click_action":"video","click_value":"b"')}]},{"id":"b","title":"{\\"customData\\":1"}]}`);
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.set('customData', 'a variable');
  const inputs = [() => engine.ready(60), () => engine.play(), () => engine.click(0), () => engine.hover(0)];
  const all = [
    ...effects,
    ...[...inputs, () => engine.click(1), () => engine.lead({ customData: 'x' })].flatMap((put) => put()),
  ];
  all.push(...engine.ready(60));
  return all.filter(({ command }) => !command).map(({ name, detail, line }) => ({ name, detail, line }));
}

for (const { name, text } of AWKWARD) {
  const data = compact(text);
  test(`${name} reaches the page as it was written`, () => {
    const found = new Map();
    for (const { name, detail, line } of events(text)) {
      assert.ok(data.includes('customDataText') || !line.includes('customDataText'), 'the log is as ever');
      for (const [key, part] of Object.entries(detail)) {
        if (part?.customDataText === undefined) continue;
        const own = part.id !== 'b'; // the other video has none
        assert.equal(part.customDataText, own ? data : 'null', `${name} ${key}`);
        assert.deepEqual(JSON.parse(part.customDataText), part.customData);
        found.set(`${name} ${key}`, true);
      }
    }
    assert.deepEqual([...found.keys()].sort(), [
      'action:post interaction',
      'cue:forward cue',
      'hotspot:click hotspot',
      'hotspot:enter hotspot',
      'hotspot:leave hotspot',
      'node:enter node',
      'node:enter prevNode',
      'node:exit nextNode',
      'node:exit node',
    ]);
  });
}

test('white space between its parts is left out, in its texts it stays', () => {
  const [cue] = events('{ "a b" : [ 1 ,\n2 ] }').filter(({ name }) => name === 'cue:forward');
  assert.equal(cue.detail.cue.customDataText, '{"a b":[1,2]}');
});

test('names of variables and form fields are no data', () => {
  const all = events('1');
  const post = all.find(({ name }) => name === 'action:post');
  assert.deepEqual(post.detail.variables, { customData: 'a variable' });
  assert.deepEqual(all.find(({ name }) => name === 'lead:submit').detail, { fields: { customData: 'x' } });
});

test('a number that no double can hold is an error of the document', () => {
  const { ok, diagnostics } = newEngine().load(`{"interactions":[],"custom_data":1e400}`);
  assert.equal(ok, false);
  assert.equal(diagnostics[0].code, 'syntax');
});
