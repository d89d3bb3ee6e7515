// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Frames } from '../../js-glue/media/frames.js';

/** Adds frames at these times; none was skipped. */
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
  assert.ok(Number.isNaN(frames.start(0.04)));
  near(frames.inside(0.04), 0.0406, 1e-9);
});

/** The starts of `count` frames, 25 per second. */
const starts = (count) => Array.from({ length: count }, (_, i) => i / 25);

test('four frames tell how long each shows, twenty how exactly their file says so', () => {
  const frames = new Frames();
  feed(frames, starts(4));
  near(frames.duration, 0.04);
  near(frames.end, 0.1585, 1e-9);
  feed(frames, starts(30).slice(4), { from: 4 });
  near(frames.end, 1.1995, 1e-9);
});

test('dropped frames do not make frames longer', () => {
  const frames = new Frames();
  feed(frames, [0, 0.08, 0.2, 0.28, 0.36, 0.48]);
  assert.equal(frames.duration, 0, 'it is too early to say');
  feed(frames, [0.6, 0.68, 0.8, 0.92], { from: 6 });
  near(frames.duration, 0.04);
});

test('where each other frame is left out at last, the others are not forgotten at once', () => {
  const frames = new Frames();
  feed(frames, starts(30));
  feed(frames, [1.24, 1.32, 1.4, 1.48, 1.56], { from: 30 });
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

test('frames left out and callbacks missed: no gap is one frame long, nor twice another', () => {
  const frames = new Frames();
  const seen = [0, 3, 5, 8, 10, 15, 18, 20, 25, 28];
  for (const [i, frame] of seen.entries()) frames.add(frame / 24, i < 4 ? i : i + 1, 2);
  near(frames.duration, 1 / 24);
  near(frames.start(0.9), 21 / 24);
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
  feed(frames, starts(4));
  frames.interrupt();
  frames.add(0.1201, 4, 1);
  near(frames.duration, 0.04);
  frames.clear();
  assert.equal(frames.duration, 0);
});

test('the frame that shows at a time, before and after the one on screen', () => {
  const frames = new Frames();
  feed(frames, starts(26));
  for (const [time, start, end] of [
    [1, 1, 1.0395],
    [1.039, 1, 1.0395],
    [1.0396, 1.04, 1.0795],
    [0.995, 0.96, 0.9995],
    [1.04, 1.04, 1.0795],
    [0, 0, 0.0395],
  ]) {
    near(frames.start(time), start);
    near(frames.endAt(time), end);
  }
});

test('a time that rounding put just before a frame means that frame', () => {
  const frames = new Frames();
  feed(frames, [0, 0.033, 0.067, 0.1]);
  near(frames.start(0.0996), 0.1, 5e-4);
});

test('rounded times lie about the grid', () => {
  const frames = new Frames();
  const rounded = Array.from({ length: 100 }, (_, i) => Math.round((i * 1001) / 30) / 1000);
  feed(frames, rounded);
  near(frames.duration, 1001 / 30_000, 1e-5);
  near(frames.time, (99 * 1001) / 30_000, 2e-4);
});

test('the grid is trusted as far as it was seen', () => {
  const frames = new Frames();
  feed(frames, starts(4));
  assert.ok(Number.isNaN(frames.start(2)));
  assert.equal(frames.endAt(2), 2);
  feed(frames, starts(60).slice(4), { from: 4 });
  near(frames.start(4.01), 4);
  assert.ok(Number.isNaN(frames.start(5)));
});

test('frames of all lengths are no grid', () => {
  const frames = new Frames();
  let time = 0;
  feed(
    frames,
    [20, 47, 33, 71, 25, 59, 41, 38, 83].map((ms) => (time += ms / 1000)),
  );
  assert.equal(frames.end, frames.time);
  near(frames.inside(time + 0.01), time + 0.0106, 1e-9);
});

test('a rest is inside its frame, and as near to its time as may be', () => {
  const frames = new Frames();
  feed(frames, starts(26));
  near(frames.inside(1.0206), 1.0212, 1e-9);
  near(frames.inside(1.04), 1.044, 1e-9);
  near(frames.inside(1.0396), 1.044, 1e-9);
  near(frames.inside(1.0394), 1.036, 1e-9);
});

test('a rest is in its frame though each other frame was never seen', () => {
  const frames = new Frames();
  feed(frames, starts(26), { rate: 4 }); // of a film with 50 per second
  near(frames.duration, 0.04);
  for (let ms = 1000; ms < 1200; ms++) {
    const meant = Math.floor((ms / 1000 + 0.0005) * 50 + 1e-6);
    assert.equal(Math.floor(frames.inside(ms / 1000) * 50), meant, `${ms} ms`);
  }
});

test('one gap that a browser makes too small is not believed, nor more of them for long', () => {
  const frames = new Frames();
  feed(frames, starts(26));
  frames.add(1.02, 26, 1);
  near(frames.duration, 0.04);
  frames.add(1.04, 27, 1);
  near(frames.duration, 0.02);
  feed(frames, starts(36).slice(27), { from: 28 });
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
