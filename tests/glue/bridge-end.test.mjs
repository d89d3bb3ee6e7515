// SPDX-License-Identifier: MIT
// The media bridge: the end, what follows it, and loops.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pass, refuses, setUpPlaying, stall } from './bridge.mjs';
import { command } from './fakes.mjs';

// ---- The end ----------------------------------------------------------------

test('the pause at the end is part of the end', () => {
  const { media, engine } = setUpPlaying();
  media.end();
  assert.deepEqual(engine.taken({ ticks: true }), ['ended']);
});

test('where an element has no property `ended`, its event says the same', () => {
  const prepare = ({ media }) => {
    Object.defineProperty(media, 'ended', { get: () => undefined, set() {} });
    media.requestVideoFrameCallback = undefined;
  };
  const { media, engine } = setUpPlaying({ prepare });
  media.end(['pause', 'ended']);
  pass(50);
  assert.deepEqual(engine.taken(), ['ended']);
  engine.on.play = () => engine.becomes({ time: 0, playing: true });
  media.viewer.seek(0);
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['play'], 'a replay as of a video');
  media.at(2);
  media.viewer.pause();
  media.flush();
  pass(50);
  assert.deepEqual(engine.taken(), ['pause'], 'a pause elsewhere is a pause');
});

test('where an element rounds its time below the duration, the event `ended` counts', () => {
  const prepare = ({ media }) => {
    Object.defineProperty(media, 'ended', { get: () => media.currentTime >= media.duration, set() {} });
    media.requestVideoFrameCallback = undefined;
  };
  const { media, engine } = setUpPlaying({ prepare });
  media.at(59.99);
  media.paused = true;
  media.fire('pause');
  pass(20);
  media.fire('ended');
  pass(100);
  assert.deepEqual(engine.taken(), ['ended']);
  media.viewer.seek(30);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 30 user']);
});

test('an `ended` that comes after a seek away from there is out of date', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.seek(30);
  media.fire('ended');
  assert.deepEqual(engine.taken(), []);
});

test('replay after the end is a play, not a seek', () => {
  const { media, engine } = setUpPlaying();
  media.end();
  engine.taken();
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['play']);
});

test('a seek after the end is a seek', () => {
  const { media, engine } = setUpPlaying();
  media.end();
  engine.taken();
  media.viewer.seek(0);
  media.flush();
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0 user', 'play']);
});

test('a play at the end that the engine refuses goes back there, whichever event comes first', () => {
  for (const types of [
    ['seeking', 'play'],
    ['play', 'seeking'],
  ]) {
    const { media, engine, host } = setUpPlaying();
    media.end();
    refuses(engine);
    engine.taken();
    media.viewer.play();
    for (const type of types) media.fire(type);
    assert.deepEqual(media.taken(), ['pause', 'seek 60']);
    assert.deepEqual(host.astray.mock.calls.at(-1)?.arguments, [true]);
    media.flush();
    assert.deepEqual([media.currentTime, media.paused, media.taken()], [60, true, []]);
    assert.deepEqual(engine.taken(), ['play']);
    assert.deepEqual(host.astray.mock.calls.at(-1)?.arguments, [false]);
  }
});

test('where the last frame is known it shows before the media are at their end', () => {
  const { media, engine } = setUpPlaying();
  media.frames(59, 59.96);
  media.end();
  refuses(engine);
  media.viewer.play();
  media.flush();
  assert.deepEqual(media.taken(), ['pause', 'seek 59.98', 'seek 60']);
});

test('play so near to the end that it has ended when it is told is play, and the end', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.pause();
  media.flush();
  engine.taken();
  media.viewer.play();
  media.end(['play', 'pause', 'ended']);
  assert.deepEqual(engine.taken(), ['play', 'ended']);
});

test('an element that loops rests on its last frame when the engine holds it there', () => {
  const { media, engine } = setUpPlaying();
  media.loop = true;
  media.frames(59, 59.96);
  engine.on.ended = () => engine.becomes({ playing: false, time: 60 }, command('pause', { time: 60 }));
  media.wrap();
  media.flush();
  assert.deepEqual(media.taken(), ['pause', 'seek 59.98']);
  assert.deepEqual(engine.taken(), ['ended true']);
});

test('play where a paused seek led to the end is no rewind', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.pause();
  media.viewer.seek(60);
  media.flush();
  engine.on.play = () => engine.becomes({ playing: false }, command('pause', { time: 60 }));
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['pause', 'seek 60 user', 'play']);
  assert.deepEqual([media.currentTime, media.paused], [60, true]);
});

test('an engine that loops at the end plays on', () => {
  const { media, engine } = setUpPlaying();
  engine.on.ended = () =>
    engine.becomes({ playing: true, time: 0 }, command('switch', { item: 0, time: 0, playing: true }));
  media.end();
  media.flush();
  assert.deepEqual(media.taken(), ['play']); // which rewinds
  assert.deepEqual([media.currentTime, media.paused], [0, false]);
  media.frame(0.04);
  assert.deepEqual(engine.taken({ ticks: true }), ['ended', 'tick 0.0795']);
});

test('a jump from the very end plays on', () => {
  const { media, engine } = setUpPlaying();
  engine.on.ended = () => engine.becomes({ playing: true, time: 5 }, command('seek', { time: 5 }));
  media.end();
  media.flush();
  assert.deepEqual(media.taken(), ['seek 5', 'play']);
  assert.deepEqual(engine.taken(), ['ended']);
});

test('the element’s own loop is an end, with and without a seeking event', () => {
  const { media, engine } = setUpPlaying({ duration: 1.2 });
  media.loop = true;
  media.frame(1.16);
  engine.taken({ ticks: true });
  media.wrap();
  media.flush();
  assert.deepEqual(engine.taken(), ['ended true']);
  media.frames(0, 1.16);
  engine.taken({ ticks: true });
  media.frame(0.04);
  assert.deepEqual(engine.taken({ ticks: true }), ['ended true']);
});

test('a loop in a hidden tab is known by the wall clock', () => {
  const { media, engine } = setUpPlaying({ duration: 10 });
  media.loop = true;
  media.frame(9);
  engine.taken();
  stall(1000);
  media.wrap();
  media.flush();
  assert.deepEqual(engine.taken(), ['ended true']);
});

test('a seek from the end to the start is no loop without the attribute', () => {
  const { media, engine } = setUpPlaying({ duration: 1.2 });
  media.frame(1.16);
  engine.taken();
  media.viewer.seek(0);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0 user']);
});

test('a seek to the start is a seek, loop or not', () => {
  const { media, engine } = setUpPlaying({ duration: 10 });
  media.loop = true;
  media.viewer.seek(0);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0 user']);
});
