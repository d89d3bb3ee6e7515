// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Frames } from '../../js-glue/frames.js';

/** Feeds frames: their times, every one presented. */
function feed(frames, times, { rate = 1, from = 0 } = {}) {
  for (const [i, time] of times.entries()) frames.add(time, from + i, rate);
}

const near = (actual, expected, within = 1e-4) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test('nothing is known of the first frames', () => {
  const frames = new Frames();
  assert.equal(frames.duration, 0);
  feed(frames, [0, 0.04]);
  assert.equal(frames.duration, 0);
  assert.equal(frames.end, 0.04);
  assert.ok(Number.isNaN(frames.middle(0.04)));
});

test('four frames tell how long each shows', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  near(frames.duration, 0.04);
  near(frames.end, 0.1595, 1e-9);
});

test('dropped frames do not make frames longer', () => {
  const frames = new Frames();
  feed(frames, [0, 0.08, 0.12, 0.24, 0.28]);
  near(frames.duration, 0.04);
});

test('callbacks that a busy page misses do not either', () => {
  const frames = new Frames();
  frames.add(0, 0, 1);
  frames.add(0.4, 10, 1);
  frames.add(0.8, 20, 1);
  frames.add(1.2, 30, 1);
  near(frames.duration, 0.04);
});

test('a high playback rate leaves frames out and teaches nothing', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  feed(frames, [0.2, 0.28, 0.36, 0.44, 0.52, 0.6, 0.68, 0.76, 0.84, 0.92], { rate: 4, from: 4 });
  near(frames.duration, 0.04);
});

test('times rounded to milliseconds give no frame too long', () => {
  const frames = new Frames();
  feed(frames, [0, 0.033, 0.067, 0.1, 0.133, 0.167, 0.2]);
  near(frames.duration, 1 / 30);
  assert.ok(frames.end < 0.2333);
});

test('a seek is no gap, and another film starts anew', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  frames.interrupt();
  frames.add(0.1201, 4, 1);
  near(frames.duration, 0.04);
  frames.clear();
  assert.equal(frames.duration, 0);
});

test('the middle of the frame that shows at a time, before and after the one on screen', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  near(frames.middle(0.12), 0.14);
  near(frames.middle(0.159), 0.14);
  near(frames.middle(0.1596), 0.18);
  near(frames.middle(0.115), 0.1);
  near(frames.middle(0.16), 0.18);
  near(frames.middle(0), 0.02);
});

test('a time that rounding put just before a frame means that frame', () => {
  const frames = new Frames();
  feed(frames, [0, 0.033, 0.067, 0.1]);
  near(frames.middle(0.0996), 0.1 + 1 / 60);
});

test('the grid is not trusted far away', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  assert.ok(Number.isNaN(frames.middle(2)));
});

test('one gap that a browser makes too small is not believed', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  frames.add(0.14, 4, 1);
  near(frames.duration, 0.04);
});

test('what came without playing is no gap', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  for (const [i, time] of [1.02, 2.02, 3.02].entries()) {
    frames.add(time, NaN, 1); // the time of a seek, and then the next frame
    frames.add(time + 0.02, 2 * i + 6, 1);
  }
  near(frames.duration, 0.04);
});

test('the time of a seek is taken to its frame', () => {
  const frames = new Frames();
  feed(frames, [0, 0.04, 0.08, 0.12]);
  frames.interrupt();
  frames.add(0.22, NaN, 1);
  near(frames.time, 0.2);
  frames.add(0.22, 5, 1);
  near(frames.time, 0.2);
  frames.add(0.24, 6, 1);
  near(frames.time, 0.24);
  near(frames.duration, 0.04);
});

test('frames that are numbered from elsewhere are put right', () => {
  const frames = new Frames();
  feed(frames, [0.08, 0.12, 0.16, 0.2]);
  for (let i = 0; i < 3; i++) frames.compare(0.07);
  near(frames.shift, 0.08);
  for (let i = 0; i < 2; i++) frames.compare(0.03);
  near(frames.shift, 0.08);
  frames.clear();
  assert.equal(frames.shift, 0);
});

test('frames that come on time or late are numbered right', () => {
  const frames = new Frames();
  frames.compare(0.08);
  feed(frames, [0, 0.04, 0.08, 0.12]);
  for (let i = 0; i < 9; i++) frames.compare(-0.05);
  for (let i = 0; i < 9; i++) frames.compare(0.003);
  assert.equal(frames.shift, 0);
});
