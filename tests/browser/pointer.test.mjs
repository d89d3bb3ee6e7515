// SPDX-License-Identifier: MIT
// Mouse and touch, over native controls and over players with gestures of their own:
// a press on an item belongs to the item only, and any other press is untouched.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, IN_TRIANGLE, NOWHERE, ON_BUTTON, triangle } from './documents.mjs';

const theatre = useBrowser();

/** A phone in landscape. */
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 700, height: 420 } };

const controls = (film) =>
  film.do(() => {
    document.getElementById('video').controls = true;
  });

const ids = async (film) => (await film.heard('hotspot:click')).map(({ detail }) => detail.hotspot.id);

// ---- Native controls ------------------------------------------------------------

test('a finger answers a required question on a video with native controls', async (t) => {
  const project = [
    {
      id: 'yes',
      type: 'button',
      time: 0.5,
      end_time: 2,
      value: 'I have understood',
      pos_left: 20,
      pos_top: 20,
      pos_width: 60,
      pos_height: 25,
      click_action: 'track',
      click_required: true,
    },
  ];
  const film = await theatre.show(t, '/t/overlay.html', { project, profile: PHONE });
  await controls(film);
  await film.next('project:ready');
  await film.play();
  await film.next('interaction:blocked', { ids: ['yes'] });
  await film.tapAt(50, 32);
  await film.next('hotspot:click', { hotspot: { id: 'yes' } });
  await film.next('player:play');
  await film.plays();
  assert.deepEqual(await ids(film), ['yes']);
});

test('a finger hits boxes, polygons and what is near on a video with native controls', async (t) => {
  const project = [button('box'), triangle('polygon', { pos_left: 5, pos_width: 30 })];
  const film = await theatre.show(t, '/t/overlay.html', { project, profile: PHONE });
  await controls(film);
  await film.next('interaction:show', { id: 'polygon' });
  await film.tapAt(...ON_BUTTON);
  await film.tapAt(...IN_TRIANGLE);
  const { x, y } = await film.point(60, 30); // the right edge of the box
  await film.page.touchscreen.tap(x + 9, y);
  await film.page.touchscreen.tap(x + 40, y);
  await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
  await film.next('hotspot:click', { hotspot: { id: 'box' } });
  assert.deepEqual(await ids(film), ['box', 'polygon', 'box']);
});

test('a page opens by a tap on a video with native controls', async (t) => {
  const project = [button('shop', { click_action: 'link', click_value: '/t/elsewhere.html' })];
  const film = await theatre.show(t, '/t/overlay.html', { project, profile: PHONE });
  await controls(film);
  await film.next('interaction:show');
  const opened = film.page.waitForEvent('popup');
  await film.tapAt(...ON_BUTTON);
  await (await opened).close();
  assert.deepEqual(await film.heard('error'), []);
});

test('over native controls the item that is drawn gets the click; beside it they work', async (t) => {
  const project = [
    button('over', { pos_left: 40, pos_top: 80, pos_width: 30, pos_height: 20 }),
    triangle('polygon', { pos_left: 75, pos_top: 75, pos_width: 25, pos_height: 25 }),
  ];
  for (const profile of [{}, PHONE]) {
    const film = await theatre.show(t, '/t/overlay.html', { project, profile });
    const press = (x, y) => (profile === PHONE ? film.tapAt(x, y) : film.clickAt(x, y));
    await controls(film);
    await film.next('interaction:show', { id: 'polygon' });
    const { height } = await film.picture();
    const bar = (1 - 48 / height) * 100; // the height of its buttons
    await press(50, bar);
    await film.next('hotspot:click', { hotspot: { id: 'over' } });
    await press(77, bar);
    await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
    assert.deepEqual(await film.heard('player:play'), []);
    await press(5, bar); // the bar's first button
    await film.next('player:play');
  }
});

// ---- Players with gestures of their own --------------------------------------------

const GESTURES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click', 'dblclick'];

/**
 * Fakes of players: each handles one type of event, on the video or on an element
 * around it.
 */
const standIn = (film) =>
  film.do((types) => {
    globalThis.gestures = [];
    for (const of of ['video', 'main']) {
      for (const type of types) {
        document.querySelector(of).addEventListener(type, () => globalThis.gestures.push(`${of} ${type}`));
      }
    }
  }, GESTURES);
const gestures = (film) => film.do(() => globalThis.gestures.splice(0));
const both = (...types) => types.flatMap((type) => [`video ${type}`, `main ${type}`]);

/** A layer that covers the video above the overlay, as some players have. */
const glass = (film) =>
  film.do(() => {
    const pane = document.createElement('div');
    pane.style.cssText = 'position: absolute; inset: 0';
    pane.addEventListener('click', () => globalThis.gestures.push('glass click'));
    document.querySelector('main').append(pane);
    document.getElementById('film').surface = pane;
  });

describe('a player with gestures hears nothing of an item, and all beside it:', () => {
  const project = [button('box'), triangle('polygon', { pos_left: 5, pos_width: 30 })];

  test('mouse', async (t) => {
    const film = await theatre.show(t, '/t/overlay.html', { project });
    await film.next('interaction:show', { id: 'polygon' });
    await standIn(film);
    await film.clickAt(...ON_BUTTON);
    await film.clickAt(...IN_TRIANGLE);
    await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
    const { x, y } = await film.point(...ON_BUTTON);
    await film.page.mouse.dblclick(x, y);
    assert.deepEqual(await ids(film), ['box', 'polygon', 'box', 'box']);
    await film.moveTo(...ON_BUTTON);
    await film.page.mouse.down();
    await film.moveTo(...NOWHERE);
    await film.page.mouse.up();
    assert.deepEqual(await gestures(film), []);
    const miss = await film.point(...NOWHERE);
    await film.page.mouse.dblclick(miss.x, miss.y);
    const once = both('pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click');
    assert.deepEqual(await gestures(film), [...once, ...once, ...both('dblclick')]);
    assert.equal((await ids(film)).length, 4, 'a drag is no click');
  });

  test('finger', async (t) => {
    const film = await theatre.show(t, '/t/overlay.html', { project, profile: PHONE });
    await film.next('interaction:show', { id: 'polygon' });
    await standIn(film);
    await film.tapAt(...ON_BUTTON);
    await film.tapAt(...IN_TRIANGLE);
    await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
    assert.deepEqual(await gestures(film), []);
    await film.tapAt(...NOWHERE);
    await film.do(() => globalThis.probe.until(() => globalThis.gestures.includes('main click'), 10_000));
    const heard = await gestures(film);
    for (const type of GESTURES.slice(0, 7)) assert.ok(heard.includes(`video ${type}`), `no ${type} of a miss`);
    assert.deepEqual(await ids(film), ['box', 'polygon']);
  });

  test('under a surface of its own', async (t) => {
    for (const profile of [{}, PHONE]) {
      const film = await theatre.show(t, '/t/overlay.html', { project, profile });
      const press = (at) => (profile === PHONE ? film.tapAt(...at) : film.clickAt(...at));
      await film.next('interaction:show', { id: 'polygon' });
      await standIn(film);
      await glass(film);
      await press(ON_BUTTON);
      await press(IN_TRIANGLE);
      await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
      assert.deepEqual(await gestures(film), []);
      await press(NOWHERE);
      await film.do(() => globalThis.probe.until(() => globalThis.gestures.includes('glass click'), 10_000));
      assert.deepEqual(await ids(film), ['box', 'polygon']);
    }
  });

  test('and controls inside it win over an item under them', async (t) => {
    for (const profile of [{}, PHONE]) {
      const film = await theatre.show(t, '/t/overlay.html', { project, profile });
      const press = (at) => (profile === PHONE ? film.tapAt(...at) : film.clickAt(...at));
      await film.next('interaction:show', { id: 'polygon' });
      await film.do(() => {
        const main = document.querySelector('main');
        const frame = document.createElement('div'); // focusable, as players' are
        frame.tabIndex = 0;
        main.prepend(frame);
        frame.append(document.getElementById('video'));
        globalThis.gestures = [];
        const bar = document.createElement('div');
        bar.style.cssText = 'position: absolute; inset: 0 40% 50% 0; display: grid';
        const shade = bar.attachShadow({ mode: 'open' });
        const knob = document.createElement('button');
        knob.addEventListener('click', () => globalThis.gestures.push('knob'));
        shade.append(knob);
        main.append(bar);
        document.getElementById('film').surface = main;
      });
      await press(IN_TRIANGLE);
      await press(ON_BUTTON);
      assert.deepEqual(await film.do(() => globalThis.gestures.splice(0)), ['knob', 'knob']);
      assert.deepEqual(await ids(film), []);
      await press([8, 60]); // in the triangle, below the control
      await film.next('hotspot:click', { hotspot: { id: 'polygon' } });
    }
  });

  test('keys', async (t) => {
    const film = await theatre.show(t, '/t/overlay.html', { project });
    await film.next('interaction:show', { id: 'polygon' });
    await standIn(film);
    await film.do(() => {
      for (const type of ['keydown', 'keypress', 'keyup'])
        document.querySelector('main').addEventListener(type, () => globalThis.gestures.push(type));
    });
    await film.item('box').focus();
    await film.page.keyboard.press('Enter');
    await film.next('hotspot:click', { hotspot: { id: 'box' } });
    await film.page.keyboard.press('Space');
    await film.next('hotspot:click', { hotspot: { id: 'box' } });
    for (let i = 0; i < 4; i++) await film.page.keyboard.down('Enter'); // held
    await film.page.keyboard.up('Enter');
    assert.deepEqual(await gestures(film), []);
    assert.equal((await ids(film)).length, 3, 'a held key clicks once');
  });
});

test('a click on an item leaves the keys to the video', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [button('box')] });
  await controls(film);
  await film.next('interaction:show');
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click');
  assert.equal(await film.do(() => document.activeElement.id), 'video');
  await film.page.keyboard.press('Space');
  await film.next('player:play');
  assert.equal((await ids(film)).length, 1);
});

// ---- Not a tap ----------------------------------------------------------------------

/** Touches, one event at a time. */
async function fingers(film) {
  const wire = await film.page.context().newCDPSession(film.page);
  return (type, ...touchPoints) => wire.send('Input.dispatchTouchEvent', { type, touchPoints });
}

test('a page scrolls under a finger that swipes over an item', async (t) => {
  const project = [button('wide', { pos_left: 0, pos_top: 0, pos_width: 100, pos_height: 100 })];
  const film = await theatre.show(t, '/t/overlay.html', { project, profile: PHONE });
  await controls(film);
  await film.do(() => {
    document.querySelector('main').style.marginBottom = '2000px';
  });
  await film.next('interaction:show');
  const { x, y } = await film.point(50, 60);
  const touch = await fingers(film);
  await touch('touchStart', { x, y });
  for (let up = 10; up <= 120; up += 10) {
    await touch('touchMove', { x, y: y - up });
    await film.do(() => new Promise(requestAnimationFrame));
  }
  await touch('touchEnd');
  await film.do(() => globalThis.probe.until(() => scrollY > 50, 10_000, 'a page that has scrolled'));
  assert.deepEqual(await ids(film), []);
});

test('two fingers are no tap', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', {
    project: [button('box'), button('b', { pos_top: 60 })],
    profile: PHONE,
  });
  await controls(film);
  await film.next('interaction:show', { id: 'b' });
  const [one, two] = [await film.point(50, 30), await film.point(50, 70)];
  const touch = await fingers(film);
  await touch('touchStart', { ...one, id: 1 });
  await touch('touchStart', { ...one, id: 1 }, { ...two, id: 2 });
  await touch('touchEnd');
  await film.tapAt(50, 70);
  await film.next('hotspot:click', { hotspot: { id: 'b' } });
  assert.deepEqual(await ids(film), ['b']);
});

// ---- Double clicks --------------------------------------------------------------------

describe('the second half of a double click on an answer that goes away is nobody’s:', () => {
  const ANSWER = { pause_video: true, post_click_state: 'hidden' };
  const project = [button('answer', ANSWER), triangle('polygon', { ...ANSWER, pos_left: 5, pos_width: 30, time: 0.1 })];

  for (const path of ['/t/player.html', '/t/overlay.html']) {
    for (const [name, profile] of Object.entries({ mouse: {}, finger: PHONE })) {
      test(`${name}, ${path}`, async (t) => {
        const film = await theatre.show(t, path, { project, profile });
        const overlay = path.includes('overlay');
        if (overlay) await controls(film);
        await film.next('interaction:show', { id: 'answer' });
        const { x, y } = await film.point(...ON_BUTTON);
        if (profile === PHONE) for (let i = 0; i < 2; i++) await film.page.touchscreen.tap(x, y);
        else await film.page.mouse.dblclick(x, y);
        await film.next('interaction:hide', { id: 'answer' });
        await film.play();
        await film.next('player:pause', { reason: 'interaction' });
        const second = await film.point(...IN_TRIANGLE);
        if (profile === PHONE) for (let i = 0; i < 2; i++) await film.page.touchscreen.tap(second.x, second.y);
        else await film.page.mouse.dblclick(second.x, second.y);
        await film.next('interaction:hide', { id: 'polygon' });
        await film.next('player:play');
        await film.plays();
        assert.deepEqual(await ids(film), ['answer', 'polygon']);
        const pauses = (await film.heard('player:pause')).map(({ detail }) => detail.reason);
        assert.deepEqual(pauses, ['interaction'], 'the viewer has paused nothing');
      });
    }
  }

  test('an answer that comes to the same place', async (t) => {
    const show = (value) => ({ when: { variable: 'n', operator: 'equals', value } });
    const next = (n) => ({ ...show(n), variable_name: 'n', variable_value: n + 1 });
    const film = await theatre.show(t, '/t/overlay.html', {
      project: { variables: { n: 1 }, interactions: [button('one', next(1)), button('two', next(2))] },
    });
    await film.next('interaction:show', { id: 'one' });
    const { x, y } = await film.point(...ON_BUTTON);
    await film.page.mouse.dblclick(x, y);
    await film.next('interaction:show', { id: 'two' });
    assert.deepEqual(await ids(film), ['one']);
    await film.page.waitForTimeout(600); // longer than a gesture
    await film.page.mouse.click(x, y);
    await film.next('hotspot:click', { hotspot: { id: 'two' } });
    assert.deepEqual(await ids(film), ['one', 'two']);
  });

  test('an entry of a tray', async (t) => {
    const entry = button('go', { in_tray: true, default_hidden: true, click_action: 'jump', click_value: 20 });
    const film = await theatre.show(t, '/t/player.html', { project: [entry] });
    await film.next('project:ready');
    await film.play();
    await film.plays();
    await film.do(() => document.getElementById('film').openTray('magic_menu'));
    await film.page.getByRole('button', { name: 'go' }).dblclick();
    await film.next('player:seek', { to: 20 });
    await film.plays();
    assert.deepEqual(await film.heard('player:pause'), []);
  });
});
