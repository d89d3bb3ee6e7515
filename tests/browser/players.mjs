// SPDX-License-Identifier: MIT
// The story that is played in each player of others: what its viewer does, on its page of the
// gallery. The steps are the cells of the table in docs/players.md, which is made from
// players.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { button, IN_TRIANGLE, ON_BUTTON, PURPLE, triangle } from './documents.mjs';
import { FPS, frameAt, PATIENCE_MS } from './film.mjs';

/** @typedef {import('./film.mjs').Film} Film */

/** @type {{cells: string[], players: Record<string, {page: string, elsewhere?: Record<string, string>}>}} */
const TABLE = JSON.parse(readFileSync(new URL('players.json', import.meta.url), 'utf8'));

const VIEWER = { viewport: { width: 800, height: 640 } };
const PHONE = { ...VIEWER, hasTouch: true, isMobile: true };
const NARROW = { ...PHONE, viewport: { width: 400, height: 640 } };
/** Longer than a player waits for the second half of a double click. Seconds of the film. */
const SECOND_THOUGHTS_S = 0.8;
const RIDGE_S = 12;
/** In the captions of the ridge, from 0.5 to 6 s. */
const IN_RIDGE = 'Slow music';

/** @param {string} label @param {string} name of the file */
const captions = (label, name) => ({ src: `/captions/${name}.vtt`, kind: 'captions', srclang: 'en', label });

const PROJECT = {
  hotcue: 1,
  id: 'story',
  videos: [
    {
      id: 'trail',
      tracks: [captions('Notes', 'trailhead')],
      interactions: [
        button('box'),
        triangle('polygon', { pos_left: 5, pos_width: 30 }),
        button('once', { pos_left: 70, post_click_state: 'hidden' }),
        button('go', {
          pos_left: 70,
          pos_top: 50,
          click_action: 'video',
          click_value: 'ridge',
          switch_start_time: RIDGE_S,
        }),
        button('middle', { pos_left: 44, pos_top: 45, pos_width: 12, pos_height: 10 }), // under a large start button
        button('low', { pos_left: 0, pos_top: 80, pos_width: 100 }), // under the controls
      ],
    },
    {
      id: 'ridge',
      sources: [{ src: '../clips/ridge.mp4', type: 'video/mp4' }],
      tracks: [captions('Camp', 'ridge')],
      interactions: [button('return', { click_action: 'back' })],
    },
  ],
};
/** No interaction is there. */
const FREE = /** @type {const} */ ([50, 65]);
const ON_ONCE = /** @type {const} */ ([80, 30]);
const ON_MIDDLE = /** @type {const} */ ([50, 50]);
const ON_GO = /** @type {const} */ ([80, 60]);

/**
 * @typedef {object} Hands how a viewer and a page use the player
 * @property {string} start selector of the button that starts the film
 * @property {boolean} [large] whether that lies over the picture, until the film plays
 * @property {boolean} [largeOnPhones] whether it does in a narrow window
 * @property {string} toggle of the button in the controls that pauses and plays
 * @property {string} fullscreen of the button
 * @property {() => string} playing runs in the page: the address that the player says it plays
 * @property {() => string[]} listed runs in the page: the labels of the captions that the player offers
 * @property {(film: Film) => Promise<void>} captions a viewer turns them on, by keyboard
 * @property {() => string} shown runs in the page: the captions on screen
 * @property {() => void} loop runs in the page
 * @property {string} element selector of the player's element, for attach()
 * @property {() => Promise<void>} [remake] runs in the page, before attach(): makes another player
 * @property {boolean} [replays] whether the player lets a film end before it plays it again
 * @property {() => void} destroy runs in the page
 */

/** Ids of the interactions that were clicked. @param {Film} film */
const clicks = async (film) => (await film.heard('hotspot:click')).map(({ detail }) => detail.hotspot.id);

/** Waits until the film has played on, and asserts that nothing paused it. @param {Film} film */
async function assertPlaysOn(film) {
  const paused = await film.do(
    ([id, span, patience]) => {
      const media = globalThis.probe.media(id);
      const end = media.currentTime + span;
      const over = () => media.paused || media.currentTime >= end;
      return globalThis.probe.until(over, patience, 'a film that plays on').then(() => media.paused);
    },
    /** @type {const} */ ([film.id, SECOND_THOUGHTS_S, PATIENCE_MS]),
  );
  assert.equal(paused, false, 'the film plays on');
}

/** Moves the mouse, for players that hide their controls. @param {Film} film */
async function showControls(film) {
  await film.moveTo(FREE[0], FREE[1] - 5);
  await film.moveTo(...FREE);
}

/** Playwright may scroll to a button. @param {Film} film */
const scrollBack = (film) => film.do(() => document.querySelector('.player').scrollIntoView({ block: 'nearest' }));

/** Presses, and asserts that this clicks just one interaction and nothing of the player. */
async function assertHits(film, id, press) {
  const before = await clicks(film);
  await press();
  await film.next('hotspot:click', { hotspot: { id } });
  await assertPlaysOn(film);
  assert.deepEqual((await clicks(film)).slice(before.length), [id]);
}

/** Waits until a button is seen: its left edge, without the text. @param {Film} film */
async function assertSeen(film) {
  const end = performance.now() + PATIENCE_MS;
  let colour = [];
  while (colour.join() !== PURPLE.join() && performance.now() < end) colour = await film.colour(42, 24);
  assert.deepEqual(colour, PURPLE);
}

/**
 * Waits until what a function finds in the page is as it should be.
 * @template T
 * @param {Film} film @param {() => T} find @param {(found: T) => boolean} is
 */
async function becomesTrue(film, find, is) {
  const end = performance.now() + PATIENCE_MS;
  for (let found = await film.do(find); !is(found); found = await film.do(find)) {
    assert.ok(performance.now() < end, `it stayed ${JSON.stringify(found)}`);
  }
}

/** Waits for fullscreen or its end, and the layout after it. @param {Film} film @param {boolean} full @param {number} width of the picture in the page */
const becomes = (film, full, width) =>
  film.do(
    ([id, on, old, patience]) => {
      const box = () => globalThis.probe.media(id).getBoundingClientRect();
      const is = () => Boolean(document.fullscreenElement) === on && box().width === (on ? innerWidth : old);
      return globalThis.probe.until(is, patience, 'fullscreen or its end').then(() => {});
    },
    /** @type {const} */ ([film.id, full, width, PATIENCE_MS]),
  );

/** Asserts that the stage is on the picture. @param {Film} film */
async function assertAligned(film) {
  const box = () =>
    film.do((id) => {
      const { left, top, width, height } = document
        .getElementById(id)
        .shadowRoot.querySelector('.stage')
        .getBoundingClientRect();
      return { left, top, width, height };
    }, film.id);
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [stage, picture] = [await box(), await film.picture()];
    const off = Object.keys(picture).filter((side) => Math.abs(stage[side] - picture[side]) > 1);
    if (off.length === 0) return;
    if (performance.now() > end) assert.deepEqual(stage, picture);
  }
}

/** Asserts that a film shows the frame for its time, of the right source. @param {Film} film @param {string} source @param {number} from @param {number} to @param {() => string} playing see Hands */
async function assertShows(film, source, from, to, playing) {
  await film.do(
    ([id, name, patience]) => {
      const has = () => globalThis.probe.media(id).currentSrc.endsWith(name);
      return globalThis.probe.until(has, patience, `media of ${name}`).then(() => {});
    },
    /** @type {const} */ ([film.id, source, PATIENCE_MS]),
  );
  assert.ok((await film.do(playing)).endsWith(source), 'the player knows what it plays');
  await film.plays();
  await film.pause();
  const { time } = await film.state();
  assert.ok(time >= from && time < to, `${time} is from ${from} to ${to}`);
  await film.do(
    ([id, wanted, middle, patience]) => {
      const media = globalThis.probe.media(id);
      media.currentTime = middle; // where a paused film stands depends on the machine
      const shown = () => !media.seeking && globalThis.probe.readFrame(media) === wanted;
      return globalThis.probe.until(shown, patience, `frame ${wanted}`).then(() => {});
    },
    /** @type {const} */ ([film.id, frameAt(time), (frameAt(time) + 0.5) / FPS, PATIENCE_MS]),
  );
  await film.play();
  await film.plays();
}

/**
 * Starts the film with the player's button. One over the picture wins over the interaction under it,
 * which can be clicked once the button is gone.
 * @param {Film} film @param {Hands} hands @param {'click' | 'tap'} press
 */
async function starts(film, { start, large }, press) {
  const button = film.page.locator(start);
  const at = () => (press === 'click' ? film.clickAt(...ON_MIDDLE) : film.tapAt(...ON_MIDDLE));
  await (large ? at() : button[press]());
  await film.next('player:play');
  await film.plays();
  await scrollBack(film);
  assert.deepEqual(await clicks(film), []);
  if (!large) return;
  await button.waitFor({ state: 'hidden' });
  await assertHits(film, 'middle', at);
}

/** What a viewer does with a mouse and a keyboard, by cell. @type {Record<string, (film: Film, hands: Hands) => Promise<void>>} */
const STEPS = {
  async play(film, hands) {
    await film.next('interaction:show', { id: 'polygon' });
    await assertSeen(film); // above the poster
    await starts(film, hands, 'click');
    await becomesTrue(film, hands.listed, (labels) => labels.sort().join() === 'English,Notes');
  },

  async click(film, { toggle }) {
    await assertHits(film, 'polygon', () => film.clickAt(...IN_TRIANGLE));
    await assertHits(film, 'box', () => film.clickAt(...ON_BUTTON));
    const { x, y } = await film.point(...ON_ONCE);
    await assertHits(film, 'once', () => film.page.mouse.dblclick(x, y)); // gone after the first half
    assert.equal(await film.do(() => document.fullscreenElement), null);
    await assertHits(film, 'box', () => film.item('box').press('Enter'));
    await assertHits(film, 'box', () => film.item('box').press(' '));
    const before = await clicks(film);
    for (const event of ['player:pause', 'player:play']) {
      await film.clickAt(...FREE); // the player's own
      await film.next(event);
    }
    for (const event of ['player:pause', 'player:play']) {
      await showControls(film);
      await film.page.locator(toggle).click(); // over "low"
      await film.next(event);
    }
    assert.deepEqual(await clicks(film), before);
    await film.plays();
  },

  async fullscreen(film, { fullscreen }) {
    const { width } = await film.picture();
    await showControls(film);
    await film.page.locator(fullscreen).click();
    await becomes(film, true, width);
    await assertAligned(film);
    await assertHits(film, 'polygon', () => film.clickAt(...IN_TRIANGLE));
    await film.do(() => document.exitFullscreen());
    await becomes(film, false, width);
    await scrollBack(film);
    await assertAligned(film);
    await assertHits(film, 'box', () => film.clickAt(...ON_BUTTON));
  },

  async switch(film, { playing, listed, captions, shown }) {
    await film.clickAt(...ON_GO);
    await film.next('node:enter', { node: { id: 'ridge' } });
    await assertShows(film, 'ridge.mp4', RIDGE_S, RIDGE_S + 10, playing);
    await assertAligned(film);
    await becomesTrue(film, listed, (labels) => labels.join() === 'Camp');
    await captions(film);
    await film.set({ currentTime: 2 });
    await becomesTrue(film, shown, (text) => text.includes(IN_RIDGE));
  },

  async back(film, { playing, listed, shown }) {
    const [exit] = await film.heard('node:exit');
    await film.clickAt(...ON_BUTTON);
    await film.next('node:enter', { node: { id: 'trail' } });
    await assertShows(film, 'trailhead.mp4', exit.time - 0.1, exit.time + 10, playing);
    await film.next('interaction:show', { id: 'polygon' });
    await assertHits(film, 'polygon', () => film.clickAt(...IN_TRIANGLE));
    await becomesTrue(film, listed, (labels) => labels.sort().join() === 'English,Notes');
    await becomesTrue(film, shown, (text) => !text.includes(IN_RIDGE));
  },

  async loop(film, { loop, replays = false }) {
    await film.do(loop);
    await film.set({ currentTime: 59.2 });
    await film.plays();
    await film.page.waitForFunction((id) => globalThis.probe.media(id).currentTime < 10, film.id);
    await film.plays();
    assert.equal((await film.heard('project:ended')).length, replays ? 1 : 0);
    await assertHits(film, 'polygon', () => film.clickAt(...IN_TRIANGLE));
  },
};

/** What a viewer does with a finger. @param {Film} film @param {Hands} hands */
async function touch(film, hands) {
  await starts(film, hands, 'tap');
  await assertHits(film, 'polygon', () => film.tapAt(...IN_TRIANGLE));
  await assertHits(film, 'box', () => film.tapAt(...ON_BUTTON));
  await assertHits(film, 'once', () => film.tapAt(...ON_ONCE));
}

/** Replaces the overlay of the page by one that attach() makes, with a parsed document. @param {Film} film @param {Hands} hands */
async function reattach(film, { element, remake }) {
  await film.do(() => document.querySelector('hotcue-overlay').remove());
  if (remake) await film.do(remake);
  await film.do(
    async ([selector, project]) => {
      const { attach } = await import(`${location.origin}/dist/adapters/attach.js`);
      await attach(document.querySelector(selector), project, { id: 'film' });
    },
    /** @type {const} */ ([element, PROJECT]),
  );
}

/**
 * The tests of a player: one for each cell, in one page, and one with a finger.
 * @param {{show: any}} theatre
 * @param {string} name of the player in players.json
 * @param {Hands} hands
 * @param {string} [path] of another page than the gallery's
 */
export function tellStory(theatre, name, hands, path) {
  const { page, elsewhere = {} } = TABLE.players[name];
  const tested = TABLE.cells.filter((cell) => !elsewhere[cell]);
  const open = (t, profile) =>
    theatre.show(t, path ?? `/players/${page}/`, { profile, instead: { '/players/project.json': PROJECT } });

  test(`${name}: mouse and keyboard`, async (t) => {
    const film = await open(t, VIEWER);
    await film.next('project:ready');
    for (const cell of tested.filter((each) => each !== 'finger')) {
      assert.ok(STEPS[cell], `there is a test of ${cell}`);
      let passed = false;
      await t.test(cell, async () => {
        await STEPS[cell](film, hands);
        passed = true;
      });
      if (!passed) break; // the rest needs it
    }
    assert.deepEqual(await film.heard('error'), []);
    await film.do(hands.destroy);
    await film.page.locator('hotcue-overlay').waitFor({ state: 'detached' });
  });

  test(`${name}: finger, by attach()`, async (t) => {
    const { largeOnPhones, large = largeOnPhones } = hands;
    const film = await open(t, largeOnPhones ? NARROW : PHONE);
    await film.next('project:ready');
    await reattach(film, hands);
    await film.next('project:ready');
    await touch(film, { ...hands, large });
    assert.deepEqual(await film.heard('error'), []);
  });
}
