// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pointer } from '../../web/pointer/pointer.js';

const MOUSE = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
const TYPES = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'dblclick'];

/**
 * A surface whose style is a map, a stage, and items identified by position: x is the
 * item's number, -1 for none.
 */
function setUp({ disabled = [], cursor = '', stays = false, near = 0, barred = false } = {}) {
  const surface = new EventTarget();
  const stage = Object.assign(new EventTarget(), { querySelectorAll: () => [] }); // no scrolling texts
  const values = new Map([['cursor', cursor]]);
  surface.style = {
    getPropertyValue: (name) => values.get(name) ?? '',
    setProperty: (name, value) => values.set(name, value),
  };
  const log = [];
  const gone = new Set();
  const hit = ({ clientX }, finger) => {
    const item = Math.round(clientX + (finger ? near : 0));
    return item < 0 || gone.has(item) ? -1 : item;
  };
  const pointer = new Pointer(surface, stage, {
    hit,
    over: (point) => hit(point, false),
    live: (item) => !disabled.includes(item),
    click: (item) => log.push(`click ${item}`),
    hover: (item) => log.push(`hover ${item}`),
    guard: (_, reach) => log.push(`guard ${reach}`),
    approach: () => log.push('approach'),
    pressed: (event) => event.preventDefault(),
    stays: () => stays,
    own: () => false,
    barred: () => barred,
  });
  const reached = [];
  for (const element of [surface, stage]) {
    for (const type of [...TYPES, 'touchcancel', 'pointercancel']) {
      element.addEventListener(type, () => reached.push(type));
    }
  }
  let now = 0;
  /** Advances the events' timestamps. */
  const wait = (ms) => {
    now += ms;
  };
  const send = (type, more, element = surface) => {
    const event = new Event(type, { cancelable: true });
    const values_ = { clientX: 0, clientY: 5, detail: type.startsWith('touch') ? 0 : 1, timeStamp: now, ...more };
    for (const [name, value] of Object.entries(values_)) Object.defineProperty(event, name, { value });

    element.dispatchEvent(event);
    return event;
  };
  /** All events of a mouse press, as browsers fire them. */
  const press = (x, { to = x, detail = 1, element } = {}) => {
    const mouse = { pointerId: 1, pointerType: 'mouse', isPrimary: true };
    send('pointerdown', { ...mouse, clientX: x, detail: 0 }, element);
    send('mousedown', { clientX: x, detail }, element);
    send('pointerup', { ...mouse, clientX: to, detail: 0 }, element);
    send('mouseup', { clientX: to, detail }, element);
    send('click', { ...mouse, clientX: to, detail }, element);
    if (detail === 2) send('dblclick', { clientX: to, detail }, element);
  };
  /** All events of a tap, up to the browser's `click`. */
  const tap = (x, { to = x, id = 7, isPrimary = true, ends = 'up' } = {}) => {
    const finger = { pointerId: id, pointerType: 'touch', isPrimary };
    const touch = (clientX) => ({ identifier: id, clientX, clientY: 5 });
    const touches = (clientX) => ({ changedTouches: [touch(clientX)] });
    send('pointerdown', { ...finger, clientX: x });
    send('touchstart', { ...touches(x), touches: Array(isPrimary ? 1 : 2).fill(touch(x)) });
    if (ends === 'cancel') send('pointercancel', { ...finger, clientX: to });
    else send('pointerup', { ...finger, clientX: to });
    return send(ends === 'cancel' ? 'touchcancel' : 'touchend', touches(to));
  };
  return { pointer, send, press, tap, wait, gone, log, reached, stage, cursor: () => values.get('cursor') };
}

test('a click on an item ends there', () => {
  const { send, log, reached } = setUp();
  const event = send('click', { clientX: 3 });
  assert.deepEqual(log, ['click 3']);
  assert.deepEqual(reached, []);
  assert.ok(event.defaultPrevented);
});

test('a click beside all items goes on untouched', () => {
  const { send, log, reached } = setUp();
  const event = send('click', { clientX: -1 });
  assert.deepEqual([log, reached], [[], ['click']]);
  assert.ok(!event.defaultPrevented);
});

test('a press on a control inside the surface is the player’s, and an item has its own', () => {
  const { press, tap, log, reached } = setUp({ barred: true });
  press(3);
  tap(3);
  assert.deepEqual(
    log.filter((each) => each.startsWith('click')),
    [],
  );
  assert.ok(MOUSE.every((type) => reached.includes(type)));
  const own = setUp({ barred: true });
  own.send('click', { clientX: 3 }, own.stage); // on the item's element
  assert.deepEqual(own.log, ['click 3']);
});

test('a click on something disabled ends there', () => {
  const { send, log, reached } = setUp({ disabled: [2] });
  send('click', { clientX: 2 });
  assert.deepEqual([log, reached], [['click 2'], []]);
});

test('a double click is two clicks, and nothing to the video', () => {
  const { send, log } = setUp();
  send('click', { clientX: 1 });
  send('click', { clientX: 1, detail: 2 });
  assert.ok(send('dblclick', { clientX: 1, detail: 2 }).defaultPrevented);
  assert.deepEqual(log, ['click 1', 'click 1']);
});

// ---- Presses ------------------------------------------------------------------

test('nothing of a press on an item is heard by the player, and all of one beside it', () => {
  const { press, tap, log, reached, wait } = setUp();
  press(3, { detail: 2 });
  tap(3);
  assert.deepEqual(reached, []);
  assert.deepEqual(log, ['click 3', 'click 3']);
  wait(5000);
  press(-1);
  press(-1, { detail: 2 });
  assert.deepEqual(reached, [...MOUSE, ...MOUSE, 'dblclick']);
});

test('a tap clicks once, whether or not the browser makes a click of it', () => {
  const { send, tap, log, wait } = setUp();
  assert.ok(tap(3).defaultPrevented);
  assert.deepEqual(log, ['click 3']);
  send('click', { clientX: 3, pointerType: 'touch' });
  assert.deepEqual(log, ['click 3']);
  wait(5000);
  const missed = tap(-1);
  assert.ok(!missed.defaultPrevented);
});

test('events that scripts make without a place click nothing and break nothing', () => {
  const { send, stage, log, reached } = setUp();
  for (const type of [...TYPES, 'touchcancel', 'pointercancel']) {
    for (const touches of [undefined, []]) {
      for (const element of [undefined, stage]) {
        const event = send(type, { touches, changedTouches: touches, clientX: undefined }, element);
        assert.ok(!event.defaultPrevented);
        assert.equal(reached.pop(), type, 'it goes on');
      }
    }
  }
  assert.deepEqual(log, []);
  stage.setPointerCapture = () => assert.fail('no such pointer');
  send('pointerdown', { clientX: 3, pointerType: 'mouse' }, stage);
  assert.deepEqual(reached, [], 'an item under it has it');
});

test('a tap of which only the touch events come is one', () => {
  const { send, log } = setUp();
  const touch = { changedTouches: [{ identifier: 7, clientX: 3, clientY: 5 }] };
  send('touchstart', { ...touch, touches: [{}] });
  assert.ok(send('touchend', touch).defaultPrevented);
  assert.deepEqual(log, ['click 3']);
});

test('a press that is dragged off, scrolls or has two fingers clicks nothing and nobody hears of it', () => {
  const { press, tap, log, reached } = setUp();
  press(3, { to: 60 });
  press(3, { to: -60 });
  tap(3, { to: 60 });
  tap(3, { ends: 'cancel' });
  tap(4, { id: 8, isPrimary: false });
  assert.deepEqual([log, reached], [[], []]);
});

test('a press that began beside all items is the player’s, whatever it ends on', () => {
  const { press, log, reached } = setUp();
  press(-1, { to: 30 });
  assert.deepEqual(log, []);
  assert.deepEqual(reached, MOUSE);
});

test('an item that has moved away under the press is clicked', () => {
  const { send, gone, log, reached } = setUp();
  send('pointerdown', { clientX: 3, pointerId: 1, pointerType: 'mouse' });
  gone.add(3);
  send('pointerup', { clientX: 4, pointerId: 1, pointerType: 'mouse' });
  send('click', { clientX: 4 });
  assert.deepEqual([log[0], reached], ['click 3', []]);
});

test('the rest of a double click is for nothing that came since', () => {
  const { press, tap, gone, log, reached, wait } = setUp();
  press(3);
  gone.add(3); // the video is at this point now
  wait(300);
  press(3, { detail: 2 });
  press(4, { detail: 3 }); // another item, within the reach of the gesture
  assert.deepEqual([log.filter((line) => line.startsWith('click')), reached], [['click 3'], []]);
  wait(5000);
  press(3);
  assert.deepEqual(reached, MOUSE);
  reached.length = 0;
  tap(20);
  gone.add(20);
  wait(200);
  tap(25);
  assert.deepEqual([log.at(-1), reached], ['guard 24', []]);
});

test('a platform may give a double click more time', () => {
  const { press, gone, reached, wait } = setUp();
  press(3);
  gone.add(3);
  wait(800);
  press(3, { detail: 2 });
  assert.deepEqual(reached, ['pointerdown', 'pointerup']);
});

test('what was clicked and is gone is guarded for a moment; what is there still needs no guard', () => {
  const { press, gone, log, wait, pointer, send } = setUp();
  press(3);
  assert.deepEqual(log, ['click 3']);
  gone.add(5);
  wait(5000);
  pointer.note(send('click', { clientX: -1 }));
  assert.deepEqual(log, ['click 3', 'guard 6']);
});

test('a press on an item’s own element keeps the focus where it is', () => {
  const { send, stage, log } = setUp();
  stage.setPointerCapture = (id) => log.push(`capture ${id}`);
  send('pointerdown', { clientX: 3, pointerId: 9, pointerType: 'mouse' }, stage);
  assert.ok(send('mousedown', { clientX: 3 }, stage).defaultPrevented);
  assert.deepEqual(log, ['capture 9']);
  assert.ok(!send('mousedown', { clientX: 3 }).defaultPrevented, 'the surface’s own');
});

test('a key’s click is the button’s own', () => {
  const { send, stage, log, reached } = setUp();
  send('click', { clientX: 3, detail: 0 }, stage);
  assert.deepEqual([log, reached], [[], ['click']]);
});

// ---- Hovering -------------------------------------------------------------------

test('a click made by a script or a key hits nothing', () => {
  const { send, log, reached } = setUp();
  send('click', { clientX: 0, clientY: 0, detail: 0 });
  assert.deepEqual([log, reached], [[], ['click']]);
});

test('the cursor is a hand over what can be clicked, and the page’s own again after', () => {
  const { send, log, cursor } = setUp({ cursor: 'crosshair', disabled: [2] });
  send('pointermove', { clientX: 1 });
  assert.equal(cursor(), 'pointer');
  send('pointermove', { clientX: 2 });
  assert.equal(cursor(), 'crosshair');
  send('pointermove', { clientX: 1 });
  send('pointerleave');
  assert.equal(cursor(), 'crosshair');
  assert.deepEqual(log, ['hover 1', 'hover 2', 'hover 1', 'hover -1']);
});

test('a finger hovers over nothing', () => {
  const { send, log } = setUp();
  send('pointermove', { clientX: 1, pointerType: 'touch' });
  assert.deepEqual(log, []);
});

test('what comes under a resting pointer is hovered', () => {
  const { pointer, send, log } = setUp();
  send('pointermove', { clientX: 1 });
  log.length = 0;
  pointer.refresh();
  assert.deepEqual(log, []);
  send('pointerleave');
  log.length = 0;
  pointer.refresh();
  assert.deepEqual(log, [], 'the pointer is gone');
});

test('from an item to the video is no way out', () => {
  const { send, log } = setUp({ stays: true });
  send('pointermove', { clientX: 1 });
  send('pointerleave');
  assert.deepEqual(log, ['hover 1']);
});

test('dispose gives the cursor back and hears no more', () => {
  const { pointer, send, log, cursor, reached } = setUp();
  send('pointermove', { clientX: 1 });
  pointer.dispose();
  assert.equal(cursor(), '');
  log.length = 0;
  send('click', { clientX: 1 });
  assert.deepEqual([log, reached], [[], ['click']]);
});
