// SPDX-License-Identifier: MIT
// What is drawn, how often, and in which order, if many interactions are shown at once.
// Counts calls of the DOM instead of measuring time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();
/** How many interactions are drawn in one frame: web/items/items.js. */
const SLICE = 64;

/** One of many interactions, in rows; later ones are on top. @param {number} i */
const one = (i, more = {}) =>
  button(`i${i}`, {
    pos_left: (i % 20) * 5,
    pos_top: (Math.floor(i / 20) % 20) * 5,
    pos_width: 4,
    pos_height: 4,
    ...more,
  });
const crowd = (/** @type {number} */ count, more = {}) => Array.from({ length: count }, (_, i) => one(i, more));

/** Counts reads and changes of the DOM, and holds back animation frames. */
function ledger() {
  const counts = { changes: 0, reads: 0, updates: 0 };
  const count = (
    /** @type {object} */ prototype,
    /** @type {string[]} */ names,
    /** @type {'changes' | 'reads'} */ what,
  ) => {
    for (const name of names) {
      const { value, get, set, ...rest } = Object.getOwnPropertyDescriptor(prototype, name);
      const wrap = (call) =>
        call &&
        function (...args) {
          counts[what]++;
          if (name === 'replaceChildren' && this.matches?.('.item')) counts.updates++;
          return call.apply(this, args);
        };
      const accessors = what === 'reads' ? { get: wrap(get), set } : { get, set: wrap(set) };
      Object.defineProperty(prototype, name, { ...rest, ...(value ? { value: wrap(value) } : accessors) });
    }
  };
  count(Node.prototype, ['insertBefore', 'appendChild', 'removeChild'], 'changes');
  count(
    Element.prototype,
    ['append', 'remove', 'replaceChildren', 'setAttribute', 'removeAttribute', 'className'],
    'changes',
  );
  count(CSSStyleDeclaration.prototype, ['setProperty', 'removeProperty'], 'changes');
  count(DOMTokenList.prototype, ['add', 'remove', 'toggle'], 'changes');
  count(HTMLElement.prototype, ['offsetLeft', 'offsetTop', 'offsetWidth', 'offsetHeight'], 'reads');
  count(
    Element.prototype,
    ['clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight', 'getBoundingClientRect'],
    'reads',
  );
  count(window, ['getComputedStyle'], 'reads');
  const { requestAnimationFrame } = window;
  const held = [];
  let holding = false;
  window.requestAnimationFrame = (callback) =>
    holding ? held.push(callback) : requestAnimationFrame.call(window, callback);
  globalThis.desk = {
    counts,
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const callback of held.splice(0)) requestAnimationFrame.call(window, callback);
    },
    /** Runs one animation frame. */
    step: () => {
      for (const callback of held.splice(0)) callback(performance.now());
    },
    drawn: () => [...document.querySelector('hotcue-overlay').shadowRoot.querySelectorAll('[data-id]')],
    /** The counts of doing something until everything is drawn, and the most changes in one frame. */
    cost: async (work) => {
      const before = { ...counts };
      let [most, last] = [0, counts.changes];
      const rest = async () => {
        await new Promise((resolve) => setTimeout(resolve));
        most = Math.max(most, counts.changes - last);
        last = counts.changes;
      };
      await work();
      await rest();
      for (let waits = held.length; waits > 0; waits = held.length) {
        globalThis.desk.step();
        await rest();
      }
      return {
        ...Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, value - before[name]])),
        most,
      };
    },
  };
}

/** @param {import('node:test').TestContext} t @param {any} project */
async function open(t, project) {
  const film = await theatre.show(t, '/t/overlay.html', { project: [] });
  await film.next('project:ready');
  await film.do(ledger);
  await film.do(() => globalThis.desk.hold());
  const cost = await film.do(
    (given) => globalThis.desk.cost(() => document.getElementById('film').load(given)),
    project,
  );
  return { film, cost };
}

test('what shows and hides in one turn, or changes often, is drawn once or not at all', async (t) => {
  const when = { variable: 'a', operator: 'equals', value: 1 };
  const { film } = await open(t, [button('toggled', { when }), button('told', { pos_left: 70, value: '{{n}}' })]);
  const toggle = (/** @type {number} */ last) =>
    film.do((to) => {
      const overlay = document.getElementById('film');
      return globalThis.desk.cost(() => {
        for (let i = 0; i < 50; i++) {
          overlay.setVariable('a', 1);
          overlay.setVariable('a', 0);
        }
        overlay.setVariable('a', to);
      });
    }, last);
  assert.deepEqual(await toggle(0), { changes: 0, reads: 0, updates: 0, most: 0 });
  const [seen] = [await toggle(1)];
  assert.equal(seen.updates, 1);
  assert.deepEqual(await film.visible(), ['toggled', 'told']);
  assert.deepEqual((await film.heard('interaction:show')).length, 102, 'each is told all the same');
  const texts = await film.do(() =>
    globalThis.desk.cost(() => {
      for (let i = 0; i < 50; i++) document.getElementById('film').setVariable('n', i);
    }),
  );
  assert.equal(texts.updates, 1);
  assert.equal(await film.item('told').innerText(), '49');
});

test('what is hidden and back in one turn keeps its element and the focus', async (t) => {
  const when = { variable: 'a', operator: 'not_equals', value: 1 };
  const { film } = await open(t, [button('held', { when }), button('other', { pos_left: 70 })]);
  await film.item('held').focus();
  const same = await film.do(async () => {
    const overlay = document.getElementById('film');
    const [element] = globalThis.desk.drawn();
    overlay.setVariable('a', 1);
    overlay.setVariable('a', 2);
    await null;
    return globalThis.desk.drawn()[0] === element && overlay.shadowRoot.activeElement === element;
  });
  assert.ok(same);
});

test('a crowd is drawn in slices, from the top down, and what it takes grows as it does', async (t) => {
  const costs = [];
  for (const count of [512, 1024]) {
    const { cost } = await open(t, crowd(count, { caption: 'Here' }));
    costs.push(cost);
  }
  for (const what of /** @type {const} */ (['changes', 'reads'])) {
    const [half, whole] = costs.map((cost) => cost[what]);
    assert.ok(half > 512 && whole <= 2.2 * half, `${what}: ${half}, then ${whole}`);
  }
  assert.equal(costs[1].updates, 1024);
  const [half, whole] = costs.map(({ most }) => most);
  assert.ok(whole <= 1.05 * half, `in one frame at most ${half}, then ${whole}`);
});

test('a toggled crowd takes what one showing and one hiding take', async (t) => {
  const when = { variable: 'a', operator: 'equals', value: 1 };
  const { film } = await open(t, crowd(300, { when }));
  const set = (/** @type {number[]} */ values) =>
    film.do(
      (given) =>
        globalThis.desk.cost(() => {
          for (const value of given) document.getElementById('film').setVariable('a', value);
        }),
      values,
    );
  const once = await set([1]);
  await set([0]);
  const often = await set([1, 0, 1, 0, 1, 0, 1]);
  assert.deepEqual(often, once);
});

test('while a crowd is drawn, clicks and keys have it all', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [] });
  await film.next('project:ready');
  await film.do(ledger);
  await film.do(() => globalThis.desk.hold());
  const low = button('low', { pos_left: 40, pos_top: 40, pos_width: 20, pos_height: 20, z_index: -1 });
  const high = button('high', { pos_left: 0, pos_top: 90, pos_width: 9, pos_height: 9, z_index: 5 });
  const rows = crowd(400).map((item) => ({ ...item, pos_top: item.pos_top / 4 }));
  const project = [low, high, ...rows];
  await film.do((given) => document.getElementById('film').load(given), project);
  const ids = () => film.do(() => globalThis.desk.drawn().map(({ dataset }) => dataset.id));
  const first = await ids();
  assert.equal(first.length, SLICE, 'the first slice');
  assert.ok(first.includes('high') && first.includes('i399') && !first.includes('low'), 'what is on top');
  assert.equal(await film.do(() => document.getElementById('film').activeIds.length), 402);
  await film.clickAt(50, 50);
  await film.next('hotspot:click', { hotspot: { id: 'low' } });
  for (let frames = 1; (await ids()).length < 402; frames++) {
    assert.equal((await ids()).length, SLICE * frames);
    await film.do(() => globalThis.desk.step());
  }
  const byPlace = [...project].sort((a, b) => a.pos_top - b.pos_top || a.pos_left - b.pos_left);
  assert.deepEqual(
    await ids(),
    byPlace.map(({ id }) => id),
    'the order of the focus',
  );
  const layers = await film.do(() => globalThis.desk.drawn().map(({ style, dataset }) => [dataset.id, +style.zIndex]));
  const byLayer = layers.sort(([, a], [, b]) => a - b).map(([id]) => id);
  assert.deepEqual(byLayer, ['low', ...rows.map(({ id }) => id), 'high']);
});

test('a new document takes the place of a crowd that is not drawn yet', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [] });
  await film.next('project:ready');
  await film.do(ledger);
  await film.do(() => globalThis.desk.hold());
  await film.do((given) => document.getElementById('film').load(given), crowd(400));
  await film.do((given) => document.getElementById('film').load(given), [button('new')]);
  await film.do(() => globalThis.desk.release());
  await film.do(() => new Promise(requestAnimationFrame));
  assert.deepEqual(await film.visible(), ['new']);
});

test('what is outside of the frame is neither drawn nor hit, until it moves in', async (t) => {
  const left = { pos_left: -30, pos_width: 20 };
  const project = [
    button('out', left),
    button('edge', { pos_left: 100 }),
    button('partly', { pos_left: -5, pos_width: 20, pos_top: 60 }),
    button('moves', {
      ...left,
      pos_top: 60,
      keyframes: [
        { time: 0, pos_left: -30 },
        { time: 10, pos_left: 30 },
      ],
    }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.do(() => {
    document.getElementById('video').style.cssText = 'width: 640px; height: 200px; aspect-ratio: auto';
  });
  await film.next('interaction:show', { id: 'moves' });
  assert.deepEqual(await film.visible(), ['partly']);
  assert.equal(await film.do(() => document.getElementById('film').activeIds.length), 4, 'they are active');
  await film.clickAt(-20, 30);
  await film.clickAt(105, 30);
  await film.clickAt(-2, 65);
  const { detail } = await film.next('hotspot:click');
  assert.equal(detail.hotspot.id, 'partly');
  await film.set({ currentTime: 8 });
  await film.item('moves').waitFor();
  assert.deepEqual(await film.visible(), ['partly', 'moves']);
});

test('what the video waits for is drawn wherever it is', async (t) => {
  const project = [
    { ...button('must', { pos_left: -40 }), end_time: 0.4, click_required: true },
    button('other', { pos_left: 70 }),
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('interaction:show', { id: 'other' });
  assert.deepEqual(await film.visible(), ['other']);
  await film.play();
  await film.next('interaction:blocked', { ids: ['must'] });
  await film.item('must').focus();
  await film.page.keyboard.press('Enter');
  await film.next('interaction:unblocked');
});
