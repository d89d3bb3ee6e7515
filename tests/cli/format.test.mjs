// SPDX-License-Identifier: MIT
// `hotcue format` as a command, and what its form looks like. Random documents are in
// tests/property/format.test.mjs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatDocument } from '../../js-glue/cli/formatter/format.js';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));

const WRITTEN = String.raw`{"videos":[{"interactions":[
  {"click_action":"jump","content":"Go \u0041nd\/or","left":10.50,"top":1e1,"width":9,"height":9,"start":2,
   "type":"button","note":{"z":1,"a":2},"click_value":"0:20","hotspot_points":[[0,0],[100,0],[50,100]],
   "when":{"value":1,"operator":"==","variable":"x"}}],"id":"a",
  "custom_data":{"10":123456789012345678901234567890,"2":"\ud83d\ude00"},
  "cues":[{"custom_data":null,"time":4}]}],
  "future":true,"design":{"text_color":"red","animation":"glow"},"$schema":"./hotcue.schema.json"}`;

const FORMATTED = String.raw`{
  "$schema": "./hotcue.schema.json",
  "videos": [
    {
      "id": "a",
      "custom_data": { "10": 123456789012345678901234567890, "2": "\ud83d\ude00" },
      "interactions": [
        {
          "type": "button",
          "time": 2,
          "pos_top": 1e1,
          "pos_left": 10.50,
          "pos_width": 9,
          "pos_height": 9,
          "value": "Go \u0041nd\/or",
          "click_action": "jump",
          "click_value": "0:20",
          "hotspot_points": [[0, 0], [100, 0], [50, 100]],
          "when": { "variable": "x", "operator": "==", "value": 1 },
          "note": { "z": 1, "a": 2 }
        }
      ],
      "cues": [{ "time": 4, "custom_data": null }]
    }
  ],
  "design": { "color": "red", "animation": "glow" },
  "future": true
}
`;

describe('the canonical form', () => {
  it('has the order, names and lines of the format, and every value as written', () => {
    assert.equal(formatDocument(WRITTEN), FORMATTED);
    assert.equal(formatDocument(FORMATTED), FORMATTED);
  });

  it('is that of the project and its video in a short form', () => {
    assert.equal(
      formatDocument('{"cues":[],"interactions":[],"duration":3,"x":1,"title":"T"}'),
      '{\n  "title": "T",\n  "duration": 3,\n  "interactions": [],\n  "cues": [],\n  "x": 1\n}\n',
    );
    const both = '{"interactions":[],"videos":[{"title":"a","id":"b"}]}';
    assert.deepEqual(Object.keys(JSON.parse(formatDocument(both))), ['videos', 'interactions']);
    const empty = '{"interactions":[{"time":1,"type":"pause"}],"videos":" "}';
    assert.deepEqual(Object.keys(JSON.parse(formatDocument(empty)).interactions[0]), ['type', 'time']);
    assert.equal(
      formatDocument('[{"time":1,"type":"pause"}]'),
      '[\n  {\n    "type": "pause",\n    "time": 1\n  }\n]\n',
    );
  });

  it('keeps fields that are given under two names', () => {
    const written = '[{"start":1,"type":"pause","time":null,"end":2,"\\u0065nd_time":"2.0"}]';
    const [item] = JSON.parse(formatDocument(written));
    assert.deepEqual(Object.entries(item), [
      ['type', 'pause'],
      ['start', 1],
      ['time', null],
      ['end', 2],
      ['end_time', '2.0'],
    ]);
  });

  it('breaks at 100 columns, and no sooner', () => {
    const form = (size) => formatDocument(`{"variables":{"a":"${'x'.repeat(size)}"}}`);
    const line = form(73).split('\n')[1];
    assert.equal(line.length, 100 - 1); // and room for a comma
    assert.equal(form(73).split('\n').length, 4);
    assert.equal(form(74).split('\n').length, 6);
  });

  it('leaves what is no project as it is', () => {
    for (const text of ['7', '"a"', 'null', '{}', '[]']) assert.equal(formatDocument(text), `${text}\n`);
    assert.throws(() => formatDocument('{"a":1,}'), SyntaxError);
  });
});

describe('hotcue format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-format-'));
  after(() => rmSync(folder, { recursive: true }));

  function hotcue(args, input = '') {
    const options = { input, encoding: 'utf8', cwd: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'format', ...args], options);
    return { code: status, out: stdout, err: stderr };
  }
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const read = (name) => readFileSync(join(folder, name), 'utf8');

  it('prints a document, with or without errors in it', () => {
    assert.deepEqual(hotcue(['-'], WRITTEN), { code: 0, out: FORMATTED, err: '' });
    assert.deepEqual(hotcue(['-'], '{"videos":{}}').out, '{\n  "videos": {}\n}\n');
  });

  it('replaces what is not in the form, and nothing else', () => {
    write('a.json', WRITTEN);
    write('b.json', FORMATTED);
    symlinkSync('a.json', join(folder, 'link.json'));
    chmodSync(join(folder, 'a.json'), 0o640);
    const before = statSync(join(folder, 'b.json')).mtimeMs;
    assert.deepEqual(hotcue(['--check', 'link.json', 'b.json']), { code: 1, out: 'link.json\n', err: '' });
    assert.equal(read('a.json'), WRITTEN);
    assert.deepEqual(hotcue(['--write', 'link.json', 'b.json']), { code: 0, out: 'link.json\n', err: '' });
    assert.equal(read('a.json'), FORMATTED);
    assert.ok(lstatSync(join(folder, 'link.json')).isSymbolicLink());
    assert.equal(statSync(join(folder, 'a.json')).mode & 0o777, 0o640);
    assert.equal(statSync(join(folder, 'b.json')).mtimeMs, before);
    assert.deepEqual(hotcue(['--check', 'a.json', 'b.json']), { code: 0, out: '', err: '' });
    assert.deepEqual(readdirSync(folder).sort(), ['a.json', 'b.json', 'link.json']);
  });

  it('leaves alone what is not JSON, and goes on', () => {
    const broken = ['{"a":1', '{"a":1,"a":2}', '\ufeff{}', '{"a":"\\ud800"}'];
    for (const [i, text] of broken.entries()) write(`broken-${i}.json`, text);
    write('c.json', WRITTEN);
    const names = [...broken.map((_, i) => `broken-${i}.json`), 'none.json', 'c.json'];
    const { code, out, err } = hotcue(['--write', ...names]);
    assert.equal(code, 2, 'a file is not there');
    assert.equal(out, 'c.json\n');
    assert.equal(read('c.json'), FORMATTED);
    for (const [i, text] of broken.entries()) assert.equal(read(`broken-${i}.json`), text);
    const lines = err.trimEnd().split('\n');
    assert.match(lines.pop(), /can't read none.json/);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)).map(({ file, code }) => `${file} ${code}`),
      [0, 1, 2, 3].map((i) => `broken-${i}.json ${i === 1 ? 'duplicate_key' : 'syntax'}`),
    );
    assert.equal(hotcue(['broken-0.json']).code, 1);
    assert.ok(!existsSync(join(folder, 'none.json')));
  });

  it('refuses what makes no sense', () => {
    for (const args of [[], ['--write', '--check', 'c.json'], ['--write', '-'], ['c.json', 'a.json'], ['--x']]) {
      assert.equal(hotcue(args).code, 2, args.join(' '));
    }
  });
});
