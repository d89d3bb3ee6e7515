// SPDX-License-Identifier: MIT
// The JSON view, without a page: places in text, completion, and the least change.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexOfByte, leastChanges, lineBreakOf } from '../../demo/studio/code/changes.js';
import { choicesAt } from '../../demo/studio/code/complete.js';
import { FIELDS } from '../../demo/studio/model/fields.js';
import { locate, pathAt } from '../../demo/studio/model/json-places.js';
import { keysOf, pathOf, valueAt } from '../../demo/studio/model/places.js';

const BOOTS = readFileSync(new URL('../../demo/showcase/project.json', import.meta.url), 'utf8');

/** The paths of all values. @param {any} value @param {(string | number)[]} keys @returns {string[]} */
const pathsOf = (value, keys = []) => [
  pathOf(keys),
  ...(value !== null && typeof value === 'object'
    ? Object.keys(value).flatMap((key) => pathsOf(value[key], [...keys, Array.isArray(value) ? Number(key) : key]))
    : []),
];

/** @param {string} text @param {any} value what it parses as @param {string} path */
function assertPlace(text, value, path) {
  const { from, to, key } = locate(text, path);
  const name = JSON.stringify(keysOf(path).at(-1));
  assert.deepEqual(JSON.parse(text.slice(from, to)), valueAt(value, keysOf(path)), path);
  assert.equal(pathAt(text, from + 1), path);
  if (key !== from) assert.equal(text.slice(key, key + name.length), name);
}

test('each path of a document leads to its value in the text, and back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat({ max: 3 }), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const plain = JSON.parse(text);
      for (const path of pathsOf(plain)) assertPlace(text, plain, path);
    }),
  );
  const boots = JSON.parse(BOOTS);
  for (const [i, path] of pathsOf(boots).entries()) if (i % 23 === 0) assertPlace(BOOTS, boots, path);
});

test('broken text has places as far as it can be read, and reading it ends', () => {
  const rows = [
    ['{"videos": [{"id": "a", "inter', '/videos/0/id', '"a"'],
    ['{"videos": [{"id": }, {"id": "b"}]}', '/videos/1/id', '"b"'],
    ['{"videos" [1, 2', '/videos/1', '2'],
    ['[1, 2', '/7', '[1, 2'],
    ['{,,"a": 1}', '/a', '1'],
  ];
  for (const [text, path, found] of rows) {
    const { from, to } = locate(text, path);
    assert.equal(text.slice(from, to), found, text);
  }
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'a', '1', ' ', '\\', '\n')),
      fc.nat(),
      (signs, at) => {
        const text = signs.join('');
        const { from, to, key } = locate(text, '/a/0/1');
        assert.ok(0 <= key && key <= from && from <= to && to <= text.length);
        pathAt(text, at % (text.length + 1));
      },
    ),
    { numRuns: 2000 },
  );
});

test('the names of fields and their words are proposed where they belong', () => {
  /** The choices at the mark ^. @param {string} marked */
  const at = (marked) => {
    const index = marked.indexOf('^');
    const text = marked.replace('^', '');
    const { from, to, choices } = choicesAt(text, index, null);
    return { replaced: text.slice(from, to), labels: choices.map(({ label }) => label), applied: choices[0]?.apply };
  };
  const names = (/** @type {string} */ object) => FIELDS[object].map(({ name }) => name);
  assert.deepEqual(at('{^').labels, names('PROJECT'));
  assert.deepEqual(at('{"videos": [{"id": "a", "interactions": [{"id": 7, "start": 1, "^"}]}]}'), {
    ...{ replaced: '""', applied: '"type": ' },
    labels: names('INTERACTION').filter((name) => !['id', 'time'].includes(name)),
  });
  assert.deepEqual(at('{"videos": [{"cues": [{"ti^": 3}]}]}').applied, '"id"', 'a colon is there already');
  assert.equal(at('{"videos": [{"cues": [{"ti^": 3}]}]}').replaced, '"ti"');
  assert.deepEqual(at('[{"type": "bu^"}]').labels, FIELDS.INTERACTION[1].words);
  assert.equal(at('[{"type": "bu^"}]').applied, '"button"');
  assert.deepEqual(at('[{"pause_video": t^}]').labels, ['true', 'false']);
  assert.ok(at('[{"when": {"all": [{"operator": ^}]}}]').labels.includes('less_than'));
  assert.deepEqual(
    at('{"design": {"text_align": ^}}').labels,
    FIELDS.INTERACTION.find(({ name }) => name === 'text_align')?.words,
  );
  assert.deepEqual(at('{"interactions": [], "cues": [{"repeat": "^"}]}').labels, ['every_pass', 'once']);
  for (const nothing of ['{"title": "^"}', '{"custom_data": {^}}', '{"videos": [^]}', '{"videos": [{"id": "a" ^', '^'])
    assert.deepEqual(at(nothing).labels, [], nothing);
});

/** @param {string} text @param {import('../../demo/studio/code/changes.js').Change[]} changes */
const changed = (text, changes) =>
  changes.reduceRight((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);

test('the least changes between two texts make the one into the other, and leave the lines between', () => {
  const lines = fc
    .array(fc.constantFrom('{', '}', 'a', 'b', '"c": 1,', ''), { maxLength: 30 })
    .map((list) => list.join('\n'));
  const texts = fc.oneof(fc.string({ unit: 'binary' }), lines);
  fc.assert(
    fc.property(texts, texts, fc.string(), fc.string(), (a, b, head, tail) => {
      const [before, after] = [head + a + tail, head + b + tail];
      const changes = leastChanges(before, after);
      assert.equal(changed(before, changes), after);
      for (const [i, { from, to }] of changes.entries()) assert.ok(from <= to && from >= (changes[i - 1]?.to ?? 0));
    }),
    { numRuns: 1000 },
  );
  assert.deepEqual(leastChanges('{"a": 1, "b": 2}', '{"a": 17, "b": 2}'), [{ from: 7, to: 7, insert: '7' }]);
  assert.deepEqual(leastChanges('a\n1\nb\nc\nd', 'a\n2\nb\nc\nx\nd'), [
    { from: 2, to: 3, insert: '2' },
    { from: 7, to: 7, insert: '\nx' },
  ]);
  assert.deepEqual(leastChanges(BOOTS, BOOTS), []);
  assert.equal(lineBreakOf('a\r\nb\r\n'), '\r\n');
  assert.equal(lineBreakOf('a\r\nb\n'), '\n');
  assert.equal(indexOfByte('a“€”😀b', new TextEncoder().encode('a“€”😀').length), 'a“€”😀'.length);
});
