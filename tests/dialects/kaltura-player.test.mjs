// SPDX-License-Identifier: MIT
// The old player's object: loading, playing, and calls at the wrong time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kaltura } from '../../web/dialects/kaltura.js';
import { Element, settled } from './kaltura-element.mjs';
import { INTRO, PROJECT, SHOP, usePlayers } from './kaltura-player.mjs';

const { setUp, ready, warned, thrown } = usePlayers();

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

test('media that refuse to play in ways of their own: by throwing, without a promise, without a reason', async () => {
  const { player, media } = await ready();
  const refusal = Object.assign(new Error('not now'), { name: 'NotAllowedError' });
  const odd = [
    () => undefined,
    () => Promise.reject(),
    () => {
      throw refusal;
    },
    () => {
      throw Object.assign(new Error('not at all'), { name: 'NotAllowedError' });
    },
  ];
  for (const play of odd) {
    media.play = /** @type {any} */ (play);
    player.play();
    player.execute({ type: 'player:play' });
    await settled();
  }
  assert.deepEqual(warned, ['Hotcue: play_refused: not now', 'Hotcue: play_refused: not at all']);
  assert.deepEqual(thrown, []);
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
