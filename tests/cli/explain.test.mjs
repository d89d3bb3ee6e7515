// SPDX-License-Identifier: MIT
// Why an interaction is on screen or not: hc_item_explain(), and the step of a
// script that logs it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newEngine, play } from '../support/play.mjs';

const BUTTON = {
  ...{ type: 'button', time: 0, click_action: 'track' },
  ...{ pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10 },
};
const rule = (variable, operator, value) => ({ variable, operator, value });

/** @param {object} fields @param {object} [variables] */
function explained(
  fields,
  variables = {},
  act = (/** @type {import('../../js-glue/engine/engine.js').Engine} */ _engine) => {},
) {
  const engine = newEngine();
  const interactions = [{ id: 'x', ...BUTTON, ...fields }];
  const videos = [{ id: 'main', interactions }, { id: 'b' }];
  const { ok, diagnostics } = engine.load(JSON.stringify({ variables, videos }));
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.ready(60);
  act(engine);
  const { id, active, reasons } = /** @type {NonNullable<ReturnType<Engine['explain']>>} */ (engine.explain(0));
  assert.equal(id, 'x');
  assert.equal(active, engine.active(0));
  assert.equal(active, reasons.length === 0);
  return reasons;
}

/** Each reason: fields, variables, steps, and the reasons. */
const ROWS = [
  ['nothing', {}, {}, []],
  ['window', { time: 2, end_time: 5.5 }, {}, ['outside its window 2–5.5 s']],
  ['window without end', { time: 2 }, {}, ['outside its window 2– s']],
  ['default', { default_hidden: true }, {}, ['hidden by default']],
  ['device', { hide_desktop: true }, {}, ['hidden on desktop']],
  ['unset', { when: rule('score', '<', 3) }, {}, ['score (unset) less_than 3 → false']],
  ['number', { when: rule('score', 'less_than', 3) }, { score: 4.5 }, ['score (4.5) less_than 3 → false']],
  ['text', { when: rule('a', 'equals', ' "x" ') }, { a: 'y"\n' }, ['a (“y"\n”) equals “"x"” → false']],
  ['boolean', { when: rule('a', 'equals', true) }, { a: false }, ['a (false) equals “true” → false']],
  ['no operand', { when: rule('a', 'exists') }, { a: '' }, ['a (“”) exists → false']],
  ['regex', { when: rule('a', 'regex', '^\\d+$') }, { a: 'x' }, ['a (“x”) regex “^\\d+$” → false']],
  ['template', { when: rule('a', '>', '{{b}}1') }, { a: 9, b: 3 }, ['a (9) greater_than 31 → false']],
  ['or equal', { when: rule('a', '>=', 3) }, { a: 2 }, ['a (2) greater_or_equal 3 → false']],
  ['date', { when: rule('a', 'before', '2024-06-01') }, {}, ['a (unset) before “2024-06-01” → false']],
  ['list', { when: rule('a', 'in', ['x', 2, '{{b}}']) }, { a: 'y', b: 'z' }, ['a (“y”) in “x”, 2, “z” → false']],
  ['list as text', { when: rule('a', 'Is one of', 'x,2 ,') }, { a: 'y' }, ['a (“y”) in “x”, 2 → false']],
  ['empty list', { when: rule('a', 'in', []) }, { a: 'y' }, ['a (“y”) in → false']],
  [
    'long list',
    { when: rule('a', 'in', Array(17).fill(0)) },
    { a: 1 },
    [`a (1) in ${Array(16).fill(0).join(', ')}, … → false`],
  ],
  [
    'list in a tree',
    { when: { all: [rule('a', 'in', [1, 2]), rule('b', 'exists')] } },
    { a: 1 },
    ['a (1) in 1, 2 → true', 'b (unset) exists → false', 'condition → false'],
  ],
  ['long', { when: rule('a', 'not_exists') }, { a: 'é'.repeat(90) }, [`a (“${'é'.repeat(60)}…”) not_exists → false`]],
  [
    'tree',
    { when: { all: [rule('a', 'exists'), { not: rule('b', 'contains', 'B') }] } },
    { a: 1, b: 'abc' },
    ['a (1) exists → true', 'b (“abc”) contains “B” → true', 'condition → false'],
  ],
  [
    'hides on a match',
    { conditional_variable: 'a', conditional_operator: '==', conditional_value: 1, conditional_show: false },
    { a: '1.0' },
    ['a (“1.0”) equals 1 → true', 'condition → false'],
  ],
  [
    'all at once',
    { time: 1, end_time: 2, hide_desktop: true, default_hidden: true, when: rule('a', 'exists') },
    {},
    ['outside its window 1–2 s', 'hidden on desktop', 'a (unset) exists → false'],
  ],
];

describe('explain', () => {
  for (const [name, fields, variables, reasons] of ROWS) {
    it(`tells of: ${name}`, () => assert.deepEqual(explained(fields, variables), reasons));
  }

  it('tells what was done to it', () => {
    const click = (engine) => engine.click(0);
    assert.deepEqual(explained({ post_click_state: 'hidden' }, {}, click), ['hidden by its click']);
    assert.deepEqual(
      explained({ hide_mobile: true }, {}, (engine) => engine.device('mobile')),
      ['hidden on mobile'],
    );
    assert.deepEqual(
      explained({ default_hidden: true }, {}, (engine) => engine.show(0, true)),
      [],
    );
    assert.deepEqual(
      explained({}, {}, (engine) => engine.jump(1)),
      ['in another video, “main”'],
    );
  });

  it('is no input, and knows what it does not know', () => {
    const engine = newEngine();
    assert.equal(engine.explain(0), null);
    engine.load(JSON.stringify([{ id: 'x', ...BUTTON }]));
    assert.deepEqual(engine.explain(0), { id: 'x', active: false, reasons: ['the video is not ready'] });
    engine.ready(60);
    assert.equal(engine.explain(-1), null);
    assert.equal(engine.explain(1), null);
    assert.deepEqual(engine.logExplain(1), []);
  });

  it('tells of a timed action', () => {
    const engine = newEngine();
    const when = rule('a', 'equals', 'b');
    engine.load(JSON.stringify([{ id: 'p', type: 'pause', time: 5, when }]));
    const reasons = ['a timed action, never on screen', 'a (unset) equals “b” → false'];
    assert.deepEqual(engine.explain(0), { id: 'p', active: false, reasons });
    engine.set('a', 'B');
    assert.deepEqual(engine.explain(0)?.reasons, reasons.slice(0, 1));
  });

  it('is a line of the simulation log, recorded and played again', () => {
    const project = [{ id: 'x', ...BUTTON, time: 2, end_time: 5 }];
    const script = [{ play: true }, { until: 1.5 }, { explain: 'x' }, { until: 3 }, { explain: 'x' }];
    const { lines, inputs } = play({ project, script, durations: { main: 60 } });
    const said = lines.filter((line) => line.includes('"explain"'));
    assert.deepEqual(said, [
      '{"t":1.5,"video":"main","event":"explain","id":"x","active":false,"reasons":["outside its window 2–5 s"]}',
      '{"t":3,"video":"main","event":"explain","id":"x","active":true,"reasons":[]}',
    ]);
    assert.equal(inputs.filter((line) => line === '["logExplain",0]').length, 2);
  });
});
