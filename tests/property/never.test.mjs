// SPDX-License-Identifier: MIT
// What `never_true` warns of never holds: plays random conditions with random values, in the
// engine and in the naive model, which must agree.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newEngine } from '../support/play.mjs';
import { instantOf, lets } from './conditions.mjs';
import { Random } from './generate.mjs';

const CONDITIONS = 1500;
const VALUES_EACH = 6;
const DATES = 2000;
const NAMES = ['a', 'a', 'b'];
const OPERATORS = {
  ...{ exists: 1, not_exists: 1, equals: 5, not_equals: 1, contains: 1, not_contains: 1, regex: 1, in: 3 },
  ...{ less_than: 3, greater_than: 3, less_or_equal: 3, greater_or_equal: 3, before: 3, after: 3 },
};
const PLAIN = [
  ...['', ' ', '0', 1, '1.0', ' 1', '1e0', 2, '-2.5', 3, true, false, 'true', 'x', 'X ', 'xy', '1,5', '0x1', '1e999'],
  ...['2024-06-01', '2024-06-01T00:00Z', '2024-06-01T02:00:00.000+02:00', ' 2024-05-31t24:00', '2024-02-30'],
  ...['2024-06-02', '2023-02-28T23:59:59,9', '12:00', '2024'],
];
const BOX = { pos_left: 0, pos_top: 0, pos_width: 50, pos_height: 50 };

/** @param {Random} random */
const operand = (random) => (random.chance(0.1) ? `{{${random.pick(NAMES)}}}` : random.pick(PLAIN));

/** @param {Random} random */
function rule(random) {
  const operator = random.pick(Object.entries(OPERATORS).flatMap(([name, weight]) => Array(weight).fill(name)));
  const list = () => Array.from({ length: random.whole(0, 3) }, () => operand(random));
  const value = operator === 'in' ? random.pick([list(), list().join(',')]) : operand(random);
  return { variable: random.pick(NAMES), operator, value: operator === 'regex' ? '^x?$' : value };
}

/** @param {Random} random @param {number} depth */
function tree(random, depth) {
  const kind = depth === 0 ? 'rule' : random.pick(['rule', 'all', 'all', 'any', 'not']);
  if (kind === 'rule') return rule(random);
  if (kind === 'not') return { not: tree(random, depth - 1) };
  return { [kind]: Array.from({ length: random.whole(1, 4) }, () => tree(random, depth - 1)) };
}

/** @param {object[]} conditions */
const projectOf = (conditions) => ({
  variables: { a: '', b: '' },
  interactions: conditions.map((when) => ({ type: 'text', time: 0, click_action: 'none', ...BOX, when })),
});

/** An engine with an interaction for each condition, and its diagnostics. */
function loaded(conditions) {
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(JSON.stringify(projectOf(conditions)));
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.ready(60);
  return { engine, warnings: diagnostics.filter(({ code }) => code === 'never_true') };
}

/**
 * What a warning claims never to hold: the rule or, if it conflicts with others, the outermost
 * `all` around it with only `all` in between.
 */
function accused(document, { path, message }) {
  const steps = path.split('/').slice(1, -1);
  const places = [document];
  for (const step of steps) places.push(places.at(-1)[step]);
  if (!message.includes('together')) return places.at(-1);
  const isHeld = (i) => steps[i - 1] === 'when' || (i >= 2 && steps[i - 2] === 'all');
  let at = places.length - 1;
  while (isHeld(at) && steps[at - 1] !== 'when') at -= 2;
  return places[at];
}

/** @param {Random} random */
function compare(random) {
  const conditions = Array.from({ length: 8 }, () => tree(random, 3));
  const document = projectOf(conditions);
  const never = loaded(conditions).warnings.map((warning) => accused(document, warning));
  const { engine } = loaded([...conditions, ...never]);
  for (let i = 0; i < VALUES_EACH; i++) {
    const values = { a: random.pick(PLAIN), b: random.pick(PLAIN) };
    for (const [name, value] of Object.entries(values)) engine.set(name, value);
    const variables = new Map(Object.entries(values));
    for (const [at, when] of [...conditions, ...never].entries()) {
      const says = () => `${JSON.stringify(when)} with ${JSON.stringify(values)}`;
      assert.equal(engine.active(at), lets({ when }, variables), `not as in the model: ${says()}`);
      assert.ok(at < conditions.length || !engine.active(at), `it holds: ${says()}`);
    }
  }
  return never.length;
}

describe('never_true', () => {
  it('is told of what never holds', () => {
    let told = 0;
    for (let seed = 1; seed <= CONDITIONS / 8; seed++) told += compare(new Random(seed));
    assert.ok(told > CONDITIONS / 10, `${told} are too few`);
  });

  it('names the operator to use', () => {
    const used = (operator, value) => loaded([{ variable: 'a', operator, value }]).warnings[0].message.split('use ')[1];
    assert.equal(used('less_than', '2024-06-01'), 'before');
    assert.equal(used('>=', '2024-06-01T12:00Z'), 'after');
    assert.equal(used('before', 5), 'less_than');
    assert.equal(used('after', '5'), 'greater_than');
    assert.equal(used('after', 'x'), undefined);
  });

  it('is told of the rules that no value fulfils', () => {
    const alone = Object.keys(OPERATORS).flatMap((operator) =>
      PLAIN.map((value) => ({ variable: 'a', operator, value: operator === 'regex' ? '^$' : value })),
    );
    const told = new Set(loaded(alone).warnings.map(({ path }) => Number(path.split('/')[2])));
    const some = [...PLAIN, '2023-02-28T23:59:59', '9', '5', -1e9, 1e9, '0001-01-01', '9999-01-01'].map(
      (value) => new Map([['a', value]]),
    );
    for (const [i, when] of alone.entries()) {
      const can = [new Map(), ...some].some((variables) => lets({ when }, variables));
      assert.equal(told.has(i), !can, JSON.stringify(when));
    }
  });
});

describe('a date', () => {
  it('is what JavaScript has for it, where it knows it', () => {
    for (const text of PLAIN.filter((each) => typeof each === 'string' && /T[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(each)))
      assert.equal(instantOf(text), Date.parse(text), text);
  });

  it('is before or after another by their instants', () => {
    const random = new Random(7);
    const two = (most) => String(random.whole(0, most)).padStart(2, '0');
    const zone = () => random.pick(['', 'Z', `+${two(3)}:${two(59)}`, `-${two(3)}`]);
    const time = () =>
      `${random.pick('Tt ')}${two(25)}:${two(60)}${random.pick(['', `:${two(59)}.${two(99)}`])}${zone()}`;
    const text = () =>
      `${random.pick(['2023', '2024', '1900', '0000'])}-${random.pick(['02', '03', '12', '01'])}-${random.pick(['01', '28', '29', '30', '31', two(31)])}${random.pick(['', time()])}`;
    const pairs = Array.from({ length: DATES }, () => [text(), text()]);
    const rules = pairs.flatMap(([, value], i) => [
      { variable: `v${i}`, operator: 'before', value },
      { variable: `v${i}`, operator: 'after', value },
    ]);
    const { engine } = loaded(rules);
    for (const [i, [left, right]] of pairs.entries()) {
      engine.set(`v${i}`, left);
      const [a, b] = [instantOf(left) ?? Number.NaN, instantOf(right) ?? Number.NaN];
      assert.deepEqual([engine.active(2 * i), engine.active(2 * i + 1)], [a < b, a > b], `${left} and ${right}`);
    }
  });
});
