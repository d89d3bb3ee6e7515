// SPDX-License-Identifier: MIT
// The page around the player: layout, several players, and what remains after removal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON, PURPLE } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();

// ---- Layout -------------------------------------------------------------------

const CORNERS = [
  button('top-left', { pos_left: 0, pos_top: 0, pos_width: 20, pos_height: 20 }),
  button('bottom-right', { pos_left: 80, pos_top: 80, pos_width: 20, pos_height: 20 }),
];

/**
 * Waits until an item is at its position in the picture.
 * @param {import('./film.mjs').Film} film
 * @param {{id: string, pos_left: number, pos_top: number, pos_width: number, pos_height: number}} item
 * @param {{left: number, top: number, width: number, height: number}} picture
 */
async function assertPlaced(film, { id, pos_left, pos_top, pos_width, pos_height }, picture) {
  const wanted = {
    left: picture.left + (pos_left / 100) * picture.width,
    top: picture.top + (pos_top / 100) * picture.height,
    width: (pos_width / 100) * picture.width,
    height: (pos_height / 100) * picture.height,
  };
  const error = await film.item(id).evaluate(
    (element, { wanted, patience }) => {
      const box = () => element.getBoundingClientRect();
      const near = () => Object.entries(wanted).every(([side, value]) => Math.abs(box()[side] - value) <= 1);
      return globalThis.probe.until(near, patience).then(
        () => '',
        () => `is at ${JSON.stringify(box())}, not at ${JSON.stringify(wanted)}`,
      );
    },
    { wanted, patience: PATIENCE_MS },
  );
  assert.equal(error, '', `${id} ${error}`);
}

/** Sizes of the player; the picture is letterboxed in each. */
const SIZES = [
  { width: '400px', height: '400px' },
  { width: '640px', height: '200px' },
  { width: '64%', height: '300px' },
];

test('the overlay follows the picture in boxes of other shapes', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: CORNERS });
  await film.next('interaction:show', { id: 'bottom-right' });
  const style = (values) =>
    film.do((given) => void Object.assign(document.getElementById('video').style, given), values);
  for (const size of SIZES) {
    await style({ ...size, aspectRatio: 'auto' });
    for (const item of CORNERS) await assertPlaced(film, item, await film.picture());
    assert.deepEqual(await film.colour(3, 3), PURPLE);
    assert.notDeepEqual(await film.colour(23, 3), PURPLE);
    await film.clickAt(97, 97);
    await film.next('hotspot:click', { hotspot: { id: 'bottom-right' } });
  }
  const { left, top, width, height } = await film.picture();
  assert.ok(width < 0.9 * 0.64 * 640 || height < 270, 'it was letterboxed');
  await film.page.mouse.click(left + width / 2, top - 3); // beside the picture
  await film.page.setViewportSize({ width: 500, height: 600 });
  for (const item of CORNERS) await assertPlaced(film, item, await film.picture());
  assert.equal((await film.heard('hotspot:click')).length, SIZES.length);
});

test('object-fit, object-position, borders and transforms', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: CORNERS });
  await film.next('interaction:show', { id: 'bottom-right' });
  const style = (values) =>
    film.do((given) => {
      document.getElementById('video').style.cssText = given;
    }, values);
  const box = (size) => `display: block; width: ${size}px; height: ${size}px; aspect-ratio: auto; `;
  await style(`${box(300)} object-fit: fill`);
  await assertPlaced(film, CORNERS[1], { left: 0, top: 0, width: 300, height: 300 });
  await style(`${box(270)} object-fit: cover; object-position: 0 0`);
  await assertPlaced(film, CORNERS[0], { left: 0, top: 0, width: 480, height: 270 });
  await style(`${box(320)} object-fit: contain; object-position: 50% 100%`);
  await assertPlaced(film, CORNERS[0], { left: 0, top: 320 - 180, width: 320, height: 180 });
  await style(`${box(300)} border: 10px solid; padding: 20px; object-fit: fill`);
  await assertPlaced(film, CORNERS[1], { left: 30, top: 30, width: 300, height: 300 });
  await film.do(() => {
    document.querySelector('main').style.transform = 'translate(50px, 40px) scale(.5)';
    document.querySelector('main').style.transformOrigin = '0 0';
  });
  await assertPlaced(film, CORNERS[1], { left: 65, top: 55, width: 150, height: 150 });
  await film.page.mouse.click(65 + 145, 55 + 145);
  await film.next('hotspot:click', { hotspot: { id: 'bottom-right' } });
});

test('the player follows its own size', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: CORNERS });
  await film.next('interaction:show', { id: 'bottom-right' });
  for (const size of ['width:400px;height:400px', 'width:700px;height:240px']) {
    await film.do((given) => {
      document.getElementById('film').style.cssText = given;
    }, size);
    for (const item of CORNERS) await assertPlaced(film, item, await film.picture());
  }
  await film.clickAt(3, 3);
  await film.next('hotspot:click', { hotspot: { id: 'top-left' } });
});

test('the overlay steps back while the film is in a picture of its own', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: CORNERS });
  await film.next('interaction:show', { id: 'bottom-right' });
  const put = (inPicture) =>
    film.do((given) => {
      const video = document.getElementById('video');
      Object.defineProperty(document, 'pictureInPictureElement', { value: given ? video : null, configurable: true });
      video.dispatchEvent(new Event(given ? 'enterpictureinpicture' : 'leavepictureinpicture'));
    }, inPicture);
  await put(true);
  assert.deepEqual(await film.visible(), []);
  await put(false);
  assert.deepEqual(await film.visible(), ['top-left', 'bottom-right']);
  for (const item of CORNERS) await assertPlaced(film, item, await film.picture());
});

// ---- Several ------------------------------------------------------------------

test('films on one page leave each other alone', async (t) => {
  const engines = [];
  const film = await theatre.show(t, '/t/several.html', { query: {} });
  film.page.on('request', (request) => request.url().endsWith('.wasm') && engines.push(request.url()));
  const projects = ['a', 'b', 'c'].map((id) => theatre.serve([button(id, { variable_name: 'x', variable_value: id })]));
  await film.do((given) => {
    for (const [i, id] of ['one', 'two', 'three'].entries())
      document.getElementById(id).setAttribute('project', given[i]);
  }, projects);
  await film.do((patience) => {
    const all = ['one', 'two', 'three'].map((id) => document.getElementById(id));
    return globalThis.probe.until(() => all.every(({ activeIds }) => activeIds.length > 0), patience, 'three films');
  }, PATIENCE_MS);
  assert.equal(engines.length, 1, 'the engine is loaded once');
  film.id = 'two';
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  film.id = 'three';
  await film.clickAt(...ON_BUTTON);
  const heard = await film.heard();
  const clicks = heard
    .filter(({ type }) => type === 'hotspot:click')
    .map(({ from, detail }) => [from, detail.hotspot.id]);
  assert.deepEqual(clicks, [
    ['two', 'b'],
    ['three', 'c'],
  ]);
  assert.deepEqual(
    heard.filter(({ type }) => type === 'player:play').map(({ from }) => from),
    ['two'],
  );
});

// ---- Removal ------------------------------------------------------------------

const LONG_PAUSE = { id: 'stop', type: 'pause', time: 1, pause_duration: 3600 };
for (const [when, more, wait] of /** @type {const} */ ([
  ['while it plays', [], (film) => film.plays()],
  ['while a pause runs', [LONG_PAUSE], (film) => film.next('player:pause', { until: 3600 })],
])) {
  test(`an overlay that is taken away ${when} leaves nothing behind`, async (t) => {
    const film = await theatre.show(t, '/t/leaving.html');
    const project = theatre.serve([
      button('here', { tooltip: 'A tip', click_action: 'message', click_value: 'Words' }),
      ...more,
    ]);
    const before = await film.do(() => globalThis.ledger.open());
    await film.do((address) => globalThis.arrive(address), project);
    await film.next('interaction:show');
    await film.play();
    await film.clickAt(...ON_BUTTON); // a message, which listens for Escape, and a tooltip
    await wait(film);
    const during = await film.do(() => globalThis.ledger.open());
    assert.ok(during.length > before.length + 20, `it does listen: ${during.join(', ')}`);
    await film.do(() => document.getElementById('film').remove());
    assert.deepEqual(await film.do(() => globalThis.ledger.open()), before);
  });
}

test('a player that is taken away can be collected', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here', { tooltip: 'A tip' })] });
  await film.next('interaction:show');
  await film.play();
  await film.plays();
  await film.moveTo(...ON_BUTTON);
  await film.do(() => {
    const player = document.getElementById('film');
    globalThis.gone = [player, player.media, player.shadowRoot.querySelector('hotcue-overlay')].map(
      (e) => new WeakRef(e),
    );
    player.remove();
  });
  // Chromium's style cache keeps elements alive until media features change.
  for (const forcedColors of /** @type {const} */ (['active', 'none'])) await film.page.emulateMedia({ forcedColors });
  const devtools = await film.page.context().newCDPSession(film.page);
  const collected = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return film.do(() => globalThis.gone.every((reference) => !reference.deref()));
  };
  const end = performance.now() + PATIENCE_MS;
  while (!(await collected())) assert.ok(performance.now() < end, 'something holds it');
});

test('a player that moves in the page goes on', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here')] });
  await film.next('interaction:show');
  await film.do(() => {
    const player = document.getElementById('film');
    const section = document.createElement('section');
    document.querySelector('main').append(section);
    section.append(player);
  });
  await film.play();
  await film.plays();
  assert.deepEqual(await film.visible(), ['here']);
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click');
  assert.deepEqual(await film.heard('project:unload'), []);
});

test('an element that leaves the page says that its project is unloaded', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here')] });
  await film.play();
  await film.next('node:enter');
  const heard = await film.do(async () => {
    const player = document.getElementById('film');
    const types = [];
    for (const type of ['node:exit', 'project:unload']) player.addEventListener(type, () => types.push(type));
    player.remove();
    await new Promise((resolve) => setTimeout(resolve));
    return types;
  });
  assert.deepEqual(heard, ['node:exit', 'project:unload']);
});

test('a page in the background is told, and pauses where that is asked for', async (t) => {
  for (const pauses of [false, true]) {
    const query = pauses ? { 'pause-hidden': 'true' } : {};
    const film = await theatre.show(t, '/t/player.html', { project: [button('here')], query });
    await film.next('interaction:show');
    await film.play();
    await film.plays();
    await film.do(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await film.next('browser:hidden');
    const paused = await film.do(() => document.getElementById('film').paused);
    assert.equal(paused, pauses);
    const reasons = (await film.heard('player:pause')).map(({ detail }) => detail.reason);
    assert.deepEqual(reasons, pauses ? ['hidden'] : []);
  }
});

test('both elements explain why something is not on screen', async (t) => {
  for (const page of ['/t/player.html', '/t/overlay.html']) {
    const wants = { variable: 'score', operator: 'less_than', value: 3 };
    const film = await theatre.show(t, page, { project: [button('here'), button('hint', { when: wants })] });
    await film.next('interaction:show', { id: 'here' });
    const explain = (id) => film.do((given) => document.getElementById('film').explain(given), id);
    const reasons = ['score (unset) less_than 3 → false'];
    assert.deepEqual(await explain('hint'), { id: 'hint', active: false, reasons });
    assert.deepEqual(await explain('here'), { id: 'here', active: true, reasons: [] });
    assert.equal(await explain('nowhere'), null);
  }
});

test('a player taken out and put back plays its document anew', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here')] });
  await film.next('interaction:show');
  await film.do(async () => {
    const player = document.getElementById('film');
    player.remove();
    await new Promise((resolve) => document.addEventListener('project:unload', resolve));
    document.querySelector('main').append(player);
  });
  await film.next('project:load');
  await film.next('interaction:show', { id: 'here' });
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click');
});
