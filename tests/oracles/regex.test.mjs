// SPDX-License-Identifier: MIT
// Compares the `regex` operator with JavaScript's RegExp with the `u` flag: what is a
// valid pattern, and what it matches, for random patterns and texts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';
import { below } from '../support/random.mjs';

const DOCUMENTS = 600;
const PATTERNS = 50;
const TEXTS = 10;

/** Features left out by docs/patterns.md, by the start of the engine's messages. */
const LEFT_OUT = /^(look-around|back-references|too large|no such group: \(\?[a-z-]*:|two groups of a name)/;

const LETTERS = [
  'a',
  'a',
  'a',
  'b',
  'b',
  'c',
  'A',
  'Z',
  '_',
  '-',
  '0',
  '7',
  ' ',
  'é',
  'Ω',
  'ж',
  '٣',
  '😀',
  '\n',
  '\u2028',
  '\ufeff',
];
const ESCAPES =
  '\\p{L} \\P{L} \\p{Lu} \\P{Ll} \\p{Script=Greek} \\P{sc=Cyrl} \\p{scx=Arab} \\p{gc=Nd} \\p{Alphabetic} \\p{Emoji} \\p{Any} \\P{Any} \\d \\D \\w \\W \\s \\S \\n \\r \\t \\v \\f \\0 \\cJ \\x61 \\u0062 \\u{1f600} \\ud83d\\ude00 \\u{0061} \\ud83d \\. \\* \\/ \\{ \\]'.split(
    ' ',
  );
/** Pieces that make a pattern invalid, or nearly. */
const PIECES =
  '( ) (?: (?<n> (?<m> (?<n1$> (?= (?<! (? | [ [^ ] - * + ? *? {2} {1,} {1,3} {3,1} {,2} { } {0} ^ $ . \\ \\b \\B \\- \\c \\c1 \\x \\x6 \\u \\u{ \\u{} \\u{110000} \\00 \\1 \\k \\p{L} \\p \\p{ \\p{} \\P{l} \\p{L=Lu} \\p{Script} \\e \\_ / ,'.split(
    ' ',
  );

/** @param {Random} random */
const letter = (random) => random.pick(LETTERS);
/** @param {Random} random @param {number} most @param {() => string} make */
const several = (random, most, make) => Array.from({ length: below(random, most + 1) }, make).join('');

/** @param {Random} random */
function classMember(random) {
  const point = () => random.pick(['a', 'b', 'c', 'A', '0', '9', 'é', '😀', '\\-', '\\]', '\\u{10ffff}', '\\b']);
  const kind = below(random, 8);
  if (kind < 3) return `${point()}-${point()}`; // sometimes out of order
  if (kind === 3) return random.pick(['^', '-', '[', '.', '$', '(', '*']);
  return kind < 6 ? letter(random) : random.pick(ESCAPES);
}

/** @param {Random} random @param {number} depth @returns {string} */
function atom(random, depth) {
  const kind = below(random, depth > 0 ? 12 : 9);
  if (kind < 5) return letter(random);
  if (kind < 6) return random.pick(ESCAPES);
  if (kind < 7) return '.';
  if (kind < 9) return `[${random.pick(['', '^'])}${several(random, 3, () => classMember(random))}]`;
  return `(${random.pick(['', '?:', '?:'])}${disjunction(random, depth - 1)})`;
}

const QUANTIFIERS = '* + ? *? +? ?? {2} {0} {1,} {0,2} {1,3} {2,2}? {0,}'.split(' ');

/** @param {Random} random @param {number} depth @returns {string} */
function term(random, depth) {
  if (random.chance(1 / 8)) return random.pick(['^', '$', '\\b', '\\B']);
  return atom(random, depth) + (random.chance(0.4) ? random.pick(QUANTIFIERS) : '');
}

/** @param {Random} random @param {number} depth @returns {string} */
function disjunction(random, depth) {
  const alternatives = random.pick([1, 1, 1, 2, 3]);
  return Array.from({ length: alternatives }, () => several(random, 4, () => term(random, depth))).join('|');
}

/** A valid or invalid pattern. @param {Random} random @returns {string} */
function randomPattern(random) {
  const kind = below(random, 10);
  if (kind === 0) return several(random, 7, () => random.pick([letter(random), random.pick(PIECES)]));
  const pattern = disjunction(random, 2);
  if (kind > 3) return pattern;
  const characters = [...pattern];
  characters.splice(below(random, characters.length + 1), below(random, 2), random.pick(PIECES));
  return characters.join('');
}

/** @param {string} pattern */
function compiled(pattern) {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null;
  }
}

/**
 * Whether JavaScript finds a match. V8 also finds an empty match between the halves of a
 * surrogate pair, where ECMA-262 (RegExpBuiltinExec) doesn't look.
 * @param {RegExp} regex
 * @param {string} text
 */
function isFound(regex, text) {
  const match = regex.exec(text);
  if (!match || (text.codePointAt(match.index - 1) ?? 0) < 0x10000) return match !== null;
  const sticky = new RegExp(regex, 'uy');
  let at = 0;
  const places = [0, ...Array.from(text, (character) => (at += character.length))];
  return places.some((place) => {
    sticky.lastIndex = place;
    return sticky.test(text);
  });
}

/** An engine whose item `i` is shown while pattern `i` matches `x`. @param {string[]} patterns */
function engineWith(patterns) {
  const engine = newEngine();
  const condition = (/** @type {string} */ value) => ({ variable: 'x', operator: 'regex', value });
  const items = patterns.map((pattern, i) => ({
    id: String(i),
    type: 'text',
    time: 0,
    click_action: 'none',
    ...{ pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10 },
    when: condition(pattern),
  }));
  const { diagnostics } = engine.load(JSON.stringify(items), { lenient: true });
  engine.ready(60);
  const problems = new Map(diagnostics.map(({ code, path, message }) => [path, `${code} ${message}`]));
  return { engine, problem: (/** @type {number} */ i) => problems.get(`/${i}/when/value`) };
}

describe('regex', () => {
  it('takes the patterns that RegExp takes, and finds what it finds', () => {
    const random = new Random(11);
    const counts = { good: 0, bad: 0, leftOut: 0, found: 0, missing: 0 };
    for (let n = 0; n < DOCUMENTS; n++) {
      const patterns = Array.from({ length: PATTERNS }, () => randomPattern(random)).filter(
        (pattern) => !/\{\{.*\}\}/s.test(pattern), // a template
      );
      const { engine, problem } = engineWith(patterns);
      const tests = patterns.map((pattern, i) => {
        const expected = compiled(pattern);
        const [, code, message] = /^(\w+) (.*)$/s.exec(problem(i) ?? '') ?? [];
        const leftOut = expected !== null && LEFT_OUT.test(message);
        if (!leftOut) assert.equal(code, expected ? undefined : 'bad_regex', `${JSON.stringify(pattern)}: ${message}`);
        counts[leftOut ? 'leftOut' : expected ? 'good' : 'bad']++;
        return { pattern, expected: leftOut ? null : expected, item: engine.findItem(String(i)) };
      });
      for (let k = 0; k < TEXTS; k++) {
        const text = several(random, 10, () => letter(random));
        engine.set('x', text);
        for (const { pattern, expected, item } of tests) {
          if (!expected) continue;
          const found = engine.active(item);
          assert.equal(found, isFound(expected, text), `${JSON.stringify(pattern)} in ${JSON.stringify(text)}`);
          counts[found ? 'found' : 'missing']++;
        }
      }
    }
    const enough = counts.good > 15_000 && counts.bad > 3000 && counts.leftOut < counts.bad / 4;
    assert.ok(enough && counts.found > 50_000 && counts.missing > 50_000, JSON.stringify(counts));
  });

  it('finds long texts in no time, whatever the pattern', () => {
    const rows = /** @type {[number, string[], boolean[]][]} */ ([
      // RegExp would take too long
      [40_000, ['^(?:a*)*b$', '^(a+)+$', '(a|a)*c', '(a|aa)+$', '(.*.*)*=.*x'], [true, false, false, false, false]],
      [500, ['(?:a{0,30}){0,30}b'], [true]],
    ]);
    for (const [size, patterns, expected] of rows) {
      const { engine, problem } = engineWith(patterns);
      assert.deepEqual(patterns.map((_, i) => problem(i)).filter(Boolean), []);
      const active = () => patterns.map((_, i) => engine.active(i));
      engine.set('x', `${'a'.repeat(size)}!`);
      assert.deepEqual(active(), Array(patterns.length).fill(false));
      engine.set('x', `${'a'.repeat(size)}b`);
      assert.deepEqual(active(), expected);
    }
  });

  it('gives a pattern up that has too much to look at (T21)', () => {
    const { engine } = engineWith(['(?:a{0,30}){0,30}b', 'b']);
    const effects = engine.set('x', `${'a'.repeat(60_000)}b`);
    assert.deepEqual([engine.active(0), engine.active(1)], [false, false]);
    assert.equal(effects.filter(({ line }) => line.includes('"too_much_work"')).length, 1);
    engine.set('x', 'ab');
    assert.deepEqual([engine.active(0), engine.active(1)], [true, true]);
  });

  it('puts a pattern with a template together when it is used', () => {
    const { engine } = engineWith(['^{{p}}$', '^[{{p}}]$']);
    const active = () => [engine.active(0), engine.active(1)];
    const rows = /** @type {const} */ ([
      ['ab', 'ab', [true, false]],
      ['a.', 'ab', [true, false]],
      ['a-z', 'q', [false, true]],
      ['(', '(', [false, true]], // invalid, so not found; a class with one character
      ['', '', [true, false]],
      ['a|b', 'bx', [false, false]],
      ['x'.repeat(3000), 'x', [false, false]],
    ]);
    for (const [p, x, expected] of rows) {
      engine.set('p', p);
      engine.set('x', x);
      assert.deepEqual(active(), expected, p);
    }
  });
});
