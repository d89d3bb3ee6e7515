// SPDX-License-Identifier: MIT
// What the Properties panel shows and writes, without a page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { customDataOf, customDataText } from '../../demo/studio/model/custom-data.js';
import { printDocument } from '../../demo/studio/model/document.js';
import { ACTIONS, FIELDS, OPERATORS, TYPES } from '../../demo/studio/model/fields.js';
import { CHILDREN, fieldsOf, keysOf, objectAt, pathOf, placeOf, valueAt } from '../../demo/studio/model/places.js';
import { Studio } from '../../demo/studio/model/studio.js';
import { variablesOf, variablesOfCondition } from '../../demo/studio/model/variables.js';
import { takenBy } from '../../demo/studio/properties/aims.js';
import { videoChoices } from '../../demo/studio/properties/choices.js';
import { inWords } from '../../demo/studio/properties/reasons.js';
import { asKind, KINDS, operatorOf } from '../../demo/studio/properties/rules.js';
import { applies, sectionsOf } from '../../demo/studio/properties/sections.js';
import { placeInWords, sifted } from '../../demo/studio/properties/sift.js';
import { Target } from '../../demo/studio/properties/target.js';
import { tryOut } from '../../demo/studio/properties/trial.js';
import { given, textOf, typedValue } from '../../demo/studio/properties/values.js';
import { Engine } from '../../js-glue/engine/engine.js';

const engine = await Engine.create(readFileSync(new URL('../../dist/engine-full.wasm', import.meta.url)));
const BOX = { pos_left: 10, pos_top: 10, pos_width: 30, pos_height: 30, click_action: 'track' };

test('each field of the table is in one section of its object, and each object can be reached', () => {
  const objects = new Set([
    'PROJECT',
    ...Object.values(CHILDREN).flatMap((fields) => Object.values(fields).map((child) => child.object)),
  ]);
  for (const object of Object.keys(FIELDS)) {
    assert.ok(objects.has(object), `the panel leads to no ${object}`);
    const shown = sectionsOf(object).flatMap(({ fields }) => fields);
    const all = FIELDS[object].map(({ name }) => name);
    assert.deepEqual([...shown].sort(), [...all].sort(), `the sections of ${object}`);
  }
  for (const [object, children] of Object.entries(CHILDREN))
    for (const name of Object.keys(children))
      assert.ok(
        fieldsOf(object).some((field) => field.name === name),
        name,
      );
});

test('a field that does not apply to a type changes nothing of what the viewer sees', () => {
  const values = {
    COLOR: 'red',
    LENGTH: 5,
    BOOLEAN: true,
    NUMBER: 5,
    INTEGER: 5,
    TEXT: 'x',
    SCALAR: 'x',
    CHOICE: 'fade',
  };
  const shown = (/** @type {object} */ fields) => {
    engine.load(JSON.stringify({ videos: [{ interactions: [{ ...BOX, time: 1, name: 'n', ...fields }] }] }));
    return engine.item(0);
  };
  let compared = 0;
  for (const { name: type } of TYPES.filter(({ visible }) => visible))
    for (const { name, kind } of FIELDS.INTERACTION.filter((field) => field.kind in values)) {
      const own = { type, ...(type !== 'hotspot' && { value: 'v' }) };
      if (name === 'click_action' || applies(name, { ...BOX, ...own })) continue;
      assert.deepEqual(shown({ ...own, [name]: values[kind] }), shown(own), `${type} ${name}`);
      compared++;
    }
  assert.ok(compared > 30);
  assert.ok(applies('hotspot_ring', { type: 'HotSpot' }) && !applies('hotspot_ring', { type: 'button' }));
  assert.ok(
    applies('click_value', { type: 'button', click_action: 'Jump' }) &&
      !applies('click_value', { type: 'button', click_action: 'track' }),
  );
  assert.ok(
    FIELDS.INTERACTION.every(({ name }) => applies(name, { type: 'odd' })),
    'an unknown type hides nothing',
  );
});

test('custom data are kept as they are written: JSON, plain text, and nothing', () => {
  const rows = [
    ['{"sku": 1}', 'JSON', { sku: 1 }],
    ['hello {', 'text', 'hello {'],
    ['"hello"', 'JSON', 'hello'],
    ['12', 'JSON', 12],
    ['null', 'JSON', null],
    ['  ', 'nothing', undefined],
  ];
  for (const [text, kind, value] of rows) assert.deepEqual(customDataOf(text), { kind, value });
  assert.equal(customDataText('12'), '"12"');
  assert.equal(customDataText(''), '""');
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom('null', ' ', '1e5', '"')), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      const kept = customDataOf(customDataText(plain)).value; // some values as their text
      assert.deepEqual(JSON.parse(JSON.stringify(kept)), plain);
    }),
    { examples: [[{ '': '__proto__' }], [JSON.parse('{"__proto__":{"a":1}}')]] },
  );
});

test('long numbers in custom data are written as they were', {
  skip: !JSON.rawJSON && 'this Node.js rounds them',
}, () => {
  const text = '{"id":123456789012345678901234567890,"price":1.50}';
  const { value } = customDataOf(text);
  assert.equal(customDataText(value), text);
  const studio = new Studio();
  studio.edit('Data', (_document, video) => void video.cues.push({ time: 1, custom_data: value }));
  studio.edit('Copy', (_document, video) => void video.cues.push({ time: 2 }));
  assert.ok(studio.text.includes('123456789012345678901234567890') && studio.text.includes('1.50'));
});

test('what is typed comes back as it was typed, and means that to the engine', () => {
  const rows = [
    ['NUMBER', '12.5', 12.5],
    ['NUMBER', '1.', '1.'],
    ['NUMBER', '', undefined],
    ['INTEGER', '-1', -1],
    ['TEXT', '12', '12'],
    ['SCALAR', '12', 12],
    ['SCALAR', '012', '012'],
    ['SCALAR', '1.50', '1.50'],
    ['SCALAR', '12345678901234567890', '12345678901234567890'],
    ['SCALAR', 'true', 'true'],
    ['OPERAND', '', ''],
    ['OPERANDS', '["S", 1]', ['S', 1]],
    ['OPERANDS', '[S', '[S'],
    ['LENGTH', '12px', '12px'],
  ];
  for (const [kind, text, value] of rows) {
    assert.deepEqual(typedValue(kind, text), value, `${kind} ${text}`);
    if (!Array.isArray(value)) assert.equal(textOf(kind, value), text);
  }
  const field = (/** @type {string} */ name) => FIELDS.INTERACTION.find((each) => each.name === name);
  assert.equal(given({ start: ' ', time: 3 }, field('time')), 3);
  assert.equal(given({ variable_value: '' }, field('variable_value')), '');
  assert.equal(given({ name: '' }, field('name')), undefined);
  assert.equal(given({ custom_data: null }, field('custom_data')), null);
});

test('the path of each diagnostic leads to its video, its interaction and its field', () => {
  const text = JSON.stringify({
    lead_form: { fields: [{ label: 'x' }] },
    videos: [
      {
        id: 'a',
        interactions: [{ ...BOX, type: 'button', value: 'v', start: 'soon', end_time: 3 }],
        cues: [{ time: -1 }],
      },
      {
        id: 'b',
        sources: [{}],
        interactions: [
          { ...BOX, type: 'text', value: 'v', time: 1, when: { all: [{ variable: 'x', operator: 'odd' }] } },
        ],
      },
    ],
  });
  const document = JSON.parse(text);
  const found = Object.fromEntries(
    engine
      .load(text)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ path }) => [path, placeOf(document, path)]),
  );
  assert.deepEqual(found, {
    '/lead_form/fields/0/name': { video: null, list: null, index: -1, field: 'lead_form' },
    '/videos/0/interactions/0/start': { video: 0, list: 'interactions', index: 0, field: 'start' },
    '/videos/0/cues/0/time': { video: 0, list: 'cues', index: 0, field: 'time' },
    '/videos/1/sources/0/src': { video: 1, list: null, index: -1, field: 'sources' },
    '/videos/1/interactions/0/when/all/0/operator': { video: 1, list: 'interactions', index: 0, field: 'when' },
  });
  assert.equal(placeOf(document, '/videos/7/title'), null);
  assert.deepEqual(objectAt(keysOf('/videos/1/interactions/0/when/all/0/operator')), {
    object: 'RULE',
    field: 'operator',
    rest: [],
  });
  assert.deepEqual(objectAt(keysOf('/videos/1/interactions/0/custom_data/x')), {
    object: 'INTERACTION',
    field: 'custom_data',
    rest: ['x'],
  });
  assert.deepEqual(objectAt(keysOf('/trays/end_menu/title')), { object: 'TRAY', field: 'title', rest: [] });
  assert.equal(pathOf(keysOf('/trays/a~1b~0c')), '/trays/a~1b~0c');
  assert.equal(valueAt({ trays: { 'a/b~c': 1 } }, keysOf('/trays/a~1b~0c')), 1);
});

test('several interactions are edited as one, in one step for a text being typed', () => {
  const studio = new Studio();
  studio.open(
    printDocument({ videos: [{ id: 'a', interactions: [{ type: 'button', label: 'one' }, { type: 'button' }] }] }),
  );
  const target = () =>
    new Target(studio, 'INTERACTION', [
      ['videos', 0, 'interactions', 0],
      ['videos', 0, 'interactions', 1],
    ]);
  const field = target().field('internal_label');
  assert.deepEqual(target().state(field), { value: undefined, given: true, mixed: true });
  for (const text of ['t', 'tw', 'two']) target().write(field, text);
  assert.deepEqual(studio.interactions, [
    { type: 'button', label: 'two' },
    { type: 'button', internal_label: 'two' },
  ]);
  studio.undo();
  assert.deepEqual(studio.interactions, [{ type: 'button', label: 'one' }, { type: 'button' }]);
  const design = new Target(studio, 'DESIGN', [['design']]);
  design.write(design.field('color'), 'red');
  assert.deepEqual(studio.document?.design, { color: 'red' });
});

test('diagnostics are those of the field under any of its names, also of several interactions', () => {
  const studio = new Studio();
  studio.open(JSON.stringify({ videos: [{ id: 'a', interactions: [{}, {}, {}] }] }));
  const at = (/** @type {string} */ path) => ({
    severity: 'error',
    code: 'c',
    path,
    message: '',
    offset: 0,
    line: 1,
    column: 1,
  });
  const paths = [
    '/title',
    '/videos/0/interactions/0',
    '/videos/0/interactions/0/start',
    '/videos/0/interactions/10/time',
    '/videos/0/interactions/1/when/all/0',
    '/videos/0/interactions/2/time',
  ];
  studio.problems.list = /** @type {any} */ (paths.map(at));
  const target = new Target(
    studio,
    'INTERACTION',
    [0, 1].map((index) => ['videos', 0, 'interactions', index]),
  );
  const found = (/** @type {string} */ name, deep = true) =>
    target.problemsOf(target.field(name), deep).map(({ path }) => path);
  assert.deepEqual(found('time'), [paths[2]]);
  assert.deepEqual([found('when'), found('when', false)], [[paths[4]], []]);
  assert.deepEqual(
    target.own.map(({ path }) => path),
    [paths[1]],
  );
  const project = new Target(studio, 'PROJECT', [[]]);
  assert.deepEqual(project.problemsOf(project.field('title')).length, 1);
});

test('what a click takes has a control of its own, and videos are found by each of their names', () => {
  for (const { name, takes } of ACTIONS)
    assert.equal(takenBy({ type: 'button', click_action: name }), takes.replace(', required', ''));
  assert.equal(takenBy({ type: 'switch', click_action: 'link' }), 'video');
  const document = {
    videos: [
      { id: 7, token: 'AbC', title: 'Camp' },
      { id: 'b', token: '7' },
    ],
  };
  for (const [value, chosen] of [
    [7, '7'],
    ['Camp ---AbC', '7'],
    ['AbC', '7'],
    ['b', 'b'],
    ['c', null],
    ['', null],
  ])
    assert.equal(videoChoices(document, value, 'id').chosen, chosen, String(value));
});

test('a tree of conditions keeps its rules when its kind changes, and means what the kind says', () => {
  const rule = { variable: 'x', operator: 'equals', value: 1 };
  const other = { variable: 'y', operator: 'exists' };
  assert.deepEqual(asKind(rule, 'all'), { all: [rule] });
  assert.deepEqual(asKind({ all: [rule, other] }, 'not'), { not: { all: [rule, other] } });
  assert.deepEqual(asKind({ not: rule }, 'any'), { any: [rule] });
  assert.deepEqual(asKind({ any: [{ not: rule }, other] }, 'rule'), rule);
  for (const { kind } of KINDS)
    for (const { kind: next } of KINDS) {
      const text = JSON.stringify({
        videos: [{ interactions: [{ ...BOX, type: 'hotspot', time: 1, when: asKind(asKind(rule, kind), next) }] }],
      });
      assert.deepEqual(engine.load(text).diagnostics, [], `${kind} → ${next}`);
    }
  for (const { name, label, sign } of OPERATORS)
    for (const written of [name, label.toUpperCase(), sign].filter(Boolean))
      assert.equal(operatorOf(written)?.name, name);
});

test('a project’s variables are those that it sets, asks for, compares or inserts', () => {
  const document = {
    variables: { score: 1 },
    lead_form: { fields: [{ name: 'pet' }] },
    videos: [
      {
        interactions: [
          { variable_name: 'size', value: '{{ hello }}' },
          { conditional_variable: 'level', when: { not: { any: [{ variable: 'km' }] } } },
        ],
      },
    ],
  };
  assert.deepEqual(variablesOf(document), [
    'hello',
    'km',
    'level',
    'pet',
    'score',
    'size',
    'name',
    'email',
    'phone',
    'custom_id',
  ]);
  assert.deepEqual(variablesOfCondition(document.videos[0].interactions[1]), ['level', 'km']);
});

test('the engine says why an interaction is hidden at the playhead, with values to try out, in plain words', () => {
  const item = { ...BOX, type: 'hotspot', time: 2, end_time: 8, hide_mobile: true };
  const text = JSON.stringify({
    variables: { level: 'new' },
    videos: [
      {
        id: 'a',
        interactions: [
          { ...item, id: 'x', conditional_variable: 'score', conditional_operator: '<', conditional_value: 3 },
          { type: 'variable', time: 3, variable_name: 'score', variable_value: 9 },
        ],
      },
      {
        id: 'b',
        interactions: [
          { type: 'button', time: 'x', ...BOX },
          {
            ...item,
            when: {
              any: [
                { variable: 'level', operator: 'in', value: ['old', 1] },
                { variable: 'gear', operator: 'exists' },
              ],
            },
          },
          { ...BOX, type: 'jump', time: 1, jump_time: 15, when: { variable: 'back', operator: 'exists' } },
        ],
      },
    ],
  });
  const base = { text, video: 0, index: 0, time: 2.5, duration: 20, variables: {}, device: 'desktop' };
  const words = (/** @type {object} */ more) => {
    const answer = tryOut(engine, { ...base, ...more });
    return answer && { active: answer.active, words: answer.reasons.map(inWords), note: answer.note };
  };
  const SCORE = 'The variable score is not set: “Number less than 3” is false.';
  assert.deepEqual(words({}), { active: false, words: [SCORE], note: '' });
  assert.deepEqual(words({ variables: { score: '1' } }), { active: true, words: [], note: '' });
  assert.deepEqual(words({ time: 3.5 }).words, ['The variable score is 9: “Number less than 3” is false.']);
  assert.deepEqual(
    words({ time: 3.5, variables: { score: '1' } }).active,
    true,
    'a value to try out counts in place of a set one',
  );
  assert.deepEqual(words({ time: 1, device: 'mobile' }).words, [
    'It is only on screen from 2 s to 8 s.',
    'It is hidden on mobile devices.',
    SCORE,
  ]);
  assert.deepEqual(words({ video: 1, index: 1 }).words, [
    'The variable level is “new”: “Is one of old, 1” is false.',
    'The variable gear is not set: “Exists” is false.',
    'Together, its conditions are false.',
  ]);
  assert.equal(
    words({ video: 1, index: 1, time: 12, variables: { back: '1' } })?.note,
    'Played from the start, a jump leads elsewhere.',
  );
  assert.equal(words({ video: 1, index: 1, time: 12 }).note, '');
  assert.equal(words({ video: 1, index: 0 }).note, 'It is left out because of its errors.');
  assert.deepEqual(words({ video: 1, index: 2, time: 5 }).words, [
    'It is a timed action: it happens, and is never on screen.',
    'The variable back is not set: “Exists” is false.',
  ]);
});

test('problems are sifted: errors first, and by words of their message, code or place', () => {
  const problem = (/** @type {any} */ severity, /** @type {string} */ path, message = 'odd') => ({
    severity,
    path,
    message,
    code: 'c',
    offset: 0,
    line: 1,
    column: 1,
  });
  const document = {
    videos: [{ id: 'a', title: 'Trail', interactions: [{ label: 'Boots', time: 1 }], cues: [{ id: 'dawn' }] }],
  };
  const list = [
    problem('warning', '/videos/0/interactions/0/pos_left'),
    problem('error', '/title'),
    problem('warning', '/videos/0/cues/0/time', 'must be'),
  ];
  const paths = (/** @type {string} */ severity, /** @type {string} */ words) =>
    sifted(list, severity, words, document).map(({ path }) => path);
  assert.deepEqual(paths('', ''), [list[1].path, list[0].path, list[2].path]);
  assert.deepEqual(paths('', 'boots'), [list[0].path]);
  assert.deepEqual(paths('warning', 'MUST'), [list[2].path]);
  assert.deepEqual(paths('error', 'must'), []);
  assert.deepEqual(
    list.map(({ path }) => placeInWords(document, path)),
    [
      ['Trail', 'Boots', 'Left'],
      ['Project', 'Title'],
      ['Trail', 'dawn', 'Time'],
    ],
  );
  assert.deepEqual(placeInWords(null, '/videos/0'), ['videos', '0']);
});
