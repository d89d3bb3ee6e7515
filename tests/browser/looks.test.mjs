// SPDX-License-Identifier: MIT
// How interactions look: captions, transitions, hotspots, the spotlight, and the state
// after a click.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, IN_TRIANGLE, NOWHERE, ON_BUTTON, triangle } from './documents.mjs';

const theatre = useBrowser();
const ICON = '/showcase/icons/dipper.svg';
const MOVING = { reducedMotion: /** @type {const} */ ('no-preference') };

/** @param {import('./film.mjs').Film} film @param {string} id @param {string} property @param {string} [inner] */
const css = (film, id, property, inner) =>
  (inner ? film.item(id).locator(inner) : film.item(id)).evaluate(
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  );
/** @param {number[]} colour */
const light = ([red, green, blue]) => red + green + blue;

test('captions show below images and hotspots, as text, unless they are not to', async (t) => {
  const project = [
    button('image', { type: 'image', value: ICON, caption: '<b>{{who}}</b>' }),
    triangle('hotspot', { caption: 'A boot', show_caption: 'true' }),
    button('quiet', { type: 'hotspot', pos_left: 70, caption: 'Unseen', show_caption: false }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'quiet' });
  await film.do(() => document.getElementById('film').setVariable('who', '<i>You</i>'));
  const caption = film.item('image').locator('.caption');
  assert.equal(await caption.innerText(), '<b><i>You</i></b>');
  const [box, item] = [await caption.boundingBox(), await film.item('image').boundingBox()];
  assert.ok(box.y >= item.y + item.height, 'below it');
  assert.ok(await film.page.getByRole('button', { name: 'A boot' }).isVisible(), 'it is the name, too');
  assert.equal(await film.page.getByText('Unseen').count(), 0);
});

test('transitions and animations move, and rest for those who want less motion', async (t) => {
  const project = {
    design: { transition: 'fade' },
    interactions: [
      button('design'),
      button('own', { pos_left: 10, transition: 'slide-up', animation: 'bounce' }),
      button('still', { pos_left: 70, transition: 'none', animation: '' }),
    ],
  };
  const names = async (/** @type {object} */ profile) => {
    const film = await theatre.show(t, '/t/player.html', { project, profile });
    await film.next('interaction:show', { id: 'still' });
    await film.panels();
    const ids = ['design', 'own', 'still'];
    return Promise.all(ids.map((id) => css(film, id, 'animation-name')));
  };
  assert.deepEqual(await names(MOVING), ['fade, none', 'slide, bounce', 'none, none']);
  assert.deepEqual(await names({}), ['none', 'none', 'none']);
});

test('no animation goes on for more than five seconds', async (t) => {
  const words = ['pulse', 'bounce', 'shake', 'float', 'glow'];
  const project = words.map((animation, i) => button(animation, { pos_left: i * 20, pos_width: 18, animation }));
  const film = await theatre.show(t, '/t/player.html', { project, profile: MOVING });
  await film.next('interaction:show', { id: 'glow' });
  await film.panels();
  for (const word of words) {
    const { count, end } = await film.item(word).evaluate((item) => {
      // Restart, as getAnimations() doesn't list animations that have ended.
      item.style.setProperty('animation', 'none');
      item.getAnimations();
      item.style.removeProperty('animation');
      const timings = item.getAnimations().map((animation) => animation.effect.getComputedTiming());
      return { count: timings.length, end: Math.max(...timings.map(({ endTime }) => endTime)) };
    });
    assert.ok(count > 0 && end > 1000 && end <= 5000, `${word}: ${end} ms`);
  }
});

test('a hotspot has its picture, ring, corners and light as its fields say', async (t) => {
  const spot = (id, left, more) =>
    button(id, { type: 'hotspot', pos_left: left, background_color: '', border_radius: '', ...more });
  const project = [
    spot('plain', 2, {}),
    spot('dressed', 27, { hotspot_image: ICON, hotspot_alignment: 9, hotspot_ring_width: 24, hotspot_radius: 32 }),
    spot('bare', 52, { hotspot_ring: false, hotspot_hover: false }),
    triangle('cut', { pos_top: 50, pos_height: 45, hotspot_image: ICON, hotspot_ring_width: 8 }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'cut' });
  await film.panels();
  const { width } = await film.picture();
  const near = (/** @type {string} */ value, /** @type {number} */ pixels) =>
    assert.ok(Math.abs(Number.parseFloat(value) - (pixels * width) / 1280) <= 1, `${value} for ${pixels}`);
  near(await css(film, 'dressed', 'border-top-width'), 24);
  near(await css(film, 'dressed', 'border-top-left-radius'), 32);
  near(await css(film, 'cut', 'stroke-width', '.shape'), 8);
  assert.equal(await css(film, 'dressed', 'object-position', 'img'), '100% 100%');
  assert.ok((await film.item('dressed').locator('img').getAttribute('src')).endsWith(ICON));
  assert.match(await css(film, 'cut', 'clip-path', 'img'), /^polygon\(evenodd, 0% 0%, 100% 0%/);
  assert.notEqual(await css(film, 'plain', 'border-top-color'), 'rgba(0, 0, 0, 0)');
  assert.equal(await css(film, 'bare', 'border-top-color'), 'rgba(0, 0, 0, 0)');
  const background = (/** @type {string} */ id) => css(film, id, 'background-image');
  for (const [id, x, changes] of /** @type {const} */ ([
    ['plain', 12, true],
    ['bare', 62, false],
  ])) {
    const before = await background(id);
    await film.moveTo(x, 30);
    await film.next('hotspot:enter', { hotspot: { id } });
    assert.equal((await background(id)) !== before, changes, `${id} under the pointer`);
  }
});

test('what can be clicked lights up under the pointer, whatever its colour', async (t) => {
  const look = async (/** @type {any} */ film, /** @type {string} */ id, /** @type {string} */ inner) =>
    (await css(film, id, 'background-image', inner)) + (await css(film, id, 'filter', inner));
  const project = [
    button('box', { type: 'hotspot', background_color: '#00ff00' }),
    triangle('cut', { background_color: '#ff0000' }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'cut' });
  await film.panels();
  for (const [id, [x, y], inner] of /** @type {const} */ ([
    ['box', ON_BUTTON, ''],
    ['cut', IN_TRIANGLE, '.drawing'],
  ])) {
    const before = await look(film, id, inner);
    await film.moveTo(x, y);
    await film.next('hotspot:enter', { hotspot: { id } });
    assert.notEqual(await look(film, id, inner), before, id);
  }
});

/** Where a text starts and ends in its interaction, in percent. @param {any} film @param {string} id */
const textIn = (film, id) =>
  film.item(id).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element.querySelector('.label'));
    const [text, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return [text.left, text.right].map((x) => ((x - box.left) / box.width) * 100);
  });

test('the style fields are drawn, an interaction’s own before the design’s', async (t) => {
  const styles = { color: '#102030', background_color: '#d0e0f0', border_color: '#405060' };
  const lengths = { border_radius: 20, border_width: 8, font_size: 40 };
  for (const type of ['button', 'text']) {
    const place = (/** @type {string} */ id, /** @type {number} */ pos_top, more = {}) =>
      button(id, { type, value: 'x', pos_left: 10, pos_width: 40, pos_top, ...more });
    const plain = { color: undefined, background_color: undefined, border_radius: undefined };
    const project = {
      design: { ...styles, ...lengths, text_align: 'right' },
      interactions: [
        place('design', 10, plain),
        place('own', 40, { ...styles, ...lengths, border_color: '#000000', border_width: 16, text_align: 'left' }),
        place('middle', 70, { ...plain, text_align: 'center' }),
      ],
    };
    const film = await theatre.show(t, '/t/player.html', { project });
    await film.next('interaction:show', { id: 'middle' });
    const { width } = await film.picture();
    const pixels = async (/** @type {string} */ id, /** @type {string} */ name) =>
      (Number.parseFloat(await css(film, id, name)) * 1280) / width;
    const isNear = (/** @type {number} */ value, /** @type {number} */ wanted) =>
      assert.ok(Math.abs(value - wanted) <= 2, `${type}: ${value} for ${wanted}`);
    assert.equal(await css(film, 'design', 'color'), 'rgb(16, 32, 48)');
    assert.equal(await css(film, 'design', 'background-color'), 'rgb(208, 224, 240)');
    assert.equal(await css(film, 'design', 'border-top-color'), 'rgb(64, 80, 96)');
    assert.equal(await css(film, 'own', 'border-top-color'), 'rgb(0, 0, 0)');
    isNear(await pixels('design', 'border-top-width'), 8);
    isNear(await pixels('own', 'border-top-width'), 16);
    isNear(await pixels('design', 'border-top-left-radius'), 20);
    isNear(await pixels('design', 'font-size'), 40);
    const [[, right], [left], [from, to]] = await Promise.all(
      ['design', 'own', 'middle'].map((id) => textIn(film, id)),
    );
    assert.ok(right > 80 && left < 20, `${type}: ends at ${right}, begins at ${left}`);
    assert.ok(Math.abs(from + to - 100) < 4, `${type}: from ${from} to ${to}`);
  }
});

test('a video’s design is over the project’s, field by field', async (t) => {
  const plain = { color: undefined, background_color: undefined };
  const to = (/** @type {string} */ id, /** @type {string} */ video, more = {}) =>
    button(id, { ...plain, click_action: 'video', click_value: video, ...more });
  const project = {
    design: { color: '#102030', background_color: '#d0e0f0' },
    videos: [
      { id: 'one', interactions: [to('projects', 'two')] },
      {
        ...{ id: 'two', design: { color: '#600000', background_color: 'no colour', transition: '' } },
        interactions: [to('videos', 'one'), to('own', 'one', { color: '#000060', pos_top: 70 })],
      },
    ],
  };
  const film = await theatre.show(t, '/t/player.html', { project });
  const colors = async (/** @type {string} */ id) => {
    await film.next('interaction:show', { id });
    return [await css(film, id, 'color'), await css(film, id, 'background-color')];
  };
  const behind = 'rgb(208, 224, 240)';
  assert.deepEqual(await colors('projects'), ['rgb(16, 32, 48)', behind]);
  await film.item('projects').click();
  assert.deepEqual(await colors('videos'), ['rgb(96, 0, 0)', behind]);
  assert.deepEqual(await colors('own'), ['rgb(0, 0, 96)', behind]);
});

test('a hotspot’s picture comes from a checked address only', async (t) => {
  const project = [
    button('bad', { type: 'hotspot', hotspot_image: 'javascript:alert(1)' }),
    button('made', { type: 'hotspot', pos_top: 60, hotspot_image: '{{where}}' }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project, expected: /404/ });
  assert.equal((await film.next('error')).detail.code, 'bad_url');
  await film.next('interaction:show', { id: 'made' });
  assert.equal(await film.item('bad').locator('img').count(), 0);
  await film.do(() => document.getElementById('film').setVariable('where', 'javascript:alert(1)'));
  assert.equal((await film.item('made').locator('img').getAttribute('src')).includes('javascript:'), false);
  assert.deepEqual(await film.visible(), ['bad', 'made']);
});

test('a spotlight dims everything but its shape', async (t) => {
  const project = [
    triangle('lit', { spotlight: true, hotspot_ring: false, end_time: 5 }),
    button('dim', { pos_left: 60, background_color: '#ffffff', z_index: 9 }),
  ];
  const film = await theatre.show(t, '/t/player.html', {
    project: project.map((item) => ({ ...item, spotlight: false })),
  });
  await film.next('interaction:show', { id: 'dim' });
  await film.panels();
  const places = { inside: IN_TRIANGLE, outside: NOWHERE, item: [62, 22] };
  const look = async () =>
    Object.fromEntries(
      await Promise.all(Object.entries(places).map(async ([name, [x, y]]) => [name, light(await film.colour(x, y))])),
    );
  const before = await look();
  await film.do((document_) => document.getElementById('film').load(document_), project);
  await film.next('interaction:show', { id: 'dim' });
  const lit = await look();
  assert.ok(Math.abs(lit.inside - before.inside) < 12, 'its inside is as bright as before');
  for (const name of ['outside', 'item']) assert.ok(lit[name] < 0.55 * before[name], `${name} is dark`);
  await film.clickAt(70, 30);
  await film.next('hotspot:click', { hotspot: { id: 'dim' } });
  await film.set({ currentTime: 10 });
  await film.next('interaction:hide', { id: 'lit' });
  assert.ok(light(await film.colour(62, 22)) > 0.95 * before.item, 'bright again');
});

test('after a click it has the colours for that', async (t) => {
  const project = [
    button('once', {
      color: '#000000',
      post_click_background_color: '#00aa00',
      post_click_text_color: '#ffffff',
    }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show');
  const colours = async () => [await css(film, 'once', 'background-color'), await css(film, 'once', 'color')];
  assert.deepEqual(await colours(), ['rgb(255, 0, 255)', 'rgb(0, 0, 0)']);
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click');
  assert.deepEqual(await colours(), ['rgb(0, 170, 0)', 'rgb(255, 255, 255)']);
  await film.do(() => document.getElementById('film').reset());
  await film.next('interaction:show');
  assert.deepEqual(await colours(), ['rgb(255, 0, 255)', 'rgb(0, 0, 0)']);
});

test('no style of a document gets more into the page than its grammar lets', async (t) => {
  const evil = 'red; } * { background: url(/t/stolen)';
  const fields = [
    'color',
    'border_color',
    'font_size',
    'text_align',
    'transition',
    'animation',
    'post_click_text_color',
  ];
  const project = [
    ...fields.map((field) => button(field, { value: 'x', [field]: evil })),
    button('good', { value: 'x' }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'good' });
  assert.deepEqual(await film.visible(), [...fields, 'good']);
  const looks = (/** @type {string} */ id) =>
    film
      .item(id)
      .evaluate((element) => `${element.className} ${element.getAttribute('style')?.replace(/z-index: \d+/, '')}`);
  for (const field of fields) assert.equal(await looks(field), await looks('good'), field);
  const warnings = await film.do(() =>
    document.getElementById('film').diagnostics.map(({ code, path }) => [code, path]),
  );
  assert.deepEqual(
    warnings,
    fields.map((field, i) => ['bad_style', `/${i}/${field}`]),
  );
});

/** For each corner a point that is hit and drawn, and one outside that is neither: percent of a box. */
const AT_CORNERS = {
  inside: [
    [2, 2],
    [85, 15],
    [92, 92],
    [30, 70],
  ],
  outside: [
    [-1, -1],
    [96, 4],
    [99, 99],
    [4, 96],
  ],
};

test('round corners are drawn as they are hit, each with its own radius', async (t) => {
  const box = { pos_left: 20, pos_top: 20, pos_width: 40, pos_height: 40 };
  const item = button('box', {
    ...box,
    value: '',
    name: 'box',
    border_width: 0,
    background_color: 'hsl(0turn 100% 50%)',
  });
  // 128 pixels of a frame 1280 wide are a quarter of the box's width, and 30 % of its height.
  const round = { border_radius: '0 128px 10% 80% ', transition: 'none', spotlight: true };
  const film = await theatre.show(t, '/t/player.html', { project: [{ ...item, ...round }] });
  await film.next('interaction:show', { id: 'box' });
  await film.panels();
  const isRed = ([red, green, blue]) => red > 200 && green < 60 && blue < 60;
  for (const [where, points] of Object.entries(AT_CORNERS)) {
    for (const [across, down] of points) {
      const [x, y] = [box.pos_left + (box.pos_width * across) / 100, box.pos_top + (box.pos_height * down) / 100];
      assert.equal(isRed(await film.colour(x, y)), where === 'inside', `${where} ${across}, ${down}`);
      await film.clickAt(x, y);
    }
  }
  const clicks = await film.heard('hotspot:click');
  assert.equal(clicks.length, AT_CORNERS.inside.length);
});

test('a border’s colour alone draws one', async (t) => {
  const project = ['text', 'image', 'button', 'hotspot'].map((type, i) =>
    button(type, { type, value: 'x', pos_left: i * 20, pos_width: 15, border_color: '#0000ff', background_color: '' }),
  );
  const film = await theatre.show(t, '/t/player.html', { project, expected: /404/ });
  await film.next('interaction:show', { id: 'hotspot' });
  for (const { id } of project) {
    assert.equal(await css(film, id, 'border-top-color'), 'rgb(0, 0, 255)', id);
    assert.ok(Number.parseFloat(await css(film, id, 'border-top-width')) >= 1, id);
  }
});
