// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SeekGuard } from '../../js-glue/media/seek-guard.js';
import { setUpPlaying } from './bridge.mjs';
import { command, FakeMedia } from './fakes.mjs';

describe('a guard', () => {
  const guarded = () => {
    const media = new FakeMedia();
    media.load(60);
    const taken = [];
    const guard = new SeekGuard(media, (time) => time > 10 && taken.push(time) > 0);
    return { media, guard, taken };
  };

  it('lets a seek pass, or takes it over before the element moves', () => {
    const { media, taken } = guarded();
    media.currentTime = 7;
    media.currentTime = '20';
    assert.deepEqual([media.taken(), taken, media.currentTime], [['seek 7'], [20], 7]);
  });

  it('does not stand in its own way', () => {
    const { media, guard, taken } = guarded();
    guard.seek(20);
    assert.deepEqual([media.taken(), taken], [['seek 20'], []]);
  });

  it('leaves the element as it was, with an accessor of its own or without', () => {
    const { media, guard } = guarded();
    guard.dispose();
    assert.equal(Object.hasOwn(media, 'currentTime'), false);
    const own = { get: () => 3, set: () => {}, configurable: true, enumerable: true };
    Object.defineProperty(media, 'currentTime', own);
    new SeekGuard(media, () => false).dispose();
    assert.deepEqual(Object.getOwnPropertyDescriptor(media, 'currentTime'), own);
  });

  it('that another came after stays below it', () => {
    const { media, guard } = guarded();
    const later = new SeekGuard(media, () => false);
    guard.dispose();
    media.currentTime = 20;
    assert.deepEqual(media.taken(), [], 'the older one still looks');
    later.dispose();
  });

  it('of what has no such accessor does nothing', () => {
    const media = /** @type {any} */ ({ currentTime: 1 });
    const guard = new SeekGuard(media, () => true);
    media.currentTime = 5;
    guard.seek(6);
    guard.dispose();
    assert.deepEqual(media, { currentTime: 6 });
  });
});

describe('the bridge', () => {
  it('hears of a script’s seek over a required click before the element moves', () => {
    const { media, engine, host } = setUpPlaying();
    engine.limit = 2;
    engine.on.seek = () =>
      engine.becomes({ time: 2, playing: false }, command('seek', { time: 2 }), command('pause', { time: 2 }));
    media.currentTime = 20;
    assert.deepEqual(media.taken(), ['seek 2', 'pause', 'seek 2.0006']);
    media.flush();
    assert.deepEqual(engine.taken(), ['seek 20 user']);
    assert.ok(!host.astray.mock.calls.some(({ arguments: [on] }) => on), 'there is nothing to hide');
  });
});
