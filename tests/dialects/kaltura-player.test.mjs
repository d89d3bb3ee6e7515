// SPDX-License-Identifier: MIT
// The old player's object: what a page calls, and what it does wrong.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { kaltura } from '../../web/dialects/kaltura.js';
import { Element, settled } from './kaltura-element.mjs';

const BOX = { pos_left: 5, pos_top: 5, pos_width: 40, pos_height: 12 };
const PROJECT = {
  start: 'intro',
  videos: [
    {
      ...{ id: 'intro', token: 'ref-intro', title: 'Intro', duration: 60, custom_data: 'hello' },
      cues: [{ id: 'five', time: 5, custom_data: 'at five' }, { time: 9 }],
      interactions: [
        { id: 'shoe', type: 'hotspot', name: 'Shoe', time: 0, click_action: 'track', custom_data: { sku: 7 }, ...BOX },
        {
          id: 'out',
          type: 'button',
          time: 0,
          value: 'Out',
          click_action: 'link',
          click_value: 'https://a.test/',
          ...BOX,
        },
        { id: 'rest', type: 'pause', time: 50, pause_duration: -1 },
      ],
    },
    { id: 'shop', token: 'ref-shop', title: 'The shop', duration: 60, sources: [{ src: 'shop.mp4' }] },
    { id: '7', title: 'The shop', duration: 60, sources: [{ src: 'seven.mp4' }] },
    { id: 'name:odd', title: 'Odd', duration: 60, sources: [{ src: 'odd.mp4' }] },
  ],
};
const DOCUMENTS = { 'films/1_a.json': JSON.stringify(PROJECT), 'films/broken.json': '{', 'films/none.json': '[]' };

/** Events that come as often as the media move. */
const OFTEN = /^(buffer:|player:timeupdate)/;

/** What has timers. @type {{element: Element, player: any}[]} */
const made = [];
/** What was printed, and thrown by listeners. @type {any[]} */
let warned = [];
let thrown = [];
const catchIt = (/** @type {any} */ error) => thrown.push(error.message);
/** @type {NodeJS.UncaughtExceptionListener[]} */
let others = [];
beforeEach(() => {
  [warned, thrown] = [[], []];
  Element.documents = DOCUMENTS;
  mock.method(console, 'warn', (/** @type {string} */ text) => warned.push(text));
  mock.method(globalThis, 'fetch', async (/** @type {any} */ url) => {
    const text = /** @type {Record<string, string>} */ (DOCUMENTS)[String(url).replace('https://page.test/', '')];
    return { json: async () => JSON.parse(text) };
  });
  others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', catchIt);
});
afterEach(() => {
  for (const { element, player } of made.splice(0)) {
    player.destroy();
    element.remove();
  }
  mock.restoreAll();
  process.removeAllListeners('uncaughtException');
  for (const other of others) process.on('uncaughtException', other);
});

/** A player, and all that its listeners got. @param {any} [options] @param {Element} [element] */
function setUp(options, element = new Element()) {
  const player = kaltura(/** @type {any} */ (element), options);
  made.push({ element, player });
  /** @type {any[]} */
  const heard = [];
  player.kBind('raptMedia_event', (event) => heard.push(event));
  const taken = () =>
    heard
      .splice(0)
      .filter(({ type }) => !OFTEN.test(type))
      .map(({ type, payload }) => (payload ? [type, payload] : [type]));
  const types = () => taken().map(([type]) => type);
  const { media } = element;
  return { element, media, player, heard, taken, types };
}

/** A player with the project, that has its metadata. */
async function ready() {
  const all = setUp({ project: 'films/{id}.json' });
  await all.player.loadMedia({ playlistId: '1_a' });
  await settled();
  all.media.load(60);
  all.media.taken();
  all.taken();
  return all;
}

const node = (/** @type {string} */ id, /** @type {string} */ xref, /** @type {string} */ name, customData = null) => ({
  ...{ id, ...(xref && { xref }), name, customData },
});
const INTRO = node('intro', 'ref-intro', 'Intro', /** @type {any} */ ('hello'));
const SHOP = node('shop', 'ref-shop', 'The shop');

// ---- Loading -----------------------------------------------------------------------

test('loadMedia: the status, the events, and what the document says', async () => {
  const { player, media, taken } = setUp({ project: (/** @type {string} */ id) => `films/${id}.json` });
  assert.equal(player.evaluate('{raptMedia.status}'), 'preInitialized');
  assert.equal(player.currentNode, null);
  assert.equal(player.data, null);
  const done = player.loadMedia({ entryId: '1_a' });
  assert.equal(player.evaluate('{raptMedia.status}'), 'loading');
  assert.throws(() => player.loadMedia({ entryId: '1_a' }), /loadMedia\(\) was called before/);
  assert.equal(await done, undefined);
  await settled();
  assert.equal(player.evaluate('{raptMedia.status}'), 'loading');
  media.load(60);
  assert.equal(player.evaluate('{raptMedia.status}'), 'ready');
  assert.deepEqual(taken(), [['project:load'], ['project:ready']]);
  assert.deepEqual(player.currentNode, INTRO);
  assert.deepEqual(player.data, {
    settings: { startNodeId: 'intro' },
    nodes: [
      INTRO,
      SHOP,
      { id: '7', name: 'The shop', customData: null },
      { id: 'name:odd', name: 'Odd', customData: null },
    ],
    hotspots: [
      { id: 'shoe', name: 'Shoe', customData: '{"sku":7}', nodeId: 'intro' },
      { id: 'out', customData: null, nodeId: 'intro' },
    ],
    cues: [
      { customData: 'at five', id: 'five', nodeId: 'intro' },
      { customData: '', id: 'cue-1', nodeId: 'intro' },
    ],
  });
  const info = player.evaluate('{raptMedia.info}');
  assert.deepEqual(info.player, { currentNode: INTRO, currentTime: 0, currentVideo: 'intro' });
  assert.deepEqual([info.project, info.videos, info.nodes], [{ projectId: '1_a' }, info.nodes, player.data.nodes]);
  assert.deepEqual(player.evaluate('cues'), player.data.cues);
  for (const other of ['{raptMedia.other}', 'toString', '', null, {}, 5]) {
    assert.equal(player.evaluate(/** @type {any} */ (other)), undefined);
  }
  assert.deepEqual(warned, []);
});

test('an id that has no document, or a broken one: Error, once, and the status', async () => {
  for (const id of ['nowhere', 'broken']) {
    const { player, element } = setUp({ project: 'films/{id}.json' });
    /** @type {any[]} */
    const errors = [];
    player.addListener('Error', (event) => errors.push(event));
    await player.loadMedia({ playlistId: id });
    await settled();
    assert.equal(player.evaluate('{raptMedia.status}'), 'error', id);
    assert.equal(errors.length, 1);
    assert.equal(errors[0].type, 'Error');
    assert.equal(errors[0].payload.code, id === 'broken' ? 'syntax' : 'fetch');
    element.dispatch('error', { code: 'media', message: 'no source' });
    assert.equal(errors.length, 1, 'the same failure');
  }
});

test('arguments of loadMedia that mean nothing: Error, and it can be called again', async () => {
  const address = (/** @type {string} */ id) => {
    if (id === 'throws') throw new Error('no such project');
    return /** @type {any} */ (id === 'number' ? 7 : `films/${id}.json`);
  };
  for (const [project, media] of [
    ...[null, undefined, {}, 5, { playlistId: {} }, { entryId: '' }].map((each) => [address, each]),
    ...[{ entryId: 'throws' }, { entryId: 'number' }].map((each) => [address, each]),
    [undefined, { entryId: '1_a' }],
  ]) {
    const { player } = setUp({ project });
    /** @type {any[]} */
    const errors = [];
    player.addListener('Error', ({ payload }) => errors.push(payload.code));
    await player.loadMedia(/** @type {any} */ (media));
    assert.deepEqual(errors, ['refused'], JSON.stringify(media));
    assert.equal(player.evaluate('{raptMedia.status}'), 'error');
  }
  const { player } = setUp({ project: address });
  player.loadMedia(/** @type {any} */ (null));
  await player.loadMedia({ entryId: '1_a' });
  assert.equal(player.currentNode?.id, 'intro');
  assert.equal(player.evaluate('{raptMedia.status}'), 'loading');
});

test('an element with a project of its own keeps it; options that are null are none', async () => {
  const element = new Element();
  element.setAttribute('project', 'films/1_a.json');
  const { player } = setUp(null, element);
  assert.equal(player.evaluate('{raptMedia.status}'), 'loading');
  await player.loadMedia({ entryId: 'something else' });
  await settled();
  assert.equal(player.currentNode?.id, 'intro');
  assert.equal(element.project, 'films/1_a.json');
  assert.throws(() => kaltura(/** @type {any} */ (new Element()), { timeupdate: -1 }), TypeError);
  const late = setUp(undefined, element); // a second one, when all is there
  await settled();
  assert.equal(late.player.data?.nodes.length, 4);
});

// ---- Playing -----------------------------------------------------------------------

test('what the page hears from the first play to the end, in order', async () => {
  const { player, media, element, taken } = await ready();
  player.play();
  media.flush();
  assert.deepEqual(taken(), [['project:start'], ['node:enter', { kind: 'start', node: INTRO }], ['player:play']]);
  media.frames(0, 5.2);
  assert.deepEqual(taken(), [['cue:forward', { cue: { customData: 'at five', id: 'five' } }]]);
  element.click('shoe');
  element.click('out');
  media.flush();
  assert.deepEqual(taken(), [
    ['hotspot:click', { hotspot: { id: 'shoe', name: 'Shoe', customData: '{"sku":7}' } }],
    ['hotspot:click', { hotspot: { id: 'out', customData: null } }],
    ['browser:open', { href: 'https://a.test/', target: '_blank' }],
    ['player:pause'],
  ]);
  assert.deepEqual(element.opened, ['https://a.test/']);
  player.jump({ name: 'The shop' });
  assert.deepEqual(taken().slice(0, 3), [
    ['node:exit', { kind: 'jump', node: INTRO, nextNode: SHOP }],
    ['node:enter', { kind: 'jump', node: SHOP, prevNode: INTRO }],
    ['player:play'],
  ]);
  assert.deepEqual(player.currentNode, SHOP);
  media.flush();
  media.load(60);
  media.flush();
  media.frames(0, 59.9);
  assert.deepEqual(
    taken(),
    [0.25, 0.5, 0.75, 0.98].map((progress) => ['player:progress', { progress }]),
  );
  media.end();
  assert.deepEqual(taken(), [['node:ended', { node: SHOP }], ['project:ended'], ['player:pause']]);
});

test('reset and replay: node:exit, project:reset; the next play starts anew', async () => {
  const { player, media, taken, types } = await ready();
  player.play();
  media.flush();
  media.frames(0, 2);
  types();
  player.reset();
  media.flush();
  await settled();
  assert.deepEqual(taken(), [['node:exit', { kind: 'reset', node: INTRO }], ['project:reset']]);
  assert.ok(media.paused);
  player.play();
  media.flush();
  assert.deepEqual(types(), ['project:start', 'node:enter', 'player:play']);
  player.replay();
  media.flush();
  await settled();
  media.flush();
  assert.deepEqual(types(), ['node:exit', 'project:reset', 'project:start', 'node:enter', 'player:play']);
  assert.ok(!media.paused);
});

test('volume, rate, position: set and read; what the media refuse is reported once', async () => {
  const { player, media } = await ready();
  let volume = 1;
  Object.defineProperty(media, 'volume', {
    get: () => volume,
    set: (value) => {
      if (!(value >= 0 && value <= 1)) throw new RangeError('out of range');
      volume = value;
    },
  });
  player.volume = 0.5;
  player.muted = /** @type {any} */ (1);
  player.playbackRate = 2;
  player.seek(/** @type {any} */ ('12.5'));
  assert.deepEqual(
    [player.volume, player.muted, player.playbackRate, player.currentTime, player.duration],
    [0.5, true, 2, 12.5, 60],
  );
  for (let i = 0; i < 1000; i++) player.volume = 7;
  assert.equal(player.volume, 0.5);
  assert.deepEqual(warned, ["Hotcue: refused: volume can't be 7"]);
  player.currentTime = 3;
  assert.equal(player.currentTime, 3);
});

// ---- Locators ----------------------------------------------------------------------

test('a locator is an id, a number, a reference or a name; the first match', async () => {
  for (const [locator, id] of /** @type {const} */ ([
    ['shop', 'shop'],
    [7, '7'],
    ['7', '7'],
    ['id:7', '7'],
    [{ id: 'shop' }, 'shop'],
    [{ id: 7 }, '7'],
    [{ ref: 'ref-shop' }, 'shop'],
    [{ xref: 'ref-shop' }, 'shop'],
    ['ref-shop', 'shop'],
    [{ name: 'The shop' }, 'shop'],
    ['name:The shop', 'shop'],
    ['name:odd', 'name:odd'],
    [{ name: 'Odd', id: '' }, 'name:odd'],
  ])) {
    const { player, element } = await ready();
    player.jump(locator);
    assert.equal(element.currentVideo, id, JSON.stringify(locator));
    assert.deepEqual(warned, []);
  }
});

test('a locator that means nothing is ignored, and reported once', async () => {
  const { player, element, media } = await ready();
  const hostile = new Proxy({}, { get: () => 'name' });
  const throwing = {
    get id() {
      throw new Error('mine');
    },
  };
  const wrong = [null, undefined, NaN, Infinity, '', {}, [], true, () => {}, Symbol('x'), { id: {} }, { name: '' }];
  for (const locator of [...wrong, ...wrong]) player.jump(locator);
  assert.equal(warned.length, 1);
  assert.match(warned[0], /^Hotcue: refused: a locator is/);
  player.execute({ type: 'project:jump', payload: { destination: throwing } });
  assert.equal(warned.length, 2);
  player.jump(hostile);
  for (let i = 0; i < 1000; i++) for (const locator of ['nowhere', { name: 'nobody' }, 'intro ']) player.jump(locator);
  await settled();
  assert.deepEqual(warned.slice(2), [
    'Hotcue: unknown_target: no video has the id name',
    'Hotcue: unknown_target: no video has the id nowhere',
    'Hotcue: unknown_target: no video has the id intro ',
    'Hotcue: unknown_target: no video has the name nobody',
  ]);
  assert.equal(element.currentVideo, 'intro');
  assert.deepEqual(media.taken(), []);
});

test('an error that the page prevents is not printed', async () => {
  const { player, element } = await ready();
  element.prevented = ['error'];
  player.jump('nowhere');
  assert.deepEqual(warned, []);
});

test('without a document that can be read, videos are known by their ids, and once they were entered', async () => {
  const element = new Element();
  const { player, media, taken } = setUp(undefined, element);
  assert.ok(element.load(PROJECT));
  await settled();
  media.load(60);
  assert.equal(player.data, null);
  assert.deepEqual(player.currentNode, { id: 'intro', customData: null });
  player.play();
  media.flush();
  player.jump('name:The shop'); // not yet known
  await settled();
  assert.deepEqual(warned, []);
  player.jump('ref-shop');
  assert.equal(element.currentVideo, 'shop');
  taken();
  player.jump({ name: 'Intro' });
  await settled();
  assert.equal(element.currentVideo, 'intro');
});

// ---- Commands ----------------------------------------------------------------------

test('commands of the old engine', async () => {
  const { player, media, element, types } = await ready();
  const done = (/** @type {any} */ command) => {
    player.execute(command);
    media.flush();
    return [media.taken(), types()];
  };
  assert.deepEqual(done({ type: 'player:play' }), [['play'], ['project:start', 'node:enter', 'player:play']]);
  assert.deepEqual(done({ type: 'player:pause', payload: {} }), [['pause'], ['player:pause']]);
  assert.deepEqual(done({ type: 'player:seek', payload: { time: 8 } })[0], ['seek 8']);
  player.execute({ type: 'player:set-volume', payload: { volume: 0.25 } });
  player.execute({ type: 'player:set-muted', payload: { muted: true } });
  player.execute({ type: 'player:set-playback-rate', payload: { playbackRate: 1.5 } });
  assert.deepEqual([player.volume, player.muted, player.playbackRate], [0.25, true, 1.5]);
  player.execute({ type: 'player:set-volume', payload: { value: 0.75 } });
  assert.equal(player.volume, 0.75);
  types();
  done({ type: 'project:jump', payload: { destination: 'shop', time: 3 } });
  assert.equal(element.currentVideo, 'shop');
  media.load(60);
  media.flush();
  assert.equal(player.currentTime, 3);
  done({ type: 'project:reset' });
  assert.equal(element.currentVideo, 'intro');
  media.load(60);
  media.flush();
  done({ type: 'player:play' });
  assert.deepEqual(done({ type: 'project:stop' }), [['pause'], ['project:ended', 'player:pause']]);
  assert.deepEqual(done({ type: 'project:stop' }), [[], []], 'it has ended');
  assert.deepEqual(done({ type: 'player:play' })[1], ['player:play']);
  assert.deepEqual(done({ type: 'project:stop' })[1], ['project:ended', 'player:pause']);
  for (const type of ['project:prefetch', 'config:set']) assert.deepEqual(done({ type }), [[], []], type);
  assert.deepEqual(warned, []);
});

test('project:jump without autoplay rests in the other video, which never plays', async () => {
  for (const lent of [false, true]) {
    for (const playing of [true, false]) {
      const { player, media, element, types } = await ready();
      if (lent) element.prevented = ['media:source']; // an adapter loads it
      player.play();
      media.flush();
      if (!playing) {
        player.pause();
        media.flush();
      }
      types();
      player.execute({ type: 'project:jump', payload: { destination: 'shop', autoplay: false } });
      await null;
      if (lent) media.src = 'https://page.test/shop.mp4';
      assert.ok(media.paused, 'before it has loaded');
      media.flush();
      media.load(60);
      media.flush();
      assert.ok(media.paused, 'once it has');
      assert.equal(element.currentVideo, 'shop');
      assert.deepEqual(types(), ['node:exit', 'node:enter', ...(playing ? [] : ['player:play']), 'player:pause']);
      player.play();
      media.fire('playing');
      media.flush();
      assert.ok(!media.paused, 'only once');
    }
  }
});

test('project:jump without autoplay to the video that plays, and to one that is missing: what plays later plays on', async () => {
  for (const destination of ['shop', 'nowhere']) {
    const { player, media, types } = await ready();
    player.play();
    media.flush();
    if (destination === 'shop') {
      player.jump('shop');
      media.load(60);
      media.flush();
    }
    player.jump(destination, false);
    await null;
    media.flush();
    assert.equal(media.paused, destination === 'shop', destination);
    if (destination === 'nowhere') {
      player.pause();
      media.flush();
    }
    player.play();
    media.fire('playing');
    media.flush();
    assert.ok(!media.paused, destination);
    player.seek(30);
    media.flush();
    assert.ok(!media.paused, destination);
    if (destination === 'nowhere') {
      player.jump('shop');
      await null;
      media.load(60);
      media.flush();
      assert.ok(!media.paused, 'another jump plays');
    }
    types();
  }
});

test('browser:open: the event, the pause, the window, in this order; no other schemes', async () => {
  const { player, media, element, heard, types } = await ready();
  /** @type {any[]} */
  const opened = [];
  const page = { document: { baseURI: 'https://page.test/' }, window: { open: (...given) => opened.push(given) } };
  Object.assign(globalThis, page);
  try {
    player.play();
    media.flush();
    types();
    player.execute({ type: 'browser:open', payload: { href: 'https://a.test/x' } });
    assert.equal(heard.at(-1).type, 'browser:open');
    media.flush();
    assert.deepEqual(types(), ['browser:open', 'player:pause']);
    player.execute({ type: 'browser:open', payload: { href: '/b', target: '_top' } });
    player.execute({ type: 'browser:open' });
    assert.deepEqual(opened, [
      ['https://a.test/x', '_blank', 'noopener'],
      ['https://page.test/b', '_top', 'noopener'],
      ['about:blank', '_blank', 'noopener'],
    ]);
    element.prevented = ['browser:open'];
    player.execute({ type: 'browser:open', payload: { href: 'https://c.test/' } });
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://', {}, Symbol('s')]) {
      player.execute({ type: 'browser:open', payload: { href } });
    }
    assert.equal(opened.length, 3);
  } finally {
    for (const name of Object.keys(page)) delete (/** @type {any} */ (globalThis)[name]);
  }
});

test('notifications of the older player', async () => {
  const { player, media, element } = await ready();
  const done = (/** @type {string} */ name, /** @type {any} */ data) => {
    player.sendNotification(`raptMediaNg_${name}`, data);
    media.flush();
    return media.taken();
  };
  assert.deepEqual(done('doPlay'), ['play']);
  assert.deepEqual(done('doPause'), ['pause']);
  assert.deepEqual(done('doSeek', 8), ['seek 8']);
  assert.deepEqual(done('doCommand', { type: 'player:seek', payload: { time: 9 } }), ['seek 9']);
  assert.deepEqual(done('doJump', 'shop').slice(0, 1), ['src https://page.test/shop.mp4']);
  assert.equal(element.currentVideo, 'shop');
  done('doReplay');
  assert.equal(element.currentVideo, 'intro');
  assert.deepEqual(warned, []);
  for (const name of ['doDance', 'constructor', Symbol('x'), null]) {
    player.sendNotification(/** @type {any} */ (name));
  }
  done('doCommand', null);
  assert.equal(warned.length, 5);
});

test('commands that are none are ignored, and each is reported once', async () => {
  const { player, media } = await ready();
  const garbage = [null, undefined, 5, 'player:play', [], {}, { type: 'constructor' }, { type: 5 }, { type: 'x:y' }];
  const payloads = [null, 5, 'x', [], { time: {} }, { time: NaN }, { time: -1 }, { volume: 'loud' }];
  const types = ['player:seek', 'player:set-playback-rate', 'project:jump', 'browser:close'];
  for (let i = 0; i < 300; i++) {
    for (const command of garbage) player.execute(command);
    for (const type of types) for (const payload of payloads) player.execute({ type, payload });
  }
  assert.equal(new Set(warned).size, warned.length, 'once');
  assert.ok(warned.length < 20, warned.join('\n'));
  assert.deepEqual(
    media.taken().filter((call) => !/^seek -?\d/.test(call)),
    [],
  );
});

// ---- Listeners ---------------------------------------------------------------------

test('a listener that throws: the others are called, and the window is told later', async () => {
  const { player, media, types } = await ready();
  /** @type {string[]} */
  const order = [];
  player.addListener('player:play', () => {
    order.push('first');
    throw new Error('mine');
  });
  player.addListener('player:play', () => order.push('second'));
  player.play();
  media.flush();
  assert.deepEqual(order, ['first', 'second']);
  assert.deepEqual(thrown, []);
  await settled();
  assert.deepEqual(thrown, ['mine']);
  assert.deepEqual(types(), ['project:start', 'node:enter', 'player:play']);
});

test('listeners that add and remove listeners, themselves among them', async () => {
  const { player, element } = await ready();
  /** @type {string[]} */
  const order = [];
  const late = () => order.push('late');
  const third = () => order.push('third');
  const once = () => {
    order.push('once');
    player.removeListener('cue:forward', once);
    player.removeListener('cue:forward', third);
    player.addListener('cue:forward', late);
  };
  player.addListener('cue:forward', once);
  player.addListener('cue:forward', once); // twice, as the old player's lists
  player.addListener('cue:forward', third);
  const tell = () => element.dispatch('cue:forward', { cue: { id: 'c', customData: null, customDataText: 'null' } });
  tell();
  assert.deepEqual(order, ['once']);
  tell();
  assert.deepEqual(order, ['once', 'late']);
});

test('two listeners of the same text are two: only the one that is named is removed', async () => {
  const { player, element } = await ready();
  const [a, b] = [[], []].map((list) => Object.assign((/** @type {any} */ event) => list.push(event), { list }));
  player.addListener('player:play', a);
  player.addListener('player:play', b);
  player.removeListener('player:play', a);
  element.dispatch('player:play', {});
  assert.deepEqual([a.list.length, b.list.length], [0, 1]);
});

test('a listener that calls the player: each listener still gets all events in one order', async () => {
  const { player, media } = await ready();
  /** @type {string[][]} */
  const orders = [[], []];
  player.addListener('player:play', () => player.execute({ type: 'project:stop' }));
  let left = 3;
  player.addListener('player:pause', () => left-- > 0 && player.play());
  for (const order of orders) player.kBind('raptMedia_event', ({ type }) => order.push(type));
  player.play();
  media.flush();
  assert.deepEqual(orders[0], orders[1]);
  assert.deepEqual(orders[0].slice(0, 4), ['project:start', 'node:enter', 'player:play', 'project:ended']);
  assert.ok(orders[0].includes('player:pause'));
});

test('a listener of project:ended that stops again does not go round for ever', async () => {
  const { player, media, types } = await ready();
  player.play();
  media.flush();
  types();
  player.addListener('project:ended', () => player.stop());
  player.stop();
  assert.deepEqual(types(), ['project:ended']);
});

test('names that no event has, and what is no function', async () => {
  const { player, media, types } = await ready();
  const add = /** @type {any} */ (player.addListener).bind(player);
  for (const name of ['project:replay', 'player:played', '__proto__', '', null, undefined, {}]) {
    add(name, () => assert.fail('never'));
  }
  assert.deepEqual(warned, []);
  for (const listener of [null, undefined, 'f', {}, { handleEvent() {} }]) {
    add('player:play', listener);
    /** @type {any} */ (player).kBind('player:play', listener);
    /** @type {any} */ (player).addEventListener('hotspot_click', listener);
    /** @type {any} */ (player).removeListener('player:play', listener);
    /** @type {any} */ (player).removeEventListener('hotspot_click', listener);
  }
  assert.equal(warned.length, 2);
  player.play();
  media.flush();
  assert.deepEqual(types(), ['project:start', 'node:enter', 'player:play']);
});

test('kBind: all events, any event, namespaces; kUnbind', async () => {
  const { player, element } = await ready();
  /** @type {string[]} */
  const heard = [];
  const note = (/** @type {string} */ name) => (/** @type {any} */ event) => heard.push(`${name} ${event.type}`);
  const [all, ng, one, two] = ['all', 'ng', 'one', 'two'].map(note);
  player.kBind('raptMedia_event.app', all);
  player.kBind('raptMediaNg_event', ng);
  player.kBind('player:play.app', one);
  player.kBind('player:play', two);
  const told = () => {
    element.dispatch('player:play', {});
    element.dispatch('interaction:hide', { id: 'shoe' });
    return heard.splice(0).toSorted();
  };
  assert.deepEqual(told(), ['all player:play', 'ng player:play', 'one player:play', 'two player:play']);
  player.kUnbind('player:play', one);
  assert.deepEqual(told(), ['all player:play', 'ng player:play', 'two player:play']);
  player.kUnbind('.app');
  player.kUnbind('');
  player.kUnbind('raptMediaNg_event.other');
  assert.deepEqual(told(), ['ng player:play', 'two player:play']);
  player.kUnbind('raptMediaNg_event');
  player.kUnbind('player:play');
  assert.deepEqual(told(), []);
});

test('our other events have a listener only where one is asked for', async () => {
  const { player, element, types } = await ready();
  /** @type {any[]} */
  const shown = [];
  player.addListener('interaction:hide', (event) => shown.push(event));
  element.dispatch('interaction:hide', { id: 'shoe', type: 'hotspot', reason: 'time' });
  assert.deepEqual(shown, [{ type: 'interaction:hide', payload: { id: 'shoe', type: 'hotspot', reason: 'time' } }]);
  assert.deepEqual(types(), []);
});

test('the hotspots plugin', async () => {
  const { player, element } = await ready();
  /** @type {any[]} */
  const heard = [];
  const note = (/** @type {any} */ event) => heard.push(event);
  player.addEventListener('hotspot_displayed', note);
  player.addEventListener('hotspot_click', note);
  element.dispatch('interaction:show', { id: 'shoe', type: 'hotspot', reason: 'time' });
  element.click('out');
  player.removeEventListener('hotspot_click', note);
  element.click('shoe');
  assert.deepEqual(heard, [
    { type: 'hotspot_displayed', payload: { id: 'shoe', label: 'The shoe' } },
    { type: 'hotspot_click', payload: { id: 'out', label: '' } },
  ]);
});

test('media that load already when the player is made', async () => {
  const element = new Element();
  Object.assign(element.media, { networkState: 2, readyState: 0 });
  const { player } = setUp({ project: 'films/{id}.json' }, element);
  await player.loadMedia({ playlistId: '1_a' });
  assert.equal(player.currentNode?.id, 'intro');
});

test('a page that asks for events of the media itself makes none twice', async () => {
  const { element, media, types } = await ready();
  element.dispatch('player:timeupdate', { currentTime: 1, duration: 60 });
  assert.deepEqual(types(), []);
  media.playbackRate = 2;
  media.fire('ratechange');
  assert.deepEqual(types(), ['player:ratechange']);
});

// ---- Before, after -----------------------------------------------------------------

test('calls before there is a project are carried out when there is one', async () => {
  const { player, media, types } = setUp({ project: 'films/{id}.json' });
  player.seek(4);
  player.volume = 0.5;
  player.jump({ name: 'The shop' });
  assert.deepEqual(media.taken(), []);
  player.loadMedia({ playlistId: '1_a' });
  await settled();
  await settled();
  assert.equal(player.currentNode?.id, 'shop');
  assert.equal(player.volume, 0.5);
  media.load(60);
  media.flush();
  assert.ok(types().includes('player:play'));
  assert.deepEqual(warned, []);
});

test('thousands of calls before there is a project: the first are kept, and one report', async () => {
  const { player, media } = setUp({ project: 'films/{id}.json' });
  for (let i = 0; i < 5000; i++) player.seek(i);
  assert.deepEqual(warned, ['Hotcue: refused: too many calls before there is a project']);
  player.loadMedia({ playlistId: '1_a' });
  await settled();
  assert.equal(media.taken().filter((call) => call.startsWith('seek')).length, 100);
});

test('thousands of calls a second: all are done, none is in another', async () => {
  const { player, media, types } = await ready();
  for (let i = 0; i < 3000; i++) {
    player.play();
    player.pause();
    player.seek(i % 50);
  }
  media.flush();
  player.play();
  media.flush();
  assert.ok(types().includes('project:start'));
  assert.deepEqual(warned, []);
});

test('after destroy() nothing is heard, and nothing happens', async () => {
  const { player, element, media, types } = await ready();
  player.destroy();
  player.destroy();
  player.addListener('player:play', () => assert.fail('never'));
  player.play();
  player.seek(5);
  player.volume = 0;
  player.jump('shop');
  player.replay();
  player.execute({ type: 'player:play' });
  player.execute(null);
  player.sendNotification('raptMediaNg_doPlay');
  player.sendNotification('nothing');
  player.removeListener('player:play', () => {});
  element.dispatch('player:play', {});
  media.playbackRate = 2;
  media.fire('ratechange');
  await settled();
  assert.deepEqual([media.taken(), types(), warned], [[], [], []]);
  assert.equal(player.currentNode?.id, 'intro', 'what is asked is answered');
  const other = setUp({ project: 'films/{id}.json' });
  other.player.destroy();
  await other.player.loadMedia({ playlistId: '1_a' });
  assert.equal(other.element.project, '');
});

test('after the element was removed, calls wait; queries answer', async () => {
  const { player, element, media, types } = await ready();
  player.play();
  media.flush();
  types();
  element.remove();
  assert.deepEqual(types(), ['node:exit', 'project:unload']);
  media.taken();
  player.play();
  player.jump('shop');
  await settled();
  assert.deepEqual(media.taken(), []);
  assert.deepEqual([player.currentNode, player.data], [null, null]);
  assert.equal(player.evaluate('{raptMedia.status}'), 'preInitialized');
  assert.ok(element.load(PROJECT)); // inserted again
  await settled();
  assert.equal(element.currentVideo, 'shop');
});

test('a play() that a pause ended is no fault; one that the browser refuses is reported once', async () => {
  const { player, media } = await ready();
  const refusal = (/** @type {string} */ name) => Object.assign(new Error('mine'), { name });
  for (const name of ['AbortError', 'NotSupportedError', 'NotAllowedError', 'NotAllowedError']) {
    media.refusal = /** @type {any} */ (refusal(name));
    player.play();
    await settled();
  }
  assert.deepEqual(warned, ['Hotcue: play_refused: mine']);
});

test('a replay plays where the browser has forgotten a play() while it loaded another source', async () => {
  const { player, media } = await ready();
  player.play();
  media.flush();
  player.jump('shop');
  media.flush();
  media.load(60);
  media.flush();
  player.replay();
  await settled();
  media.flush();
  media.paused = true;
  media.load(60);
  media.fire('loadeddata');
  assert.ok(!media.paused);
  media.paused = true;
  media.fire('loadeddata');
  assert.ok(media.paused, 'only once');
});
