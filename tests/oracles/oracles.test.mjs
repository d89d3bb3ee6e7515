// SPDX-License-Identifier: MIT
// Compares engine.wasm with JavaScript as an oracle: how numbers are printed and parsed,
// what is valid JSON, which scheme a URL has.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';
import { anyNumber, below } from '../support/random.mjs';

const NUMBERS = 100_000;
const DECIMALS = 20_000;
const DOCUMENTS = 30_000;
const URLS = 40_000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Divides a list into chunks. @template T @param {T[]} list @param {number} count @returns {T[][]} */
function chunks(list, count) {
  return Array.from({ length: Math.ceil(list.length / count) }, (_, i) => list.slice(i * count, (i + 1) * count));
}

// ---- Numbers ----------------------------------------------------------------

/** A decimal in JSON syntax, mostly long. @param {Random} random */
function randomDecimal(random) {
  const digits = () =>
    Array.from({ length: 1 + below(random, random.pick([5, 20, 90])) }, () => below(random, 10)).join('');
  const whole = random.chance(1 / 3) ? '0' : digits().replace(/^0+(?=\d)/, '');
  const fraction = random.chance(0.5) ? `.${digits()}` : '';
  const exponent = random.chance(0.5)
    ? `${random.pick(['e', 'E'])}${random.pick(['', '+', '-'])}${below(random, 320)}`
    : '';
  const text = `${random.pick(['', '-'])}${whole}${fraction}${exponent}`;
  return Number.isFinite(Number(text)) ? text : randomDecimal(random);
}

describe('numbers', () => {
  it('are written as String() writes them', () => {
    const random = new Random(1);
    const engine = newEngine();
    engine.load('[]');
    for (let i = 0; i < NUMBERS; i++) {
      const number = anyNumber(random);
      const { line } = engine.set('x', number)[0] ?? {};
      const written = line?.slice(line.indexOf('"value":') + 8, line.indexOf(',"previous"'));
      assert.ok(written === String(number) || (!line && i > 0), `${number}: ${line}`);
    }
  });

  it('are read as JSON.parse() reads them', () => {
    const random = new Random(2);
    const decimals = Array.from({ length: DECIMALS }, () => randomDecimal(random));
    const engine = newEngine();
    for (const some of chunks(decimals, 4000)) {
      const variables = some.map((decimal, i) => `"${i}":${decimal}`).join();
      const { ok, diagnostics } = engine.load(`{"videos":[{"id":"a"}],"variables":{${variables}}}`);
      assert.ok(ok, JSON.stringify(diagnostics));
      for (const [i, decimal] of some.entries()) {
        assert.ok(engine.eval(String(i))[0].line.endsWith(`"value":${Number(decimal)}}`), decimal);
      }
    }
  });
});

// ---- Texts ------------------------------------------------------------------

describe('texts', () => {
  it('are written as JSON.stringify() writes them', () => {
    const engine = newEngine();
    engine.load('[]');
    for (let code = 0; code < 0x11000; code++) {
      const text = `a${String.fromCodePoint(code)}"\\${String.fromCodePoint(0x10ffff - code)}`;
      if (!text.isWellFormed()) continue;
      const expected = `{"t":0,"video":"main","event":"variable:value","name":${JSON.stringify(text)},"value":null}`;
      assert.equal(engine.eval(text)[0].line, expected);
    }
  });
});

// ---- JSON -------------------------------------------------------------------

const SEEDS = [
  '{"videos":[{"id":"a","interactions":[{"type":"pause","time":1.5e0,"name":"\\u00e9\\ud83d\\ude00 é😀"}]}]}',
  '[{"type":"variable","time":0,"custom_data":{"a":[[],{},null,true,false,-0.1E+2,"\\"\\\\\\/\\b\\f\\n\\r\\t"]}}]',
  ` {\t"custom_data" : ${'['.repeat(29)}0${']'.repeat(29)} ,\r\n"videos" : [ ] } `,
].map((text) => new TextEncoder().encode(text));
const PIECES = '[ ] { } , : " \\ \\u \\ud800 \\udc00 \\u0000 0 1 - + . e E 1e999 true null " \t \n'.split(' ');
const BYTES = [0x00, 0x1f, 0x20, 0x7f, 0x80, 0xbf, 0xc0, 0xc3, 0xe2, 0xed, 0xef, 0xbb, 0xf0, 0xf4, 0xff];

/** A damaged document. @param {Random} random @returns {Uint8Array} */
function damaged(random) {
  let bytes = [...random.pick(SEEDS)];
  for (let i = below(random, 4); i >= 0; i--) {
    const at = below(random, bytes.length + 1);
    const piece = random.chance(0.5) ? [...new TextEncoder().encode(random.pick(PIECES))] : [random.pick(BYTES)];
    const taken = random.pick([0, 0, 1, 1, 2, 7]);
    bytes = [...bytes.slice(0, at), ...(random.chance(1 / 4) ? [] : piece), ...bytes.slice(at + taken)];
  }
  return Uint8Array.from(bytes);
}

/** Whether a value has nothing that JSON.parse() accepts but the format doesn't. @param {any} value @param {number} depth */
function isStrict(value, depth) {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return depth < 32 && Object.entries(value).every(([key, each]) => key.isWellFormed() && isStrict(each, depth + 1));
}

/** @param {Uint8Array} bytes */
function isJson(bytes) {
  try {
    return isStrict(JSON.parse(decoder.decode(bytes)), 0);
  } catch {
    return false;
  }
}

describe('JSON', () => {
  it('is what JSON.parse() takes, without what the format forbids', () => {
    const random = new Random(3);
    const engine = newEngine();
    const counts = { good: 0, bad: 0 };
    for (let i = 0; i < DOCUMENTS; i++) {
      const bytes = damaged(random);
      const codes = engine.load(bytes).diagnostics.map(({ code }) => code);
      if (codes.includes('duplicate_key')) continue; // JSON.parse() drops the first one
      const taken = !codes.some((code) => ['syntax', 'too_deep'].includes(code));
      assert.equal(taken, isJson(bytes), JSON.stringify(Buffer.from(bytes).toString('latin1')));
      counts[taken ? 'good' : 'bad']++;
    }
    assert.ok(counts.good > 1000 && counts.bad > 10_000, JSON.stringify(counts));
  });
});

// ---- URLs -------------------------------------------------------------------

const SCHEMES = ['http:', 'https:']; // of what can be fetched
const URL_PIECES =
  'http https mailto tel javascript data vbscript file blob ftp ws java script a C z0 : : : // / \\ . + - ? # @ % %3A é 😀 & ;'.split(
    ' ',
  );
const URL_BLANKS = ['\t', '\n', '\r', ' ', '\u0001', '\u001f', '\u00a0', '\ufeff', '\u007f', '\v', '\f'];

/** @param {Random} random */
function randomUrl(random) {
  const length = 1 + below(random, 8);
  const pieces = Array.from({ length }, () => random.pick(random.chance(1 / 4) ? URL_BLANKS : URL_PIECES));
  const text = pieces.join('');
  return random.chance(1 / 3) ? text.toUpperCase() : text;
}

/** @param {string} url @param {string} base @returns {string | null} its scheme, resolved against the base; null if it is not a URL */
function schemeOf(url, base) {
  try {
    return new URL(url, base).protocol;
  } catch {
    return null;
  }
}

const BASES = ['https://page.example/folder/', 'http://page.example/folder/'];

describe('URLs', () => {
  it('are allowed by the scheme that the URL parser finds', () => {
    const random = new Random(4);
    const urls = Array.from({ length: URLS }, () => randomUrl(random));
    const engine = newEngine();
    const counts = { good: 0, bad: 0 };
    for (const some of chunks(urls, 500)) {
      const sources = some.map((src) => ({ src }));
      const { diagnostics } = engine.load(JSON.stringify({ videos: [{ id: 'a', sources }] }));
      const told = (/** @type {string} */ code) =>
        new Set(diagnostics.filter((each) => each.code === code).map(({ path }) => path));
      const [refused, bare] = [told('bad_url'), told('missing_scheme')];
      for (const [i, url] of some.entries()) {
        const text = url.trim(); // as the format trims texts
        const path = `/videos/0/sources/${i}/src`;
        const schemes = BASES.map((base) => schemeOf(text, base));
        const empty = !/[^\p{Cc} ]/u.test(text); // the engine may refuse it
        const foreign = schemes.includes(null) && /[^\0-\x7f]/.test(text); // the engine has no IDNA
        if (empty || foreign || bare.has(path)) continue;
        const allowed = !refused.has(path);
        assert.equal(
          allowed,
          schemes.every((scheme) => SCHEMES.includes(scheme ?? '')),
          JSON.stringify(url),
        );
        counts[allowed ? 'good' : 'bad']++;
      }
    }
    assert.ok(counts.good > 1000 && counts.bad > 1000, JSON.stringify(counts));
  });
});
