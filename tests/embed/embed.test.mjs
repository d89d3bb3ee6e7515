// SPDX-License-Identifier: MIT
// The page around an iframe and the page in it, on fakes with real message ports.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { RATE_MAX, VERSION } from '../../web/embed/protocol.js';
import { FakeIframe, FakePlayer, FRAME, fakePage, HOST, settle } from './fakes.mjs';
import { useHost } from './host.mjs';
import { AWKWARD_TEXTS } from './texts.mjs';

const around = useHost();
const { connect, connected } = around;

test('calls before the page is there are made in order, with the arguments of then', async () => {
  const iframe = new FakeIframe();
  const { embedded, errors } = connect(iframe);
  const fields = { name: 'Ada' };
  const answers = [embedded.setVariable('a', 1), embedded.submitLead(fields), embedded.jump('two', 5)];
  embedded.volume = 0.5;
  fields.name = 'Eve';
  assert.equal(iframe.posted.length, 0, 'not to the empty page');
  const frame = fakePage({ parent: iframe });
  frame.page.start();
  iframe.load(frame);
  await Promise.all(answers);
  assert.deepEqual(frame.player.done, [
    ['project =', '/film.json'],
    ['setVariable', 'a', 1],
    ['submitLead', { name: 'Ada' }],
    ['jump', 'two', 5],
    ['volume =', 0.5],
  ]);
  assert.equal(iframe.posted[0].origin, FRAME, 'to no other origin');
  assert.deepEqual(errors, []);
});

test('the host’s query is there before the project, whatever the page has of its own', async () => {
  const { frame, iframe } = await connected({ search: '?project=/film.json&name=Guest&n=1' });
  assert.equal(frame.player.attributes.get('query'), 'n name');
  assert.equal(frame.location.href, `${FRAME}/embed.html?project=%2Ffilm.json&n=1&name=Ada`);
  assert.deepEqual(frame.player.done, [['project =', '/film.json']], 'no variable was set by a call');
  assert.equal(iframe.posted[0].data.url, `${HOST}/boots?name=Ada&_hsenc=h1&project=x`);
});

for (const [query, url, names] of [
  [false, '/boots?_hsenc=h1', null],
  [['name'], '/boots?name=Ada&_hsenc=h1', 'name'],
  [[], '/boots?_hsenc=h1', null],
]) {
  test(`query: ${JSON.stringify(query)}`, async () => {
    const { frame, iframe } = await connected({}, { query });
    assert.equal(iframe.posted[0].data.url, HOST + url);
    assert.equal(frame.player.attributes.get('query') ?? null, names);
  });
}

test('variables of a host that comes late are set then', async () => {
  const iframe = new FakeIframe();
  const frame = fakePage({ parent: iframe });
  iframe.load(frame);
  frame.player.emit('project:load');
  const { embedded } = connect(iframe);
  await embedded.play();
  assert.deepEqual(frame.player.done.slice(0, 2), [
    ['setVariable', 'name', 'Ada'],
    ['project =', '/film.json'],
  ]);
});

test('analytics in the iframe knows the page around it', async () => {
  const { frame } = await connected();
  const own = { url: 'x', name: 'y', iframeUrl: 'z', query: new URLSearchParams('a=1'), cookie: () => null };
  const page = frame.player[Symbol.for('hotcue.page')](own);
  assert.equal(page.url, `${HOST}/boots?name=Ada&_hsenc=h1&project=x`);
  assert.equal(page.name, 'Boots');
  assert.equal(page.iframeUrl, `${FRAME}/embed.html?project=/film.json`);
  assert.equal(page.query.get('_hsenc'), 'h1');
  assert.deepEqual(['hubspotutk', 'other'].map(page.cookie), ['utk1', null]);
});

test('events cross in order and unchanged, custom data with their text', async () => {
  const { frame, events, embedded } = await connected();
  const seen = [];
  embedded.addEventListener('cue:forward', ({ detail, mediaTime }) => seen.push([detail, mediaTime]));
  const sent = AWKWARD_TEXTS.map((text, i) => ({
    cue: { id: `${i}`, customData: JSON.parse(text), customDataText: text },
  }));
  for (const [i, detail] of sent.entries()) frame.player.emit('cue:forward', detail, { time: i / 3 });
  frame.player.emit('project:ended', {}, { time: null });
  await settle();
  assert.deepEqual(
    seen.map(([detail]) => detail),
    sent,
  );
  assert.deepEqual(
    seen.map(([, time]) => time),
    sent.map((_, i) => i / 3),
  );
  for (const [i, [{ cue }]] of seen.entries()) {
    assert.equal(cue.customDataText, AWKWARD_TEXTS[i]);
    assert.equal(
      JSON.stringify(cue.customData),
      JSON.stringify(JSON.parse(AWKWARD_TEXTS[i])),
      'with the order of keys',
    );
  }
  assert.deepEqual(
    events.map(({ type }) => type),
    [...sent.map(() => 'cue:forward'), 'project:ended'],
  );
  assert.equal(events.at(-1).time, null);
});

test('properties are those of the player, and newer than the events', async () => {
  const { frame, embedded } = await connected();
  const { player } = frame;
  const during = [];
  embedded.addEventListener('node:enter', () => during.push([embedded.currentVideo, embedded.interactions]));
  Object.assign(player, {
    currentVideo: 'two',
    interactions: [{ id: 'a' }],
    activeIds: ['a'],
    duration: 60,
    paused: false,
  });
  player.emit('node:enter', { node: { id: 'two', name: 'Two' } });
  await settle();
  assert.deepEqual(during, [['two', [{ id: 'a' }]]]);
  assert.deepEqual([embedded.duration, embedded.paused, embedded.activeIds], [60, false, ['a']]);
  assert.equal(frame.view.document.title, 'Two');
  player.currentTime = 7;
  let media = 0;
  embedded.addEventListener('timeupdate', () => media++);
  player.dispatchEvent(new Event('timeupdate'));
  await settle();
  assert.deepEqual([embedded.currentTime, media], [7, 1]);
});

test('what can’t be set is an error, and the property shows the truth', async () => {
  const { frame, embedded, errors } = await connected();
  embedded.volume = 7;
  assert.equal(embedded.volume, 7, 'until the page has answered');
  embedded.duration = 5;
  await settle();
  assert.equal(embedded.volume, 1);
  assert.match(errors[0].message, /volume/);
  assert.match(errors[1].message, /duration/);
  assert.ok(!frame.player.done.some(([name]) => name.startsWith('duration')));
});

test('answers come back, and failures with their names', async () => {
  const player = new FakePlayer();
  player.answers = {
    explain: (id) => ({ id, active: false, reasons: [] }),
    play: () => Promise.reject(new DOMException('a gesture is needed', 'NotAllowedError')),
    measure: () => new Map(),
  };
  const { embedded } = await connected({ player });
  assert.deepEqual(await embedded.explain('a'), { id: 'a', active: false, reasons: [] });
  await assert.rejects(embedded.play(), { name: 'NotAllowedError', message: /a gesture is needed/ });
  assert.equal(await embedded.ready, true);
  await embedded.load({ interactions: [] });
  assert.deepEqual(player.done.at(-1), [
    'load',
    { interactions: [] },
    { base: `${HOST}/boots?name=Ada&_hsenc=h1&project=x` },
  ]);
  await assert.rejects(
    embedded.setVariable('a', () => {}),
    { name: 'DataCloneError' },
  );
  await assert.rejects(embedded.setVariable('a', new Date()), /plain data/);
  await assert.rejects(embedded.setVariable('a', new MessageChannel().port1), /clone|transfer/i);
});

test('intents that the host takes are prevented, except for its own', async () => {
  const { frame, events } = await connected({}, { take: ['browser:open', 'player:seek', 'node:exit', 'action:audio'] });
  const { player } = frame;
  assert.equal(player.emit('browser:open', { href: 'x' }, { cancelable: true }), true);
  assert.equal(player.emit('action:audio', {}, { cancelable: true }), true);
  assert.equal(player.emit('action:modal', {}, { cancelable: true }), false);
  assert.equal(player.emit('player:seek', { to: 5, reason: 'user' }, { cancelable: true }), true);
  assert.equal(player.emit('player:seek', { to: 5, reason: 'host' }, { cancelable: true }), false);
  assert.equal(player.emit('node:exit', { kind: 'jump' }, { cancelable: true }), true);
  await settle();
  assert.deepEqual(
    events.map(({ prevented }) => prevented),
    [true, true, false, true, false, true],
  );
});

test('a host goes where it wants, though it takes all seeks', async () => {
  const { frame, embedded } = await connected({}, { take: ['player:seek', 'node:exit'] });
  const { player } = frame;
  player.answers = { jump: () => player.emit('node:exit', { kind: 'jump' }, { cancelable: true }) };
  assert.equal(await embedded.jump('two'), false, 'not prevented');
  embedded.currentTime = 12;
  await settle();
  const seek = (to) => player.emit('player:seek', { to, reason: 'user' }, { cancelable: true });
  assert.deepEqual([seek(30), seek(12), seek(12)], [true, false, true], 'there once, and nowhere else');
  embedded.close();
  await settle();
  assert.equal(seek(30), false, 'a host that has gone takes nothing');
});

test('an unknown origin, another window, or what is no hello: nothing happens', async () => {
  const frame = fakePage();
  const { port1, port2 } = new MessageChannel();
  const heard = [];
  port1.onmessage = ({ data }) => heard.push(data);
  const hello = { hotcue: VERSION, session: 1, take: [], url: HOST, title: '' };
  const ports = [port2];
  frame.hear(hello, { ports, origin: 'https://evil.example' });
  frame.hear(hello, { ports, origin: 'null' });
  frame.hear(hello, { ports, source: {} });
  frame.hear({ event: 'pause_player' }, { ports });
  frame.hear(null, { ports });
  await settle();
  assert.deepEqual([heard, frame.player.done, around.printed], [[], [], []]);
  frame.hear({ ...hello, hotcue: 99 }, { ports });
  await settle();
  assert.match(heard[0][0].message, /version 99/);
  frame.hear(hello);
  assert.match(around.printed[0], /without a port/);
  port1.close();
});

/** A page with a port of its own, on which anything can be sent. */
async function rawly() {
  const frame = fakePage();
  const { port1, port2 } = new MessageChannel();
  const items = [];
  port1.onmessage = ({ data }) => items.push(...data);
  frame.hear({ hotcue: VERSION, session: 1, take: [], url: HOST, title: '' }, { ports: [port2] });
  await settle();
  items.length = 0;
  return { frame, port: port1, items };
}

test('messages of the wrong shape are reported once, and change nothing', async (t) => {
  const { frame, port, items } = await rawly();
  t.after(() => port.close());
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'addEventListener',
    'remove',
    'setAttribute',
    'engine',
    'credentials',
    'record',
    ['play'],
    null,
  ];
  const bad = [
    null,
    5,
    'play',
    [],
    {},
    { type: 'call' },
    { type: 'call', id: 'x', name: 'play', given: [] },
    { type: 'set', name: 'src', value: 'x' },
    { type: 'welcome' },
    { type: '__proto__' },
  ];
  for (const name of names) bad.push({ type: 'call', id: 1, name, given: [] }, { type: 'set', name, value: 1 });
  for (const given of [null, 'x', { 0: 'a' }, [new Date()]]) bad.push({ type: 'call', id: 2, name: 'play', given });
  for (const message of bad) port.postMessage(message);
  await settle();
  assert.deepEqual(
    frame.player.done.filter(([name]) => !name.startsWith('project')),
    [],
  );
  const errors = items.filter(({ type }) => type === 'event');
  assert.equal(errors.length, 1);
  assert.equal(errors[0].event.detail.code, 'refused');
  assert.equal(around.printed.length, 1);
  port.postMessage({ type: 'call', id: 9, name: 'pause', given: [] });
  await settle();
  assert.deepEqual(items.at(-1), { type: 'answer', id: 9, value: undefined });
});

test('thousands of messages a second: so many are carried out, and later ones again', async (t) => {
  let now = 0;
  mock.method(Date, 'now', () => now);
  const { frame, port, items } = await rawly();
  t.after(() => port.close());
  for (let id = 0; id < RATE_MAX + 500; id++) port.postMessage({ type: 'call', id, name: 'place', given: [] });
  for (let id = 0; id < RATE_MAX + 500; id++) port.postMessage({ type: 'call', id, name: 'pause', given: [] });
  while (items.filter(({ type }) => type === 'answer').length < 2 * (RATE_MAX + 500)) await settle();
  assert.ok(frame.player.done.filter(([name]) => name === 'pause').length <= RATE_MAX);
  assert.equal(items.filter(({ event }) => event?.detail.code === 'too_many').length, 1, 'reported once');
  assert.ok(items.every(({ type, id }) => type !== 'answer' || Number.isInteger(id)));
  now = 2000;
  frame.player.done = [];
  port.postMessage({ type: 'call', id: 1e6, name: 'pause', given: [] });
  await settle();
  assert.deepEqual(frame.player.done, [['pause']]);
});

test('a page that sends nonsense does no harm', async () => {
  const iframe = new FakeIframe();
  const { embedded, errors, events } = connect(iframe);
  iframe.load(null);
  const [port] = iframe.posted[0].ports;
  port.postMessage([{ type: 'welcome', again: false }]);
  const state = {
    values: { __proto__: null, paused: 'no', activeIds: {}, close: 1, addEventListener: 1, currentVideo: 'a' },
  };
  const odd = [
    null,
    7,
    'x',
    {},
    { type: '__proto__' },
    { type: 'constructor' },
    { type: 'event' },
    { type: 'event', event: null },
    { type: 'state' },
    { type: 'answer', id: 77 },
  ];
  for (const each of odd) port.postMessage([each]);
  for (const each of odd.slice(0, 4)) port.postMessage(each);
  port.postMessage([{ type: 'state', ...state }]);
  await settle();
  assert.deepEqual([embedded.paused, embedded.activeIds, embedded.currentVideo], [true, [], 'a']);
  assert.equal(typeof embedded.close, 'function');
  assert.deepEqual(errors, [{ code: 'refused', message: 'a message' }]);
  assert.deepEqual(events, []);
  port.close();
});

test('another page in the iframe: calls without an answer fail, ready is renewed', async () => {
  const player = new FakePlayer();
  player.answers = { play: () => new Promise(() => {}) };
  const { iframe, frame, embedded } = await connected({ player });
  Object.assign(player, { currentVideo: 'one' });
  player.emit('node:enter', { node: {} });
  await settle();
  assert.equal(embedded.currentVideo, 'one');
  const lost = embedded.play();
  const lostToo = assert.rejects(lost, { name: 'InvalidStateError', message: /replaced/ });
  const next = fakePage({ parent: iframe });
  next.player.ready = Promise.resolve(false);
  iframe.load(next);
  const waits = embedded.pause(); // of the next page
  assert.equal(await embedded.ready, false);
  await Promise.all([lostToo, waits]);
  assert.equal(embedded.currentVideo, null);
  assert.deepEqual(next.player.done.at(-1), ['pause']);
  frame.player.emit('project:ended');
});

test('a page that hears the hello twice stays connected, and loses nothing', async () => {
  const { iframe, frame, embedded, events } = await connected();
  const { player } = frame;
  let answer = () => {};
  player.answers = { play: () => new Promise((resolve) => (answer = resolve)) };
  const playing = embedded.play();
  await settle();
  iframe.load(iframe.frame);
  player.emit('project:start');
  const paused = embedded.pause();
  await settle();
  answer();
  await Promise.all([playing, paused]);
  player.emit('project:ended');
  await settle();
  assert.deepEqual(
    events.map(({ type }) => type),
    ['project:start', 'project:ended'],
  );
});

test('two scripts, one iframe: both hear, both call, and each takes its own', async () => {
  const { iframe, frame, events } = await connected({}, { take: ['browser:open'] });
  const other = connect(iframe);
  await other.embedded.pause();
  assert.equal(frame.player.emit('browser:open', {}, { cancelable: true }), true);
  await settle();
  assert.deepEqual([events.length, other.events.length], [1, 1]);
  const more = Array.from({ length: 7 }, () => connect(iframe));
  await settle();
  assert.match(more.at(-1).errors[0].message, /too many connections/);
});

test('after close() and after the iframe was removed calls fail, and ready is false', async () => {
  const { iframe, embedded, events } = await connected();
  iframe.isConnected = false;
  await assert.rejects(embedded.pause(), { name: 'InvalidStateError', message: /removed/ });
  assert.throws(() => {
    embedded.currentTime = 5;
  }, /removed/);
  iframe.isConnected = true;
  const next = fakePage({ parent: iframe });
  iframe.load(next);
  await embedded.pause();
  embedded.close();
  embedded.close();
  await assert.rejects(embedded.play(), /closed/);
  assert.equal(await embedded.ready, false);
  next.player.emit('project:ended');
  await settle();
  assert.deepEqual(events, []);
});

test('a sandbox without its own origin, and a page that does not answer', async () => {
  const iframe = new FakeIframe();
  iframe.sandbox = { length: 1, contains: (word) => word === 'allow-scripts' };
  const { errors } = connect(iframe);
  iframe.load(null);
  assert.deepEqual(errors, [{ code: 'refused', message: 'no allow-same-origin' }]);
  assert.equal(iframe.posted.length, 0, 'nothing that the browser would complain of');
  mock.timers.enable({ apis: ['setInterval'] });
  const silent = new FakeIframe();
  const quiet = connect(silent);
  silent.load(null);
  mock.timers.tick(9999);
  assert.deepEqual(quiet.errors, []);
  mock.timers.tick(60_000);
  assert.deepEqual(quiet.errors, [{ code: 'no_answer', message: `no answer from ${FRAME}` }]);
  mock.timers.reset();
});

test('the iframe has the height of the player, without a loop through scroll bars', async () => {
  const { iframe, frame } = await connected();
  const { player } = frame;
  const shape = async (width, height) => {
    Object.assign(player, { videoWidth: width, videoHeight: height, currentVideo: 'one' });
    player.emit('project:load');
    await settle();
  };
  await shape(1280, 720);
  assert.equal(iframe.style.height, 'min(404px, 100vh)');
  const widths = (...all) =>
    all.map((width) => {
      iframe.clientWidth = width;
      around.host.resize();
      return iframe.style.height;
    });
  assert.deepEqual(widths(320), ['min(224px, 100vh)']);
  const [wide, narrow, ...then] = widths(1000, 985, 1000, 985, 1000);
  assert.deepEqual([wide, narrow], ['min(607px, 100vh)', 'min(598px, 100vh)']);
  assert.deepEqual(then, [narrow, narrow, narrow], 'the narrower one stays');
  iframe.clientWidth = 400;
  await shape(720, 1280);
  assert.equal(iframe.style.height, 'min(755px, 100vh)', 'another project');
  assert.deepEqual(widths(0), ['min(755px, 100vh)'], 'not while it is hidden');
});

test('resize: false leaves the iframe alone', async () => {
  const { iframe, frame } = await connected({}, { resize: false });
  Object.assign(frame.player, { videoWidth: 4, videoHeight: 3 });
  frame.player.emit('project:load');
  await settle();
  assert.equal(iframe.style.height, '');
});

test('projects: of the own server and of allowed ones only, also by a host', async () => {
  const metas = { 'hotcue-hosts': HOST, 'hotcue-projects': 'https://cdn.example' };
  const tries = {
    '/a.json': true,
    'https://cdn.example/a.json': true,
    'https://evil.example/a.json': false,
    '//evil.example/a.json': false,
    'data:application/json,[]': false,
    [`blob:${FRAME}/1`]: false,
    'javascript:1': false,
    'http://[': false,
  };
  for (const [project, allowed] of Object.entries(tries)) {
    const search = `?${new URLSearchParams({ project })}`;
    const { frame, embedded, errors } = await connected({ metas, search });
    assert.deepEqual(frame.player.done, allowed ? [['project =', project]] : [], project);
    const shown = frame.view.document.made.map(({ textContent }) => textContent);
    assert.deepEqual(shown, allowed ? [] : [`This page may not play ${project}`]);
    assert.equal(errors.length, allowed ? 0 : 1, project);
    embedded.project = 'https://evil.example/b.json';
    embedded.close();
    await settle();
    assert.ok(!frame.player.done.some(([, value]) => String(value).includes('evil')));
  }
  const given = { 'hotcue-hosts': HOST, 'hotcue-project': 'https://api.example/p' };
  const served = await connected({ metas: given, search: '?project=https://evil.example/a.json' });
  assert.deepEqual(served.frame.player.done, [['project =', 'https://api.example/p']], 'the server’s own word');
  const { frame } = await connected({ search: '' });
  assert.match(frame.view.document.made[0].textContent, /no “project”/);
});

test('a dialect is loaded when the address asks for it, for the origin around', async () => {
  const calls = [];
  const dialects = { mindstamp: async () => ({ mindstamp: (...given) => calls.push(given) }) };
  const { frame, iframe } = await connected({ search: '?project=/a.json&dialect=mindstamp', dialects });
  assert.equal(calls[0][0], frame.player);
  assert.equal(calls[0][1].to, iframe);
  assert.deepEqual(calls[0][1].origins, [HOST]);
  for (const [name, message] of [
    ['constructor', /no dialect/],
    ['broken', /part_load: the dialect broken: gone/],
  ]) {
    around.printed = [];
    await connected({
      search: `?project=/a.json&dialect=${name}`,
      dialects: { broken: () => Promise.reject(new Error('gone')) },
    });
    assert.match(around.printed[0], message);
  }
});
