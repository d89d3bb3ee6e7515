// SPDX-License-Identifier: MIT
// The studio's model: a document that is edited, undone and never loses anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument, printDocument } from '../../demo/studio/model/document.js';
import { FIELDS, TYPES } from '../../demo/studio/model/fields.js';
import {
  freeId,
  newInteraction,
  read,
  readBoolean,
  readNumber,
  windowOf,
  write,
} from '../../demo/studio/model/item.js';
import { Studio, structuredCopy } from '../../demo/studio/model/studio.js';
import { newEngine } from '../support/play.mjs';

const TWO = JSON.stringify({
  videos: [
    { id: 'a', interactions: [{ id: 'one', type: 'button', time: 1 }], cues: [{ time: 2 }] },
    { id: 'b', interactions: [] },
  ],
});

/** @param {string} [text] */
function opened(text = TWO) {
  const studio = new Studio();
  studio.open(text);
  return studio;
}

test('a document keeps its text until it is changed, and what it can’t be read as stays text', () => {
  const text = '{ "videos": [ { "id": "a", "interactions": [] } ],  "x": 1 }';
  const studio = opened(text);
  assert.equal(studio.text, text);
  studio.edit('Title', (document) => {
    document.title = 'T';
  });
  assert.equal(studio.text, printDocument({ ...JSON.parse(text), title: 'T' }));
  for (const broken of ['{"videos": [', '{"videos": 3}', '7', '{"videos": [null]}', '']) {
    const bad = opened(broken);
    assert.equal(bad.document, null);
    assert.equal(bad.text, broken);
    assert.deepEqual(bad.interactions, []);
    bad.edit('Nothing', () => assert.fail('there is nothing to edit'));
    bad.type(TWO);
    assert.equal(bad.document?.videos.length, 2);
    bad.undo();
    assert.equal(bad.text, broken);
  }
});

test('the short forms of one video become the long one, which means the same to the engine', () => {
  const engine = newEngine();
  for (const short of [
    [{ id: 'x', type: 'pause', time: 1 }],
    {
      id: 'p',
      title: 'T',
      sources: [{ src: 'a.mp4' }],
      interactions: [{ id: 'x', type: 'pause', time: 1 }],
      variables: { a: 1 },
    },
    { interactions: [], cues: [{ id: 'c', time: 2 }], on_ended: { action: 'loop' } },
  ]) {
    const { document, text } = parseDocument(JSON.stringify(short));
    assert.equal(text, null);
    assert.ok(engine.load(JSON.stringify(short)).ok);
    const before = engine.project();
    assert.ok(engine.load(printDocument(/** @type {any} */ (document))).ok);
    assert.deepEqual(engine.project(), before);
  }
});

test('fields are read and written by every one of their names', () => {
  for (const { names } of FIELDS.INTERACTION)
    for (const name of names) {
      const item = { [name]: '7', other: 1 };
      assert.equal(read(item, names[0]), '7');
      write(item, names[0], '8');
      assert.deepEqual(item, { [name]: '8', other: 1 });
      write(item, names.at(-1) ?? '', undefined);
      assert.deepEqual(item, { other: 1 });
    }
  const both = { start: 1, time: 1, start_time: 1 };
  write(both, 'time', 2);
  assert.deepEqual(both, { time: 2 });
  assert.equal(readNumber({ start: ' 2.5 ' }, 'time'), 2.5);
  assert.equal(readNumber({ time: 'soon' }, 'time', 9), 9);
  assert.equal(readNumber({ time: ' ', start: 3 }, 'time'), 3);
  assert.deepEqual(
    ['no', 'OFF', 0, false, 'yes', 1, true].map((value) => readBoolean({ pause_video: value }, 'pause_video')),
    [false, false, false, false, true, true, true],
  );
  assert.deepEqual(windowOf({ type: 'Text', start: 1, finish: '4' }), [1, 4]);
  assert.deepEqual(windowOf({ type: 'text', time: 1 }), [1, Number.POSITIVE_INFINITY]);
  assert.deepEqual(windowOf({ type: 'jump', time: 2, end_time: 4 }), [2, 2]);
});

test('a new interaction of any type is accepted by the engine', () => {
  const engine = newEngine();
  for (const { name } of TYPES) {
    const studio = opened();
    studio.add('Add', 'interactions', [newInteraction(name, { time: 3, list: studio.interactions })]);
    studio.edit('Aim', (_document, video) => {
      for (const item of video.interactions ?? []) if (item.type === 'switch') item.switch_video_id = 'b';
      video.interactions?.shift(); // which is not valid
    });
    const { ok, diagnostics: all } = engine.load(studio.text);
    // Warnings of what the author has yet to do, or to know.
    const diagnostics = all.filter(({ code }) => !['unreachable_video', 'timed_popup'].includes(code));
    assert.ok(ok && diagnostics.length === 0, `${name}: ${JSON.stringify(diagnostics)}`);
  }
});

test('ids stay unique however often things are added and duplicated', () => {
  const studio = opened();
  studio.select('interactions', [0]);
  for (let i = 0; i < 4; i++) studio.duplicateSelected();
  assert.deepEqual(
    studio.interactions.map(({ id }) => id),
    ['one', 'one-2', 'one-3', 'one-4', 'one-5'],
  );
  assert.deepEqual(studio.selection, { list: 'interactions', indexes: [4] });
  assert.equal(freeId([{ id: 7 }], '7'), '7-2');
  studio.select('cues', [0]);
  studio.duplicateSelected();
  assert.deepEqual(studio.cues, [{ time: 2 }, { time: 2 }], 'a cue without an id gets none');
});

test('a copy lies beside its original, unless keyframes or points of the picture place it', () => {
  const place = { pos_left: 10, top: '99', pos_width: 20, pos_height: 10 };
  for (const [more, left, top] of [
    [{}, 12, 97],
    [{ points_space: 'Video' }, 10, '99'],
    [{ keyframes: [{ time: 1, pos_left: 5 }] }, 10, '99'],
    [{ type: 'pause' }, 10, '99'],
  ]) {
    const item = { type: 'hotspot', time: 1, ...place, .../** @type {object} */ (more) };
    const studio = opened(JSON.stringify([item]));
    studio.select('interactions', [0]);
    studio.duplicateSelected();
    const [first, copy] = studio.interactions;
    assert.deepEqual([first.pos_left, first.top, copy.pos_left, copy.top], [10, '99', left, top], JSON.stringify(more));
  }
});

test('a gesture is one step; what follows is another', () => {
  const studio = opened();
  studio.select('interactions', [0]);
  for (const time of [2, 3, 4]) studio.editSelected('Move', (item) => write(item, 'time', time), { merge: 'drag' });
  studio.settle();
  studio.editSelected('Move', (item) => write(item, 'time', 5), { merge: 'drag' });
  assert.equal(studio.history.undoLabel, 'Move');
  studio.undo();
  assert.equal(studio.interactions[0].time, 4);
  studio.undo();
  assert.equal(studio.interactions[0].time, 1);
  assert.ok(!studio.history.canUndo && studio.history.redoLabel === 'Move');
  studio.redo();
  studio.redo();
  assert.equal(studio.interactions[0].time, 5);
  studio.undo();
  for (const time of [6, 7]) studio.editSelected('Move', (item) => write(item, 'time', time));
  assert.ok(!studio.history.canRedo, 'what was undone is gone with a new step');
  studio.undo();
  assert.equal(studio.interactions[0].time, 6);
});

/** What an author may do, as data. */
const STEP = fc.oneof(
  fc.record({
    do: fc.constant('add'),
    type: fc.constantFrom('button', 'text', 'pause'),
    time: fc.integer({ min: 0, max: 50 }),
  }),
  fc.record({ do: fc.constant('select'), indexes: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }) }),
  fc.record({ do: fc.constant('move'), time: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ do: fc.constantFrom('delete', 'duplicate', 'undo', 'redo', 'settle') }),
  fc.record({ do: fc.constant('video'), index: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('type'), text: fc.constantFrom(TWO, '{', '{"videos":[{}]}', '[]') }),
);

/** @param {Studio} studio @param {any} step */
function perform(studio, step) {
  const steps = /** @type {Record<string, () => void>} */ ({
    add: () =>
      studio.add('Add', 'interactions', [newInteraction(step.type, { time: step.time, list: studio.interactions })]),
    select: () => studio.select('interactions', [...new Set(/** @type {number[]} */ (step.indexes))]),
    move: () => studio.editSelected('Move', (item) => write(item, 'time', step.time), { merge: 'move' }),
    delete: () => studio.deleteSelected(),
    duplicate: () => studio.duplicateSelected(),
    undo: () => studio.undo(),
    redo: () => studio.redo(),
    settle: () => studio.settle(),
    video: () => studio.openVideo(Math.min(step.index, (studio.document?.videos.length ?? 1) - 1)),
    type: () => studio.type(step.text),
  });
  steps[step.do]();
}

test('whatever an author does: undone to the start it is the first document, redone to the end the last', () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 40 }), (steps) => {
      const studio = opened();
      for (const step of steps) {
        perform(studio, step);
        assert.ok(
          studio.selected.every((item) => item !== undefined),
          'what is selected is there',
        );
        assert.ok(studio.document === null || studio.videoIndex < Math.max(studio.document.videos.length, 1));
      }
      while (studio.history.canRedo) studio.redo();
      const last = studio.text;
      let undone = 0;
      while (studio.history.canUndo) {
        studio.undo();
        undone++;
      }
      assert.equal(studio.text, TWO);
      for (; undone > 0; undone--) studio.redo();
      assert.equal(studio.text, last);
    }),
    { numRuns: 300 },
  );
});

test('changes of one turn are announced once, with all their topics', async () => {
  const studio = opened();
  await Promise.resolve();
  /** @type {string[][]} */
  const heard = [];
  studio.addEventListener('change', (event) => heard.push([.../** @type {any} */ (event).topics].sort()));
  studio.select('interactions', [0]);
  studio.deleteSelected();
  assert.deepEqual(heard, []);
  await Promise.resolve();
  assert.deepEqual(heard, [['document', 'project', 'selection']]);
  assert.throws(() => studio.document?.videos.push({}), TypeError, 'the document is frozen');
  const copy = structuredCopy(studio.document);
  copy.videos.push({});
  assert.equal(studio.document?.videos.length, 2);
});
