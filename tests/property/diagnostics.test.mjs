// SPDX-License-Identifier: MIT
// Every diagnostic is JSON, and its path is the RFC 6901 pointer to the value at its
// offset, whatever the keys on the way. Checked by a JSON parser and a pointer resolver
// on documents with awkward keys and wrong values, in all spellings.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { constant } from '../../tools/generate/schema.mjs';
import { newEngine } from '../support/play.mjs';
import { Random } from './generate.mjs';
import { placesOf, resolve } from './places.mjs';
import { awkwardKey, spell } from './spelling.mjs';

const DOCUMENTS = 2000;
const FOLDER = new URL('../vectors/', import.meta.url);
const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
  .map(({ document, project }) => document ?? project)
  .filter((each) => each && JSON.stringify(each).length < 5000);

const VALUES = [null, true, 0, -1, 1e9, '', 'x', '\0', '{{a}}', 'javascript:x', [], {}, [[]], { '~/': 1 }, '#ffg'];

/** @param {any} value @returns {any[]} */
const containers = (value) =>
  value !== null && typeof value === 'object' ? [value, ...Object.values(value).flatMap(containers)] : [];

/** @param {Random} random */
function anyDocument(random) {
  const document = structuredClone(random.pick(documents));
  const all = containers(document);
  const maps = [document.variables, document.trays].filter((each) => each && !Array.isArray(each));
  for (let i = random.whole(1, 6); i > 0; i--) {
    const into = random.chance(0.2) && maps.length > 0 ? random.pick(maps) : random.pick(all);
    const keys = Object.keys(into);
    if (Array.isArray(into)) into.splice(random.whole(0, into.length), 0, random.pick(VALUES));
    else if (random.chance(0.5)) into[awkwardKey(random)] = random.pick(VALUES);
    else if (keys.length > 0 && random.chance(0.7)) into[random.pick(keys)] = random.pick(VALUES);
    else delete into[random.pick(keys)];
  }
  return document;
}

const encoder = new TextEncoder();
const bytesBefore = (/** @type {string} */ text, /** @type {number} */ at) => encoder.encode(text.slice(0, at)).length;

const engine = newEngine();
/** @param {string} text @param {boolean} lenient */
const diagnose = (text, lenient) => engine.load(text, { lenient }).diagnostics;

/** Minimum number of characters kept of a long key; its limit is in bytes, and an escape has six. */
const KEPT_LEAST = Math.floor(constant('HC_LIMIT_KEY_BYTES') / 6);

/** Whether a path equals a pointer, apart from long keys, which end in an ellipsis. @param {string} path @param {string} pointer */
function isOf(path, pointer) {
  const [given, whole] = [path.split('/'), pointer.split('/')];
  const isToken = (/** @type {string} */ token, /** @type {string} */ key) => {
    const kept = token.slice(0, -1);
    return token === key || (token.endsWith('…') && kept.length >= KEPT_LEAST && key.startsWith(kept));
  };
  return given.length === whole.length && given.every((token, i) => isToken(token, whole[i]));
}

/** @param {string} text @param {any} diagnostic */
function check(text, { code, path, offset }) {
  const places = placesOf(text).filter(({ start }) => bytesBefore(text, start) === offset);
  if (code === 'missing_field') {
    const at = path.lastIndexOf('/');
    const around = places.filter(({ pointer }) => isOf(path.slice(0, at), pointer) || isOf(path, pointer));
    assert.ok(around.length > 0);
    const [{ pointer }] = around;
    const whole = isOf(path, pointer) ? pointer : `${pointer}${path.slice(at)}`;
    assert.ok(!resolve(JSON.parse(text), whole).value?.length, 'it is there');
    return;
  }
  const place = places.find(({ pointer }) => isOf(path, pointer));
  assert.ok(place, 'nothing stands there');
  const { found, value } = resolve(JSON.parse(text), place.pointer);
  assert.ok(found, 'leads nowhere');
  assert.deepEqual(value, JSON.parse(text.slice(place.start, place.end)));
}

test('the path of a diagnostic is the pointer to what is at its offset', () => {
  const seen = new Set();
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const random = new Random(seed);
    const text = spell(anyDocument(random), random);
    for (const diagnostic of diagnose(text, random.chance(0.5))) {
      seen.add(diagnostic.code);
      try {
        check(text, diagnostic);
      } catch (error) {
        assert.fail(`seed ${seed}: ${JSON.stringify(diagnostic)}\n${text}\n${/** @type {Error} */ (error).message}`);
      }
    }
  }
  for (const code of ['unknown_field', 'wrong_type', 'missing_field', 'bad_enum', 'out_of_range', 'bad_url']) {
    assert.ok(seen.has(code), `${code} was never met: ${[...seen]}`);
  }
});

test('so is that of a key given twice', () => {
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const random = new Random(seed);
    const key = awkwardKey(random);
    if (key.includes('\0')) continue; // not a valid name
    const twice = [1, 2].map((value) => `${spell({ [key]: value }, random).slice(1, -1)}`);
    const text = `{"videos":[{"id":"a","custom_data":{"${'~/'}":{${twice.join(',')}}}}]}`;
    const [diagnostic, ...more] = diagnose(text, true);
    assert.deepEqual([diagnostic?.code, more], ['duplicate_key', []], `seed ${seed}: ${text}`);
    const [, second] = placesOf(text).filter(({ pointer }) => isOf(diagnostic.path, pointer));
    assert.equal(diagnostic.offset, bytesBefore(text, second?.key ?? -1), `seed ${seed}: ${text}`);
  }
});

test('what is no JSON is at the value that is read, or else at what it would be in', () => {
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const random = new Random(seed);
    const text = spell(anyDocument(random), random);
    const { pointer, start, end, close } = random.pick(placesOf(text));
    const between = close !== undefined && random.chance(0.5);
    const [from, to] = between ? [close, close] : [start, end];
    const [diagnostic, ...more] = diagnose(`${text.slice(0, from)}?${text.slice(to)}`, random.chance(0.5));
    const { code, path, offset } = diagnostic ?? {};
    const want = { code: 'syntax', path: pointer, offset: bytesBefore(text, from) };
    // An array's first value starts where its closing bracket could be.
    if (between && /\[\s*$/.test(text.slice(0, from))) want.path += '/0';
    if (path !== undefined && isOf(path, want.path)) want.path = path;
    assert.deepEqual([{ code, path, offset }, more], [want, []], `seed ${seed}: ${text}`);
  }
});

test('nine bytes that once made a diagnostic that was not JSON', () => {
  const [{ path, offset }] = diagnose('{"\\\\/":x}', true);
  assert.deepEqual({ path, offset }, { path: '/\\~1', offset: 7 });
});
