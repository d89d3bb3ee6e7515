// SPDX-License-Identifier: MIT
// The tables and checks of the iframe's protocol.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultOfHello, isHello } from '../../web/embed/hello.js';
import { Origins } from '../../web/embed/origins.js';
import { isVariable, RESERVED, readParameters, withParameters } from '../../web/embed/parameters.js';
import { isPlain, limiter } from '../../web/embed/plain.js';
import { METHODS, PROPERTIES, RATE_MAX, SETTABLE, VERSION } from '../../web/embed/protocol.js';
import { HotcueOverlay } from '../../web/overlay/hotcue-overlay.js';
import { HotcuePlayer } from '../../web/player/hotcue-player.js';

/** Members of the page's own. */
const OWN = ['ready', 'exitFullscreen', 'fullscreen', 'size'];

/** All members of the player, by name, with their descriptors. */
function members() {
  const all = new Map();
  for (let at = HotcuePlayer.prototype; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (name !== 'constructor' && !name.endsWith('Callback') && !all.has(name)) all.set(name, descriptor);
  return all;
}

test('each member of the player crosses, or docs/iframe.md says why not', () => {
  const all = members();
  const crossing = [...METHODS, ...Object.keys(PROPERTIES)];
  const text = readFileSync(new URL('../../docs/iframe.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split('\n## What does not cross\n');
  const named = new Set([...section.split('\n## ')[0].matchAll(/`(\w+)(?:\(\))?`/g)].map(([, name]) => name));
  assert.deepEqual(
    [...all.keys()].filter((name) => !crossing.includes(name) && !named.has(name)),
    [],
    'neither',
  );
  assert.deepEqual(
    [...named].filter((name) => crossing.includes(name)),
    [],
    'both',
  );
  assert.deepEqual(
    crossing.filter((name) => !all.has(name) && !OWN.includes(name)),
    [],
    'of no player',
  );
  for (const name of Object.getOwnPropertyNames(HotcueOverlay.prototype))
    if (name !== 'constructor' && !name.endsWith('Callback')) assert.ok(all.has(name), name);
});

test('methods are methods, properties are properties, and what can be set can be set', () => {
  const all = members();
  for (const name of METHODS) if (!OWN.includes(name)) assert.equal(typeof all.get(name).value, 'function', name);
  for (const name of Object.keys(PROPERTIES)) {
    if (OWN.includes(name)) continue;
    const { get, set } = all.get(name);
    assert.ok(get, name);
    assert.equal(SETTABLE.includes(/** @type {any} */ (name)), set !== undefined, `${name} can be set`);
  }
});

test('any JSON within the limits is plain; what JSON can’t express is not', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => isPlain(structuredClone(value))));
  for (const odd of [new Date(), new Map(), 1n, /x/, new Error('x'), [new Set()], { a: { b: new Blob([]) } }])
    assert.equal(isPlain(structuredClone(odd)), false, String(odd));
  const own = JSON.parse('{"__proto__": {"a": [1]}, "constructor": null, "length": 1e12}');
  assert.equal(isPlain(structuredClone(own)), true);
  assert.equal(isPlain(new Uint8Array(5)), true);
  assert.equal(isPlain(undefined), true);
});

test('cycles, depths, lengths and sizes end', () => {
  const knot = [];
  knot.push(knot, knot, knot);
  assert.equal(isPlain(knot), false);
  let deep = [];
  for (let i = 0; i < 1000; i++) deep = [deep];
  assert.equal(isPlain(deep), false);
  assert.equal(isPlain(new Array(2 ** 32 - 1)), false, 'nothing but length');
  assert.equal(isPlain('x'.repeat(50 * 2 ** 20)), false);
  assert.equal(isPlain('x'.repeat(16 * 2 ** 20)), true);
});

test('a second takes so many messages, and the next one as many', () => {
  let now = 0;
  const within = limiter(() => now);
  const taken = () => Array.from({ length: RATE_MAX + 10 }, within).filter(Boolean).length;
  assert.equal(taken(), RATE_MAX);
  now = 999;
  assert.equal(within(), false);
  now = 1000;
  assert.equal(taken(), RATE_MAX);
  now = -5000; // the clock was put back
  assert.equal(taken(), RATE_MAX);
});

test('allow-lists: origins as browsers write them, and nothing that only looks like one', () => {
  const list = new Origins(
    'self https://Shop.example:443 https://*.school.example http://127.0.0.1:8080 *',
    'https://own.example',
  );
  for (const origin of [
    'https://own.example',
    'https://shop.example',
    'https://a.school.example',
    'https://a.b.school.example',
    'http://127.0.0.1:8080',
  ])
    assert.ok(list.allow(origin), origin);
  const others = [
    'https://school.example',
    'https://evilschool.example',
    'https://school.example.evil.example',
    'http://a.school.example',
    'https://a.school.example:8443',
  ];
  for (const origin of [
    ...others,
    'https://shop.example.',
    'https://shop.example/',
    'http://127.0.0.1',
    'null',
    '',
    'file://',
    'https://shop.example@evil.example',
    'blob:https://shop.example',
  ])
    assert.equal(list.allow(origin), false, origin);
  assert.deepEqual(list.faults, ['*']);
  for (const fault of [
    '*',
    'https://*',
    'https://a.example/path',
    'shop.example',
    'https://*.*.example',
    'javascript:x',
    'null',
  ])
    assert.deepEqual(new Origins(fault, 'null').faults, [fault]);
  assert.deepEqual(list.exact, ['https://own.example', 'https://shop.example', 'http://127.0.0.1:8080']);
});

test('no origin is allowed that is not in the list', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      const { origin } = new URL(url);
      assert.equal(new Origins(origin, 'null').allow(origin), true);
      assert.equal(new Origins('https://*.school.invalid https://shop.invalid', 'null').allow(origin), false);
    }),
  );
});

test('parameters: the page’s own are not variables, all others are', () => {
  const query = new URLSearchParams(
    'project=a.json&muted&autoplay=0&controls=0&name=Ada&name=Eve&dialect=mindstamp&=x&%20b=1',
  );
  assert.deepEqual(readParameters(query), {
    project: 'a.json',
    dialect: 'mindstamp',
    attributes: { autoplay: false, muted: true, 'no-controls': true },
    variables: [
      ['name', 'Ada'],
      ['name', 'Eve'],
      [' b', '1'],
    ],
  });
  for (const name of RESERVED) assert.equal(isVariable(name), false);
  assert.equal(
    withParameters('https://a.example/e?project=p&name=Ada&n=1', [
      ['name', 'Eve'],
      ['name', 'é&'],
    ]),
    'https://a.example/e?project=p&n=1&name=Eve&name=%C3%A9%26',
  );
});

test('a hello of the wrong shape is none', () => {
  const good = { hotcue: VERSION, session: 0.5, take: ['browser:open'], url: 'https://shop.example/', title: '' };
  assert.equal(faultOfHello(good), '');
  assert.equal(faultOfHello({ ...good, hubspotutk: 'x', take: undefined }), '');
  assert.match(faultOfHello({ ...good, hotcue: 2 }), /version 2/);
  const bad = [
    { session: 'x' },
    { session: null },
    { take: 'browser:open' },
    { take: [1] },
    { take: [['browser:open']] },
    { url: 'javascript:alert(1)' },
    { url: 'x' },
    { url: 5 },
    { title: {} },
    { title: 'x'.repeat(300_000) },
    { hubspotutk: 7 },
  ];
  for (const each of bad)
    assert.match(faultOfHello({ ...good, ...each }), /wrong shape/, JSON.stringify(each).slice(0, 50));
  for (const name of ['media:source', '__proto__', 'constructor', 'click', 'player:seeks'])
    assert.match(faultOfHello({ ...good, take: [name] }), /can’t be taken over/);
  for (const other of [null, undefined, 'hello', 5, [], {}, { hotcue: 'hello' }, { event: 'play_player' }])
    assert.equal(isHello(other), false);
});
