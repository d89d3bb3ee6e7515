// SPDX-License-Identifier: MIT
// Compares what a pointer hovers over with testing every interaction from the top down.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { newEngine, play } from '../support/play.mjs';
import { below } from '../support/random.mjs';

const SQUARE = '0,0 100,0 100,100 0,100';

/** @param {Random} random @param {number} i */
function randomItem(random, i) {
  const inert = random.chance(0.5);
  const from = { pos_left: below(random, 80), pos_top: below(random, 80) };
  const [width, height] = [1 + below(random, 40), 1 + below(random, 40)];
  return {
    id: `i${i}`,
    type: 'hotspot',
    time: 0,
    ...from,
    pos_width: width,
    pos_height: height,
    z_index: below(random, 3),
    click_action: inert ? 'none' : 'track',
    ...(random.chance(0.5) && { tooltip: 'Tip' }),
    ...(random.chance(0.3) && { hotspot_points: SQUARE }),
    ...(random.chance(0.3) && {
      keyframes: [
        { time: 0, ...from },
        { time: 8, pos_left: below(random, 80) },
      ],
    }),
  };
}

it('the topmost of what can be clicked or has a tooltip', () => {
  const random = new Random(24);
  for (let round = 0; round < 60; round++) {
    const items = Array.from({ length: 1 + below(random, 12) }, (_, i) => randomItem(random, i));
    const engine = newEngine();
    assert.ok(engine.load(JSON.stringify(items), { lenient: false }).ok);
    engine.ready(10);
    for (const time of [0, 3, 7]) {
      engine.seek(time);
      const boxes = items.map((_, i) => engine.item(i)?.box);
      const topmost = (x, y, counts) => {
        let top = -1;
        for (const [i, item] of items.entries()) {
          const { left, top: above, width, height } = boxes[i];
          const inside = x >= left && x <= left + width && y >= above && y <= above + height;
          if (inside && counts(item) && (top < 0 || item.z_index >= items[top].z_index)) top = i;
        }
        return top;
      };
      for (let n = 0; n < 200; n++) {
        const [x, y] = [below(random, 130), below(random, 130)];
        const live = (item) => item.click_action !== 'none';
        assert.equal(engine.hit(x, y), topmost(x, y, live), `hit ${x} ${y}`);
        assert.equal(
          engine.hitHover(x, y),
          topmost(x, y, (item) => live(item) || item.tooltip),
          `hover ${x} ${y}`,
        );
      }
    }
    engine.dispose();
  }
});

it('is simulated', () => {
  const item = { id: 'i', type: 'hotspot', time: 0, tooltip: 'Info only', click_action: 'none' };
  const project = [{ ...item, pos_left: 40, pos_top: 20, pos_width: 20, pos_height: 20 }];
  const script = [{ hover: [50, 30] }, { hover: [5, 5] }, { pointer: [5, 5] }];
  const { lines } = play({ project, script, durations: { main: 10 } });
  const events = lines.map((line) => JSON.parse(line).event).filter((event) => event.startsWith('hotspot:'));
  assert.deepEqual(events, ['hotspot:enter', 'hotspot:leave']);
});
