// SPDX-License-Identifier: MIT
// Where a document stops being JSON, and why. JSON.parse() determines the place: the
// first byte after the longest prefix that could be completed; for a wrong number, word,
// escape or character its first byte.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';
import { below } from '../support/random.mjs';

const DOCUMENTS = 3000;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const engine = newEngine();

/** @param {string | Uint8Array} document */
function syntaxError(document) {
  const [first] = engine.load(document).diagnostics;
  return first?.code === 'syntax' ? first : undefined;
}

// ---- The oracle -------------------------------------------------------------

/** All suffixes of a text. @param {string} text */
const tails = (text) => Array.from(text, (_c, i) => text.slice(i));
const WORDS = ['true', 'false', 'null'].flatMap((word) => tails(word.slice(1)));
const ESCAPES = [...tails('u0000'), ...tails('\\udc00'), ...tails('0000').map((rest) => `${rest}\\udc00`)];
const IN_TEXT = ['', ...ESCAPES].flatMap((rest) => [`${rest}"`, `${rest}":0`]);
const ELSEWHERE = ['', '0', ...WORDS, ':0', '"":0'];
const CHARACTERS = [[], [0x80], [0xbf], [0x80, 0x80], [0xbf, 0x80], [0x80, 0x80, 0x80], [0xbf, 0x80, 0x80]];

/** @param {any} value */
function isStrict(value) {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.isWellFormed();
  return Object.entries(value ?? {}).every(([key, each]) => key.isWellFormed() && isStrict(each));
}

/** @param {string} text */
function isJson(text) {
  try {
    return isStrict(JSON.parse(text));
  } catch {
    return false;
  }
}

/** @param {number[] | Uint8Array} bytes @returns {string | null} */
function decode(bytes) {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

const withoutTexts = (text) => text.replace(/"(?:[^"\\]|\\.)*"/gs, '');

/** The brackets that close those that are open. @param {string} text */
function closers(text) {
  const open = [];
  for (const c of withoutTexts(text).replace(/".*/s, '')) {
    if (c === '{' || c === '[') open.unshift(c === '{' ? '}' : ']');
    if (c === '}' || c === ']') open.shift();
  }
  return open.join('');
}

const isInText = (text) => withoutTexts(text).includes('"');

/** Whether it is a prefix of a document. @param {Uint8Array} bytes */
function isBeginning(bytes) {
  return CHARACTERS.some((rest) => {
    const text = decode([...bytes, ...rest]);
    if (text === null) return false;
    const close = closers(text);
    return (isInText(text) ? IN_TEXT : ELSEWHERE).some((each) => isJson(text + each + close));
  });
}

/** An incomplete escape at the end of a text, also half of a surrogate pair. */
const ESCAPE = /(?<!\\)(?:\\\\)*(\\(?:u(?:d[89ab][\da-f]{2}\\(?:u[\da-f]{0,3})?|[\da-f]{0,4}))?)$/i;

/** @param {Uint8Array} bytes invalid JSON @returns {number} */
function errorOffset(bytes) {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isBeginning(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  if (low === bytes.length) return low;
  let whole = low;
  while (decode(bytes.subarray(0, whole)) === null) whole--;
  const text = decoder.decode(bytes.subarray(0, whole));
  if (whole < low) return whole;
  const close = closers(text);
  if (isInText(text)) {
    const begun = ESCAPE.exec(text)?.[1] ?? '';
    return isJson(`${text}"${close}`) || isJson(`${text}":0${close}`) ? low : low - begun.length;
  }
  const [token] = /(?:-?\d[\d.eE+-]*|-|[a-z]+)?$/.exec(text) ?? [''];
  const isWhole = isJson(text + close) && !(/^-?\d/.test(token) && /\d/.test(String.fromCharCode(bytes[low])));
  return isWhole ? low : low - token.length;
}

// ---- Documents --------------------------------------------------------------

const SEEDS = [
  '{"a":[1,-2.5e+3,true,false,null],"b":"\\u00e9\\ud83d\\ude00 é😀"}',
  '[0,"\\"\\\\\\/\\b\\f\\n\\r\\t",{"":{}},[[]]]',
  ' {\t"k" : [ -0.1E+2 , 1e308 ] ,\r\n"l" : "" } ',
].map((text) => encoder.encode(text));
const PIECES = '[ ] { } , : " \\ \\u \\ud800 \\udc00 \\u12 0 1 - + . e 1e999 01 1. true tru null " / \t \n'.split(' ');
const BYTES = [0x00, 0x1f, 0x20, 0x7f, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xff];

/** A damaged document, perhaps cut off. @param {Random} random */
function damaged(random) {
  const bytes = [...random.pick(SEEDS)];
  for (let i = below(random, 2); i >= 0; i--) {
    const piece = random.chance(0.7) ? [...encoder.encode(random.pick(PIECES))] : [random.pick(BYTES)];
    bytes.splice(below(random, bytes.length + 1), random.pick([0, 0, 1, 1, 2, 7]), ...piece);
  }
  return Uint8Array.from(random.chance(1 / 4) ? bytes.slice(0, below(random, bytes.length)) : bytes);
}

// ---- Tests ------------------------------------------------------------------

describe('a document that is no JSON', () => {
  it('is told at the byte where it stops being any', () => {
    const random = new Random(38);
    let wrong = 0;
    for (let i = 0; i < DOCUMENTS; i++) {
      const bytes = damaged(random);
      const error = syntaxError(bytes);
      if (!error) continue;
      wrong++;
      assert.equal(
        error.offset,
        errorOffset(bytes),
        `${JSON.stringify(Buffer.from(bytes).toString('latin1'))}, ${error.message}`,
      );
    }
    assert.ok(wrong > DOCUMENTS / 2, `${wrong}`);
  });

  /** @type {[string, number, RegExp][]} */
  const CASES = [
    ['[012]', 1, /leading zero/],
    ['{"videos":[{"id":"m","duration":1e400}]}', 32, /too large/],
    [`[-${'9'.repeat(400)}]`, 1, /too large/],
    ['[1.]', 1, /without digits/],
    ['[-]', 1, /without digits/],
    ['[1e+]', 1, /without digits/],
    ['[1e', 3, /unexpected end/],
    ['\ufeff[]', 0, /byte order mark/],
    ['["a\tb"]', 3, /control character/],
    ['["\\x41"]', 2, /invalid escape/],
    ['["\\u12G4"]', 2, /four hexadecimal digits/],
    ['["\\ud800x"]', 2, /surrogate/],
    ['["\\udc00"]', 2, /surrogate/],
    ['["\\ud8', 6, /unexpected end/],
    ['["a', 3, /unexpected end/],
    ['[tru]', 1, /expected a value/],
    ['[tru', 4, /unexpected end/],
    ['[1,]', 3, /trailing comma/],
    ['{"a":1,}', 7, /trailing comma/],
    ['[,1]', 1, /expected a value/],
    ['{a:1}', 1, /a key in quotes/],
    ['{"a" 1}', 5, /a colon/],
    ['[1 2]', 3, /a comma or/],
    ['[1] // done', 4, /no comments/],
    ['[/**/1]', 1, /no comments/],
    ['[] []', 3, /trailing data/],
  ];
  for (const [text, offset, message] of CASES) {
    it(`says what is wrong with ${text.slice(0, 40)}`, () => {
      const error = syntaxError(text);
      assert.equal(error?.offset, offset);
      assert.match(error?.message ?? '', message);
    });
  }

  it('says that bytes are not UTF-8, or end within a character', () => {
    const cases = { c3: 3, ff22: 2, 80: 2, eda080: 2, f0905d: 2, e282: 4 };
    for (const [hex, offset] of Object.entries(cases)) {
      const error = syntaxError(Buffer.concat([Buffer.from('["'), Buffer.from(hex, 'hex')]));
      const cut = offset === 2 + hex.length / 2;
      assert.deepEqual(
        [error?.offset, error?.message],
        [offset, cut ? 'unexpected end of the document' : 'invalid UTF-8'],
        hex,
      );
    }
  });
});
