// SPDX-License-Identifier: MIT
// A trap in any of the engine's exports while a project plays: there is one event, nothing
// remains on the video, nothing throws, the video plays on, and load() starts a new engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

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
        button('say', { pos_left: 5, pos_top: 70, click_action: 'message', click_value: 'Words', spotlight: true }),
        button('hid', { pos_left: 70, pos_top: 70, default_hidden: true, ...PATTERN }),
        { id: 'wait', type: 'pause', time: 3, pause_amount: 1 },
        button('must', { time: 3.2, end_time: 4, click_required: true }),
      ],
      cues: [{ time: 0.05 }],
    },
    { id: 'b' },
  ],
});

/** Runs in the page: makes exports of the engine trap on demand. */
function trapping() {
  const { Instance } = WebAssembly;
  globalThis.trap = { names: [], calls: 0, hit: '' };
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
                if (trap.hit || !trap.names.includes(name) || trap.calls-- > 0) return given(...args);
                trap.hit = name;
                throw new WebAssembly.RuntimeError('unreachable');
              },
        ];
        this.exports = Object.fromEntries(Object.entries(exports).map(wrap));
      }
    }
  );
}

/**
 * Runs in the page: uses everything that calls the engine, up to the trap; then all of it
 * again without an engine.
 * @param {[string[], number, string, number]} given
 */
async function exercise([names, calls, text, patience]) {
  const player = /** @type {any} */ (document.getElementById('film'));
  const around = player.parentNode;
  const { media } = player;
  const { trap } = globalThis;
  const errors = [];
  const note = (event) => errors.push(event.detail.code);
  player.addEventListener('error', note);
  const frame = () => new Promise(requestAnimationFrame);
  /** Waits for a condition, or the trap. */
  let again = false;
  const until = (wanted) => globalThis.probe.until(() => wanted() || (trap.hit && !again), patience, `${wanted}`);
  const says = ({ childNodes }) => [...childNodes].some(({ nodeName, data }) => nodeName === '#text' && data.trim());
  /** What is on screen. */
  const seen = () =>
    [...player.shadowRoot.querySelectorAll(':not(style)')]
      .filter((element) => says(element) || element.matches('.item, button, dialog, [role=dialog], .dark'))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map(({ localName, textContent }) => `${localName}: ${textContent}`);
  const point = (type, x, y, more) => {
    const { left, top, width, height } = media.getBoundingClientRect();
    const where = { clientX: left + x * width, clientY: top + y * height, bubbles: true, cancelable: true, ...more };
    media.dispatchEvent(new PointerEvent(type, where));
  };
  const turnAway = (hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const play = () => void media.play().catch(() => {});
  const heard = (type, act) => {
    const came = new Promise((resolve) => media.addEventListener(type, resolve, { once: true }));
    act();
    return came;
  };
  const go = async (time) => {
    await heard('seeked', () => {
      media.currentTime = time;
    });
    play();
  };
  const STEPS = [
    () => {
      player.measuring = true;
    },
    () => [
      player.measure(),
      player.explain('fine'),
      player.heldCrm,
      player.currentVideo,
      player.hasMenu,
      player.activeIds,
      player.place(),
    ],
    () => [player.setVariable('a', 'A'), player.show('hid'), player.hide('hid')],
    () => [play(), until(() => media.currentTime > 0.1)],
    () => [
      point('pointermove', 0.5, 0.3, { pointerType: 'mouse' }),
      point('click', 0.02, 0.02, { pointerType: 'touch' }),
    ],
    () => [player.openTray('magic_menu'), player.setVariable('a', 'B'), player.closeTray('magic_menu')],
    () => player.openTray('magic_menu'),
    () => [player.click('ask'), player.cancelLead(), player.click('ask'), player.submitLead({ email: 'a@b.example' })],
    () => player.click('say'),
    () => player.click('read'),
    () => player.shadowRoot.querySelector('dialog button')?.click(),
    () => [turnAway(true), turnAway(false)],
    () => media.paused || heard('pause', () => media.pause()),
    () => [player.jump('b'), player.reset()],
    () => player.load(text),
    () => [player.remove(), frame()],
    () => [around.append(player), player.ready],
    () => player.load(text),
  ];
  const PLAYING = [
    () => [go(2.9), until(() => player.activeIds.includes('must') && media.paused)],
    () => player.click('must'),
    () => [go(media.duration - 0.05), until(() => media.ended)],
  ];
  const takeSteps = async (steps) => {
    for (const step of steps) {
      if (trap.hit && !again) return;
      await Promise.all([step()].flat());
      if (!trap.hit) await frame();
    }
  };
  Object.assign(trap, { names: [], hit: '' });
  media.pause();
  await heard('seeked', () => {
    media.currentTime = 0;
  });
  const { ok } = await player.load(text);
  await until(() => seen().length > 4);
  Object.assign(trap, { names, calls });
  await takeSteps([...STEPS, ...PLAYING]);
  await frame();
  await frame();
  const left = { hit: trap.hit, errors: [...errors], seen: trap.hit ? [...seen(), ...player.activeIds] : [] };
  again = true;
  trap.names = [];
  await takeSteps(STEPS);
  player.removeEventListener('error', note);
  return { before: ok, ...left, all: errors, shows: player.activeIds.includes('fine') };
}

const EXPORTS = WebAssembly.Module.exports(
  new WebAssembly.Module(readFileSync(new URL('../../dist/engine.wasm', import.meta.url))),
)
  .filter(({ kind }) => kind === 'function')
  .map(({ name }) => name);
/** Exports that a page with a player never calls. */
const UNCALLED = [
  'hc_engine_destroy',
  'hc_diagnostics_error_count',
  'hc_input_eval',
  'hc_input_log_explain',
  'hc_input_log_measure',
  'hc_session_time',
  'hc_item_is_active',
  'stackSave',
  'stackRestore',
  'stackAlloc',
];
const CALLED = EXPORTS.filter((name) => !UNCALLED.includes(name));
/** How many calls succeed before the trap. Not all exports are called twice. */
const CALLS = Number(process.env.HOTCUE_TRAPS ?? 0);

test('whatever export traps, nothing stays on the video, and load() starts anew', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { expected: /wasm_trap|engine failed/ });
  await film.page.addInitScript(trapping);
  await film.page.reload();
  for (const names of [...CALLED.map((name) => [name]), UNCALLED])
    await t.test(names.join(', '), async () => {
      const got = await film.do(exercise, [names, CALLS, PROJECT, PATIENCE_MS]);
      const say = JSON.stringify(got);
      if (CALLS === 0 || names === UNCALLED) assert.equal(got.hit, names === UNCALLED ? '' : names[0], say);
      assert.ok(got.before && got.shows, say);
      assert.deepEqual(got.errors, got.hit ? ['wasm_trap'] : [], say);
      assert.deepEqual(got.seen, [], say);
      assert.deepEqual(got.all, got.errors, say);
    });
});
