// SPDX-License-Identifier: MIT
// Properties of the import from Kaltura: whatever the file, a document that validates or notes, and
// each element of the file in the document or named.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newEngine } from '../../js-glue/cli/build.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { Random } from '../property/generate.mjs';
import { cuePoints, damaged, graph, listsOf, path } from './kaltura-files.mjs';

const WRITERS = { graph, path, cuePoints };

/** @type {import('../../js-glue/engine/engine.js').Engine} */
let engine;
before(async () => {
  engine = await newEngine();
});
after(() => engine.dispose());

/** @param {unknown} content */
function imported(content) {
  const options = { durations: new Map([['', 64]]), format: 'kaltura' };
  return importFiles([{ name: 'f.json', content: JSON.stringify(content) }], options, engine);
}

/** Asserts that a document has nothing that the engine leaves out. @param {string} document */
function assertValid(document) {
  const told = engine.load(document).diagnostics;
  const bad = told.filter(
    ({ severity, code }) => severity === 'error' || ['bad_style', 'unknown_field'].includes(code),
  );
  assert.deepEqual(bad, []);
}

const isIn = (inner, path) => inner === path || inner.startsWith(`${path}/`);
/** Whether a note is about a whole element, not a field of it. */
const isWhole = (message) => message.startsWith('left out: ');

/** Elements of the lists of a file, by kind, and those of the document. */
function counts(file, document, notes) {
  const isLost = (path) => notes.some((note) => isIn(note.path, path) && isWhole(note.message));
  const elements = listsOf(file)
    .filter(([list]) => !/nodes$/.test(list))
    .flatMap(([list, values]) => values.map((value, i) => ({ path: `${list}/${i}`, value })));
  const isPostPlay = ({ value }) => value?.type === '@@core/postPlay';
  const kept = elements.filter((each) => !isLost(each.path) && !isPostPlay(each));
  const parts = document.videos.flatMap(({ interactions = [], cues = [] }) => [...interactions, ...cues]);
  return { kept: kept.length, parts: parts.length, lists: listsOf(file).map(([list]) => list) };
}

describe('import from Kaltura, any file', () => {
  for (const [name, write] of Object.entries(WRITERS)) {
    it(`${name}: a document that validates, with each element in it or named`, () => {
      let parts = 0;
      for (let seed = 0; seed < 150; seed++) {
        const file = write(new Random(seed));
        const { document, notes } = imported(file);
        if (document === null) {
          assert.deepEqual(
            notes.filter(({ severity }) => severity === 'error').map(({ code }) => code),
            ['nothing_found'],
          );
          continue;
        }
        assertValid(document);
        const found = counts(file, JSON.parse(document), notes);
        assert.equal(found.parts, found.kept, `seed ${seed}`);
        parts += found.parts;
      }
      assert.ok(parts > 100, `${parts} parts`);
    });

    it(`${name}, damaged: nothing is thrown, and nothing is lost in silence`, () => {
      let documents = 0;
      for (let seed = 0; seed < 400; seed++) {
        const random = new Random(seed);
        const file = damaged(random, write(random));
        const { document, notes } = imported(file);
        if (document === null) {
          assert.ok(
            notes.some(({ severity }) => severity === 'error'),
            `seed ${seed}`,
          );
          continue;
        }
        assertValid(document);
        const found = counts(file, JSON.parse(document), notes);
        documents++;
        const around = notes.filter(
          ({ message }) => isWhole(message) || /^not (a list|content|an object)/.test(message),
        );
        const isAround = around.some(({ path }) => found.lists.some((list) => isIn(list, path)));
        const isNamed = found.parts === found.kept || isAround;
        assert.ok(isNamed, `seed ${seed}: ${found.parts} of ${found.kept}\n${JSON.stringify(notes, null, 1)}`);
      }
      assert.ok(documents > 100, `${documents} documents`);
    });

    it(`${name}: an unknown member anywhere is named`, () => {
      for (let seed = 0; seed < 150; seed++) {
        const random = new Random(seed);
        const file = write(random);
        const elements = listsOf(file).flatMap(([list, values]) => values.map((value, i) => [`${list}/${i}`, value]));
        if (elements.length === 0) continue;
        const [place, element] = random.pick(elements);
        const inside =
          random.pick([[], ['position'], ['settings'], ['payload']]).reduce((at, key) => at?.[key], element) ?? element;
        inside.zzz = 'what is it';
        const { notes } = imported(file);
        const isNamed = notes.some(({ path, message }) => isIn(path, place) && (/zzz/.test(path) || isWhole(message)));
        assert.ok(
          isNamed || notes.some(({ severity }) => severity === 'error'),
          `seed ${seed} ${place} ${JSON.stringify(notes)}`,
        );
      }
    });
  }

  it('cut off anywhere: the place of the syntax error', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = new Random(seed);
      const text = JSON.stringify(random.pick(Object.values(WRITERS))(random));
      const content = text.slice(0, random.whole(1, text.length - 1));
      const { document, notes } = importFiles([{ name: 'f.json', content }], {}, engine);
      assert.equal(document, null);
      assert.deepEqual(
        notes.map(({ code, severity }) => `${severity} ${code}`),
        ['error syntax'],
      );
    }
  });
});
