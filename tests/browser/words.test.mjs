// SPDX-License-Identifier: MIT
// Each word that a field may hold, by its visible effect, which is measured on the
// element instead of read from the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON, triangle } from './documents.mjs';

const theatre = useBrowser();
const ICON = '/showcase/icons/dipper.svg';
const MOVING = { reducedMotion: /** @type {const} */ ('no-preference') };
/** Points of an animation at which it is measured, from 0 to 1. */
const MOMENTS = [0, 0.15, 0.3, 0.45, 0.5, 0.8, 1];

/** @typedef {{x: number, y: number, width: number, opacity: number, filter: string}} Look */

/**
 * How an item looks at points of one of its animations, played alone. Positions are those
 * of its centre; they and its width are relative to its size at rest.
 * @param {import('./film.mjs').Film} film @param {string} id @param {'first' | 'last'} which the entrance or the other
 * @returns {Promise<Look[]>} empty if there is no such animation
 */
function looks(film, id, which) {
  return film.item(id).evaluate(
    (element, { which: wanted, moments }) => {
      const names = getComputedStyle(element).animationName.split(', ');
      const name = names[wanted === 'first' ? 0 : names.length - 1];
      // Restart, as getAnimations() doesn't list animations that have ended.
      /** @type {any} */ (element).style.setProperty('animation', 'none');
      element.getAnimations();
      /** @type {any} */ (element).style.removeProperty('animation');
      const all = element.getAnimations();
      const animation = all.find((each) => /** @type {any} */ (each).animationName === name);
      for (const each of all) each.cancel();
      if (!animation || name === 'none') return [];
      const rest = element.getBoundingClientRect();
      animation.play();
      animation.pause();
      const { delay, duration } = animation.effect.getComputedTiming();
      return moments.map((part) => {
        animation.currentTime = Number(delay) + Number(duration) * Math.min(part, 0.9999);
        const { left, top, width, height } = element.getBoundingClientRect();
        const { opacity, filter } = getComputedStyle(element);
        return {
          x: (left + width / 2 - rest.left - rest.width / 2) / rest.width,
          y: (top + height / 2 - rest.top - rest.height / 2) / rest.height,
          width: width / rest.width,
          opacity: Number(opacity),
          filter,
        };
      });
    },
    { which, moments: MOMENTS },
  );
}

const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 0.02;
const atRest = ({ x, y, width, opacity }) => near(x, 0) && near(y, 0) && near(width, 1) && near(opacity, 1);

/** Each transition, with a check of its start. @type {Record<string, (start: Look) => boolean>} */
const TRANSITIONS = {
  'transition fade: where it is': ({ x, y, width }) => near(x, 0) && near(y, 0) && near(width, 1),
  'transition slide-up: from below': ({ x, y }) => near(x, 0) && y > 0.2,
  'transition slide-down: from above': ({ x, y }) => near(x, 0) && y < -0.2,
  'transition slide-left: from the right': ({ x, y }) => x > 0.2 && near(y, 0),
  'transition slide-right: from the left': ({ x, y }) => x < -0.2 && near(y, 0),
  'transition zoom: small at first': ({ x, y, width }) => near(x, 0) && near(y, 0) && width < 0.8,
};

for (const [name, holds] of Object.entries(TRANSITIONS)) {
  test(name, async (t) => {
    const [, transition] = /^transition ([\w-]+)/.exec(name) ?? [];
    const film = await theatre.show(t, '/t/player.html', { project: [button('it', { transition })], profile: MOVING });
    await film.next('interaction:show', { id: 'it' });
    const seen = await looks(film, 'it', 'first');
    assert.ok(seen.length > 0, 'it does not move');
    assert.ok(near(seen[0].opacity, 0), 'it is not seen at first');
    assert.ok(holds(seen[0]), JSON.stringify(seen[0]));
    assert.ok(atRest(seen.at(-1)), JSON.stringify(seen.at(-1)));
  });
}

const spread = (/** @type {number[]} */ values) => Math.max(...values) - Math.min(...values);
const moves = (/** @type {Look[]} */ seen, /** @type {'x' | 'y' | 'width'} */ key) =>
  spread(seen.map((each) => each[key])) > 0.03;

/** Each animation, with a check that it changes only what it should. @type {Record<string, (seen: Look[]) => boolean>} */
const ANIMATIONS = {
  'animation pulse: in size': (seen) => moves(seen, 'width') && !moves(seen, 'x') && !moves(seen, 'y'),
  'animation bounce: up, twice in a turn': (seen) =>
    !moves(seen, 'x') &&
    seen[2].y < -0.1 &&
    near(seen[4].y, seen[4].y) &&
    seen[5].y < -0.03 &&
    seen.every(({ y }) => y < 0.02),
  'animation shake: to both sides': (seen) =>
    !moves(seen, 'y') && seen.some(({ x }) => x > 0.02) && seen.some(({ x }) => x < -0.02),
  'animation float: up, and gently down again': (seen) =>
    !moves(seen, 'x') && seen[4].y < -0.05 && seen[4].y < seen[2].y,
  'animation glow: in light': (seen) =>
    seen[4].filter !== 'none' && seen[4].filter !== seen[0].filter && !moves(seen, 'width'),
};

for (const [name, holds] of Object.entries(ANIMATIONS)) {
  test(name, async (t) => {
    const [, animation] = /^animation (\w+)/.exec(name) ?? [];
    const film = await theatre.show(t, '/t/player.html', { project: [button('it', { animation })], profile: MOVING });
    await film.next('interaction:show', { id: 'it' });
    await film.panels();
    const seen = await looks(film, 'it', 'last');
    assert.ok(seen.length > 0, 'it does not move');
    assert.ok(holds(seen), JSON.stringify(seen));
    assert.ok(atRest(seen[0]) && atRest(seen.at(-1)), JSON.stringify(seen));
  });
}

/**
 * Horizontal extents of the lines of an item's text, from 0 to 1 across its box.
 * @param {import('./film.mjs').Film} film @param {string} id @returns {Promise<[left: number, right: number][]>}
 */
const linesOf = (film, id) =>
  film.item(id).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element.querySelector('.label'));
    const { left, width } = element.getBoundingClientRect();
    return [...range.getClientRects()].map((line) => [(line.left - left) / width, (line.right - left) / width]);
  });

/** Each alignment, with a text and a check of its first line. @type {Record<string, [string, (line: [number, number]) => boolean]>} */
const ALIGNMENTS = {
  'text_align left: at the left, in any script': ['אב', ([left, right]) => left < 0.15 && right < 0.5],
  'text_align right: at the right': ['ab', ([left, right]) => right > 0.85 && left > 0.5],
  'text_align center: in the middle': ['ab', ([left, right]) => Math.abs(left + right - 1) < 0.06 && left > 0.3],
  'text_align start: where its script begins': ['אב', ([left, right]) => right > 0.85 && left > 0.5],
  'text_align end: where its script ends': ['ab', ([left, right]) => right > 0.85 && left > 0.5],
  'text_align justify: from side to side': [
    'One two three four five six seven eight',
    ([left, right]) => left < 0.15 && right > 0.85,
  ],
};

for (const [name, [value, holds]] of Object.entries(ALIGNMENTS)) {
  test(name, async (t) => {
    const [, text_align] = /^text_align (\w+)/.exec(name) ?? [];
    // The default is the opposite, so that a word without effect is noticed.
    const design = { text_align: text_align === 'left' ? 'right' : text_align === 'center' ? 'right' : 'left' };
    const place = { type: 'text', value, text_align, font_size: 30, pos_left: 10, pos_width: 30, pos_height: 60 };
    const project = { design, interactions: [button('it', place)] };
    const film = await theatre.show(t, '/t/player.html', { project });
    await film.next('interaction:show', { id: 'it' });
    const [first, ...others] = await linesOf(film, 'it');
    assert.ok(holds(first), JSON.stringify(first));
    if (text_align === 'justify') {
      assert.ok(others.length > 0, 'there is one line only');
      const widths = [first, ...others].slice(0, -1).map(([left, right]) => right - left);
      assert.ok(spread(widths) < 0.03, `lines of ${widths}`);
    }
  });
}

test('hotspot_alignment: nine places, as the keys of a telephone have them', async (t) => {
  const all = Array.from({ length: 9 }, (_, i) => i + 1);
  const project = all.map((key, i) =>
    button(`at ${key}`, {
      type: 'hotspot',
      hotspot_image: ICON,
      hotspot_alignment: key,
      pos_left: i * 11,
      pos_width: 10,
    }),
  );
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'at 9' });
  for (const key of all) {
    const place = await film
      .item(`at ${key}`)
      .locator('img')
      .evaluate((image) => getComputedStyle(image).objectPosition);
    assert.equal(place, `${((key - 1) % 3) * 50}% ${Math.floor((key - 1) / 3) * 50}%`, `key ${key}`);
  }
});

test('a polygon without ring and light has none', async (t) => {
  const project = [
    triangle('plain', { hotspot_ring_width: 6 }),
    triangle('bare', { pos_left: 55, hotspot_ring: false, hotspot_hover: false }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'bare' });
  await film.panels();
  const drawn = (/** @type {string} */ id) =>
    film
      .item(id)
      .locator('.shape')
      .evaluate((shape) => {
        const { stroke, strokeOpacity } = getComputedStyle(shape);
        return { line: `${stroke} ${strokeOpacity}` };
      });
  const light = (/** @type {string} */ id) =>
    film
      .item(id)
      .locator('.drawing')
      .evaluate((drawing) => getComputedStyle(drawing).filter);
  const before = { plain: await drawn('plain'), bare: await drawn('bare') };
  const dark = { plain: await light('plain'), bare: await light('bare') };
  assert.doesNotMatch(before.plain.line, /^none|, 0\) /);
  assert.match(before.bare.line, /^none|, 0\) | 0$/);
  for (const [id, x] of /** @type {const} */ ([
    ['plain', 20],
    ['bare', 65],
  ])) {
    await film.moveTo(x, 25);
    await film.next('hotspot:enter', { hotspot: { id } });
    const lit = await light(id);
    assert.equal(lit !== dark[id], id === 'plain', `${id} under the pointer`);
  }
});

/** Each type of form field, and its input. */
const FORM_FIELDS = {
  'form field email: the keys of addresses': ['input', 'email'],
  'form field tel: the keys of numbers': ['input', 'tel'],
  'form field url: the keys of web addresses': ['input', 'url'],
  'form field number: a number': ['input', 'number'],
  'form field date: a day': ['input', 'date'],
  'form field textarea: several lines': ['textarea', 'textarea'],
};

for (const [name, [tag, type]] of Object.entries(FORM_FIELDS)) {
  test(name, async (t) => {
    const lead_form = { fields: [{ name: 'it', type, label: 'This one' }] };
    const project = { lead_form, interactions: [button('ask', { click_action: 'collect' })] };
    const film = await theatre.show(t, '/t/player.html', { project });
    await film.next('interaction:show', { id: 'ask' });
    await film.clickAt(...ON_BUTTON);
    const field = film.page.getByRole('dialog').getByLabel('This one');
    const found = await field.evaluate((element) => [element.localName, /** @type {any} */ (element).type]);
    assert.deepEqual(found, [tag, type]);
  });
}

/** Each kind of track, and its state in the browser. */
const TRACKS = {
  'track captions: speech and sounds': 'captions',
  'track descriptions: spoken': 'descriptions',
  'track chapters: to navigate by': 'chapters',
  'track metadata: for scripts': 'metadata',
};

for (const [name, kind] of Object.entries(TRACKS)) {
  test(name, async (t) => {
    const tracks = [{ src: '/captions/trailhead.vtt', kind, srclang: 'en' }];
    const project = { videos: [{ id: 'v', sources: [{ src: '/clips/trailhead.mp4' }], tracks }] };
    const film = await theatre.show(t, '/t/player.html', { project, query: { src: '' } });
    await film.next('project:ready');
    const kinds = () => film.do(() => [...document.getElementById('film').media.textTracks].map((track) => track.kind));
    assert.deepEqual(await kinds(), [kind]);
  });
}

const PHONE = { isMobile: true, hasTouch: true, viewport: { width: 390, height: 700 } };

test('hide_mobile and hide_desktop follow the device of the viewer', async (t) => {
  const project = [
    button('everywhere', { pos_left: 5 }),
    button('not on phones', { hide_mobile: true }),
    button('on phones', { pos_left: 70, hide_desktop: true }),
  ];
  const shown = async (/** @type {object} */ profile) => {
    const film = await theatre.show(t, '/t/player.html', { project, profile });
    await film.next('interaction:show', { id: 'everywhere' });
    return film.visible();
  };
  assert.deepEqual((await shown({})).toSorted(), ['everywhere', 'not on phones']);
  assert.deepEqual((await shown(PHONE)).toSorted(), ['everywhere', 'on phones']);
});
