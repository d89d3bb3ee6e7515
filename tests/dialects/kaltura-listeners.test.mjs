// SPDX-License-Identifier: MIT
// The old player's object: its listeners, those that throw among them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Element, settled } from './kaltura-element.mjs';
import { usePlayers } from './kaltura-player.mjs';

const { setUp, ready, warned, thrown } = usePlayers();

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
