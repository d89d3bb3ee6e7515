// SPDX-License-Identifier: MIT
// The bridge's clock: which times it reports to the engine, and when.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { pass, setUp, setUpPlaying, stall } from './bridge.mjs';

test('a tick is the last instant that the frame on screen covers', () => {
  const { media, engine } = setUpPlaying();
  media.frame(1.04);
  assert.equal(engine.inputs.length, 1);
  assert.ok(Math.abs(engine.time - 1.0795) < 1e-9, `${engine.time}`);
});

test('before a frame duration is known, the frame’s own time is told', () => {
  const { media, engine } = setUp();
  media.viewer.play();
  media.flush();
  media.frame(0.04);
  assert.deepEqual(engine.taken({ ticks: true }), ['play', 'tick 0.04']);
});

test('time never runs backward by jitter', () => {
  const { media, engine } = setUpPlaying();
  media.frame(0.96);
  media.frame(1);
  assert.deepEqual(engine.taken({ ticks: true }), []);
});

test('nothing is told while paused or seeking, or of the frames before a seek', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.seek(0.2);
  media.frame(1.04);
  media.flush();
  engine.taken();
  media.frame(1.08, { currentTime: 0.2 });
  assert.deepEqual(engine.taken({ ticks: true }), []);
  media.viewer.pause();
  media.frame(0.24);
  media.flush();
  assert.deepEqual(engine.taken({ ticks: true }), ['pause']);
});

test('frames that come while a seek is under way are not told', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.seek(5);
  media.frame(1.04);
  media.frame(1.08);
  assert.deepEqual(engine.taken({ ticks: true }), []);
});

test('the end itself is left to ended', () => {
  const { media, engine } = setUpPlaying({ duration: 1.06 });
  media.frame(1.04);
  assert.ok(engine.time < 1.06 && engine.time > 1.0599);
});

/** Animation frames, run by the test: those requested meanwhile run with the next. */
function animationFrames() {
  const asked = new Map();
  let last = 0;
  globalThis.requestAnimationFrame = (callback) => {
    asked.set(++last, callback);
    return last;
  };
  globalThis.cancelAnimationFrame = (request) => asked.delete(request);
  return {
    refresh() {
      for (const [request, callback] of [...asked]) {
        if (asked.delete(request)) callback(0);
      }
    },
    asked,
  };
}

/** Playing at 1 s in a browser whose expectedDisplayTime tells whether a frame is on screen. */
function setUpTellingApart() {
  const screen = animationFrames();
  const parts = setUpPlaying();
  parts.media.frame(0.92, { wait: 16.7 });
  parts.media.frame(1, { wait: 0 });
  screen.asked.clear();
  parts.engine.taken();
  return { ...parts, screen };
}

/** @param {string[]} inputs */
const ticked = (inputs) => inputs.map((input) => Number(Number(input.replace('tick ', '')).toFixed(4)));

test('a frame that comes with the next refresh is told with it, what was before it at once', () => {
  const { media, engine, screen } = setUpTellingApart();
  media.frame(1.08, { wait: 16.7 }); // 1.04 had no callback
  assert.deepEqual(ticked(engine.taken({ ticks: true })), [1.0795]);
  screen.refresh(); // this one
  assert.deepEqual(engine.taken({ ticks: true }), []);
  screen.refresh();
  assert.deepEqual(ticked(engine.taken({ ticks: true })), [1.1195]);
  assert.equal(screen.asked.size, 0);
});

test('a frame that is on screen is told at once, and what waited is no news then', () => {
  const { media, engine, screen } = setUpTellingApart();
  media.frame(1.04, { wait: 16.7 });
  media.frame(1.08, { wait: 0 });
  assert.deepEqual(ticked(engine.taken({ ticks: true })).at(-1), 1.1195);
  screen.refresh();
  screen.refresh();
  assert.deepEqual(engine.taken({ ticks: true }), []);
});

test('where all frames come later, or none says, each is told at once', () => {
  for (const wait of [16.7, NaN]) {
    const screen = animationFrames();
    const { media, engine } = setUpPlaying();
    media.frame(1.04, { wait });
    media.frame(1.08, { wait });
    assert.deepEqual(ticked(engine.taken({ ticks: true })), [1.0795, 1.1195]);
    assert.equal(screen.asked.size, 0);
  }
});

test('that the frame of a seek is on screen at once says nothing of those that play', () => {
  const screen = animationFrames();
  const { media, engine } = setUpPlaying();
  media.frame(1.04, { wait: 16.7 });
  media.viewer.pause();
  media.flush();
  media.viewer.seek(3);
  media.frame(3, { wait: 0 });
  media.flush();
  media.viewer.seek(2);
  media.flush();
  media.viewer.play();
  media.flush();
  media.frame(2, { wait: 0 }); // still the frame of the seek
  engine.taken();
  media.frame(2.04, { wait: 16.7 });
  assert.deepEqual(ticked(engine.taken({ ticks: true })), [2.0795]);
  assert.equal(screen.asked.size, 0);
});

test('a pause tells the frame that waits for a refresh: it rests on screen', () => {
  const { media, engine, screen } = setUpTellingApart();
  media.frame(1.04, { wait: 16.7 });
  engine.taken();
  media.viewer.pause();
  media.flush();
  const inputs = engine.taken({ ticks: true });
  assert.deepEqual([ticked(inputs.slice(0, 1)), inputs.slice(1)], [[1.0795], ['pause']]);
  screen.refresh();
  screen.refresh();
  assert.deepEqual(engine.taken({ ticks: true }), []);
});

test('media that were paused are not taken to move before they do', () => {
  const { media, engine } = setUpTellingApart();
  media.viewer.pause();
  media.flush();
  pass(1000);
  engine.nextTime = 1.05;
  media.viewer.play();
  media.flush();
  engine.taken();
  for (let i = 0; i < 20; i++) pass(10);
  assert.deepEqual(engine.taken({ ticks: true }), []);
});

test('what waits for a refresh is forgotten by a seek and the end of the session', () => {
  for (const stop of [({ media }) => media.viewer.seek(5), ({ session }) => session.dispose()]) {
    const parts = setUpTellingApart();
    parts.media.frame(1.04, { wait: 16.7 });
    stop(parts);
    parts.media.flush();
    parts.engine.taken();
    parts.screen.refresh();
    parts.screen.refresh();
    assert.deepEqual(parts.engine.taken({ ticks: true }), [], `${stop}`);
  }
});

test('the engine is told which picture is on screen', () => {
  const { media, engine, host } = setUpPlaying();
  engine.pictures.length = 0;
  media.frame(1.04);
  engine.nextTime = 1.13;
  media.frame(1.08);
  pass(60); // the frame of 1.12 has no callback
  media.at(1.14);
  pass(60);
  assert.deepEqual(engine.pictures, [1.04, 1.08, 1.12]);
  stall(1000);
  media.at(3);
  media.fire('timeupdate');
  assert.deepEqual(engine.pictures.splice(0), [1.04, 1.08, 1.12, 'unknown']);

  host.timed = mock.fn();
  media.viewer.pause();
  media.flush();
  media.viewer.seek(1.05);
  media.flush();
  engine.taken();
  host.timed.mock.resetCalls();
  media.frame(1.04, { currentTime: 1.05 });
  assert.deepEqual(engine.pictures, [1.04]);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  assert.equal(host.timed.mock.callCount(), 1, 'what moves is drawn');
});

test('of a frame that comes with the next refresh, the one before it is on screen yet', () => {
  const { media, engine, screen } = setUpTellingApart();
  engine.pictures.length = 0;
  media.frame(1.04, { wait: 16.7 });
  assert.deepEqual(engine.pictures, [1]);
  screen.refresh();
  screen.refresh();
  assert.deepEqual(engine.pictures, [1, 1.04]);
});

test('a frame that is not announced is told when it begins, though currentTime stands still', () => {
  const { media, engine } = setUpTellingApart();
  engine.nextTime = 1.09;
  media.frame(1.04, { wait: 0 });
  engine.taken();
  pass(38);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  pass(3);
  assert.deepEqual(ticked(engine.taken({ ticks: true })), [1.1195]);
});

test('media that stand still for long are not taken to have moved on', () => {
  const { media, engine } = setUpTellingApart();
  engine.nextTime = 1.13;
  media.frame(1.04, { wait: 0 });
  engine.taken();
  for (let i = 0; i < 100; i++) pass(10);
  assert.deepEqual(engine.taken({ ticks: true }), []);
});

test('timeupdate is the net when frames stay away', () => {
  const { media, engine } = setUpPlaying();
  media.at(1.1);
  media.fire('timeupdate');
  assert.deepEqual(engine.taken({ ticks: true }), [], 'frames just came');
  stall(1000);
  media.at(2);
  media.fire('timeupdate');
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 2']);
});

test('media without frame callbacks run on timeupdate', () => {
  const { media, engine } = setUp({
    prepare: ({ media }) => {
      media.requestVideoFrameCallback = undefined;
    },
  });
  media.viewer.play();
  media.flush();
  stall(1000);
  media.at(0.25);
  media.fire('timeupdate');
  assert.deepEqual(engine.taken({ ticks: true }), ['play', 'tick 0.25']);
});

test('a timer is set for the middle of the frame that is due next', () => {
  const { media, engine } = setUpPlaying();
  engine.nextTime = 1.2;
  media.frame(1.04);
  engine.taken({ ticks: true });
  pass(170);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  media.at(1.22);
  pass(11);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.2395'], 'the end of the frame from 1.20');
});

test('a timer that is to stop playback rings as much earlier as media run on', () => {
  const { media, engine } = setUpPlaying();
  media.frame(1.04);
  engine.pauseAt = 1.25;
  engine.nextTime = 1.21; // another boundary comes before
  media.fire('ratechange');
  engine.taken({ ticks: true });
  media.at(1.19);
  pass(149);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  media.at(1.2);
  pass(12);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.2795']);
});

test('where callbacks come late, a pause is looked for as far ahead as the next may be', () => {
  const { media, engine } = setUpPlaying();
  for (const [time, ms] of [
    [1.12, 120],
    [1.16, 40],
    [1.28, 120],
  ]) {
    pass(ms);
    media.frame(time);
  }
  engine.taken({ ticks: true });
  engine.pauseAt = 1.47;
  pass(40);
  media.frame(1.32);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.3595', 'tick 1.47']);
});

test('one late callback is a slip', () => {
  const { media, engine } = setUpPlaying();
  pass(120);
  media.frame(1.12);
  engine.pauseAt = 1.25;
  engine.taken({ ticks: true });
  pass(40);
  media.frame(1.16);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.1995']);
});

test('the timer follows the playback rate', () => {
  const { media, engine } = setUpPlaying();
  engine.nextTime = 3;
  media.frame(1.04);
  media.playbackRate = 2;
  media.fire('ratechange');
  engine.taken({ ticks: true });
  media.at(3.02);
  pass(985);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  pass(10);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 3'], 'far from any frame seen: the time itself');
});

test('a timer that rings while the media stall tells nothing', () => {
  const { media, engine } = setUpPlaying();
  engine.nextTime = 1.2;
  media.frame(1.04);
  engine.taken({ ticks: true });
  pass(5000);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  media.at(1.3);
  pass(300);
  assert.equal(engine.taken({ ticks: true }).length, 1);
});

test('an input that moves the next boundary moves the timer', () => {
  const { media, engine, session } = setUpPlaying();
  engine.nextTime = 50;
  media.frame(1.04);
  engine.on.set = () => engine.becomes({ nextTime: 1.12 });
  session.input('set', 'x', 1);
  engine.taken({ ticks: true });
  media.at(1.15);
  pass(110);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.1595']);
});
