// SPDX-License-Identifier: MIT
// What a listener of the old player gets for each event of ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { customDataOf, hotspotEvent, kalturaEvent, legacyEvent } from '../../web/dialects/kaltura.js';
import { isKaltura } from '../../web/dialects/kaltura-events.js';

/** @param {any} value a JSON value @param {string} [text] as it is in the document */
const data = (value, text = JSON.stringify(value)) => ({ customData: value, customDataText: text });
const node = (/** @type {string} */ id, /** @type {string | null} */ name, /** @type {any} */ value = null) => ({
  ...{ id, name, ...data(value) },
});
const reference = (/** @type {string} */ id) => (id === 'a' ? 'ref-a' : undefined);

/** Ours, and what a listener of the same type gets as its payload. @type {[string, any, any][]} */
const TABLE = [
  ...['project:load', 'project:ready', 'project:start', 'project:ended', 'project:reset', 'project:unload'].map(
    (type) => /** @type {[string, any, any]} */ ([type, {}, {}]),
  ),
  ['browser:hidden', {}, {}],
  ['player:play', {}, {}],
  ['player:pause', { reason: 'timed', until: 3 }, {}],
  ['player:progress', { progress: 0.98 }, { progress: 0.98 }],
  ['player:timeupdate', { currentTime: 1, duration: null }, {}],
  ['player:ratechange', { playbackRate: 2 }, {}],
  ['player:volumechange', { volume: 1, muted: true }, {}],
  ['buffer:prebuffer', {}, {}],
  ['buffer:bufferstart', {}, {}],
  ['buffer:bufferend', {}, {}],
  ['buffer:allbuffered', {}, {}],
  ['browser:open', { href: 'https://a.test/', target: '_blank' }, { href: 'https://a.test/', target: '_blank' }],
  ['cue:forward', { cue: { id: 'c', ...data('x') } }, { cue: { customData: 'x', id: 'c' } }],
  ['cue:reverse', { cue: { id: 'c', ...data(null) } }, { cue: { customData: '', id: 'c' } }],
  [
    'hotspot:click',
    {
      hotspot: { id: 'h', name: 'The shoe', ...data({ b: 1, a: 2 }, '{"b":1,"a":2}') },
      type: 'hotspot',
      action: 'track',
    },
    { hotspot: { id: 'h', name: 'The shoe', customData: '{"b":1,"a":2}' } },
  ],
  ['hotspot:click', { hotspot: { id: 'h', name: null, ...data(null) } }, { hotspot: { id: 'h', customData: null } }],
  [
    'node:enter',
    { kind: 'start', node: node('a', 'One', 'start'), sources: [{ src: 'a.mp4' }] },
    { kind: 'start', node: { id: 'a', xref: 'ref-a', name: 'One', customData: 'start' } },
  ],
  [
    'node:enter',
    { kind: 'jump', node: node('b', null), prevNode: node('a', 'One') },
    {
      kind: 'jump',
      node: { id: 'b', customData: null },
      prevNode: { id: 'a', xref: 'ref-a', name: 'One', customData: null },
    },
  ],
  [
    'node:exit',
    { kind: 'jump', node: node('a', null), nextNode: node('b', 'Two') },
    {
      kind: 'jump',
      node: { id: 'a', xref: 'ref-a', customData: null },
      nextNode: { id: 'b', name: 'Two', customData: null },
    },
  ],
  ['node:exit', { kind: 'reset', node: node('b', null) }, { kind: 'reset', node: { id: 'b', customData: null } }],
  ['node:ended', { node: node('b', 'Two') }, { node: { id: 'b', name: 'Two', customData: null } }],
];

for (const [type, detail, payload] of TABLE) {
  test(`${type} ${JSON.stringify(detail)}: the old payload, key by key`, () => {
    const made = kalturaEvent({ type, detail, time: 1 }, reference);
    assert.equal(JSON.stringify(made), JSON.stringify({ type, payload }));
    assert.ok(isKaltura(type));
  });
}

test('the table has every event of the old player', () => {
  const names = [
    ...['browser:hidden', 'browser:open', 'cue:forward', 'cue:reverse', 'hotspot:click', 'node:enter', 'node:ended'],
    ...['node:exit', 'project:load', 'project:ready', 'project:start', 'project:ended', 'project:unload'],
    ...['project:reset', 'player:play', 'player:pause', 'player:progress', 'player:ratechange', 'player:timeupdate'],
    ...['player:volumechange', 'buffer:prebuffer', 'buffer:bufferstart', 'buffer:bufferend', 'buffer:allbuffered'],
  ];
  assert.deepEqual([...new Set(TABLE.map(([type]) => type))].toSorted(), names.toSorted());
});

test('an event that the old player did not have keeps its payload; a switch that was prevented is none', () => {
  const detail = { id: 'h', type: 'text', reason: 'time' };
  const shown = { type: 'interaction:show', detail, time: 1 };
  assert.deepEqual(kalturaEvent(shown), { type: 'interaction:show', payload: detail });
  assert.ok(!isKaltura('interaction:show') && !isKaltura('toString') && !isKaltura('__proto__'));
  const exit = { type: 'node:exit', detail: { kind: 'jump', node: node('a', null) }, time: 1 };
  assert.equal(kalturaEvent({ ...exit, prevented: true }), null);
  assert.ok(kalturaEvent({ ...exit, prevented: false }));
});

test('raptMedia_event has no payload where it would be empty', () => {
  assert.deepEqual(legacyEvent({ type: 'player:play', payload: {} }), { type: 'player:play' });
  assert.deepEqual(legacyEvent({ type: 'x' }), { type: 'x' });
  const full = { type: 'player:progress', payload: { progress: 0.5 } };
  assert.deepEqual(legacyEvent(full), full);
});

test('the hotspots plugin: displayed and clicked, with the label', () => {
  const label = (/** @type {string} */ id) => `label of ${id}`;
  const shown = { type: 'interaction:show', detail: { id: 'h', type: 'text', reason: 'time' } };
  const payload = { id: 'h', label: 'label of h' };
  assert.deepEqual(hotspotEvent(shown, label), { type: 'hotspot_displayed', payload });
  const clicked = { type: 'hotspot:click', detail: { hotspot: { id: 'h' } } };
  assert.deepEqual(hotspotEvent(clicked, label), { type: 'hotspot_click', payload });
  for (const type of ['interaction:hide', 'toString', 'cue:forward']) {
    assert.equal(hotspotEvent({ type, detail: { id: 'h' } }, label), null);
  }
});

test('custom data are the text that the author typed, whatever they are', () => {
  const property = fc.property(fc.jsonValue(), fc.constantFrom('', null), (value, absent) => {
    const text = JSON.stringify(value);
    const got = customDataOf({ customData: value, customDataText: text }, absent);
    if (value === null || value === '') assert.equal(got, absent);
    else assert.equal(got, typeof value === 'string' ? value : text);
  });
  fc.assert(property);
  const exact = '{"10":1,"2":12345678901234567890,"a":1.0}';
  assert.equal(customDataOf({ customData: JSON.parse(exact), customDataText: exact }, null), exact);
  for (const falsy of [0, false]) assert.equal(customDataOf(data(falsy), null), String(falsy));
});
