// SPDX-License-Identifier: MIT
// Custom data in documents that the studio has edited, and in its forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentOf, Failure } from '../../demo/studio/files/api.js';
import { merge } from '../../demo/studio/files/merge.js';
import { customDataOf } from '../../demo/studio/model/custom-data.js';
import { parseDocument, printDocument } from '../../demo/studio/model/document.js';
import { Studio } from '../../demo/studio/model/studio.js';
import { brief, customData } from '../../demo/studio/preview/event-log.js';
import { textOf, typedValue } from '../../demo/studio/properties/values.js';
import { copied, pasted } from '../../demo/studio/shell/clipboard.js';
import { compact, SHORT } from './awkward.mjs';
import { chainForm, cue, cueId, FORMS, hotspot, hotspotId, listForm } from './documents.mjs';
import { heardIn, listen, ON_CUES, ON_HOTSPOTS, simulate, testWays } from './ways.mjs';

/** @typedef {import('./ways.mjs').Awkward} Awkward */

/** @param {string} text */
function opened(text) {
  const studio = new Studio();
  studio.open(text);
  assert.ok(studio.document);
  return studio;
}

/** Opens a document, edits it, and prints it. @param {string} text @param {(studio: Studio) => void} [edit] besides its title */
function edited(text, edit = () => {}) {
  const studio = opened(text);
  studio.edit('Title', (document) => {
    document.title = 'Another';
  });
  edit(studio);
  return studio.text;
}

/** A document with all values, in which they are typed. @param {readonly Awkward[]} values @param {(studio: Studio, index: number, text: string) => void} type */
function typed(values, type) {
  const none = FORMS.long(values.map(({ name }) => ({ name, text: '0' })));
  return edited(none, (studio) => {
    for (const [i, { text }] of values.entries()) type(studio, i, text);
  });
}

/** Writes custom data. @param {Studio} studio @param {'interactions' | 'cues'} list @param {number} index @param {any} value */
function put(studio, list, index, value) {
  studio.select(list, [index]);
  studio.editSelected('Custom data', (item) => {
    item.custom_data = value;
  });
}

/** With the texts of a megabyte these would take long, and are no different. @type {import('./ways.mjs').Way[]} */
const SHORTER = [
  { name: 'studio, the short form', form: FORMS.short, hear: (document, values) => listen(edited(document), values) },
  {
    name: 'studio, a list',
    form: listForm,
    events: ON_HOTSPOTS,
    hear: (document, values) => listen(edited(document), values, { cues: false }),
  },
  {
    name: 'studio, each of them edited, undone and done again',
    hear: (document, values) =>
      listen(
        edited(document, (studio) => {
          for (const list of /** @type {const} */ (['interactions', 'cues'])) {
            studio.select(list, [...values.keys()]);
            studio.editSelected('Behavior', (item) => {
              item.on_seek_past = 'fire';
            });
          }
          for (let i = 0; i < 3; i++) studio.undo();
          for (let i = 0; i < 3; i++) studio.redo();
        }),
        values,
      ),
  },
  {
    name: 'studio, videos',
    form: chainForm,
    events: ['node:enter'],
    hear: (document) =>
      simulate(edited(document), {
        duration: 1,
        run: (simulation) => {
          simulation.run({ name: 'play', value: true });
          simulation.run({ name: 'until', value: 'ended' });
        },
      }).flatMap(({ event, detail }) => heardIn(event, detail)),
  },
  {
    name: 'studio, copied, pasted and duplicated',
    hear: (document, values) => {
      const [from, to] = [opened(document), opened('{"videos":[{"interactions":[]}]}')];
      for (const list of /** @type {const} */ (['interactions', 'cues'])) {
        from.select(list, [...values.keys()]);
        from.duplicateSelected();
        const first = values.length;
        from.select(
          list,
          Array.from(values, (_value, i) => first + i),
        );
        const found = pasted(copied(from), list === 'cues' ? 1 : 0);
        assert.ok(found);
        const id = list === 'cues' ? cueId : hotspotId;
        to.add(
          'Paste',
          list,
          found.items.map((item, i) => ({ ...item, id: id(i) })),
        );
      }
      return listen(to.text, values);
    },
  },
  {
    name: 'studio, merged with what another has changed',
    hear: (document, values) => {
      const none = FORMS.long(values.map(({ name }) => ({ name, text: '0' })));
      const [base, mine, theirs] = [none, edited(none), document].map((text) => parseDocument(text).document);
      const { document: merged, conflicts } = merge(base, mine, theirs);
      assert.deepEqual(conflicts, []);
      return listen(printDocument(merged), values);
    },
  },
  {
    name: 'studio, as the server has it after a conflict',
    hear: (document, values) => {
      const text = JSON.stringify({ etag: '"2"', document: 0 }).replace(':0', () => `: ${document}`);
      const stored = currentOf(new Failure(412, JSON.parse(text), { text }), 'p');
      return listen(edited(/** @type {any} */ (stored).text), values);
    },
  },
  {
    name: 'studio, typed into the timeline',
    events: ON_CUES,
    hear: (_document, values) =>
      listen(
        typed(values, (studio, i, text) => put(studio, 'cues', i, customDataOf(text).value)),
        values,
      ).filter(({ event }) => ON_CUES.includes(event)),
  },
  {
    name: 'studio, typed into properties',
    events: ON_HOTSPOTS,
    hear: (_document, values) =>
      listen(
        typed(values, (studio, i, text) => put(studio, 'interactions', i, typedValue('ANY', text))),
        values,
      ).filter(({ event }) => ON_HOTSPOTS.includes(event)),
  },
  {
    name: 'studio, shown in a form and typed as shown',
    hear: (document, values) =>
      listen(
        edited(document, (studio) => {
          for (const list of /** @type {const} */ (['interactions', 'cues']))
            for (const i of values.keys()) {
              const before = studio[list][i].custom_data;
              put(studio, list, i, typedValue('ANY', textOf('ANY', before)));
            }
        }),
        values,
      ),
  },
  {
    name: 'studio, the list of events',
    events: ['cue:forward'],
    hear: (document, values) =>
      simulate(document, {
        run: (simulation) => {
          simulation.run({ name: 'play', value: true });
          simulation.run({ name: 'seek', value: values.length + 5 });
        },
      }).flatMap(({ event, detail }) => {
        if (event !== 'cue:forward') return [];
        brief({ detail });
        const text = detail.cue.customData === null ? 'null' : customData(detail);
        return [{ event, id: detail.cue.id, text }];
      }),
  },
];

testWays([
  { name: 'studio, edited elsewhere', hear: (document, values) => listen(edited(document), values) },
  ...SHORTER.map((way) => ({ ...way, values: SHORT })),
]);

test('what is printed has the lines that JSON.stringify() gives', () => {
  for (const { name, text } of SHORT) {
    const [own, plain] = [text, JSON.stringify(JSON.parse(text))].map((data) =>
      edited(`{"videos":[{"interactions":[${hotspot(0, data)}],"cues":[${cue(0, data)}]}]}`),
    );
    const lines = (/** @type {string} */ document) => document.replaceAll(/"(?:[^"\\]|\\.)*"|[^\s{}[\]:,]+/gs, 'x');
    assert.equal(lines(own), lines(plain), name);
    assert.equal(edited(own), own, `${name}: printed again`);
    assert.ok(compact(own).includes(compact(text)), name);
  }
});

test('a merge takes what only differs in its text', () => {
  for (const [before, after] of [
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['[1.0]', '[1.00]'],
    ['"a"', '"\\u0061"'],
  ]) {
    const [base, theirs] = [before, after].map(
      (data) => `{"videos":[{"id":"v","interactions":[${hotspot(0, data)}]}]}`,
    );
    const values = [base, edited(base), theirs].map((text) => parseDocument(text).document);
    const { document, conflicts } = merge(values[0], values[1], values[2]);
    assert.deepEqual(conflicts, []);
    assert.ok(compact(printDocument(document)).includes(`"custom_data":${after}`), after);
  }
});

test('what JavaScript keeps is a plain value', () => {
  const { document } = parseDocument('[{"custom_data": { "a" : [ 1, 2.5 ] }}, {"custom_data": "text"}]');
  assert.deepEqual(document?.videos[0].interactions, [{ custom_data: { a: [1, 2.5] } }, { custom_data: 'text' }]);
});
