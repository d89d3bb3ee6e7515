// SPDX-License-Identifier: MIT
// `hotcue import`: objects with known paths, written in each of the formats and imported
// again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withCorners } from '../../js-glue/cli/importer/annotations/ring.js';
import { Random } from '../property/generate.mjs';
import {
  checkObject,
  distance,
  fromLine,
  imported,
  ROUNDING,
  ringAround,
  ringsOf,
  stateAt,
  story,
  WRITERS,
} from './importing.mjs';

describe('a known story, imported', () => {
  for (const [format, write] of Object.entries(WRITERS)) {
    it(`is where it was at every image: ${format}`, () => {
      for (let seed = 0; seed < 150; seed++) {
        const told = story(new Random(seed));
        if (told.objects.length === 0) continue;
        const { interactions, report } = imported(write(told));
        assert.equal(report.errors, 0, JSON.stringify(report.lines));
        for (const object of told.objects) checkObject(object, told.numbers, interactions, 4 * ROUNDING);
      }
    });
  }

  it('is the same from each format', () => {
    for (let seed = 0; seed < 50; seed++) {
      const told = story(new Random(seed));
      const results = Object.values(WRITERS).map((write) =>
        imported(write(told)).interactions.map(({ custom_data, ...each }) => each),
      );
      for (const result of results) assert.deepEqual(result, results[0]);
    }
  });

  it('keeps as many corners in all keyframes of an interaction', () => {
    for (let seed = 0; seed < 150; seed++) {
      for (const { keyframes, hotspot_points } of imported(WRITERS.labelme(story(new Random(seed)))).interactions) {
        const corners = (points) => ringsOf(points).map((ring) => ring.length);
        for (const { points } of keyframes ?? []) assert.deepEqual(corners(points), corners(hotspot_points));
        const times = (keyframes ?? []).map(({ time }) => time);
        assert.deepEqual(
          times,
          [...new Set(times)].sort((a, b) => a - b),
        );
      }
    }
  });

  it('needs fewer keyframes within a tolerance, and stays within it', () => {
    const still = [
      [100, 100],
      [200, 100],
      [150, 150],
    ];
    const numbers = Array.from({ length: 60 }, (_, k) => k);
    const wave = numbers.map((k) => [still.map(([x, y]) => [x + 3 * k, y + 20 * Math.sin(k / 9)])]);
    const files = WRITERS.labelme({ numbers, objects: [{ label: 'boat', track: 1, at: wave }] });
    assert.equal(imported(files).interactions[0].keyframes.length, 60);
    const [thin] = imported(files, { tolerance: 1 }).interactions;
    assert.ok(thin.keyframes.length < 20, `${thin.keyframes.length} keyframes`);
    for (const k of numbers) {
      const { points } = stateAt(thin, k / 25);
      for (const [i, point] of points.entries()) {
        const [x, y] = wave[k][0][i];
        assert.ok(distance([(point[0] * 640) / 100, (point[1] * 360) / 100], [x, y]) < 1.42); // at most a pixel off in both directions
      }
    }
    const rest = { numbers, objects: [{ label: 'boat', track: 1, at: numbers.map(() => [still]) }] };
    assert.equal(imported(WRITERS.labelme(rest)).interactions[0].keyframes, undefined, 'what rests needs none');
  });
});

describe('corners that are added', () => {
  it('lie on the line, spread along it, and those there were stay', () => {
    const random = new Random(7);
    for (let run = 0; run < 300; run++) {
      const ring = ringAround(random, [0, 0], 100, random.whole(3, 10));
      const corners = ring.length + random.whole(0, 20);
      const more = withCorners(ring, corners);
      assert.equal(more.length, corners);
      for (const corner of ring) assert.ok(more.includes(corner) || more.some((each) => distance(each, corner) === 0));
      for (const each of more) assert.ok(fromLine(each, ring) < 1e-9);
      const sides = (of) => of.map((a, i) => distance(a, of[(i + 1) % of.length]));
      const whole = sides(ring).reduce((sum, side) => sum + side, 0);
      assert.ok(Math.max(...sides(more)) <= Math.max(whole / Math.max(1, corners - ring.length), ...[0]) + 1e-9);
    }
  });
});
