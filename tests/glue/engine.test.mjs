// SPDX-License-Identifier: MIT
// Ticks that cross no boundary stay in JavaScript, without a visible difference.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { REFUSED_INPUT } from '../../js-glue/engine/engine.js';
import { newEngine } from '../support/play.mjs';

const MOVES = {
  ...{ id: 'moves', type: 'hotspot', time: 1, end_time: 9, click_action: 'track' },
  ...{ pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10 },
  keyframes: [
    { time: 1, pos_left: 0 },
    { time: 9, pos_left: 80 },
  ],
};
const PROJECT = JSON.stringify({
  interactions: [MOVES, { id: 'stop', type: 'pause', time: 7 }],
  cues: [
    { id: 'a', time: 3 },
    { id: 'b', time: 5 },
  ],
});

/**
 * Replaces some exports of engines that are created by `work`.
 * @template T
 * @param {(exports: any) => Record<string, Function>} stand returns the replacements
 * @param {() => T} work
 * @returns {T}
 */
function withExports(stand, work) {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = /** @type {any} */ (
    class {
      constructor(/** @type {any} */ module, /** @type {any} */ imports) {
        const exports = /** @type {any} */ (new Instance(module, imports).exports);
        this.exports = { ...exports, ...stand(exports) };
      }
    }
  );
  try {
    return work();
  } finally {
    WebAssembly.Instance = Instance;
  }
}

/** A playing engine, and how often C was ticked. */
function counted() {
  const ticks = { count: 0 };
  const count = ({ hc_input_tick }) => ({
    hc_input_tick: (/** @type {number} */ engine, /** @type {number} */ time) => {
      ticks.count++;
      return hc_input_tick(engine, time);
    },
  });
  return withExports(count, () => {
    const engine = newEngine();
    const { ok, diagnostics } = engine.load(PROJECT);
    assert.ok(ok, JSON.stringify(diagnostics));
    engine.ready(60);
    engine.play();
    return { engine, ticks };
  });
}

/** @param {readonly import('../../js-glue/engine/effect.js').Effect[]} effects */
const lines = (effects) => effects.map(({ line, name }) => line || name);

test('C is called for the ticks that cross something, and for no other', () => {
  const { engine, ticks } = counted();
  const crossing = [];
  for (let time = 0.125; time < 6; time += 0.125) {
    const before = ticks.count;
    const effects = engine.tick(time);
    assert.equal(ticks.count > before, effects.length > 0, `${time}`);
    if (effects.length > 0) crossing.push(time);
  }
  assert.deepEqual(crossing, [1, 3, 5]);
});

test('what is asked is answered for the time of the last tick', () => {
  const { engine, ticks } = counted();
  engine.tick(1);
  const moves = engine.findItem('moves');
  for (const time of [1.5, 2, 2.5]) {
    assert.equal(engine.tick(time).length, 0);
    const before = ticks.count;
    assert.equal(engine.time, time);
    assert.equal(ticks.count, before);
    assert.equal(engine.nextTime, 3);
    assert.equal(ticks.count, before + 1);
    assert.equal(engine.shape(moves)?.[0], (time - 1) * 10);
    assert.equal(engine.hit((time - 1) * 10 + 5, 5), moves);
    assert.equal(engine.item(moves).box.left, (time - 1) * 10);
    assert.equal(ticks.count, before + 1, 'told once');
  }
  engine.tick(2.75);
  assert.equal(engine.hit(22.5, 5), moves, 'first of all asked');
});

test('what moves is where it is in the picture on screen', () => {
  const { engine, ticks } = counted();
  engine.tick(1);
  const moves = engine.findItem('moves');
  const left = () => engine.shape(moves)?.[0];
  engine.picture(1.5); // of a tick that is still deferred
  assert.equal(left(), 0);
  engine.tick(2);
  assert.equal(left(), 5);
  assert.equal(engine.item(moves).box.left, 5);
  assert.equal(engine.hit(5.5, 5), moves);
  assert.equal(engine.hit(16, 5), -1, 'there it is at the engine’s time');
  const before = ticks.count;
  engine.tick(2.25);
  engine.picture(2);
  engine.tick(2.5);
  assert.equal(ticks.count, before, 'nothing to call C for');
  assert.equal(engine.hit(10.5, 5), moves);
  assert.equal(left(), 10);
  engine.picture(Number.NaN);
  assert.equal(left(), 15);
  engine.picture(2);
  engine.seek(2.75, 'host');
  engine.answer(true);
  assert.equal(left(), 17.5, 'after a seek it is not known');
});

test('an input comes at the time of the last tick', () => {
  for (const [name, input] of /** @type {[string, (engine: Engine) => readonly any[]][]} */ ([
    ['pause', (engine) => engine.pause()],
    ['seek', (engine) => engine.seek(4, 'host')],
    ['set', (engine) => engine.set('x', 1)],
    ['hover', (engine) => engine.hover(0)],
    ['eval', (engine) => engine.eval('x')],
    ['a tick back', (engine) => engine.tick(1.5)],
    ['a tick on', (engine) => engine.tick(3)],
    ['unload', (engine) => engine.unload()],
  ])) {
    const [often, once] = [counted().engine, counted().engine];
    for (const engine of [often, once]) engine.tick(1);
    for (let time = 1.0625; time <= 2; time += 0.0625) often.tick(time);
    once.tick(2);
    assert.equal(once.time, 2); // not deferred
    const effects = lines(input(often));
    assert.deepEqual(effects, lines(input(once)), name);
    assert.ok(effects.length > 0, name);
    assert.equal(often.time, once.time);
  }
});

test('a time that is none changes nothing', () => {
  const { engine } = counted();
  engine.tick(1.5);
  engine.tick(2);
  for (const bad of [Number.NaN, Infinity, -Infinity]) {
    assert.throws(() => engine.tick(bad), { code: 'refused' });
    assert.equal(engine.time, 2, `${bad}`);
  }
  assert.deepEqual(
    engine.tick(3).map(({ name }) => name),
    ['cue:forward'],
  );
});

test('no pause is foreseen before the next boundary, and none is missed', () => {
  const { engine } = counted();
  engine.tick(5);
  engine.tick(5.5);
  assert.equal(engine.nextPause(6.9), Infinity);
  assert.equal(engine.nextPause(7), 7);
  assert.equal(engine.nextPause(8), 7);
});

test('nothing is kept for an engine that is gone, or a document', () => {
  const { engine } = counted();
  engine.tick(1.5);
  assert.ok(engine.load(PROJECT).ok);
  assert.equal(engine.time, 0);
  assert.equal(engine.tick(1.5).length, 0, 'not playing');
  assert.equal(engine.time, 0);
  engine.ready(60);
  engine.play();
  engine.tick(0.5);
  engine.dispose();
  assert.throws(() => engine.tick(0.75), { code: 'disposed' });
  assert.throws(() => engine.time, { code: 'disposed' });
});

test('project() has the texts of form and trays as they are now', () => {
  const engine = newEngine();
  const project = {
    interactions: [],
    variables: { guest: 'Ada' },
    lead_form: {
      title: 'Hello {{guest}}',
      text: '{{ guest }}, {{nobody}}',
      consent: '{{guest}} <b>',
      fields: [{ name: 'email', label: 'Mail of {{guest}}' }],
    },
    trays: { magic_menu: { title: '{{guest}}’s menu' } },
  };
  assert.ok(engine.load(JSON.stringify(project)).ok);
  engine.set('guest', '{{guest}}');
  const { leadForm, trays } = engine.project();
  assert.deepEqual(
    [leadForm.title, leadForm.text, leadForm.consent, leadForm.fields[0].label, trays.magic_menu.title],
    ['Hello {{guest}}', '{{guest}}, ', '{{guest}} <b>', 'Mail of {{guest}}', '{{guest}}’s menu'],
  );
  engine.set('guest', 'Bo');
  assert.equal(engine.project().leadForm.title, 'Hello Bo');
  engine.dispose();
});

for (const [what, mark] of [
  ['ASCII', 'a'],
  ['other', 'ä€😀'],
]) {
  test(`events of ${what} characters are read as they were written, whenever`, () => {
    const engine = newEngine();
    const cues = [1, 1, 2].map((time, i) => ({ id: `${mark}${i}`, time, custom_data: mark }));
    assert.ok(engine.load(JSON.stringify({ interactions: [], cues })).ok);
    engine.ready(60);
    engine.play();
    const effects = engine.tick(1);
    engine.tick(2);
    const told = effects.map(({ line, detail }) => [JSON.parse(line).cue.id, detail.cue.customData]);
    assert.deepEqual(
      told,
      [0, 1].map((i) => [`${mark}${i}`, mark]),
    );
    engine.dispose();
  });
}

// ---- Out of memory, and refused ---------------------------------------------------

const ERR_MEMORY = 2;

test('what there is no memory for says so, and the engine goes on', () => {
  let room = true;
  const engine = withExports(
    ({ hc_text_reserve }) => ({ hc_text_reserve: (a, b) => (room ? hc_text_reserve(a, b) : 0) }),
    newEngine,
  );
  assert.ok(engine.load(PROJECT).ok);
  room = false;
  assert.throws(() => engine.load(PROJECT), { code: 'out_of_memory' });
  assert.throws(() => engine.set('name', 'Ada'), { code: 'out_of_memory' });
  room = true;
  assert.equal(engine.set('name', 'Ada').length, 1);
});

test('no memory for an engine, or for a document', () => {
  assert.throws(() => withExports(() => ({ hc_engine_create: () => 0 }), newEngine), { code: 'out_of_memory' });
  const engine = withExports(() => ({ hc_project_load: () => ERR_MEMORY }), newEngine);
  assert.throws(() => engine.load(PROJECT), { code: 'out_of_memory' });
});

test('an input that runs out of memory hands over the effects that it had', () => {
  const short = ({ hc_input_play }) => ({ hc_input_play: (engine) => hc_input_play(engine) || ERR_MEMORY });
  const engine = withExports(short, newEngine);
  engine.load(PROJECT);
  engine.ready(60);
  assert.throws(
    () => engine.play(),
    ({ code, effects }) => code === 'out_of_memory' && effects.some(({ name }) => name === 'player:play'),
  );
});

test('a refused input is told from one without effects', () => {
  const { engine } = counted();
  assert.equal(engine.play(), REFUSED_INPUT);
  const hovered = engine.hover(-1);
  assert.deepEqual(hovered, []);
  assert.notEqual(engine.tick(1.1), REFUSED_INPUT);
});
