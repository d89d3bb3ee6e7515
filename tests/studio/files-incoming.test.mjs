// SPDX-License-Identifier: MIT
// What the studio takes a file for that is opened or dropped.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { ENDINGS, identify, inWords, noteText, optionsOf } from '../../demo/studio/files/incoming.js';
import { newEngine } from '../../js-glue/cli/build.js';
import { FORMATS } from '../../js-glue/cli/importer/formats.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';

/** @type {import('../../js-glue/engine/engine.js').Engine} */
let engine;
before(async () => {
  engine = await newEngine();
});
after(() => engine.dispose());

/** @param {Record<string, unknown>} files by name: text, bytes, or a value for JSON @param {import('../../demo/studio/files/incoming.js').ImportOptions} [options] @returns {Promise<any>} */
function opened(files, options = {}) {
  const list = Object.entries(files).map(([name, content]) => {
    const plain = typeof content === 'string' || content instanceof Uint8Array;
    return new File([plain ? /** @type {any} */ (content) : JSON.stringify(content)], name);
  });
  return identify(list, options, async (contents, given) => importFiles(contents, given, engine));
}

const GRAPH = {
  version: '1.0.0-rc.4',
  settings: { startNodeId: 'n', stageWidth: 720, stageHeight: 405 },
  nodes: [{ id: 'n', name: 'Start', entryId: 'e', onEnded: [] }],
  hotspots: [],
  cues: [{ id: 'c', nodeId: 'n', at: 0.5, customData: 'hello' }],
};

test('incoming: a project is one by what it says, or by its members if no other format has them', async () => {
  const cue = { id: 'c', time: 1 };
  for (const project of [
    { hotcue: 1 },
    { hotcue: 1, nodes: [], cues: [cue] },
    { interactions: [] },
    { cues: [cue] },
    { videos: [{ id: 'main' }] },
    { videos: 'none', cues: 7 },
  ]) {
    const found = await opened({ 'mine.json': project });
    assert.deepEqual([found.kind, found.name, JSON.parse(found.text)], ['project', 'mine', project]);
  }
  const kaltura = await opened({ 'graph.json': GRAPH }, { durations: new Map([['', 60]]) });
  assert.deepEqual([kaltura.kind, kaltura.formats], ['import', ['kaltura']]);
  assert.deepEqual(JSON.parse(kaltura.text).videos[0].cues[0].custom_data, 'hello');
  const asked = await opened({ 'graph.json': GRAPH });
  assert.deepEqual([asked.kind, asked.options, asked.names], ['ask', ['durations'], ['graph.json']]);
});

test('incoming: a broken project is opened as its text; what nothing can read is not', async () => {
  for (const text of ['{"hotcue": 1, "videos": [', '[1, 2]', '{"title": "other"}', '{"cues": 1, "cues": 2}']) {
    const found = await opened({ 'broken.json': text });
    assert.deepEqual([found.kind, found.text], ['project', text]);
  }
  for (const [name, content] of Object.entries({
    'a.txt': 'words',
    'b.json': new Uint8Array([0xff, 0x7b]),
    'c.png': new Uint8Array([0x89, 0x50]),
  })) {
    const found = await opened({ [name]: content });
    assert.equal(found.kind, 'nothing', name);
    assert.equal(found.notes.length, 1, name);
  }
});

test('incoming: tracks, lists and films are taken together; what is required is asked for', async () => {
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nTitle\n';
  const files = { 'metadata.vtt': vtt, 'list.txt': '0:00 A\n0:09 B', 'film.mp4': 'film' };
  const found = await opened(files, { media: 'a.mp4' });
  assert.deepEqual([found.kind, found.formats, found.film.name], ['import', ['webvtt', 'chapters'], 'film.mp4']);
  assert.equal(JSON.parse(found.text).videos[0].cues.length, 3);
  assert.deepEqual(optionsOf(found.formats), ['media', 'kinds', 'cueEnds', 'chapters']);
  const asked = await opened({ ...files, 'film.vtt': vtt });
  assert.deepEqual([asked.kind, asked.options, asked.names], ['ask', ['kinds'], ['film.vtt']]);
  const answered = await opened({ ...files, 'film.vtt': vtt }, { kinds: { 'film.vtt': 'chapters' } });
  assert.equal(answered.kind, 'import');
  assert.deepEqual((await opened({ 'film.mp4': '' })).kind, 'film');
});

test('incoming: an .h5p is read as bytes, and a cut one is reported', async () => {
  const interactions = [
    {
      duration: { from: 1, to: 4 },
      libraryTitle: 'Text',
      action: { library: 'H5P.Text 1.1', params: { text: '<p>Hello</p>' } },
      x: 10,
      y: 20,
      width: 10,
      height: 4,
      displayType: 'poster',
    },
  ];
  const zip = zipSync({
    'h5p.json': strToU8(JSON.stringify({ title: 'Film', mainLibrary: 'H5P.InteractiveVideo' })),
    'content/content.json': strToU8(
      JSON.stringify({ interactiveVideo: { video: { files: [] }, assets: { interactions } } }),
    ),
  });
  const found = await opened({ 'film.h5p': zip }, { h5pSecond: 'drop' });
  assert.deepEqual([found.kind, found.name, found.formats], ['import', 'film', ['h5p']]);
  const [{ value, time, end_time }] = JSON.parse(found.text).videos[0].interactions;
  assert.deepEqual([value, time, end_time], ['Hello', 1, 4]);
  const cut = await opened({ 'film.h5p': zip.slice(0, zip.length - 30) });
  assert.deepEqual([cut.kind, cut.notes.length], ['nothing', 1]);
});

test('incoming: notes are in words, without flags of the command', () => {
  const note = {
    file: 'a.vtt',
    severity: /** @type {const} */ ('warning'),
    code: 'lost',
    path: '/12',
    message: 'ends: --cue-ends makes a cue',
  };
  assert.equal(noteText(note, true), 'a.vtt, line 12: ends: “Cues at the ends, too” makes a cue');
  assert.equal(noteText({ ...note, path: '/hotspots/3', message: 'gone' }, false), '/hotspots/3: gone');
  assert.equal(noteText({ ...note, path: '', message: 'gone' }, false), 'gone');
  assert.equal(inWords('a, the --label NAME of it'), 'a, the “Attribute of the label” of it');
  assert.equal(inWords('one; FILE=KIND for one of several files'), 'one');
  for (const { endings } of Object.values(FORMATS)) for (const ending of endings) assert.ok(ENDINGS.includes(ending));
});
