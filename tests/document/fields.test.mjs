// SPDX-License-Identifier: MIT
// What a page reads of a document, field by field: each is where it should be, and
// absent if the document omits it. The effect of fields over time is tested in
// tests/vectors, their look in tests/browser; tests/shown.json lists the test of each
// field.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { eventRows, rows, wordRows } from '../../tools/generate/schema.mjs';
import { newEngine, play } from '../support/play.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const BOX = { pos_left: 1, pos_top: 2, pos_width: 30, pos_height: 40 };

/** An engine with a project of one interaction, after `ready`. */
function loaded(project) {
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(JSON.stringify(project));
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.ready(60);
  return engine;
}

const videoWith = (fields, more = {}) => ({ ...more, videos: [{ id: 'a', ...fields }] });
const itemWith = (fields, more = {}) =>
  videoWith({ interactions: [{ type: 'button', time: 0, click_action: 'track', ...BOX, ...fields }] }, more);

/** @type {Record<string, (fields: object) => unknown>} each object with some fields, as a page reads it */
const VIEWS = {
  PROJECT: (fields) => loaded(videoWith({}, fields)).project(),
  FORM: (fields) => loaded(videoWith({}, { lead_form: fields })).project().leadForm,
  FORM_FIELD: (fields) =>
    loaded(videoWith({}, { lead_form: { fields: [{ name: 'x', ...fields }] } })).project().leadForm.fields[0],
  TRAY: (fields) => loaded(videoWith({}, { trays: { t: fields } })).project().trays.t,
  VIDEO: (fields) => loaded(videoWith(fields)).project().videos[0],
  SOURCE: (fields) => loaded(videoWith({ sources: [{ src: 'x', ...fields }] })).project().videos[0].sources[0],
  TRACK: (fields) => loaded(videoWith({ tracks: [{ src: 'x', ...fields }] })).project().videos[0].tracks[0],
  INTERACTION: (fields) => loaded(itemWith(fields)).item(0),
};

/** Object and field; the document's value; the path where it is read, and as what. @type {[string, unknown, string, unknown?][]} */
const ROWS = [
  ['PROJECT id', 7, 'id', '7'],
  ['PROJECT title', 'T', 'title'],
  ['PROJECT custom_data', { a: [1] }, 'customData'],
  ['PROJECT lead_form', { title: 'Who?' }, 'leadForm.title', 'Who?'],
  ['PROJECT trays', { t: { title: 'More' } }, 'trays.t.title', 'More'],
  ['FORM title', 'Who?', 'title'],
  ['FORM text', 'Tell us', 'text'],
  ['FORM consent', 'I agree', 'consent'],
  ['FORM fields', [{ name: 'pet' }], 'fields.0.name', 'pet'],
  ['FORM_FIELD name', 'pet', 'name'],
  ['FORM_FIELD label', 'Your pet', 'label'],
  ['FORM_FIELD type', 'tel', 'type'],
  ['FORM_FIELD required', true, 'required'],
  ['TRAY title', 'More', 'title'],
  ['VIDEO duration', 12.5, 'duration'],
  ['VIDEO poster', 'p.jpg', 'poster'],
  ['VIDEO sources', [{ src: 'a.mp4' }], 'sources.0.src', 'a.mp4'],
  ['VIDEO tracks', [{ src: 'a.vtt' }], 'tracks.0.src', 'a.vtt'],
  ['SOURCE src', 'a.mp4', 'src'],
  ['SOURCE type', 'video/mp4', 'type'],
  ['TRACK src', 'a.vtt', 'src'],
  ['TRACK kind', 'captions', 'kind'],
  ['TRACK srclang', 'en', 'srclang'],
  ['TRACK label', 'English', 'label'],
  ['TRACK default', true, 'default'],
  ['INTERACTION type', 'text', 'type'],
  ['INTERACTION pos_width', 33, 'box.width'],
  ['INTERACTION pos_height', 44, 'box.height'],
  ['INTERACTION z_index', 5, 'zIndex'],
  ['INTERACTION value', 'Go', 'text'],
  ['INTERACTION tooltip', 'There', 'tooltip'],
  ['INTERACTION caption', 'Here', 'caption'],
  ['INTERACTION color', '#fff', 'style.color'],
  ['INTERACTION background_color', 'navy', 'style.backgroundColor'],
  ['INTERACTION border_color', 'hsl(120deg 100% 25% / .5)', 'style.borderColor', 'rgba(0,128,0,0.5)'],
  ['INTERACTION border_radius', 3, 'style.borderRadius', '3'],
  ['INTERACTION border_width', '2px', 'style.borderWidth'],
  ['INTERACTION font_size', '1.5em', 'style.fontSize'],
  ['INTERACTION text_align', 'end', 'style.textAlign'],
  ['INTERACTION click_action', 'none', 'inert', true],
];

const at = (value, path) => path.split('.').reduce((each, key) => each?.[key], value);

describe('a page reads', () => {
  for (const [field, written, path, expected = written] of ROWS) {
    it(field, () => {
      const [object, name] = field.split(' ');
      assert.deepEqual(at(VIEWS[object]({ [name]: written }), path), expected);
      assert.notDeepEqual(at(VIEWS[object]({}), path), expected);
    });
  }

  it('PROJECT $schema', () => {
    const warnings = (project) =>
      newEngine()
        .load(JSON.stringify(project))
        .diagnostics.map(({ path }) => path);
    const forms = [videoWith({}), { interactions: [] }];
    for (const form of forms) {
      assert.deepEqual(warnings({ $schema: 'node_modules/hotcue/hotcue.schema.json', ...form }), []);
      assert.deepEqual(warnings({ schema: 'x', ...form }), ['/schema'], 'another key is not known');
    }
  });

  it('PROJECT design', () => {
    const design = { color: '#123456' };
    assert.equal(loaded(itemWith({}, { design })).item(0).style.color, '#123456');
    assert.equal(loaded(itemWith({ color: 'red' }, { design })).item(0).style.color, 'red');
  });

  it('INTERACTION show_caption', () => {
    assert.equal(loaded(itemWith({ caption: 'C', show_caption: false })).item(0).caption, null);
  });
});

// ---- Every field has a test -------------------------------------------------

/** Whether a test exists; the name of one in a loop is as in its source. @param {string} place `path: name` */
function exists(place) {
  const [, path, name] = /^(\S+): (.*)$/.exec(place) ?? [];
  if (!path) return false;
  const text = read(path);
  if (path.endsWith('.json')) return JSON.parse(text).some((vector) => vector.name === name);
  return [`'${name}'`, `\`${name}\``].some((each) => text.includes(each));
}

const shown = JSON.parse(read('tests/shown.json'));

/** The words of fields, except defaults and those with lists of their own. */
function fieldWords() {
  const withWords = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM').filter(
    ([, , , kind, values]) => ['WORD', 'CHOICE', 'LOOK'].includes(kind) && !String(values).startsWith('HC_'),
  );
  return withWords.flatMap(([object, , names, , values]) =>
    values
      .split(', ')
      .slice(1)
      .map((word) => `${object} ${names.split(', ')[0]} ${word}`),
  );
}

describe('tests/shown.json names a test', () => {
  const fields = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM').map(
    ([object, , names]) => `${object} ${names.split(', ')[0]}`,
  );
  const events = eventRows();
  const lists = { fields, types: wordRows('HC_TYPES'), actions: wordRows('HC_ACTIONS'), events, words: fieldWords() };
  for (const [list, wanted] of Object.entries(lists)) {
    it(`of each of the ${list}, and nothing else`, () => {
      const names = wanted.map((row) => (Array.isArray(row) ? row[1] : row));
      assert.deepEqual(
        names.filter((name) => !shown[list][name]),
        [],
        'no test is named',
      );
      assert.deepEqual(
        Object.keys(shown[list]).filter((name) => !names.includes(name)),
        [],
        'there is no such thing',
      );
    });

    it(`that there is, for each of the ${list}`, () => {
      const missing = Object.entries(shown[list]).filter(([, place]) => !exists(place));
      assert.deepEqual(missing, [], 'no such test');
    });
  }
});

// ---- The vectors among these tests notice ---------------------------------------

const videosOf = (project) => project.videos ?? [Array.isArray(project) ? { interactions: project } : project];
const tree = (when) =>
  when ? [when, ...[...(when.all ?? []), ...(when.any ?? []), when.not].flatMap((each) => tree(each))] : [];

/** @type {Record<string, (project: any) => any[]>} the objects of a kind in a project */
const OBJECTS = {
  PROJECT: (project) => [project],
  FORM: (project) => [project.lead_form ?? {}],
  FORM_FIELD: (project) => project.lead_form?.fields ?? [],
  TRAY: (project) => Object.values(project.trays ?? {}),
  VIDEO: (project) => videosOf(project),
  SOURCE: (project) => videosOf(project).flatMap(({ sources = [] }) => sources),
  TRACK: (project) => videosOf(project).flatMap(({ tracks = [] }) => tracks),
  ENDED: (project) => videosOf(project).map((video) => video.on_ended ?? {}),
  CUE: (project) => videosOf(project).flatMap(({ cues = [] }) => cues),
  INTERACTION: (project) => videosOf(project).flatMap(({ interactions = [] }) => interactions),
  KEYFRAME: (project) => OBJECTS.INTERACTION(project).flatMap(({ keyframes = [] }) => keyframes),
  RULE: (project) => OBJECTS.INTERACTION(project).flatMap(({ when }) => tree(when)),
};

/** The log of a vector; if it is refused, the reasons. */
function outcome({ log, ...vector }, project) {
  const { ok, diagnostics } = newEngine().load(JSON.stringify(project));
  return ok && log ? play({ ...vector, project }).lines : diagnostics;
}

/** The vector of a place, and its outcome with a changed project. */
function changed(place, change) {
  const [, path, name] = /^(\S+): (.*)$/.exec(place) ?? [];
  const vector = JSON.parse(read(path)).find((each) => each.name === name);
  const project = structuredClone(vector.project ?? vector.document);
  change(project);
  return { before: outcome(vector, vector.project ?? vector.document), after: outcome(vector, project) };
}

describe('the vector of', () => {
  const names = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM').map(([object, , list]) => [
    object,
    list.split(', '),
  ]);
  const inVectors = ([, place]) => place.endsWith('.json') || place.includes('.json:');

  for (const [field, place] of Object.entries(shown.fields).filter(inVectors)) {
    it(`${field} plays otherwise without it`, () => {
      const [object, name] = field.split(' ');
      const [, all] = names.find(([of, [first]]) => of === object && first === name);
      const { before, after } = changed(place, (project) => {
        for (const each of OBJECTS[object](project)) for (const key of all) delete each[key];
      });
      assert.notDeepEqual(after, before);
    });
  }

  for (const [type, place] of Object.entries(shown.types).filter(inVectors)) {
    it(`${type} plays otherwise without one`, () => {
      const { before, after } = changed(place, (project) => {
        for (const video of videosOf(project)) video.interactions = video.interactions?.filter((i) => i.type !== type);
      });
      assert.notDeepEqual(after, before);
    });
  }

  for (const [action, place] of Object.entries(shown.actions).filter(inVectors)) {
    const other = action === 'track' ? 'none' : 'track';
    it(`the action ${action} plays otherwise with ${other}`, () => {
      const { before, after } = changed(place, (project) => {
        for (const each of OBJECTS.INTERACTION(project)) if (each.click_action === action) each.click_action = other;
      });
      const withoutName = (lines) =>
        JSON.stringify(lines).replaceAll(`\\"action\\":\\"${other}`, `\\"action\\":\\"${action}`);
      assert.notEqual(withoutName(after), withoutName(before));
    });
  }
});

describe('each diagnostic has a vector', () => {
  const told = ['diagnostics', 'warnings']
    .flatMap((file) => JSON.parse(read(`tests/vectors/${file}.json`)))
    .flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  // The document over 16 MiB is generated by its tests: tests/c/limits.c, tests/cli/command.test.mjs.
  const codes = rows('engine/schema/codes.def', 'HC_CODE').map(([, code]) => code);
  for (const code of codes.filter((each) => each !== 'too_large')) it(code, () => assert.ok(told.includes(code)));
});
