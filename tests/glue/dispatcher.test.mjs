// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HotcueError } from '../../js-glue/engine/error.js';
import { Dispatcher } from '../../js-glue/session/dispatcher.js';
import { command, event, FakeEngine } from './fakes.mjs';

function setUp() {
  const engine = new FakeEngine();
  const log = [];
  const receiver = {
    event: (effect) => {
      log.push(effect.name);
      return true;
    },
    command: (effect) => log.push(`!${effect.name}`),
    failed: (error) => log.push(`failed ${error.message}`),
    died: (error) => log.push(`died ${error.message}`),
  };
  return { engine, log, receiver, dispatcher: new Dispatcher(engine, receiver) };
}

test('effects are handed out in their order', () => {
  const { engine, log, dispatcher } = setUp();
  engine.on.click = () => [event('a'), command('pause'), event('b')];
  dispatcher.input('click', 3);
  assert.deepEqual(log, ['a', '!pause', 'b']);
  assert.deepEqual(engine.taken(), ['click 3']);
});

test('an intent is answered, and the rest follows', () => {
  const { engine, log, dispatcher } = setUp();
  engine.on.click = () => [event('a'), event('browser:open', {}, { intent: true })];
  engine.on.answer = () => [command('pause')];
  dispatcher.input('click', 0);
  assert.deepEqual(log, ['a', 'browser:open', '!pause']);
  assert.deepEqual(engine.taken(), ['click 0', 'answer true']);
});

test('a host that takes an intent over answers no', () => {
  const { engine, dispatcher, receiver } = setUp();
  receiver.event = () => false;
  engine.on.click = () => [event('browser:open', {}, { intent: true })];
  dispatcher.input('click', 0);
  assert.deepEqual(engine.taken(), ['click 0', 'answer false']);
});

test('a prevented event that is no intent is not answered', () => {
  const { engine, dispatcher, receiver } = setUp();
  receiver.event = () => false;
  engine.on.click = () => [event('hotspot:click')];
  dispatcher.input('click', 0);
  assert.deepEqual(engine.taken(), ['click 0']);
});

test('inputs made by listeners wait for the whole list, and for each other', () => {
  const { engine, log, dispatcher, receiver } = setUp();
  engine.on.click = () => [event('a'), event('open', {}, { intent: true })];
  engine.on.answer = () => [event('b')];
  engine.on.set = (name) => [event(`set ${name}`)];
  receiver.event = (effect) => {
    log.push(effect.name);
    if (effect.name === 'a') {
      dispatcher.input('set', 'x', 1);
      dispatcher.input('set', 'y', 2);
    }
    return true;
  };
  dispatcher.input('click', 0);
  assert.deepEqual(log, ['a', 'open', 'b', 'set x', 'set y']);
  assert.deepEqual(engine.taken(), ['click 0', 'answer true', 'set x 1', 'set y 2']);
});

test('what one receiver throws takes nothing from those after it', () => {
  const { engine, log, dispatcher, receiver } = setUp();
  engine.on.click = () => [command('seek'), event('b', {}, { intent: true })];
  receiver.command = () => {
    throw new Error('no media');
  };
  dispatcher.input('click', 0);
  assert.deepEqual(log, ['failed no media', 'b']);
  assert.deepEqual(engine.taken(), ['click 0', 'answer true']);
});

test('a bad argument is reported, and the next input is taken', () => {
  const { engine, log, dispatcher } = setUp();
  engine.on.click = () => {
    throw new HotcueError('refused', 'bad argument');
  };
  engine.on.set = () => [event('a')];
  dispatcher.input('click', 99);
  dispatcher.input('set', 'x', 1);
  assert.deepEqual(log, ['failed bad argument', 'a']);
});

test('what an input had memory for is carried out, before what waits', () => {
  const { engine, log, dispatcher } = setUp();
  engine.on.click = () => {
    dispatcher.input('set', 'x', 1);
    throw new HotcueError('out_of_memory', 'out of memory', { effects: [event('a'), event('b')] });
  };
  engine.on.set = () => [event('c')];
  dispatcher.input('click', 0);
  assert.deepEqual(log, ['failed out of memory', 'a', 'b', 'c']);
});

test('a trap is told once, and nothing reaches the dead engine', () => {
  const { engine, log, dispatcher, receiver } = setUp();
  receiver.event = () => {
    dispatcher.input('set', 'x', 1);
    return true;
  };
  engine.on.click = () => [event('a', {}, { intent: true })];
  engine.on.answer = () => {
    engine.alive = false;
    throw new HotcueError('wasm_trap', 'unreachable');
  };
  dispatcher.input('click', 0);
  dispatcher.input('click', 0);
  assert.deepEqual(log, ['died unreachable']);
  assert.deepEqual(engine.taken(), ['click 0', 'answer true']);
});

test('a listener may dispose the engine', () => {
  const { engine, log, dispatcher, receiver } = setUp();
  engine.on.click = () => [event('a', {}, { intent: true })];
  engine.on.answer = () => {
    throw new HotcueError('disposed', 'the engine is disposed');
  };
  receiver.event = () => {
    engine.dispose();
    return true;
  };
  dispatcher.input('click', 0);
  assert.deepEqual(log, []);
});

test('effects of a load are handed out like any others', () => {
  const { log, dispatcher } = setUp();
  dispatcher.handOut([event('project:load')]);
  assert.deepEqual(log, ['project:load']);
});
