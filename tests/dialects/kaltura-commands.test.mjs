// SPDX-License-Identifier: MIT
// The old player's object: locators of videos, commands, and notifications.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Element, settled } from './kaltura-element.mjs';
import { PROJECT, usePlayers } from './kaltura-player.mjs';

const { setUp, ready, warned } = usePlayers();

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
