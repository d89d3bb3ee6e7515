// SPDX-License-Identifier: MIT
// Two authors changed one document: what the merge makes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge } from '../../demo/studio/files/merge.js';

const FIELDS = ['time', 'end_time', 'pos_left', 'pos_width', 'value', 'content', 'custom_data', 'name', 'own_field'];
const value = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b'), fc.constant({ sku: [1, 2] }));
const fields = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 5, noNullPrototype: true });
const item = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 7), type: fc.constant('button') });
const items = fc
  .uniqueArray(fc.tuple(item, fields), { selector: ([{ id }]) => String(id), maxLength: 5 })
  .map((list) => list.map(([own, more]) => ({ ...more, ...own })));
const loose = fc.array(fields, { maxLength: 3 }); // without ids
const video = fc.record({ title: value, interactions: items, cues: loose });
const document = fc
  .record({
    title: value,
    videos: fc.dictionary(fc.constantFrom('main', 'second', 'third'), video, { maxKeys: 3, noNullPrototype: true }),
  })
  .map(({ title, videos }) => ({ title, videos: Object.entries(videos).map(([id, rest]) => ({ id, ...rest })) }));
const pair = fc.tuple(document, document);

const ITEM = {
  id: 'a',
  type: 'button',
  time: 1,
  end_time: 4,
  pos_left: 10,
  pos_width: 20,
  value: 'Go',
  custom_data: 1,
};
/** @param {...object} interactions */
const film = (...interactions) => ({ hotcue: 1, videos: [{ id: 'main', interactions }] });
/** @param {any} merged */
const list = ({ document: { videos } }) => videos[0].interactions;

test('merge: with oneself, or with what has not changed, changes nothing', () => {
  fc.assert(
    fc.property(pair, ([base, mine]) => {
      for (const [was, theirs] of [
        [base, mine],
        [mine, mine],
        [base, base],
      ]) {
        const merged = merge(was, mine, theirs);
        assert.deepEqual(merged.document, mine);
        assert.deepEqual(merged.conflicts, []);
      }
      const other = merge(base, base, mine);
      assert.deepEqual(other.document, mine);
      assert.deepEqual([other.conflicts, other.notes], [[], []]);
    }),
  );
});

test('merge: edits of different interactions survive, whoever made them', () => {
  const edit = fc.record({ change: fc.constantFrom('edit', 'delete', 'add'), value });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), edit), { minLength: 1, maxLength: 8 }), (edits) => {
      const base = film(...edits.flatMap(([, { change }], i) => (change === 'add' ? [] : [{ ...ITEM, id: `i${i}` }])));
      const [mine, theirs] = [structuredClone(base), structuredClone(base)];
      for (const [i, [isMine, { change, value: to }]] of edits.entries()) {
        const side = (isMine ? mine : theirs).videos[0];
        const at = side.interactions.findIndex(({ id }) => id === `i${i}`);
        if (change === 'add') side.interactions.push({ ...ITEM, id: `i${i}`, value: to });
        else if (change === 'delete') side.interactions.splice(at, 1);
        else side.interactions[at] = { ...ITEM, id: `i${i}`, value: to };
      }
      const merged = merge(base, mine, theirs);
      assert.deepEqual(merged.conflicts, []);
      const expected = edits.flatMap(([, { change, value: to }], i) =>
        change === 'delete' ? [] : [{ ...ITEM, id: `i${i}`, value: to }],
      );
      const byId = (/** @type {any[]} */ all) => Object.fromEntries(all.map((each) => [each.id, each]));
      assert.deepEqual(byId(list(merged)), byId(expected));
    }),
  );
});

test('merge: of conflicts all are listed, and each goes as it is chosen', () => {
  fc.assert(
    fc.property(document, document, document, (base, mine, theirs) => {
      const { conflicts } = merge(base, mine, theirs);
      assert.equal(new Set(conflicts.map(({ id }) => id)).size, conflicts.length);
      for (const side of /** @type {const} */ (['mine', 'theirs'])) {
        const choices = Object.fromEntries(conflicts.map(({ id }) => [id, side]));
        const chosen = merge(base, mine, theirs, choices);
        const other = merge(base, side === 'mine' ? mine : theirs, side === 'mine' ? theirs : mine, choices);
        assert.equal(chosen.conflicts.length, conflicts.length);
        assert.equal(other.conflicts.length, conflicts.length, 'conflicts are the same from both sides');
      }
    }),
  );
  const [mine, theirs] = [
    film({ ...ITEM, value: 'Mine', time: 2 }),
    film({ ...ITEM, value: 'Theirs', custom_data: 2 }),
  ];
  const merged = merge(film(ITEM), mine, theirs);
  assert.deepEqual(
    merged.conflicts.map(({ id, label, fields: names }) => [id, label, names]),
    [['/videos/main/interactions/a', '“Mine” button', ['value']]],
  );
  assert.deepEqual(list(merged), [{ ...ITEM, value: 'Mine', time: 2, custom_data: 2 }]);
  const chosen = merge(film(ITEM), mine, theirs, { '/videos/main/interactions/a': 'theirs' });
  assert.deepEqual(list(chosen), [{ ...ITEM, value: 'Theirs', time: 2, custom_data: 2 }]);
});

test('merge: a place is moved by one side only, an alias is the same field, and deleting what was edited is asked', () => {
  const moved = merge(film(ITEM), film({ ...ITEM, pos_left: 30 }), film({ ...ITEM, pos_width: 5 }));
  assert.deepEqual(
    moved.conflicts.map(({ fields: names }) => names),
    [['pos_left']],
  );
  assert.deepEqual(list(moved), [{ ...ITEM, pos_left: 30 }]);

  const { value: text, ...rest } = ITEM;
  const renamed = merge(film(ITEM), film({ ...ITEM, value: 'Mine' }), film({ ...rest, content: text }));
  assert.deepEqual([renamed.conflicts, list(renamed)], [[], [{ ...ITEM, value: 'Mine' }]]);
  assert.deepEqual(list(merge(film(ITEM), film({ ...rest, content: text }), film(ITEM))), [{ ...rest, content: text }]);

  const gone = merge(film(ITEM), film(), film({ ...ITEM, time: 2 }));
  assert.deepEqual(
    gone.conflicts.map(({ mine, theirs }) => [mine, theirs.time]),
    [[undefined, 2]],
  );
  assert.deepEqual(list(gone), []);
  assert.deepEqual(list(merge(film(ITEM), film(), film({ ...ITEM, time: 2 }), { [gone.conflicts[0].id]: 'theirs' })), [
    { ...ITEM, time: 2 },
  ]);
});

test('merge: both add, under one id or without one; ids that a server gave are taken over', () => {
  const both = merge(film(), film({ ...ITEM, value: 'Mine' }), film({ ...ITEM, value: 'Theirs' }));
  assert.deepEqual(
    list(both)
      .map(({ id, value: text }) => [id, text])
      .sort(),
    [
      ['a', 'Theirs'],
      ['a-2', 'Mine'],
    ],
  );
  assert.equal(both.notes.length, 1);

  const [plain] = [{ type: 'pause', time: 3 }];
  const stored = merge(film(plain), film({ ...plain, time: 4 }), film({ ...plain, id: 'given' }));
  assert.deepEqual([stored.conflicts, list(stored)], [[], [{ ...plain, time: 4, id: 'given' }]]);
});
