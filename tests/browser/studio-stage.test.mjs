// SPDX-License-Identifier: MIT
// Work on the studio's stage, as an author does it: with the pointer and the keyboard, on a film.
// Compares what the document says with what the overlay draws and where a click hits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AXE } from './axe.mjs';
import { useBrowser } from './browser.mjs';
import { PURPLE } from './documents.mjs';

const theatre = useBrowser();
const FILM = { sources: [{ src: '/clips/trailhead.mp4', type: 'video/mp4' }] };
const EMPTY = { videos: [{ id: 'main', ...FILM, interactions: [] }] };
/** Pixels are whole, so what was drawn by the pointer is this near. Percent. */
const PIXEL = 0.25;

/** The studio's page, and the stage in it. */
class Author {
  /** @param {import('./film.mjs').Film} film */
  constructor(film) {
    this.film = film;
    this.page = film.page;
    this.stage = film.page.locator('studio-stage');
  }

  /** @param {object} document */
  async open(document) {
    await this.page.locator('studio-stage .layer').waitFor();
    await this.film.do((text) => {
      const app = /** @type {any} */ (globalThis.document.querySelector('studio-app'));
      Object.assign(globalThis, { studio: app.studio, stage: app.renderRoot.querySelector('studio-stage') });
      globalThis.studio.open(text, { base: location.origin });
    }, JSON.stringify(document));
    await this.until(
      () =>
        globalThis.stage.show?.scene &&
        (globalThis.stage.film === null || globalThis.stage.filmState !== 'loading') &&
        globalThis.stage.frame.clientWidth > 0,
    );
  }

  /** Waits for a condition in the page. @param {(argument?: any) => unknown} condition @param {any} [argument] */
  until(condition, argument) {
    return this.page.waitForFunction(condition, argument);
  }

  /** The open video's interactions, once everything is drawn. @returns {Promise<any[]>} */
  async interactions() {
    await this.film.do(() => globalThis.stage.updateComplete);
    return this.film.do(() => globalThis.studio.interactions);
  }

  /** @param {number} x percent of the picture @param {number} y */
  async at(x, y) {
    const { left, top, width, height } = await this.film.do(() => {
      const box = globalThis.stage.frame.getBoundingClientRect();
      return { left: box.left, top: box.top, width: box.width, height: box.height };
    });
    return { x: left + (width * x) / 100, y: top + (height * y) / 100 };
  }

  /** @param {number} x percent of the picture @param {number} y @param {string[]} [held] keys */
  async click(x, y, held = []) {
    const point = await this.at(x, y);
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.mouse.click(point.x, point.y);
    for (const key of held) await this.page.keyboard.up(key);
  }

  /** Drags between points of the picture; `held` keys are down meanwhile. @param {[number, number][]} points @param {string[]} [held] */
  async drag(points, held = []) {
    const [first, ...rest] = await Promise.all(points.map(([x, y]) => this.at(x, y)));
    await this.page.mouse.move(first.x, first.y);
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.mouse.down();
    for (const { x, y } of rest) await this.page.mouse.move(x, y, { steps: 3 });
    await this.page.mouse.up();
    for (const key of held) await this.page.keyboard.up(key);
  }

  /** @param {string[]} keys */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Where the overlay draws an interaction. @param {number} index @returns {Promise<number[]>} left, top, width, height in percent of the picture */
  async drawn(index) {
    await this.page.locator(`hotcue-overlay [data-id="${index}"]`).waitFor();
    return this.film.do((which) => {
      const item = globalThis.stage.find('hotcue-overlay').shadowRoot.querySelector(`[data-id="${which}"]`);
      const [box, frame] = [item, globalThis.stage.frame].map((element) => element.getBoundingClientRect());
      return [
        ((box.left - frame.left) / frame.width) * 100,
        ((box.top - frame.top) / frame.height) * 100,
        (box.width / frame.width) * 100,
        (box.height / frame.height) * 100,
      ];
    }, index);
  }

  /** Asserts where the overlay draws an interaction, once it does. @param {number} index @param {number[]} place */
  async assertDrawn(index, place) {
    let now = await this.drawn(index);
    for (let tries = 0; tries < 100 && !isNear(now, place); tries++) {
      await new Promise((done) => setTimeout(done, 30));
      now = await this.drawn(index);
    }
    assert.ok(isNear(now, place), `drawn at ${now}, expected ${place}`);
  }

  /** @param {number} time seconds */
  async seek(time) {
    await this.film.do((to) => globalThis.studio.playhead.seek(to), time);
    await this.until(
      (to) => Math.abs(globalThis.studio.playhead.time - to) < 0.001 && !globalThis.studio.playhead.media.seeking,
      time,
    );
    await this.film.do(() => globalThis.stage.updateComplete);
  }

  /** The colour on screen. @param {number} x percent of the picture @param {number} y @returns {Promise<number[]>} red, green, blue */
  async colour(x, y) {
    const point = await this.at(x, y);
    const clip = { x: Math.round(point.x) - 1, y: Math.round(point.y) - 1, width: 3, height: 3 };
    const png = await this.page.screenshot({ clip });
    return this.film.do((base64) => globalThis.probe.readColour(base64), png.toString('base64'));
  }

  selection() {
    return this.film.do(() => globalThis.studio.selection.indexes);
  }

  /** What the stage's live region says. */
  said() {
    return this.page.locator('studio-stage [role="status"].hidden-text').textContent();
  }
}

/** The bounding box of a polygon in the space of its box. @param {any} item */
function outlineOf(item) {
  const [left, top, width, height] = placeOf(item);
  const [xs, ys] = [0, 1].map((axis) => item.hotspot_points.flat().map((/** @type {number[]} */ point) => point[axis]));
  const span = (/** @type {number[]} */ values) => Math.max(...values) - Math.min(...values);
  return [
    left + (Math.min(...xs) * width) / 100,
    top + (Math.min(...ys) * height) / 100,
    (span(xs) * width) / 100,
    (span(ys) * height) / 100,
  ];
}

/** @param {number[]} a @param {number[]} b */
const isNear = (a, b, off = PIXEL) => a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) <= off);
/** @param {number[]} actual @param {number[]} expected */
const assertNear = (actual, expected) => assert.ok(isNear(actual, expected), `${actual} is not ${expected}`);
/** @param {any} item */
const placeOf = ({ pos_left, pos_top, pos_width, pos_height }) => [pos_left, pos_top, pos_width, pos_height];

test('an author draws, moves, shapes and animates interactions on a film', async (t) => {
  const film = await theatre.show(t, '/studio/', {
    expected: /404/, // the picture of a new image
    profile: { viewport: { width: 1280, height: 900 } },
  });
  const author = new Author(film);
  await author.open(EMPTY);

  await t.test('a box is drawn where the pointer drew it', async () => {
    await author.press('b');
    await author.drag(
      [
        [12, 14],
        [30, 30],
        [29, 43],
      ],
      ['Control'],
    );
    const [item] = await author.interactions();
    assert.equal(item.type, 'hotspot');
    assertNear(placeOf(item), [12, 14, 17, 29]);
    await author.assertDrawn(0, placeOf(item));
    assert.deepEqual(await author.selection(), [0]);
  });

  await t.test('a polygon is drawn by clicks; Backspace takes the last one back, Enter closes it', async () => {
    await author.press('p', 'Backspace'); // nothing is deleted
    for (const [x, y] of [
      [60, 20],
      [80, 20],
      [90, 70],
    ])
      await author.click(x, y);
    await author.press('Backspace');
    await author.click(80, 62);
    await author.press('Enter');
    const [, item] = await author.interactions();
    assertNear(placeOf(item), [60, 20, 20, 42]);
    assertNear(
      item.hotspot_points.flat(),
      [0, 0, 100, 0, 100, 100].map((value) => value),
    );
    await author.assertDrawn(1, placeOf(item));
    await author.click(50, 90);
    assert.deepEqual(await author.selection(), []);
    await author.click(62, 55); // in its box, but not in the triangle
    assert.deepEqual(await author.selection(), []);
    await author.click(76, 30);
    assert.deepEqual(await author.selection(), [1]);
  });

  await t.test('a drag moves, snaps and is one step of undo; Escape gives it up', async () => {
    const before = placeOf((await author.interactions())[1]);
    await author.drag(
      [
        [76, 30],
        [70, 40],
        [66, 51],
      ],
      ['Alt'],
    );
    const moved = placeOf((await author.interactions())[1]);
    assertNear(moved, [before[0] - 10, before[1] + 21, 20, 42]);
    await author.press('Control+z');
    assert.deepEqual(placeOf((await author.interactions())[1]), before);
    await author.press('Control+Shift+z');
    assert.deepEqual(placeOf((await author.interactions())[1]), moved);
    await author.assertDrawn(1, moved);

    const from = await author.at(66, 51);
    await author.page.mouse.move(from.x, from.y);
    await author.page.mouse.down();
    await author.page.mouse.move(from.x - 90, from.y, { steps: 3 });
    await author.press('Escape');
    await author.page.mouse.up();
    assert.deepEqual(placeOf((await author.interactions())[1]), moved);

    // The triangle's left edge is near a third of the picture, 33.333: it goes there.
    await author.drag([
      [66, 51],
      [60, 51],
      [66 + (33.333 - moved[0]) + 0.4, 51],
    ]);
    assert.equal((await author.interactions())[1].pos_left, 33.333);
    await author.press('Control+z');
  });

  await t.test('a handle resizes, with its polygon; Shift keeps the ratio', async () => {
    const [left, top, width, height] = placeOf((await author.interactions())[1]);
    await author.drag(
      [
        [left + width, top + height],
        [left + width - 4, top + height],
        [left + width - 10, top + height - 1],
      ],
      ['Shift'],
    );
    const item = (await author.interactions())[1];
    assertNear(placeOf(item), [left, top, width / 2, height / 2]);
    await author.drag(
      [
        [left + width / 2, top + height / 2],
        [left + width, top + height],
      ],
      ['Control'],
    );
    const larger = (await author.interactions())[1];
    assertNear(placeOf(larger), [left, top, width, height]);
    assert.deepEqual(larger.hotspot_points, item.hotspot_points, 'percent of its box');
    await author.assertDrawn(1, placeOf(larger));
  });

  await t.test('arrow keys nudge, in one step, and say where it is', async () => {
    const before = placeOf((await author.interactions())[1]);
    await author.press('ArrowRight', 'ArrowRight', 'Shift+ArrowUp');
    const after = placeOf((await author.interactions())[1]);
    assertNear(after, [before[0] + 0.2, before[1] - 1, before[2], before[3]]);
    assert.match((await author.said()) ?? '', new RegExp(`${after[0]} % from the left, ${after[1]} % from the top`));
    await author.press('Control+z');
    assert.deepEqual(placeOf((await author.interactions())[1]), before);
  });

  await t.test('points are dragged, inserted and deleted, and a hole lets clicks through', async () => {
    const middle = await author.at(66, 51);
    await author.page.mouse.dblclick(middle.x, middle.y);
    await author.until(() => globalThis.stage.tool === 'points');
    const [left, top, width, height] = placeOf((await author.interactions())[1]);
    await author.drag(
      [
        [left + width, top],
        [left + width + 3, top - 4],
      ],
      ['Control'],
    );
    assertNear((await author.interactions())[1].hotspot_points[1], [100 + 300 / width, -400 / height]);
    const edge = /** @type {[number, number]} */ ([left + width / 2, top + height / 2]); // of the edge from the third to the first
    await author.drag([edge, [left + 1, top + height - 1]], ['Control']);
    assertNear((await author.interactions())[1].hotspot_points[3], [100 / width, 100 - 100 / height]);
    await author.press('Control+z');
    assert.equal((await author.interactions())[1].hotspot_points.length, 3, 'inserted and dragged in one step');
    const first = author.stage.getByRole('button', { name: 'Insert a point after point 3 of 3' });
    await first.press('Enter');
    assert.equal((await author.interactions())[1].hotspot_points.length, 4);
    const last = author.stage.getByRole('button', { name: 'Point 4 of 4', exact: true });
    assert.equal(await last.evaluate((vertex) => vertex.matches(':focus')), true, 'the new point has the focus');
    await author.press('ArrowLeft', 'Delete');
    assert.equal((await author.interactions())[1].hotspot_points.length, 3);
    assert.equal(await author.said(), 'Point deleted');
    await author.press('Escape');

    await author.stage.getByRole('button', { name: 'Hole' }).click();
    const [x, y] = [left + width * 0.7, top + height * 0.3];
    for (const [dx, dy] of [
      [0, 0],
      [2, 0],
      [2, 4],
      [0, 4],
    ])
      await author.click(x + dx, y + dy, ['Control']);
    await author.click(x, y); // the first vertex closes it
    assert.equal((await author.interactions())[1].hotspot_points.length, 2, 'two rings');
    await author.click(x + 1, y + 2);
    assert.deepEqual(await author.selection(), [], 'nothing in the hole');
    await author.click(x - 1.5, y - 2);
    assert.deepEqual(await author.selection(), [1]);
  });

  await t.test('keyframes: what is moved at another time moves in between', async () => {
    await author.click(20, 25);
    await author.seek(1);
    await author.press('Shift+K');
    await author.seek(3);
    await author.drag(
      [
        [20, 25],
        [30, 25],
        [60, 25],
      ],
      ['Control'],
    );
    const [item] = await author.interactions();
    assert.deepEqual(
      item.keyframes.map((/** @type {any} */ frame) => frame.time),
      [1, 3],
    );
    assert.equal(item.pos_left, item.keyframes[0].pos_left);
    assertNear([item.keyframes[1].pos_left], [item.pos_left + 40]);
    await author.seek(2);
    await author.assertDrawn(0, [item.pos_left + 20, item.pos_top, item.pos_width, item.pos_height]);
    assert.equal(await author.page.locator('studio-stage .stop').count(), 2);
    await author.stage.getByRole('button', { name: 'Next keyframe' }).click();
    await author.until(() => globalThis.studio.playhead.time === 3);
    await author.stage.getByRole('button', { name: 'Keyframe', exact: true }).click();
    assert.deepEqual(
      (await author.interactions())[0].keyframes.map((/** @type {any} */ frame) => frame.time),
      [1],
    );
  });

  await t.test('several are selected by a rubber band or Shift, moved together, copied and pasted', async () => {
    await author.seek(0.5);
    await author.drag([
      [3, 3],
      [50, 50],
      [97, 97],
    ]);
    assert.deepEqual(await author.selection(), [0, 1]);
    await author.click(20, 25, ['Shift']);
    assert.deepEqual(await author.selection(), [1]);
    await author.click(20, 25, ['Shift']);
    const before = (await author.interactions()).map(placeOf);
    await author.drag(
      [
        [20, 25],
        [22, 30],
        [22, 30],
      ],
      ['Control'],
    );
    const after = await author.interactions();
    assertNear([after[0].keyframes[0].pos_left, after[0].keyframes[0].pos_top], [before[0][0] + 2, before[0][1] + 5]);
    assertNear(placeOf(after[1]), [before[1][0] + 2, before[1][1] + 5, before[1][2], before[1][3]]);

    await author.press('Control+c', 'Delete');
    assert.equal((await author.interactions()).length, 0);
    await author.press('Control+v');
    const pasted = await author.interactions();
    assert.deepEqual(
      pasted.map(({ id }) => id),
      after.map(({ id }) => id),
    );
    assert.deepEqual(pasted[1].hotspot_points, after[1].hotspot_points);
    assert.equal(pasted[0].time, 0.5);
  });

  await t.test('what is cut is pasted into a project in another tab', async () => {
    await author.press('Control+a', 'Control+x');
    assert.equal((await author.interactions()).length, 0);
    const other = await theatre.show(t, '/studio/');
    const there = new Author(other);
    await there.open({ videos: [{ id: 'other', interactions: [{ id: 'hotspot', type: 'pause', time: 0 }] }] });
    await there.stage.locator('.view').focus();
    await there.press('Control+v');
    assert.deepEqual(
      (await there.interactions()).map(({ id }) => id),
      ['hotspot', 'hotspot-2', 'hotspot-3'],
    );
    await author.page.bringToFront();
    await author.press('Control+z');
    assert.equal((await author.interactions()).length, 2);
  });

  await t.test('the picture is zoomed about the pointer, and moved by the space bar with a drag', async () => {
    const [, item] = await author.interactions();
    const inside = await author.film.do(() => globalThis.stage.active[1].box);
    const at = /** @type {[number, number]} */ ([inside.left + inside.width - 1, inside.top + 1]);
    const point = await author.at(...at);
    await author.page.mouse.move(point.x, point.y);
    await author.page.keyboard.down('Control');
    await author.page.mouse.wheel(0, -300);
    await author.page.keyboard.up('Control');
    await author.until(() => globalThis.stage.scale > 2);
    const still = await author.at(...at);
    assert.ok(Math.hypot(still.x - point.x, still.y - point.y) < 3, 'the point stays under the pointer');
    await author.assertDrawn(1, outlineOf(item));
    await author.page.keyboard.down('Space');
    await author.page.mouse.down();
    await author.page.mouse.move(point.x - 40, point.y - 30, { steps: 3 });
    await author.page.mouse.up();
    await author.page.keyboard.up('Space');
    const moved = await author.at(...at);
    assert.ok(Math.hypot(moved.x - still.x + 40, moved.y - still.y + 30) < 3, JSON.stringify([still, moved]));
    assert.equal(await author.film.do(() => globalThis.studio.playhead.playing), false, 'a drag does not play');
    await author.press('0');
    await author.until(() => globalThis.stage.scale === 1);
  });

  await t.test('there is a button for each visible type and a menu of the others, all without barriers', async () => {
    for (const type of ['button', 'text', 'image', 'hotspot'])
      await author.stage.getByRole('button', { name: `Add ${type}` }).click();
    await author.stage.getByRole('button', { name: 'Action' }).click();
    await author.stage.getByRole('button', { name: 'pause', exact: true }).click();
    const added = (await author.interactions()).slice(2);
    assert.deepEqual(
      added.map(({ type }) => type),
      ['button', 'text', 'image', 'hotspot', 'pause'],
    );
    assert.equal(new Set(added.slice(0, 4).map(({ pos_left }) => pos_left)).size, 4, 'not one on the other');
    const button = author.stage.getByRole('button', { name: /^Button, button, / });
    await button.press('Space');
    assert.deepEqual(await author.selection(), [2]);
    assert.equal(await author.film.do(() => globalThis.studio.playhead.playing), false);
    await button.press('ArrowDown');
    assertNear([(await author.interactions())[2].pos_top], [added[0].pos_top + 0.1]);
    await author.page.evaluate(AXE);
    const { violations } = await author.film.do(() => globalThis.axe.run('studio-app', { preload: false }));
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      [],
    );
  });
});

/** Fingers tap, drag, and pinch. @param {Author} author */
async function fingers(author) {
  const session = await author.page.context().newCDPSession(author.page);
  const touch = (
    /** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type,
    /** @type {{x: number, y: number}[]} */ touchPoints,
  ) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints.map((point, id) => ({ ...point, id })) });
  const [beside, on, to] = [await author.at(10, 90), await author.at(50, 35), await author.at(40, 45)];
  await touch('touchStart', [beside]);
  await touch('touchEnd', []);
  assert.deepEqual(await author.selection(), []);
  await touch('touchStart', [on]);
  await touch('touchEnd', []);
  assert.deepEqual(await author.selection(), [0]);
  const before = placeOf((await author.interactions())[0]);
  await touch('touchStart', [on]);
  await touch('touchMove', [{ x: (on.x + to.x) / 2, y: (on.y + to.y) / 2 }]);
  await touch('touchMove', [to]);
  await touch('touchEnd', []);
  const after = placeOf((await author.interactions())[0]);
  assert.ok(isNear(after, [before[0] - 10, before[1] + 10, before[2], before[3]], 1.5), `${after}`); // it snaps
  await author.press('Control+z');

  await touch('touchStart', [on]);
  await touch('touchStart', [on, { x: on.x + 40, y: on.y }]);
  await touch('touchMove', [on, { x: on.x + 80, y: on.y }]);
  await author.until(() => globalThis.stage.scale > 1.9 && globalThis.stage.scale < 2.1);
  await touch('touchEnd', []);
  assert.deepEqual(placeOf((await author.interactions())[0]), before, 'a pinch moves nothing');
  await author.stage.getByRole('button', { name: 'Fit' }).click();
  await author.until(() => globalThis.stage.scale === 1);
}

/** A film of the author's own, higher than wide. @param {Author} author */
async function portrait(author) {
  await author.film.do(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [90, 160];
    const context = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
    const data = new Promise((resolve) => recorder.addEventListener('dataavailable', resolve, { once: true }));
    recorder.start();
    for (let frame = 0; frame < 10; frame++) {
      context?.fillRect(frame, 0, 9, 9);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    recorder.stop();
    globalThis.studio.films.set('main', URL.createObjectURL(/** @type {any} */ (await data).data));
    globalThis.studio.announce('project');
  });
  await author.until(() => globalThis.stage.filmState === 'ready');
  await author.stage.locator('.notice').waitFor({ state: 'detached' });
  await author.film.do(() => globalThis.stage.updateComplete);
  const ratio = await author.film.do(() => globalThis.stage.frame.clientWidth / globalThis.stage.frame.clientHeight);
  assert.ok(Math.abs(ratio - 9 / 16) < 0.02, `${ratio}`);
}

test('without a film that plays, the author goes on over a blank picture', async (t) => {
  const film = await theatre.show(t, '/studio/', {
    expected: /404|Failed to load/,
    profile: { viewport: { width: 768, height: 900 }, hasTouch: true },
  });
  const author = new Author(film);
  const item = {
    id: 'a',
    type: 'text',
    value: '·',
    background_color: '#ff00ff',
    time: 2,
    end_time: 6,
    pos_left: 20,
    pos_top: 20,
    pos_width: 50,
    pos_height: 20,
    click_action: 'none',
  };
  await author.open({
    videos: [
      { id: 'main', sources: [{ src: '/missing.mp4' }], interactions: [item] },
      { id: 'none', interactions: [] },
    ],
  });
  await author.until(() => globalThis.stage.filmState === 'failed');
  assert.match(
    (await author.page.locator('studio-stage .notice').textContent()) ?? '',
    /can’t be played here: .*missing\.mp4/,
  );
  await author.seek(3);
  await author.assertDrawn(0, [20, 20, 50, 20]);
  assert.deepEqual(await author.colour(25, 25), PURPLE);
  await author.drag(
    [
      [30, 30],
      [40, 35],
      [50, 40],
    ],
    ['Control'],
  );
  assertNear(placeOf((await author.interactions())[0]), [40, 30, 50, 20]);
  await author.assertDrawn(0, [40, 30, 50, 20]);
  assert.notDeepEqual(await author.colour(25, 25), PURPLE);
  assert.deepEqual(await author.colour(80, 45), PURPLE);
  await author.seek(8); // not on screen: what is selected can still be placed
  await author.until(() => globalThis.stage.active.length === 0);
  await author.drag(
    [
      [60, 35],
      [55, 35],
      [50, 35],
    ],
    ['Control'],
  );
  assertNear(placeOf((await author.interactions())[0]), [30, 30, 50, 20]);
  await author.press('Control+z');
  await author.seek(3);
  await fingers(author);
  await author.stage.getByLabel('Shape').selectOption('4:3');
  await author.until(
    () => Math.abs(globalThis.stage.frame.clientWidth / globalThis.stage.frame.clientHeight - 4 / 3) < 0.02,
  );
  await author.assertDrawn(0, [40, 30, 50, 20]);
  await author.stage.getByRole('button', { name: 'Play' }).click();
  await author.until(() => globalThis.studio.playhead.time > 3.05);
  await author.stage.getByRole('button', { name: 'Pause' }).click();
  await portrait(author);
  await film.do(() => globalThis.studio.openVideo(1));
  await author.until(() => globalThis.stage.active.length === 0 && globalThis.studio.playhead.time === 0);
  assert.match((await author.page.locator('studio-stage .notice').textContent()) ?? '', /no film yet/);
  await author.stage.getByLabel('Shape').selectOption('16:9');
  await author.stage.getByRole('button', { name: 'Add hotspot' }).click();
  await author.assertDrawn(0, placeOf((await author.interactions())[0]));
});
