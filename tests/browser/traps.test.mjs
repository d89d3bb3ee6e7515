// SPDX-License-Identifier: MIT
// A trap in any of the engine's exports: one event, nothing of it stays on the video,
// nothing throws, and load() starts a new engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();

const MOVES = {
  keyframes: [
    { time: 0, left: 10 },
    { time: 9, left: 80 },
  ],
};
const PATTERN = { when: { variable: 'a', operator: 'regex', value: '\\p{Lu}' } };
const PROJECT = JSON.stringify({
  videos: [
    {
      id: 'a',
      interactions: [
        button('fine', { tooltip: 'Fine', in_tray: true }),
        button('moves', { pos_top: 60, ...MOVES }),
        button('ask', { pos_left: 5, collect_first: true }),
        button('read', { pos_left: 70, click_action: 'modal', click_value: 'Text' }),
        button('hid', { pos_left: 70, pos_top: 70, default_hidden: true, ...PATTERN }),
        { id: 'wait', type: 'pause', time: 3, pause_amount: 1 },
      ],
      cues: [{ time: 0.2 }],
    },
    { id: 'b' },
  ],
});

/** In the page: exports of the engine that trap when they are told to. */
function trapping() {
  const { Instance } = WebAssembly;
  globalThis.trap = { name: '', calls: 0, hit: false };
  WebAssembly.Instance = /** @type {any} */ (
    class {
      constructor(/** @type {WebAssembly.Module} */ module, /** @type {any} */ imports) {
        const { exports } = new Instance(module, imports);
        const wrap = ([name, given]) => [
          name,
          typeof given !== 'function'
            ? given
            : (...args) => {
                const { trap } = globalThis;
                if (trap.name !== name || trap.hit || trap.calls-- > 0) return given(...args);
                trap.hit = true;
                throw new WebAssembly.RuntimeError('unreachable');
              },
        ];
        this.exports = Object.fromEntries(Object.entries(exports).map(wrap));
      }
    }
  );
}

/**
 * In the page: everything that makes use of the engine, up to the trap; then all of it
 * again without an engine.
 * @param {[string, number, string]} given
 */
async function exercise([name, calls, text]) {
  const player = /** @type {any} */ (document.getElementById('film'));
  const around = player.parentNode;
  const { media } = player;
  const { trap } = globalThis;
  const errors = [];
  const note = (event) => errors.push(event.detail?.code);
  player.addEventListener('error', note);
  const frame = () => new Promise(requestAnimationFrame);
  const drawn = () => player.shadowRoot.querySelectorAll('[data-id], dialog[open], [role=dialog]:not([hidden])').length;
  const point = (type, x, y, more) => {
    const { left, top, width, height } = media.getBoundingClientRect();
    const where = { clientX: left + x * width, clientY: top + y * height, bubbles: true, cancelable: true, ...more };
    media.dispatchEvent(new PointerEvent(type, where));
  };
  const go = (time) => {
    media.currentTime = time;
    return media.play().catch(() => {});
  };
  const STEPS = [
    () => [player.explain('fine'), player.currentVideo, player.hasMenu, player.activeIds, player.place()],
    () => [player.setVariable('a', 'A'), player.show('hid'), player.hide('hid')],
    () => media.play().catch(() => {}),
    () => new Promise((resolve) => setTimeout(resolve, 400)),
    () => [
      point('pointermove', 0.5, 0.3, { pointerType: 'mouse' }),
      point('click', 0.02, 0.02, { pointerType: 'touch' }),
    ],
    () => [player.openTray('magic_menu'), player.setVariable('a', 'B'), player.closeTray('magic_menu')],
    () => [player.click('ask'), player.cancelLead(), player.click('ask'), player.submitLead({ email: 'a@b.example' })],
    () => [player.click('read'), player.shadowRoot.querySelector('dialog')?.close()],
    () => new Promise((resolve) => setTimeout(resolve, 100)),
    () => go(2.8),
    () => new Promise((resolve) => setTimeout(resolve, 1800)),
    () => go(media.duration - 0.05),
    () => new Promise((resolve) => setTimeout(resolve, 500)),
    () => [player.jump('b'), player.reset()],
    () => player.load(text),
    () => [player.remove(), frame()],
    () => [around.append(player), player.ready],
    () => player.load(text),
  ];
  const takeSteps = async (all) => {
    for (const step of STEPS) {
      if (!all && trap.hit) return;
      await Promise.all([step()].flat());
      await frame();
    }
  };
  Object.assign(trap, { name: '', hit: false });
  const before = (await player.load(text)).ok;
  await frame();
  Object.assign(trap, { name, calls });
  await takeSteps(false);
  await frame();
  const after = {
    hit: trap.hit,
    errors: [...errors],
    drawn: trap.hit ? drawn() : 0,
    ids: trap.hit ? player.activeIds : [],
  };
  if (trap.hit) await takeSteps(true);
  const { ok } = await player.load(text);
  await frame();
  player.removeEventListener('error', note);
  return { before, ...after, ok, all: errors, shows: player.activeIds.includes('fine') };
}

const EXPORTS = WebAssembly.Module.exports(
  new WebAssembly.Module(readFileSync(new URL('../../dist/engine.wasm', import.meta.url))),
)
  .filter(({ kind, name }) => kind === 'function' && name.startsWith('hc_'))
  .map(({ name }) => name);
/** What a page with a player never calls. */
const UNCALLED = new Set([
  'hc_destroy',
  'hc_error_count',
  'hc_eval',
  'hc_log_explain',
  'hc_time',
  'hc_active',
  'hc_hidden',
  'hc_device',
]);

/** Two that are called outside of inputs; HOTCUE_TRAPS=all takes minutes, and each in turn. */
const OUTSIDE = ['hc_hit', 'hc_stage'];

for (const name of process.env.HOTCUE_TRAPS === 'all' ? EXPORTS : OUTSIDE) {
  test(`a trap in ${name}`, async (t) => {
    const film = await theatre.show(t, '/t/overlay.html', { expected: /wasm_trap|engine failed/ });
    await film.page.addInitScript(trapping);
    await film.page.reload();
    for (const calls of [0]) {
      const got = await film.do(exercise, [name, calls, PROJECT]);
      const say = `${name}, call ${calls}: ${JSON.stringify(got)}`;
      assert.ok(got.hit || calls > 0 || UNCALLED.has(name), `never called: ${say}`);
      assert.ok(got.before && got.ok && got.shows, say);
      assert.deepEqual(got.errors, got.hit ? ['wasm_trap'] : [], say);
      assert.deepEqual([got.drawn, got.ids], [0, []], say);
      assert.deepEqual(got.all.filter((code) => code === 'wasm_trap').length, got.hit ? 1 : 0, say);
    }
  });
}
