// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pointer } from '../../web/pointer.js';

/** A surface whose style is a map, and items by where they are: x is the item's number, -1 for none. */
function setUp({ inert = [], disabled = [], cursor = '' } = {}) {
  const surface = new EventTarget();
  const values = new Map([['cursor', cursor]]);
  surface.style = {
    getPropertyValue: (name) => values.get(name) ?? '',
    setProperty: (name, value) => values.set(name, value),
  };
  const log = [];
  const pointer = new Pointer(surface, {
    hit: (x) => x,
    takes: (item) => !inert.includes(item),
    live: (item) => ![...inert, ...disabled].includes(item),
    click: (item) => log.push(`click ${item}`),
    hover: (item) => log.push(`hover ${item}`),
    approach: () => log.push('approach'),
  });
  const reached = [];
  surface.addEventListener('click', () => reached.push('click'));
  const send = (type, more) => {
    const event = Object.assign(new Event(type, { cancelable: true }), { clientX: 0, clientY: 5, detail: 1, ...more });
    surface.dispatchEvent(event);
    return event;
  };
  return { pointer, send, log, reached, cursor: () => values.get('cursor') };
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

test('a click on something inert goes on', () => {
  const { send, log, reached } = setUp({ inert: [2] });
  send('click', { clientX: 2 });
  assert.deepEqual([log, reached], [[], ['click']]);
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

test('dispose gives the cursor back and hears no more', () => {
  const { pointer, send, log, cursor, reached } = setUp();
  send('pointermove', { clientX: 1 });
  pointer.dispose();
  assert.equal(cursor(), '');
  log.length = 0;
  send('click', { clientX: 1 });
  assert.deepEqual([log, reached], [[], ['click']]);
});
