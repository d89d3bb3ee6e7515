// SPDX-License-Identifier: MIT
// What a page around the iframe, or a visitor by its address, may send to do harm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Hosts } from '../../web/embed/hosts.js';
import { Origins } from '../../web/embed/origins.js';
import { withParameters } from '../../web/embed/parameters.js';
import { fakePage } from './fakes.mjs';

const OWN = 'https://films.example';

test('an origin that only resembles an allowed one is not', () => {
  const allowed = new Origins('https://shop.example https://*.school.example:8443 https://Münch.example self', OWN);
  assert.deepEqual(allowed.faults, []);
  for (const origin of ['https://shop.example', 'https://a.b.school.example:8443', 'https://xn--mnch-0ra.example', OWN])
    assert.ok(allowed.allow(origin), origin);
  const foreign = [
    'null',
    '',
    'https://evilshop.example',
    'https://shop.example.evil.example',
    'https://shop.example:444',
  ];
  foreign.push('http://shop.example', 'https://shop.example.', 'https://a.shop.example', 'https://SHOP.example');
  foreign.push(
    'https://shop.example/',
    'https://shop.example@evil.example',
    'https://evil.example#https://shop.example',
  );
  foreign.push('https://school.example:8443', 'https://a.school.example', 'https://evilschool.example:8443');
  foreign.push('https://a.school.example.:8443', 'https://münch.example', 'blob:https://shop.example', 'file://');
  for (const origin of foreign) assert.equal(allowed.allow(origin), false, origin);
});

test('entries that are no origins allow nothing', () => {
  const entries = [
    '*',
    'https://*',
    'null',
    'https:',
    '//shop.example',
    'shop.example',
    'https://a.*.example',
    'data:',
  ];
  entries.push(
    'https://shop.example/path',
    'https://u@shop.example',
    'javascript:alert(1)',
    'https://[',
    'https://*.*.example',
  );
  for (const entry of entries) {
    const { none, faults } = new Origins(entry, OWN);
    assert.deepEqual([none, faults], [true, [entry]], entry);
  }
  assert.ok(new Origins('self', 'null').none, 'a page without an origin');
});

/** A page's side of a connection, and a host that sends it messages. */
function connection() {
  const faults = [];
  const calls = [];
  const hosts = new Hosts({
    all: () => ({}),
    changes: () => ({}),
    call: (name) => calls.push(name),
    set: (name) => calls.push(name),
    left: () => {},
    fail: (code, message) => faults.push({ code, message }),
  });
  const { port1, port2 } = new MessageChannel();
  hosts.add(1, port1);
  return { faults, calls, port: port1, close: () => [port1, port2].map((port) => port.close()) };
}

test('members of messages that can not even become a text are refused, and what follows is heard', () => {
  const { faults, calls, port, close } = connection();
  const stubborn = { toString: 1, valueOf: 1 };
  const messages = [stubborn, [stubborn], 'x'.repeat(1e6), null, 5n, new Map()].flatMap((thing) => [
    thing,
    { type: thing },
    { type: 'call', id: thing, name: 'play', given: [] },
    { type: 'call', id: 1, name: thing, given: [] },
    { type: 'call', id: 1, name: 'play', given: thing },
    { type: 'set', name: thing, value: 1 },
    JSON.parse('{"type": "call", "id": 1, "name": "__proto__", "given": []}'),
    { type: 'call', id: 1, name: 'constructor', given: [] },
  ]);
  for (const data of messages) port.onmessage?.(/** @type {any} */ ({ data }));
  const own = messages.filter(
    (message) => Array.isArray(message?.given) && message.name === 'play' && message.id === 1,
  );
  port.onmessage?.(/** @type {any} */ ({ data: { type: 'call', id: 2, name: 'play', given: [] } }));
  assert.deepEqual(calls, [...own.map(() => 'play'), 'play']);
  assert.equal(faults.length, 1, 'reported once');
  assert.ok(
    faults.every(({ message }) => message.length < 200),
    'quotes little',
  );
  close();
});

test('parameters of an address replace those of their name, whatever they are', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'é&=', ''), fc.string()), { maxLength: 8 });
  fc.assert(
    fc.property(pairs, pairs, (before, given) => {
      const href = Object.assign(new URL(OWN), { search: `${new URLSearchParams(before)}` }).href;
      const names = given.map(([name]) => name);
      const expected = [...before.filter(([name]) => !names.includes(name)), ...given];
      const normal = [...new URLSearchParams(expected)];
      assert.deepEqual([...new URL(withParameters(href, given)).searchParams], normal);
    }),
  );
});

/** The errors that a page reports. @param {EventTarget} player */
function errorsOf(player) {
  const messages = [];
  player.addEventListener('error', (event) => {
    event.preventDefault(); // not on the console, too
    messages.push(/** @type {CustomEvent} */ (event).detail.message);
  });
  return messages;
}

test('hellos without a port are reported once, however many come', () => {
  const { player, hear } = fakePage();
  const messages = errorsOf(player);
  for (let i = 0; i < 1000; i++) hear({ hotcue: 1, session: i });
  assert.equal(messages.length, 1);
});

test('an address that is refused is quoted in part', () => {
  const address = `https://evil.example/${'call 555 now '.repeat(500)}`;
  const { page, player } = fakePage({
    search: `?project=${encodeURIComponent(address)}`,
    metas: { 'hotcue-hosts': '' },
  });
  const messages = errorsOf(player);
  page.start();
  assert.match(messages[0] ?? '', /may not play https:\/\/evil\.example/);
  assert.ok(messages[0].length < 300, `${messages[0].length} characters`);
});
