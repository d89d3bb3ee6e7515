// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseScript, ScriptError } from '../../js-glue/simulator/script.js';

const GOOD = [
  { play: true },
  { pause: true },
  { until: 0 },
  { until: 12.5 },
  { until: 'ended' },
  { seek: 30 },
  { click: 'id' },
  { pointer: [10, 20.5] },
  { hover: [-1, 101] },
  { set: { name: 'value', count: 2, flag: false, gone: null } },
  { wait: 3 },
  { device: 'mobile' },
  { device: 'desktop' },
  { tray: 'magic_menu' },
  { jump: 'b' },
  { reset: true },
  { eval: ['a', 'b'] },
  { explain: 'a' },
];

const BAD = [
  ['an unknown step', '[{"rewind":true}]', /step 0: no step is called "rewind"/],
  ['a name of every object', '[{"toString":true}]', /no step is called "toString"/],
  ['two keys', '[{"play":true},{"play":true,"until":3}]', /step 1: expected one key, got play, until/],
  ['no key', '[{}]', /step 0: expected one key, got none/],
  ['a step that is a text', '["play"]', /step 0: expected an object/],
  ['a step that is null', '[null]', /step 0: expected an object/],
  ['a step that is an array', '[[]]', /step 0: expected an object/],
  ['play false', '[{"play":false}]', /"play" expects true, got false/],
  ['until a word', '[{"until":"end"}]', /"until" expects .*"ended", got "end"/],
  ['until before zero', '[{"until":-1}]', /"until" expects/],
  ['a time as text', '[{"seek":"3"}]', /"seek" expects/],
  ['a time that is infinite', '[{"wait":1e999}]', /"wait" expects/],
  ['an empty id', '[{"click":""}]', /"click" expects/],
  ['an id that is a number', '[{"click":3}]', /"click" expects/],
  ['a point of one number', '[{"pointer":[1]}]', /"pointer" expects/],
  ['a point of texts', '[{"hover":["1","2"]}]', /"hover" expects/],
  ['set nothing', '[{"set":{}}]', /"set" expects/],
  ['set an object', '[{"set":{"a":{}}}]', /"set" expects/],
  ['set an array', '[{"set":["a"]}]', /"set" expects/],
  ['a device of another kind', '[{"device":"tablet"}]', /"device" expects/],
  ['eval of a text', '[{"eval":"a"}]', /"eval" expects/],
  ['explain of a list', '[{"explain":["a"]}]', /"explain" expects/],
  ['eval of nothing', '[{"eval":[]}]', /"eval" expects/],
  ['a lead form of numbers', '[{"lead":{"email":1}}]', /"lead" expects/],
  ['a script that is an object', '{"play":true}', /expected an array/],
  ['a script that is not JSON', '[{"play":true},]', /not JSON/],
];

describe('script', () => {
  it('takes every step of the format', () => {
    const steps = parseScript(JSON.stringify(GOOD));
    assert.deepEqual(
      steps,
      GOOD.map((step) => ({ name: Object.keys(step)[0], value: Object.values(step)[0] })),
    );
  });

  for (const [what, text, message] of BAD) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseScript(text),
        (error) => error instanceof ScriptError && message.test(error.message),
      );
    });
  }
});
