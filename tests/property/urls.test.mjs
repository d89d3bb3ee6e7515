// SPDX-License-Identifier: MIT
// A value in a URL stays in its part and changes no other (T16): checks random addresses
// with templates and random values by the URL parser. Which parts hold templates is found
// by inserting two different harmless values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEngine } from '../support/play.mjs';
import { Random } from './generate.mjs';

const CASES = 12_000;
const BASE = 'https://base.example/folder/page?base=1#base';
const PIECES = [
  ...['/', '/', '//', '\\', ':', '?', '#', '@', '.', '..', '%2e', '%2E', '%', '%2', 'a', 'a', '&', '=', ' ', '\t'],
  ...['{{v}}', '{{v}}', '{{v}}', '{{ w }}', '{{w}}', '{{a:b}}', ';', ',', '+', '[', ']', 'é', '80', '|', '-'],
];
const BEGINNINGS = [
  '',
  '',
  '/',
  '//',
  './',
  '../',
  'https://h.example',
  'https://',
  'HTTP:',
  'https:/',
  'mailto:',
  'tel:',
];
const VALUES = [
  ...[
    '',
    '',
    '.',
    '..',
    '...',
    '%2e',
    '%2E%2e',
    '2e',
    'e',
    'E.',
    '/',
    '//',
    '//evil.example',
    '\\',
    '?',
    '#',
    '@',
    ':',
  ],
  ...[
    'javascript',
    'javascript:x',
    'https',
    'https://evil.example/',
    'evil.example',
    'a/../b',
    'a&b=c',
    '&bcc=e@e.example',
  ],
  ...[' ', '\t', '\n', '%', '%0a', '+', 'x', 'é', '80', ';', ',', 'a@b.example', "'()*!~", '[::1]', '\0', 'ä\u{1F600}'],
];

/** @param {Random} random */
const anyAddress = (random) =>
  random.pick(BEGINNINGS) + Array.from({ length: random.whole(1, 6) }, () => random.pick(PIECES)).join('');

/** @param {string} text @param {string} value */
const put = (text, value) => text.replaceAll(/\{\{.*?\}\}/g, value);

/** Parses an address. Not by URL.canParse(), which is wrong beyond ASCII once Node 20 has compiled it. */
function parsed(/** @type {string} */ text, /** @type {string} */ base) {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The parts of an address, down to segments and parameters; null if it is invalid. @param {string} text */
function partsOf(text) {
  const url = parsed(text, BASE);
  if (!url) return null;
  const { protocol, username, password, hostname, port, pathname, search, hash } = url;
  const addresses = protocol === 'mailto:' || protocol === 'tel:';
  const path = pathname.split(addresses ? ',' : '/');
  return { protocol, username, password, hostname, port, path, query: search.slice(1).split(/[&=]/), hash };
}

/**
 * Whether all parts without templates are the same.
 * @param {any} parts @param {any} one @param {any} other with harmless values
 */
function same(parts, one, other) {
  if (typeof one === 'string') return one !== other || parts === one;
  const keys = Object.keys(one);
  if (keys.join() !== Object.keys(other).join()) return false;
  return keys.join() === Object.keys(parts).join() && keys.every((key) => same(parts[key], one[key], other[key]));
}

/** @param {string} text */
function harmless(text) {
  for (const [a, b] of [
    ['xq', 'yw'],
    ['1', '2'],
  ]) {
    const [one, other] = [partsOf(put(text, a)), partsOf(put(text, b))];
    if (one && other) return { one, other };
  }
  return null;
}

const item = (id, click_action, click_value) => ({
  ...{ id, type: 'button', time: 0, click_action, click_value },
  ...{ pos_left: 1, pos_top: 1, pos_width: 9, pos_height: 9 },
});

const engine = newEngine();
/** The value of a click. @param {string} action @param {string} text @param {Record<string, string>} values */
function click(action, text, values) {
  const { ok, diagnostics } = engine.load(JSON.stringify({ interactions: [item('x', action, text)] }));
  assert.ok(ok, JSON.stringify(diagnostics));
  engine.ready(60);
  for (const [name, value] of Object.entries(values)) engine.set(name, value);
  const { name, detail } = engine.click(0).find((effect) => /browser:open|action:|error/.test(effect.name)) ?? {};
  if (name === 'error') assert.equal(detail.code, 'bad_url');
  return name === 'error' ? null : (detail.href ?? detail.value);
}

/** @param {(random: Random) => {action: string, text: string, whole: (value: string) => string}} make */
function check(make) {
  let [given, refused] = [0, 0];
  for (let seed = 1; seed <= CASES; seed++) {
    const random = new Random(seed);
    const { action, text, whole } = make(random);
    const safe = harmless(whole(text));
    if (!safe || !/\{\{.*?\}\}/.test(text)) continue;
    const values = { v: random.pick(VALUES), w: random.pick(VALUES), 'a:b': random.pick(VALUES) };
    const href = click(action, text, values);
    if (href === null) {
      refused++;
      continue;
    }
    given++;
    const parts = partsOf(whole(href));
    const say = `seed ${seed}: ${JSON.stringify({ text, values, href })}`;
    const isChecked = action === 'link' || action === 'get'; // the page checks mail addresses
    assert.ok(parts ? same(parts, safe.one, safe.other) : !isChecked, say);
  }
  assert.ok(given > CASES / 4 && refused < CASES / 3, `${given} given, ${refused} refused`);
}

test('a value changes no part of an address but its own', () => {
  check((random) => ({ action: 'link', text: anyAddress(random), whole: (value) => value }));
});

test('nor of what is fetched', () => {
  check((random) => ({ action: 'get', text: anyAddress(random), whole: (value) => value }));
});

for (const [action, scheme] of [
  ['email', 'mailto:'],
  ['phone', 'tel:'],
]) {
  test(`nor of what is behind ${scheme}`, () => {
    const rest = /** @type {(random: Random) => string} */ (
      (random) => Array.from({ length: random.whole(1, 6) }, () => random.pick(PIECES)).join('')
    );
    check((random) => ({ action, text: rest(random), whole: (value) => scheme + value }));
  });
}

test('an ordinary value is given, whatever it holds', () => {
  for (const [action, text, value, href] of [
    [
      'link',
      '/search?q={{v}}&page=2#{{v}}',
      'a&b=c #/?é',
      '/search?q=a%26b%3Dc%20%23%2F%3F%C3%A9&page=2#a%26b%3Dc%20%23%2F%3F%C3%A9',
    ],
    ['link', '/files/{{v}}', '../a', '/files/..%2Fa'],
    ['link', '/files/{{v}}.html', '..', '/files/...html'],
    ['link', 'https://{{v}}.example/a', 'shop', 'https://shop.example/a'],
    ['link', '/a/{{v}}/b', '', '/a//b'],
    ['link', 'mailto:{{v}}?subject={{v}}', 'a@b.example', 'mailto:a@b.example?subject=a%40b.example'],
    [
      'email',
      'a@b.example?subject=Hi {{v}}',
      'Ada&bcc=e@e.example',
      'a@b.example?subject=Hi Ada%26bcc%3De%40e.example',
    ],
    ['email', '{{v}}', 'a@b.example,c@d.example?cc=e', 'a@b.example%2Cc@d.example%3Fcc%3De'],
    ['phone', '{{v}}', '+49 30;1,2#', '+4930%3B1%2C2%23'],
    ['copy', '{{v}}', 'a&b/../%', 'a&b/../%'],
  ]) {
    assert.equal(click(action, text, { v: value }), href);
  }
});

test('a value that would be another part is refused', () => {
  for (const [text, value] of [
    ['/files/{{v}}/x', '..'],
    ['/files/{{v}}', '.'],
    ['/files/.{{v}}', ''],
    ['/files/%{{v}}', '2e'],
    ['{{v}}', '..'],
    ['/{{v}}/evil.example', ''],
    ['{{v}}//evil.example', ''],
    ['https://{{v}}/evil.example', ''],
    ['{{v}}:x', 'mailto'],
    ['{{v}}:alert(1)', 'javascript'],
    ['java{{v}}:alert(1)', 'script'],
  ]) {
    assert.equal(click('link', text, { v: value }), null, text);
  }
});
