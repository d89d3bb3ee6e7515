// SPDX-License-Identifier: MIT
// Where the timeline puts times: scale, time codes, ticks, rows of marks, pictures, loudness.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frameOf, frameStart, nearestFrame, parseTime, tidyTime, timecode } from '../../demo/studio/timeline/frames.js';
import { pack } from '../../demo/studio/timeline/packing.js';
import { barsOf, levelFor, levelsOf } from '../../demo/studio/timeline/peaks.js';
import {
  clamped,
  endOf,
  fitted,
  limits,
  MARGIN,
  panned,
  revealed,
  timeAt,
  xOf,
  zoomed,
} from '../../demo/studio/timeline/scale.js';
import { missingOf, planOf } from '../../demo/studio/timeline/thumbnails.js';
import { stepsFor, ticks } from '../../demo/studio/timeline/ticks.js';

const RATES = fc.constantFrom(23.976, 24, 25, 29.97, 30, 50, 59.94, 60);
const BOUNDS = fc.record({ length: fc.double({ min: 0.5, max: 40_000, noNaN: true }), frameRate: RATES });
/** Scales that the bounds allow. */
const SITUATION = fc
  .record({
    bounds: BOUNDS,
    width: fc.integer({ min: 80, max: 4000 }),
    zoom: fc.double({ min: 0, max: 1, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ bounds, width, zoom, part }) => {
    const [least, most] = limits(width, bounds);
    const perSecond = least * (most / least) ** zoom;
    return { bounds, scale: clamped({ start: part * bounds.length, perSecond, width }, bounds) };
  });
const near = (a, b, by) => Math.abs(a - b) <= by;

test('the scale reaches from the whole film to single frames, and never leaves the film', () => {
  fc.assert(
    fc.property(
      SITUATION,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ bounds, scale }, factor, at) => {
        const whole = fitted(scale.width, bounds);
        assert.ok(near(xOf(whole, 0), MARGIN, 1e-6) && near(xOf(whole, bounds.length), scale.width - MARGIN, 1e-6));
        const closest = zoomed(scale, 1e9, 0, bounds);
        assert.ok(closest.perSecond / bounds.frameRate >= 48 - 1e-6, 'a frame is wide');

        const x = at * scale.width;
        const after = zoomed(scale, factor, x, bounds);
        for (const each of [scale, after, panned(scale, factor * 100, bounds), panned(scale, -factor * 100, bounds)]) {
          assert.ok(xOf(each, 0) <= MARGIN + 1e-3, 'nothing but the margin before the film');
          assert.ok(xOf(each, bounds.length) >= each.width - MARGIN - 1e-3, 'nor after it');
        }
        const free = xOf(after, 0) < MARGIN - 1 && xOf(after, bounds.length) > after.width - MARGIN + 1;
        if (free) assert.ok(near(xOf(after, timeAt(scale, x)), x, 1e-3), 'the time under the pointer stays');
      },
    ),
  );
});

test('what is revealed is in view: all of it, or its start', () => {
  fc.assert(
    fc.property(
      SITUATION,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ bounds, scale }, a, b) => {
        const [from, to] = [Math.min(a, b) * bounds.length, Math.max(a, b) * bounds.length];
        const after = revealed(scale, from, to, bounds);
        assert.ok(xOf(after, from) >= -1e-3 && xOf(after, from) <= after.width + 1e-3);
        if ((to - from) * scale.perSecond < scale.width - 4 * MARGIN) assert.ok(xOf(after, to) <= after.width + 1e-3);
      },
    ),
  );
});

test("a frame's start, as documents have it, is that frame's; and its time code is read back", () => {
  fc.assert(
    fc.property(RATES, fc.integer({ min: 0, max: 2_000_000 }), (rate, frame) => {
      const time = frameStart(frame, rate);
      assert.equal(frameOf(time, rate), frame);
      assert.ok(time <= frame / rate + 1e-9, 'the frame already shows what starts then');
      assert.equal(time, Math.round(time * 1000) / 1000, 'milliseconds');
      assert.equal(nearestFrame(time, rate), time);
      assert.equal(tidyTime(time, rate), time);
      assert.match(timecode(time, rate), /^\d+:[0-5]\d:[0-5]\d:\d\d$/);
      if (Number.isInteger(rate)) assert.equal(parseTime(timecode(time, rate), rate), time);
    }),
  );
  assert.equal(timecode(65.48, 25), '0:01:05:12');
  assert.equal(timecode(3600, 25), '1:00:00:00');
  assert.equal(timecode(0.033, 30), '0:00:00:01', 'a time that was rounded down');
  assert.deepEqual(
    ['1:05.5', '7', '0:01:05:12', '2,5'].map((text) => parseTime(text, 25)),
    [65.5, 7, 65.48, 2.5],
  );
  for (const text of ['', 'x', '1:2:3:4:5', '-1', '1::2', '1e3']) assert.ok(Number.isNaN(parseTime(text, 25)), text);
});

test('ticks are in view, apart from each other, and at times that divide those with labels', () => {
  fc.assert(
    fc.property(SITUATION, ({ bounds, scale }) => {
      const all = ticks(scale, bounds.frameRate);
      assert.ok(all.length <= scale.width / 8 + 2, 'no more than there is room for');
      for (const [i, { time, x }] of all.entries()) {
        assert.ok(time >= 0 && near(x, xOf(scale, time), 1e-6));
        assert.ok(x >= -1e-3 && time <= endOf(scale) + 1e-3);
        if (i > 0) assert.ok(x - all[i - 1].x >= 8 - 1e-3);
      }
      const { major } = stepsFor(scale.perSecond, bounds.frameRate);
      const labels = all.filter((tick) => tick.major);
      for (const [i, { time, x }] of labels.entries()) {
        assert.ok(near(time / major, Math.round(time / major), 1e-6), `${time} of ${major}`);
        if (i > 0) assert.ok(x - labels[i - 1].x >= 104 - 1e-3);
      }
    }),
  );
  const scale = { start: 0, perSecond: 48 * 25, width: 800 };
  assert.equal(ticks(scale, 25).length, 17, 'each frame');
});

test('marks of a row do not cover each other, and one is left out only if all rows are taken', () => {
  const places = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 }), (list, size, rows) => {
      const sorted = list.sort((a, b) => a - b);
      const packed = pack(sorted, size, rows);
      for (const [i, row] of packed.entries()) {
        const before = (/** @type {number} */ of) => sorted[packed.lastIndexOf(of, i - 1)];
        if (row >= 0 && i > 0 && packed.lastIndexOf(row, i - 1) >= 0) assert.ok(before(row) + size <= sorted[i]);
        if (row < 0) for (let other = 0; other < rows; other++) assert.ok(before(other) + size > sorted[i]);
      }
    }),
  );
});

test('pictures cover the view without gaps, and serve for other scales', () => {
  fc.assert(
    fc.property(SITUATION, ({ bounds, scale }) => {
      const film = { ...bounds, size: 71 };
      const { step, cells } = planOf(scale, film);
      assert.ok(Number.isInteger(Math.log2(step)) || Number.isInteger(Math.log2(step / 3)));
      assert.ok(step === 1 || (step / bounds.frameRate) * scale.perSecond < 71 * 2);
      assert.ok(cells.length <= scale.width / 71 + 2);
      const distance = (step / bounds.frameRate) * scale.perSecond;
      assert.ok(distance >= 71 - 1e-3);
      const edges = [Math.max(xOf(scale, 0), 0), Math.min(xOf(scale, bounds.length), scale.width)];
      if (edges[1] - edges[0] < 1) return;
      assert.ok(cells[0].x <= edges[0] + 1e-3 && cells[cells.length - 1].x + distance >= edges[1] - 1);
      for (const [i, { frame, x }] of cells.entries()) {
        assert.equal(frame % step, 0);
        if (i > 0) assert.ok(near(x - cells[i - 1].x, distance, 1e-2));
        assert.ok(frame / bounds.frameRate < bounds.length);
      }
      const missing = missingOf(cells, new Set([cells[0].frame]));
      assert.deepEqual(
        [...missing].sort((a, b) => a - b),
        cells.slice(1).map(({ frame }) => frame),
      );
    }),
  );
  assert.deepEqual(
    missingOf(
      [0, 1, 2, 3, 4, 5, 6].map((frame) => ({ frame, x: 0 })),
      new Set(),
    ),
    [0, 4, 2, 6, 1, 3, 5],
  );
});

test('a short noise is heard at every resolution, where it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 79_999 }), fc.double({ min: 0.02, max: 5, noNaN: true }), (at, step) => {
      const sound = new Float32Array(80_000);
      sound[at] = -0.75;
      const levels = levelsOf([new Float32Array(80_000), sound], 8000);
      for (const level of levels) {
        const bars = barsOf(level, 0, step, Math.ceil(10 / step));
        const loud = bars.findIndex((value) => value > 0);
        assert.ok(Math.abs(bars[loud] - 0.75) < 1e-6);
        assert.ok(Math.abs(loud * step - at / 8000) <= step + 2 / level.perSecond);
      }
      assert.ok(levelFor(levels, 0).values.length <= 2048 && levelFor(levels, 1e6) === levels[0]);
    }),
    { numRuns: 40 },
  );
});
