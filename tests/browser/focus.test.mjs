// SPDX-License-Identifier: MIT
// The focus is visible: compares pixels with and without it, for all looks and states of
// interactions, on all backgrounds, also in forced colours.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();

/** WCAG 2.4.13: this contrast, in as many pixels as a line of this width around the element has. */
const CONTRAST = 3;
const LINE_PX = 1.5;

const SQUARE = '0,0 100,0 100,100 0,100';
const LOOKS = {
  button: {},
  plain: { background_color: '#ffffff', color: '#000000', border_width: 0 },
  round: { border_radius: '50%', border_width: 8, border_color: '#000000' },
  text: { type: 'text' },
  image: { type: 'image', value: '/showcase/icons/dipper.svg' },
  box: { type: 'hotspot' },
  bare: { type: 'hotspot', hotspot_ring: false, hotspot_hover: false },
  polygon: { type: 'hotspot', hotspot_points: SQUARE },
  calm: { type: 'hotspot', hotspot_points: SQUARE, hotspot_ring: false, hotspot_hover: false },
  filled: { type: 'hotspot', hotspot_points: SQUARE, background_color: '#808080', border_color: '#808080' },
};
/** As small as the picture, as there are many screenshots. */
const viewport = { width: 640, height: 360 };
const GROUNDS = { light: '#ffffff', dark: '#000000', grey: '#808080' };

/** One interaction of each look, with space around. */
const grid = () =>
  Object.entries(LOOKS).map(([id, look], i) =>
    button(id, {
      background_color: undefined,
      border_radius: undefined,
      pos_left: 4 + (i % 4) * 24,
      pos_top: 6 + Math.floor(i / 4) * 32,
      pos_width: 18,
      pos_height: 20,
      post_click_background_color: '#4c8dff',
      ...look,
    }),
  );

/** Interactions at and across the edges of the frame, outside of which nothing is drawn. */
const EDGES = ['button', 'plain', 'image', 'bare', 'polygon', 'calm'].map((id) =>
  button(id, { background_color: undefined, ...LOOKS[id], pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 }),
);
EDGES.push(button('over', { ...LOOKS.plain, pos_left: -20, pos_top: -20, pos_width: 70, pos_height: 60 }));

const ground = (colour) =>
  button('ground', {
    type: 'text',
    value: ' ',
    background_color: colour,
    click_action: 'none',
    pos_left: 0,
    pos_top: 0,
    pos_width: 100,
    pos_height: 100,
    z_index: -10,
  });

/** Margin around an interaction that is compared too. CSS pixels. */
const MARGIN_PX = 14;

/**
 * Asserts that the focus is visible on each of these.
 * @param {import('./film.mjs').Film} film
 * @param {string[]} ids
 * @param {(id: string) => Promise<void>} [arrange] called before each comparison
 */
async function assertSeen(film, ids, arrange) {
  const { page } = film;
  await film.panels();
  await page.keyboard.press('Tab'); // turns on :focus-visible
  const blur = () => film.do(() => document.activeElement?.blur());
  await blur();
  let before = await page.screenshot();
  const faint = [];
  for (const id of ids) {
    if (arrange) {
      await arrange(id);
      await blur();
      before = await page.screenshot();
    }
    const item = film.item(id);
    await item.focus();
    assert.ok(await item.evaluate((element) => element.matches(':focus-visible')), `${id} has the focus`);
    const after = await page.screenshot();
    const { x, y } = await seen(film, id);
    const clip = [x[0] - MARGIN_PX, y[0] - MARGIN_PX, x[1] + MARGIN_PX, y[1] + MARGIN_PX].map((v) => Math.max(0, v));
    const pictures = [before, after].map((png) => png.toString('base64'));
    const count = await film.do((args) => globalThis.probe.countChanged(...args), [pictures, clip, CONTRAST]);
    const around = 2 * (x[1] - x[0] + y[1] - y[0]);
    if (count < around * LINE_PX) faint.push(`${id}: ${(count / around).toFixed(2)} px`);
  }
  assert.deepEqual(faint, []);
}

/** The part of an interaction that is inside the picture. @param {import('./film.mjs').Film} film @param {string} id */
async function seen(film, id) {
  const { left, top, width, height } = await film.picture();
  const box = await film.item(id).boundingBox();
  return {
    x: [Math.max(box.x, left), Math.min(box.x + box.width, left + width)],
    y: [Math.max(box.y, top), Math.min(box.y + box.height, top + height)],
  };
}

/** @param {import('./film.mjs').Film} film @param {object[]} project */
async function assertStates(film, project) {
  const ids = Object.keys(LOOKS);
  const click = async () => {
    for (const id of ids) await film.do((item) => document.getElementById('film').click(item), id);
    await film.next('hotspot:click', { hotspot: { id: ids.at(-1) } });
  };
  const load = async (more) => {
    const wanted = project.map((item) => (item.id in LOOKS ? { ...item, ...more } : item));
    await film.do((document_) => document.getElementById('film').load(document_), wanted);
    await film.next('interaction:show', { id: ids.at(-1) });
  };
  await film.next('interaction:show', { id: ids.at(-1) });
  await assertSeen(film, ids);
  await assertSeen(film, ids, async (id) => film.moveTo(...centre(project.find((item) => item.id === id))));
  await film.moveTo(99.5, 99.5);
  await click();
  await assertSeen(film, ids);
  await load({ post_click_state: 'disabled' });
  await click();
  await assertSeen(film, ids);
  await load({ click_required: true, end_time: 0.5 });
  await film.play();
  await film.next('interaction:blocked');
  await film.restingFrame();
  await assertSeen(film, ids);
}

describe('idle, hovered, clicked, disabled and waited for:', () => {
  for (const [name, colour] of Object.entries(GROUNDS)) {
    test(`on ${name}`, async (t) => {
      const profile = { viewport, colorScheme: /** @type {const} */ (name === 'light' ? 'light' : 'dark') };
      const project = [ground(colour), ...grid()];
      await assertStates(await theatre.show(t, '/t/overlay.html', { project, profile }), project);
    });
  }

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`in forced colours, ${colorScheme}`, async (t) => {
      const project = grid();
      const profile = { viewport, forcedColors: /** @type {const} */ ('active'), colorScheme };
      await assertStates(await theatre.show(t, '/t/overlay.html', { project, profile }), project);
    });
  }
});

test('at the edges of the picture', async (t) => {
  for (const colour of Object.values(GROUNDS)) {
    const film = await theatre.show(t, '/t/overlay.html', {
      project: [ground(colour), EDGES[0]],
      profile: { viewport },
    });
    for (const item of EDGES) {
      await film.do((document_) => document.getElementById('film').load(document_), [ground(colour), item]);
      await film.next('interaction:show', { id: item.id });
      await assertSeen(film, [item.id]);
    }
  }
});

test('in the dark around what is spotlit', async (t) => {
  const lit = button('lit', { spotlight: true, pos_left: 80, pos_top: 70, pos_width: 18 });
  const film = await theatre.show(t, '/t/overlay.html', { project: [...grid().slice(0, 8), lit] });
  await film.next('interaction:show', { id: 'lit' });
  await assertSeen(film, Object.keys(LOOKS).slice(0, 8));
});

const centre = ({ pos_left, pos_top, pos_width, pos_height }) =>
  /** @type {const} */ ([pos_left + pos_width / 2, pos_top + pos_height / 2]);
