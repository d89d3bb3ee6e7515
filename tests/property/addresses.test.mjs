// SPDX-License-Identifier: MIT
// Allowed addresses (T16): compares the engine's parser with the platform's on random
// addresses; and what counts as a host if the scheme is missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEngine } from '../support/play.mjs';
import { Random } from './generate.mjs';

const CASES = 40_000;
const BASES = ['https://base.example/folder/page?base=1#base', 'http://base.example/'];
const BEGINNINGS = [
  ...[
    'http://',
    'https://',
    'HTTP:\\\\',
    'https:',
    'http:/',
    '//',
    '\\\\',
    '/\\',
    '///',
    'http:///',
    ' https://',
    'h\nttp://',
  ],
  ...[
    'mailto:',
    'mailto://',
    'mailto:/',
    'tel:',
    'tel://',
    'tel:\\\\',
    '',
    '/',
    './',
    '?',
    '#',
    'a/',
    'javascript:',
    'data:',
    'ftp://',
  ],
];
const HOSTS = [
  ...[
    'example.com',
    'h',
    'a.b.c',
    '',
    '.',
    '..',
    'a..b',
    '%41.example',
    'a%2fb',
    'a%00',
    '%',
    'a%zz',
    'a b',
    'a_b',
    'a-.-b',
  ],
  ...[
    '1.2.3.4',
    '1.2.3',
    '256.1.1.1',
    '1.2.3.256',
    '1.65536',
    '4294967295',
    '4294967296',
    '0x7f.1',
    '0x',
    '0x1g',
    '08.1',
    '017.1',
  ],
  ...[
    '1.2.3.4.5',
    '1.2.3.4.',
    '1..2',
    'a.1',
    'a.09',
    'a.0x1',
    'a.0xg',
    '1.2.3.08',
    '٣.example',
    'é.example',
    'a^b',
    'a|b',
    'a<b',
    'a`b',
    '{a}',
  ],
  ...[
    '[::]',
    '[::1]',
    '[1:2:3:4:5:6:7:8]',
    '[1:2:3:4:5:6:7]',
    '[1::2::3]',
    '[:1]',
    '[1:]',
    '[::1.2.3.4]',
    '[1:2:3:4:5:6:1.2.3.4]',
  ],
  ...[
    '[1:2:3:4:5:6:7:1.2.3.4]',
    '[::1.2.3]',
    '[::01.2.3.4]',
    '[::256.1.1.1]',
    '[12345::]',
    '[::g]',
    '[1:2:3:4:5:6:7::]',
    '[::',
    '::]',
    '[::1]x',
  ],
  ...['[]', '[:]', '[:::]', '[::ffff:1.2.3.4]', '[::1%25a]', 'a[b', 'a]b', 'a\tb', 'a\\b', 'a\u007fb', 'a\u0001b'],
];
const USERS = ['', '', '', '', 'u@', 'u:p@', '@', 'a@b@', 'a/b@', ':@'];
const PORTS = [
  '',
  '',
  '',
  ':',
  ':80',
  ':65535',
  ':65536',
  ':0080',
  ':8a',
  ':-1',
  ':8\t0',
  ':80:80',
  ': 80',
  ':99999999999999999999',
];
const ENDS = ['', '', '/', '/a b', '?q=%', '#f', '\\x', '/[', ' ', '\n', '/a:b', '@x'];
const PIECES = [...':/\\?#@[]%.-+ \t0179afxzA', '::', '//', '%2e', '%5B', 'http', 'mailto', 'www.'];

/** @param {Random} random */
const madeUp = (random) => [BEGINNINGS, USERS, HOSTS, PORTS, ENDS].map((each) => random.pick(each)).join('');
/** @param {Random} random */
const anyText = (random) =>
  random.pick(BEGINNINGS) + Array.from({ length: random.whole(1, 9) }, () => random.pick(PIECES)).join('');
/** A valid or invalid piece of an IPv6 address. @param {Random} random */
const anyIpv6 = (random) =>
  `http://[${Array.from({ length: random.whole(1, 10) }, () => random.pick([':', '::', '1:', 'ffff:', ':0', '1.2.3.4', 'a'])).join('')}]`;
/** @param {Random} random */
const anyIpv4 = (random) =>
  `http://${Array.from({ length: random.whole(1, 5) }, () => random.pick(['0', '1', '255', '256', '0x', '0xff', '010', '09', '65536', '16777216', 'a', ''])).join('.')}/`;

const engine = newEngine();

/** The diagnostic codes for a link to an address. @param {string} address @param {object} [more] */
function codes(address, more) {
  const link = { id: 'x', type: 'button', time: 0, click_action: 'link', click_value: address, ...more };
  const place = { pos_left: 1, pos_top: 1, pos_width: 9, pos_height: 9 };
  return engine.load(JSON.stringify({ interactions: [{ ...link, ...place }] })).diagnostics.map(({ code }) => code);
}

/** Parses an address. Not by URL.canParse(), which is wrong beyond ASCII once Node 20 has compiled it. */
function parsed(/** @type {string} */ address, /** @type {string} */ base) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** @param {string} address @param {string[]} protocols */
const isOne = (address, protocols) => BASES.every((base) => protocols.includes(parsed(address, base)?.protocol ?? ''));

/** @param {object} more */
const item = (more) => ({
  ...{ type: 'button', time: 0, click_action: 'track', pos_left: 1, pos_top: 1, pos_width: 9, pos_height: 9 },
  ...more,
});

/** A project with an address in each field of a video that takes one. @param {string} address */
const inVideos = (address) =>
  [{ sources: [{ src: address }] }, { tracks: [{ src: address }] }, { poster: address }].map((video) => ({
    videos: [video],
  }));

const ANY = ['http:', 'https:', 'mailto:', 'tel:'];

test('the engine takes what the platform’s parser takes on every page, and nothing else', () => {
  let [taken, refused] = [0, 0];
  for (let seed = 1; seed <= CASES; seed++) {
    const random = new Random(seed);
    const address = random.pick([madeUp, madeUp, anyText, anyIpv6, anyIpv4])(random);
    if (/%[89a-f]/i.test(address)) continue; // the engine has no IDNA
    const found = codes(address);
    if (found.includes('missing_scheme') || found.includes('missing_field')) continue; // below; a blank
    const wanted = isOne(address, ANY);
    assert.equal(!found.includes('bad_url'), wanted, `seed ${seed}: ${JSON.stringify(address)}`);
    wanted ? taken++ : refused++;
  }
  assert.ok(taken > CASES / 5 && refused > CASES / 5, `${taken} taken, ${refused} refused`);
});

test('what begins with a host gets https://, and a warning', () => {
  const hosts = {
    ...{ 'www.google.com': 1, 'WWW.Example.Com/a?b#c': 1, 'example.com': 1, 'example.com/a.html': 1, 'a.co.uk?x': 1 },
    ...{ 'www.google': 1, 'www.my.html': 1, 'localhost:3000': 1, 'localhost:3000/a': 1, 'example.com:8080': 1 },
    ...{ '127.0.0.1:80/x': 1, '10.0.0.1': 1, 'münchen.de': 1, 'a.xn--p1ai': 1, ' example.com ': 1, 'film.mp4:80': 1 },
    ...{ 'film.mp4': 0, 'index.html': 0, 'a.b.HTML?x': 0, 'page.php#a': 0, 'films/a.mp4': 0, 'v1.2/film.mp4': 0 },
    ...{ './example.com': 0, '../example.com': 0, '/example.com': 0, '?example.com': 0, '#example.com': 0 },
    ...{ localhost: 0, 'localhost/a': 0, example: 0, '.com': 0, 'a..com': 0, 'example.com.': 0, 'a@example.com': 0 },
    ...{ '//example.com': 0, 'https://example.com': 0, 'example.com:99999': 0, 'example.com:8a': 0, 'a.b:c': 0 },
    ...{
      'tel:1': 0,
      'sms:1': 0,
      'javascript:1': 0,
      'a b.com': 0,
      'exa{mple.com': 0,
      'example.com\\a': 0,
      'a.1': 0,
      'a.c1': 0,
    },
  };
  for (const [address, bare] of Object.entries(hosts)) {
    assert.equal(codes(address).includes('missing_scheme'), bare === 1, address);
  }
});

test('the host is the author’s: a template in it makes it none', () => {
  assert.deepEqual(codes('www.example.com/{{page}}?q={{q}}'), ['missing_scheme']);
  for (const text of ['{{host}}.com', 'www.{{shop}}.com/', 'example.com{{path}}', 'example.com:{{port}}']) {
    assert.deepEqual(codes(text), [], text);
  }
});

test('every field for an address puts the scheme before a host, and says so once', () => {
  const host = 'cdn.example.com/a';
  const fields = [
    ...['link', 'redirect', 'get', 'post', 'audio', 'download'].map((click_action) =>
      item({ click_action, click_value: host }),
    ),
    item({ type: 'image', value: host }),
    item({ type: 'hotspot', hotspot_image: host }),
    { type: 'redirect', time: 1, redirect_url: host },
  ];
  const documents = [...fields.map((each) => ({ interactions: [each] })), ...inVideos(host)];
  for (const document of documents) {
    const { ok, diagnostics } = engine.load(JSON.stringify(document));
    const found = diagnostics.filter(({ code }) => code !== 'timed_popup');
    assert.ok(
      ok && found.length === 1 && found[0].code === 'missing_scheme',
      JSON.stringify({ document, diagnostics }),
    );
    assert.match(JSON.stringify(document).replaceAll(host, 'x'), /x/);
  }
});

test('pictures, films and what is fetched have no mail address nor telephone', () => {
  for (const address of ['mailto:a@b.example', 'tel:1', 'MAILTO:a@b.example']) {
    const documents = [
      ...['get', 'post', 'audio', 'download'].map((click_action) => ({
        interactions: [item({ click_action, click_value: address })],
      })),
      { interactions: [item({ type: 'image', value: address })] },
      { interactions: [item({ type: 'hotspot', hotspot_image: address })] },
      ...inVideos(address),
    ];
    for (const document of documents) {
      const found = engine.load(JSON.stringify(document)).diagnostics.map(({ code }) => code);
      assert.deepEqual(found, ['bad_url'], JSON.stringify(document));
    }
    assert.deepEqual(codes(address), []);
  }
});

test('what a click gives to the page has the scheme', () => {
  for (const [click_action, name] of [
    ['link', 'browser:open'],
    ['get', 'action:get'],
    ['download', 'action:download'],
  ]) {
    codes('www.example.com/{{q}}', { click_action });
    engine.ready(60);
    engine.set('q', 'a b');
    const { detail } = engine.click(0).find((effect) => effect.name === name) ?? assert.fail(name);
    assert.equal(detail.href ?? detail.value, 'https://www.example.com/a%20b');
  }
});
