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
  ['two keys', '[{"play":true},{"play":true,"until":3}]', /step 1: wants one key, got play, until/],
  ['no key', '[{}]', /step 0: wants one key, got none/],
  ['a step that is a text', '["play"]', /step 0: wants an object/],
  ['a step that is null', '[null]', /step 0: wants an object/],
  ['a step that is an array', '[[]]', /step 0: wants an object/],
  ['play false', '[{"play":false}]', /"play" wants true, got false/],
  ['until a word', '[{"until":"end"}]', /"until" wants .*"ended", got "end"/],
  ['until before zero', '[{"until":-1}]', /"until" wants/],
  ['a time as text', '[{"seek":"3"}]', /"seek" wants/],
  ['a time that is infinite', '[{"wait":1e999}]', /"wait" wants/],
  ['an empty id', '[{"click":""}]', /"click" wants/],
  ['an id that is a number', '[{"click":3}]', /"click" wants/],
  ['a point of one number', '[{"pointer":[1]}]', /"pointer" wants/],
  ['a point of texts', '[{"hover":["1","2"]}]', /"hover" wants/],
  ['set nothing', '[{"set":{}}]', /"set" wants/],
  ['set an object', '[{"set":{"a":{}}}]', /"set" wants/],
  ['set an array', '[{"set":["a"]}]', /"set" wants/],
  ['a device of another kind', '[{"device":"tablet"}]', /"device" wants/],
  ['eval of a text', '[{"eval":"a"}]', /"eval" wants/],
  ['explain of a list', '[{"explain":["a"]}]', /"explain" wants/],
  ['eval of nothing', '[{"eval":[]}]', /"eval" wants/],
  ['a lead form of numbers', '[{"lead":{"email":1}}]', /"lead" wants/],
  ['a script that is an object', '{"play":true}', /wants an array/],
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
