// SPDX-License-Identifier: MIT
// Random projects, spelled in random ways, and formatted: the engine plays the same, every text
// and number is as it was written, and the order is that of the table.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDocument } from '../../js-glue/cli/formatter/format.js';
import { rows } from '../../tools/generate/schema.mjs';
import { newEngine, play } from '../support/play.mjs';
import { generateCase, Random } from './generate.mjs';
import { placesOf } from './places.mjs';
import { awkwardKey, spell } from './spelling.mjs';

const CASES = 120;

/** The names of each object's fields, in order. @type {Record<string, string[][]>} */
const TABLE = {};
for (const [object, , names] of rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM')) {
  TABLE[object] ??= [];
  TABLE[object].push(names.split(', '));
}
const tree = (when) => (when ? [when, ...[...(when.all ?? []), ...(when.any ?? []), when.not].flatMap(tree)] : []);

/** Numbers that a double doesn't hold, and an integer-like key; put in by their text. */
const NUMBERS = ['123456789012345678901234567890.10', '-0.0', '1E+2', '0.1e-007', '9007199254740993'];
const mark = (i) => `number ${i} of the list`;

/** All objects of the format in a document, with their kinds. @returns {[kind: string, object: any][]} */
function objectsOf(project) {
  const videos = project.videos ?? [Array.isArray(project) ? { interactions: project } : project];
  const items = videos.flatMap((video) => video.interactions ?? []);
  /** @type {[string, any[]][]} */
  const kinds = [
    ['VIDEO', Array.isArray(project) || !project.videos ? [] : videos],
    ['INTERACTION', items],
    ['RULE', items.flatMap(({ when }) => tree(when))],
    ['KEYFRAME', items.flatMap(({ keyframes = [] }) => keyframes)],
    ['CUE', videos.flatMap(({ cues = [] }) => cues)],
    ['ENDED', videos.flatMap(({ on_ended }) => on_ended ?? [])],
    ['SOURCE', videos.flatMap(({ sources = [] }) => sources)],
    ['FORM', project.lead_form ? [project.lead_form] : []],
    ['FORM_FIELD', project.lead_form?.fields ?? []],
    ['PROJECT', project.videos ? [project] : []],
  ];
  return kinds.flatMap(([kind, list]) => list.map((object) => /** @type {[string, any]} */ ([kind, object])));
}

/** @param {Random} random */
function customData(random) {
  const keys = random.list(0, 4, () => awkwardKey(random));
  return {
    ...Object.fromEntries(keys.map((key) => [key, [key, null]])),
    7: mark(0),
    a: { b: mark(random.whole(1, 4)) },
  };
}

/** Other names, another order, unknown fields. @param {Random} random @param {string} kind @param {any} object changed in place */
function muddle(random, kind, object) {
  const entries = Object.entries(object).map(([key, value]) => {
    const names = TABLE[kind].find(([name]) => name === key) ?? [key];
    return [random.pick(names), value];
  });
  if (random.chance(0.2)) entries.push([`x-${awkwardKey(random)}`, customData(random)]);
  entries.sort(() => random.next() - 0.5);
  for (const key of Object.keys(object)) delete object[key];
  Object.assign(object, Object.fromEntries(entries));
}

/** @param {Random} random @param {any} project */
function messy(random, project) {
  const document = structuredClone(project);
  for (const each of [document, ...document.videos]) each.custom_data = customData(random);
  for (const { interactions } of document.videos) {
    for (const item of interactions) if (random.chance(0.3)) item.custom_data = customData(random);
  }
  document.videos[0].sources = [{ src: 'a.mp4', type: 'video/mp4' }];
  for (const [kind, object] of objectsOf(document).reverse()) muddle(random, kind, object);
  const text = spell(document, random);
  return NUMBERS.reduce((all, number, i) => all.replaceAll(spelledOrNot(mark(i)), number), text);
}

/** A text as spell() may have written it. @param {string} text */
function spelledOrNot(text) {
  const unit = (c) => `(?:${c}|\\\\u(?:${c.charCodeAt(0).toString(16).padStart(4, '0')}))`;
  return new RegExp(`"${[...text].map(unit).join('')}"`, 'gi');
}

/** What a host and a page read. */
function reading(text) {
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(text);
  const items = [];
  for (let i = 0; engine.explain(i); i++) items.push(engine.item(i) ?? engine.explain(i));
  return {
    ok,
    problems: diagnostics.map(({ code, message }) => `${code} ${message}`).sort(),
    project: engine.project(),
    items,
  };
}

/** The values of a text that are neither object nor array, as they are written. @param {string} text */
const tokens = (text) =>
  placesOf(text)
    .filter(({ kind }) => kind === 'scalar')
    .map(({ start, end }) => text.slice(start, end))
    .sort();

describe('a formatted project', () => {
  const cases = Array.from({ length: CASES }, (_, seed) => {
    const random = new Random(seed + 1);
    const { project, ...rest } = generateCase(random);
    const text = messy(random, project);
    return { seed: seed + 1, text, formatted: formatDocument(text), ...rest };
  });

  it('plays and reads as before', () => {
    for (const { seed, text, formatted, durations, script } of cases) {
      assert.deepEqual(reading(formatted), reading(text), `seed ${seed}`);
      const options = { untilLimit: 6 };
      const log = (project) => play({ project, durations, script }, 60, options).lines;
      assert.deepEqual(log(formatted), log(text), `seed ${seed}`);
    }
  });

  it('has every text and number as it was written', () => {
    for (const { seed, text, formatted } of cases) assert.deepEqual(tokens(formatted), tokens(text), `seed ${seed}`);
    const all = cases.map(({ formatted }) => formatted).join('');
    for (const number of NUMBERS) assert.ok(all.includes(`: ${number}`), number);
  });

  it('is in the order of the table, without aliases, the unknown behind', () => {
    for (const { seed, formatted, text } of cases) {
      const unknown = (kind, key) => !TABLE[kind].flat().includes(key);
      const before = objectsOf(JSON.parse(text)).flatMap(([kind, object]) =>
        Object.keys(object).filter((key) => unknown(kind, key)),
      );
      const left = [];
      for (const [kind, object] of objectsOf(JSON.parse(formatted))) {
        const names = TABLE[kind].map(([name]) => name);
        const places = Object.keys(object).map((key) => (unknown(kind, key) ? Infinity : names.indexOf(key)));
        assert.ok(!places.includes(-1), `seed ${seed}: an alias in ${JSON.stringify(object)}`);
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
          `seed ${seed}: ${kind}`,
        );
        left.push(...Object.keys(object).filter((key) => unknown(kind, key)));
      }
      assert.deepEqual(left.sort(), before.sort(), `seed ${seed}`);
    }
  });

  it('stays as it is when it is formatted again', () => {
    for (const { seed, formatted } of cases) assert.equal(formatDocument(formatted), formatted, `seed ${seed}`);
  });
});
