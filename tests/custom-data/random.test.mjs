// SPDX-License-Identifier: MIT
// Custom data of any JSON text, spelled in any way, through the ways that cost little.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergePatch } from '../../demo/server/api/raw-json.mjs';
import { merge } from '../../demo/studio/files/merge.js';
import { customDataOf, customDataText } from '../../demo/studio/model/custom-data.js';
import { parseDocument, printDocument } from '../../demo/studio/model/document.js';
import { formatDocument } from '../../js-glue/cli/formatter/format.js';
import { customDataOf as asKaltura } from '../../web/dialects/kaltura-events.js';
import { newEngine } from '../support/play.mjs';
import { compact } from './awkward.mjs';
import { textAt } from './raw.mjs';

const RUNS = 400;
const DEPTH = 4;

const space = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n', '  ');

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }).map((all) => all.join(''));
/** Numbers of the grammar of JSON that a double can hold, in any spelling. */
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(
      fc.constant('0'),
      fc.tuple(fc.integer({ min: 1, max: 9 }), digits).map((parts) => parts.join('')),
    ),
    fc.oneof(
      fc.constant(''),
      digits.map((all) => `.${all}`),
    ),
    fc.oneof(
      fc.constant(''),
      fc
        .tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-', '-0', '+00'), fc.integer({ min: 0, max: 200 }))
        .map((parts) => parts.join('')),
    ),
  )
  .map((parts) => parts.join(''));

const hex = (/** @type {number} */ unit, /** @type {boolean} */ upper) => {
  const text = unit.toString(16).padStart(4, '0');
  return `\\u${upper ? text.toUpperCase() : text}`;
};
/** A character in one of its spellings. */
const character = fc
  .tuple(
    fc.oneof(fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }), fc.constantFrom(...'"\\/\b\f\n\r\t\0{}[],:')),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([text, escaped, upper]) => {
    const whole = text.isWellFormed() ? text : '?';
    if (escaped) return Array.from({ length: whole.length }, (_unit, i) => hex(whole.charCodeAt(i), upper)).join('');
    return whole === '/' && upper ? '\\/' : JSON.stringify(whole).slice(1, -1);
  });
const string = fc.array(character, { maxLength: 12 }).map((all) => `"${all.join('')}"`);
/** Keys that JavaScript treats in its own way, too. */
const key = fc.oneof(
  string,
  fc.constantFrom('"10"', '"9"', '"-1"', '"__proto__"', '"toJSON"', '"custom_data"', '"customData"', '""'),
);

/** @param {fc.Arbitrary<string>[]} parts */
const spaced = (...parts) => fc.tuple(...parts.flatMap((part) => [space, part]), space).map((all) => all.join(''));

/** A JSON text. @type {fc.Arbitrary<string>} */
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: DEPTH, depthSize: 'small' },
    fc.constantFrom('true', 'false', 'null'),
    number,
    string,
    fc.tuple(space, fc.array(spaced(tie('value')), { maxLength: 5 })).map(([gap, all]) => `[${all.join(',') || gap}]`),
    fc
      .tuple(
        space,
        fc.uniqueArray(fc.tuple(key, spaced(tie('value'))), { maxLength: 5, selector: ([name]) => JSON.parse(name) }),
        space,
      )
      .map(
        ([gap, all, before]) => `{${all.map(([name, value]) => `${gap}${name}${before}:${value}`).join(',') || gap}}`,
      ),
  ),
})).value;

const documentOf = (/** @type {string} */ text) =>
  `{"videos": [{"id": "v", "custom_data": ${text}, "interactions": [{"id": "h", "type": "button", "custom_data": ${text}, "time": 0, "click_action": "track", "pos_left": 1, "pos_top": 1, "pos_width": 9, "pos_height": 9}], "cues": [{"time": 1, "custom_data": ${text}}]}]}`;

const engine = newEngine();
/** What listeners hear of a document. @param {string} document @returns {string[]} */
function heard(document) {
  const { ok, diagnostics } = engine.load(document);
  assert.ok(ok, JSON.stringify(diagnostics[0]));
  const effects = [...engine.ready(9), ...engine.play(), ...engine.click(0), ...engine.seek(5), ...engine.answer(true)];
  return effects
    .filter(({ command }) => !command)
    .flatMap(({ line, detail }) =>
      ['node', 'hotspot', 'cue']
        .filter((holder) => detail[holder])
        .map((holder) => {
          const { customData, customDataText: text } = detail[holder];
          assert.equal(text, textAt(line, holder, 'customData'));
          assert.deepEqual(customData, JSON.parse(text));
          return text;
        }),
    );
}

/** @param {string} document */
function edited(document) {
  const { document: value } = parseDocument(document);
  assert.ok(value);
  return printDocument({ ...value, title: 'Another' });
}

/** Ways from a document to another that must not change custom data. @type {Record<string, (document: string, text: string) => string>} */
const DOCUMENTS = {
  'none at all': (document) => document,
  'hotcue format': formatDocument,
  'the studio': edited,
  'the studio, twice': (document) => edited(edited(document)),
  'the form of the studio': (document, text) =>
    document.replaceAll(text, () => compactOf(customDataText(customDataOf(text).value))),
  'a merge': (document) => {
    const [base, mine, theirs] = [documentOf('0'), edited(documentOf('0')), document].map(
      (each) => parseDocument(each).document,
    );
    return printDocument(merge(base, mine, theirs).document);
  },
};

/** What a form shows, as JSON: text that is none is typed without quotes. @param {string} shown */
const compactOf = (shown) => {
  const { value, kind } = customDataOf(shown);
  return kind === 'JSON' ? compact(shown) : JSON.stringify(value);
};

for (const [name, way] of Object.entries(DOCUMENTS)) {
  test(`any custom data, ${name}: unchanged`, () => {
    fc.assert(
      fc.property(json, (text) => {
        const texts = heard(way(documentOf(text), text));
        assert.ok(texts.length >= 3);
        for (const each of texts) assert.equal(each, compact(text));
      }),
      { numRuns: RUNS },
    );
  });
}

test('any custom data, a patch of the API: unchanged, but for nulls in objects', () => {
  fc.assert(
    fc.property(json, (text) => {
      const patch = compact(text);
      fc.pre(!/:null[,}]/.test(patch));
      assert.equal(mergePatch(undefined, patch), patch);
      assert.equal(mergePatch('1', patch), patch);
    }),
    { numRuns: RUNS },
  );
});

test('any custom data, the dialect of Kaltura: text as it was typed', () => {
  fc.assert(
    fc.property(json, (text) => {
      const customDataText = compact(text);
      const customData = JSON.parse(customDataText);
      const wanted = typeof customData === 'string' ? customData : customDataText;
      const absent = customData === null || customData === '';
      assert.equal(asKaltura({ id: 'c', customData, customDataText }, ''), absent ? '' : wanted);
    }),
    { numRuns: RUNS },
  );
});
