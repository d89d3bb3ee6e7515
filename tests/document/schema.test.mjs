// SPDX-License-Identifier: MIT
// Compares hotcue.schema.json with the engine on the vectors and on thousands of damaged
// projects: the schema accepts what the engine accepts, and refuses whatever a schema can
// detect.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { generateCase, Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';

const DOCUMENTS = 6000;
const ROOT = new URL('../../', import.meta.url);
const FOLDER = new URL('tests/vectors/', ROOT);
const read = (url) => JSON.parse(readFileSync(url, 'utf8'));

const schema = read(new URL('hotcue.schema.json', ROOT));
const isValid = new Ajv2020({ allErrors: false }).compile(schema);

/**
 * The codes that the schema detects too, and for which values: it only sees the form of
 * numbers in strings, and doesn't know targets.
 * @type {Record<string, (value: unknown, message: string) => boolean>}
 */
const SEEN = {
  missing_field: () => true,
  bad_enum: () => true,
  bad_expression: () => true,
  unsupported_version: (value) => typeof value !== 'string',
  wrong_type: (value, message) => typeof value !== 'string' && !message.startsWith('must be a time'),
  out_of_range: (value) => typeof value !== 'string',
};

/** @param {any} document @param {string} path a JSON Pointer */
function valueAt(document, path) {
  const keys = path.split('/').slice(1);
  return keys.reduce((value, key) => value?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

const engine = newEngine();
const counts = { good: 0, bad: 0, seen: 0 };

/** @param {unknown} document */
function compare(document) {
  const text = JSON.stringify(document);
  const { ok, diagnostics } = engine.load(text);
  const valid = isValid(document);
  counts[ok ? 'good' : 'bad']++;
  if (ok) assert.ok(valid, `refused by the schema alone: ${text}\n${JSON.stringify(isValid.errors, null, 1)}`);
  const seen = diagnostics.filter(({ code, path, message }) => SEEN[code]?.(valueAt(document, path), message));
  if (seen.length === 0) return;
  counts.seen++;
  assert.ok(!valid, `accepted by the schema: ${text}\n${JSON.stringify(seen[0])}`);
}

// ---- Documents --------------------------------------------------------------

const VALUES = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    2,
    1.5,
    -100.5,
    201,
    1e10,
    9007199254740992,
    '',
    '0',
    'true',
    'yes',
    ' OFF ',
    ' ',
    '\u00a0\n',
    'Fade',
    ' 2 ',
    '-7',
    '1e3',
  ],
  ...[
    '0x1',
    'x',
    '{{x}}',
    '#fff',
    '#ff',
    'rgb(0 0 0)',
    'url(x)',
    '2em',
    '2 em',
    '12345678901',
    'a\u0000b',
    [],
    {},
    [1],
  ],
  ...[
    'button',
    'BUTTON',
    ' Track',
    'jump',
    'switch',
    'pause',
    'redirect',
    'variable',
    'link',
    'video',
    'track',
    'equals',
    ' DOES NOT EXIST ',
    'in',
    '==',
  ],
  ...[
    [
      [0, 0],
      [9, 0],
      [9, 9],
    ],
    [{ x: 1, y: '2' }],
    '0,0 9,0 9,9',
    [
      [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
    ],
    [[]],
  ],
  ...[
    { variable: 'x', operator: 'exists' },
    { all: [] },
    { not: { any: [{ variable: 'x', operator: '<', value: 1 }] } },
    { variable: 'x', operator: 'Is one of', value: ['a', 1, true] },
    { variable: 'x', operator: '>=', value: [1] },
  ],
  ...[{ x: 1, y: null }, [null], { action: 'switch' }, { action: 'stop', value: 1 }, ['a'], { a: { b: 1 } }],
];

/** All names of all fields, from the schema. */
const names = (definition) => Object.keys(definition.properties ?? {});
const NAMES = [...new Set([...Object.values(schema.$defs).flatMap(names), ...schema.anyOf.flatMap(names), 'nonsense'])];

/** All objects and arrays in a document. @param {any} value @returns {any[]} */
const containers = (value) =>
  value !== null && typeof value === 'object' ? [value, ...Object.values(value).flatMap(containers)] : [];

/** @param {Random} random @param {any} document */
function damage(random, document) {
  const place = random.pick(containers(document));
  const keys = Object.keys(place);
  const key = random.chance(0.6) && keys.length > 0 ? random.pick(keys) : random.pick(NAMES);
  if (Array.isArray(place)) {
    if (keys.length > 0) place[Number(random.pick(keys))] = structuredClone(random.pick(VALUES));
  } else if (random.chance(0.25)) {
    delete place[key];
  } else {
    place[key] = structuredClone(random.pick([...VALUES, ...Object.values(place)]));
  }
}

/** A damaged project, in full or short form. @param {Random} random */
function damaged(random) {
  const { project } = structuredClone(generateCase(random));
  const [video] = project.videos;
  const form = random.pick([project, project, { ...video, videos: undefined }, video.interactions]);
  const document = JSON.parse(JSON.stringify(form));
  for (let i = random.whole(0, 3); i > 0; i--) damage(random, document);
  return JSON.parse(JSON.stringify(document));
}

// ---- Tests ------------------------------------------------------------------

describe('hotcue.schema.json', () => {
  it('agrees with the engine on the vectors', () => {
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
      for (const { text, document, project } of read(new URL(file, FOLDER))) {
        if (text === undefined) compare(document ?? project);
      }
    }
  });

  it('agrees with the engine on random projects, whole and damaged', () => {
    const random = new Random(11);
    for (let i = 0; i < DOCUMENTS; i++) compare(damaged(random));
    assert.ok(counts.good > DOCUMENTS / 4 && counts.seen > DOCUMENTS / 4, JSON.stringify(counts));
  });

  it('agrees with the engine on each field alone, with many values', () => {
    const box = { pos_left: 1, pos_top: 1, pos_width: 9, pos_height: 9 };
    const item = { type: 'button', time: 1, click_action: 'track', ...box };
    for (const name of NAMES) {
      for (const value of VALUES) {
        compare([{ ...item, [name]: value }]);
        compare({ [name]: value, interactions: [{ type: 'pause', time: 1, [name]: value }] });
        compare({ [name]: value, videos: [{ id: 'a', [name]: value, cues: [{ time: 1, [name]: value }] }] });
      }
    }
  });
});
