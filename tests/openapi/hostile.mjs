// SPDX-License-Identifier: MIT
// What no schema would make: hostile texts, damaged JSON, and changes of good values.
import fc from 'fast-check';

const DEEP = 20_000;
const LONG = 70_000;

/** Texts for any place that takes one. */
export const SHORT_TEXTS = [
  "' OR 1=1 --",
  '"; DROP TABLE projects; --',
  "\\'); DELETE FROM tokens; --",
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%00',
  '%2e%2e%2f',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  '\ufeff',
  '\u202e',
  '😀',
  '{{name}}',
  '#{7*7}',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '99999999999999999999',
  '0x10',
  'true',
  '[]',
  '{}',
  '[[[[[[',
  '"',
  '\\',
  '*',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\r\nSet-Cookie: a=b',
];
const TEXTS = [...SHORT_TEXTS, 'x'.repeat(LONG)];

/** Values for any place of a JSON document. */
const VALUES = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e308, -1e308, 5e-324, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e21],
  ...[[], {}, [[]], [{}], [null], { length: 1e9 }, { $ref: '#' }, { __proto__x: 1 }],
];

/** Bodies that are no JSON, or hardly. @type {(string | Buffer)[]} */
export const BODIES = [
  ...['', ' ', '{', '[', '"', 'null', 'true', '0', '""', '[]', '{}', '[null]', '[[]]', '[{}]', 'undefined', 'NaN'],
  ...['{"time":1e999}', '{"time":01}', '{"time":.5}', '{"time":1.}', '{"time":-}', "{'time':1}", '{"time":1,}'],
  ...['{"time":1,"time":2}', '{"type":"text","type":"button"}', '{"a":1}{"b":2}', '\ufeff{}', '// x\n{}', '{"a":"\t"}'],
  ...['{"__proto__":{"time":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"id":"\\u0000"}', '{"id":"\\ud800"}'],
  ...['{"id":123456789012345678901234567890}', '{"custom_data":1e400}', '{"custom_data":"\\ud800"}'],
  '['.repeat(DEEP),
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  `{"custom_data":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
  `{"value":"${'x'.repeat(LONG)}"}`,
  `{"${'k'.repeat(LONG)}":1}`,
  Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from([0xc0, 0xaf]),
  Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  Buffer.alloc(1000),
];

/** Media types, with and without a parser. */
export const TYPES = [
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'APPLICATION/JSON',
  'application/x-www-form-urlencoded',
  'application/merge-patch+json',
  'application/xml',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/html',
  'json',
  ';',
  '',
  '*/*',
  'application/json, text/plain',
];

/** Queries as they are. */
export const QUERIES = [
  ...['', '&', '=', '&&&=&', '?', '%', '%zz', '%ff=%ff', 'limit', 'limit=', 'limit=0', 'limit=-1', 'limit=1001'],
  ...['limit=1e3', 'limit=10&limit=20', 'limit[]=1', 'limit[a]=1', 'offset=99999999999999999999', 'offset=1.5'],
  ...['cursor=', 'cursor=x', 'cursor=YWZ0ZXIgMQ', 'cursor=YWZ0ZXIgMQ&offset=1', 'cursor=YWZ0ZXIgOTk5OTk5OTk5OTk5OTk5'],
  ...[
    'video_id=a&video_id=b',
    'video_id[]=a',
    'video_id=%00',
    'video_id=',
    'token=&video=',
    '__proto__=1',
    '__proto__[x]=1',
  ],
  ...['constructor=1', 'diagnostics=1', 'diagnostics=2', 'time=1&time=2', 'type=text&time=%', `x=${'y'.repeat(5000)}`],
  'a=1&'.repeat(1500),
];

/** Segments of a path as they are. */
export const SEGMENTS = [
  '%',
  '%zz',
  '%ff',
  '%c0%af',
  '%00',
  '..%2f..%2f',
  '%2e%2e',
  '*',
  ':id',
  '%F0%9F%98%80',
  'x'.repeat(3000),
];

/** Values of headers; others could not be sent. */
export const HEADERS = [
  ...['', '*', '""', '"v1"', 'W/"v1"', 'v1', '"v0"', '"v99999999999999999999"', '"v1", "v2"', ',', 'W/', '"v-1"'],
  ...["' OR 1=1 --", '\u00ff', '\t', 'Bearer', 'Bearer ', 'Basic x', 'Bearer a b', 'x'.repeat(256), 'x'.repeat(3000)],
];

/** All places in a JSON value. @param {any} value @param {(string | number)[]} [path] @returns {(string | number)[][]} */
function placesIn(value, path = []) {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.keys(value).flatMap((key) => placesIn(value[key], [...path, key]))];
}

/** @param {any} value @param {(string | number)[]} path @param {(old: any) => any} change @returns {any} */
function changedAt(value, [key, ...rest], change) {
  if (key === undefined) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = changedAt(value[key], rest, change);
  return copy;
}

/** @typedef {{at: number, change: (old: any) => any}} Mutation */

/** @type {fc.Arbitrary<Mutation>} */
const mutation = fc.record({
  at: fc.nat(1000),
  change: fc.oneof(
    fc.constantFrom(...TEXTS, ...VALUES).map((value) => () => value),
    fc.constantFrom(...TEXTS).map((name) => (/** @type {any} */ old) => (isObject(old) ? { ...old, [name]: 1 } : name)),
    fc.constant((/** @type {any} */ old) => [old, old]),
    fc.constant((/** @type {any} */ old) => ({ value: old })),
    fc.constant((/** @type {any} */ old) => JSON.stringify(old) ?? ''),
    fc.constant((/** @type {any} */ old) => (Array.isArray(old) ? [...old, ...old] : old)),
  ),
});

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values with some of their parts replaced. @param {fc.Arbitrary<any>} values */
export const damaged = (values) =>
  fc.tuple(values, fc.array(mutation, { minLength: 1, maxLength: 3 })).map(([value, mutations]) =>
    mutations.reduce((damagedSoFar, { at, change }) => {
      const places = placesIn(damagedSoFar);
      return changedAt(damagedSoFar, places[at % places.length], change);
    }, value),
  );
