// SPDX-License-Identifier: MIT
// What a page reads of a document, field by field: each turns up where it
// should, and isn't there when the document doesn't give it. What the fields do
// in time is in tests/vectors, how they look in tests/browser;
// tests/shown.json says which test is whose.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Engine } from '../../js-glue/engine.js';
import { rows, wordRows } from '../../tools/schema.mjs';
import { wasm } from './play.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const BOX = { pos_left: 1, pos_top: 2, pos_width: 30, pos_height: 40 };

/** An engine with a project of one interaction, ready. */
function loaded(project) {
  const engine = new Engine(wasm);
  const { ok, diagnostics } = engine.load(JSON.stringify(project));
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.ready(60);
  return engine;
}

const videoWith = (fields, more = {}) => ({ ...more, videos: [{ id: 'a', ...fields }] });
const itemWith = (fields, more = {}) =>
  videoWith({ interactions: [{ type: 'button', time: 0, click_action: 'track', ...BOX, ...fields }] }, more);

/** @type {Record<string, (fields: object) => unknown>} a value of each object, as a page reads it */
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

/** Object and field; what the document says; where it turns up, as what. @type {[string, unknown, string, unknown?][]} */
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
  ['INTERACTION type', 'text', 'type'],
  ['INTERACTION pos_width', 33, 'box.width'],
  ['INTERACTION pos_height', 44, 'box.height'],
  ['INTERACTION z_index', 5, 'zIndex'],
  ['INTERACTION value', 'Go', 'text'],
  ['INTERACTION tooltip', 'There', 'tooltip'],
  ['INTERACTION caption', 'Here', 'caption'],
  ['INTERACTION color', '#fff', 'style.color'],
  ['INTERACTION background_color', 'navy', 'style.backgroundColor'],
  ['INTERACTION border_color', 'rgb(0 0 0)', 'style.borderColor'],
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

/** Whether a test of this name is in a file. @param {string} place `path: name` */
function exists(place) {
  const [, path, name] = /^(\S+): (.*)$/.exec(place) ?? [];
  if (!path) return false;
  const text = read(path);
  if (path.endsWith('.json')) return JSON.parse(text).some((vector) => vector.name === name);
  return path.endsWith('.c')
    ? text.includes(`static void ${name}(void)`)
    : [`'${name}'`, `\`${name}\``].some((each) => text.includes(each));
}

describe('tests/shown.json names a test', () => {
  const shown = JSON.parse(read('tests/shown.json'));
  const fields = rows('engine/schema/fields.def', 'HC_FIELD|HC_APART').map(
    ([object, , names]) => `${object} ${names.split(', ')[0]}`,
  );
  const lists = { fields, types: wordRows('HC_TYPES'), actions: wordRows('HC_ACTIONS') };
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
