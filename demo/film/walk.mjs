// SPDX-License-Identifier: MIT
// Trailhead, 0-20 s: the hiker walks through the morning. She stays where she
// is on screen, the land passes by, so that hotspots on her hold.

import { drawHiker, walkSpeed } from './hiker.mjs';
import { bird, clouds, drawClouds, drawForest, drawPeak, forest, peak, scroll, skyline } from './nature.mjs';
import { gradient, hex, mix, mixStops, random, smooth, stops } from './picture.mjs';

export const HIKER = { x: 430, y: 622, scale: 1.12 };
const CYCLE_S = 1.15;
const SPEED = walkSpeed(CYCLE_S) * HIKER.scale;

const DAWN = stops('0 #34507f, 180 #7d84b4, 330 #e4a79c, 470 #ffd9ac');
const MORNING = stops('0 #4b93c9, 200 #8cc3e2, 350 #cfe6ea, 480 #f7efd8');

const width = 1280;
const tops = new Float32Array(width);
const sky = clouds(7, 6, 70, 260);
const peaks = [
  { shape: peak(5, 760, 330), x: 310, y: 210 },
  { shape: peak(11, 900, 400), x: 940, y: 140 },
  { shape: peak(21, 620, 250), x: 1390, y: 270 },
];
const hills = [
  { line: skyline(3, 2400, { base: 505, height: 110, step: 210, rough: 0.5 }), speed: 7, near: 0.3 },
  { line: skyline(4, 2600, { base: 535, height: 90, step: 260, rough: 0.25 }), speed: 14, near: 0.55 },
];
const farWood = {
  line: skyline(8, 3200, { base: 560, height: 50, step: 320, rough: 0.1 }),
  trees: forest(2, 1900, 90, 38, 78),
  speed: 26,
};
const wood = {
  line: skyline(9, 3600, { base: 588, height: 34, step: 420, rough: 0.1 }),
  trees: forest(14, 2100, 34, 90, 190),
  speed: 54,
};
const meadow = skyline(12, 5200, { base: 604, height: 16, step: 340, rough: 0 });
const next = random(77);
const tufts = Array.from({ length: 150 }, () => ({ x: next() * 3400, y: next(), size: 6 + next() * 12, kind: next() }));
const blades = Array.from({ length: 70 }, () => ({
  x: next() * 2200,
  size: 34 + next() * 56,
  lean: (next() - 0.3) * 40,
}));

/** @param {import('./picture.mjs').Picture} picture @param {number} t seconds */
export function drawWalk(picture, t) {
  const day = smooth(0, 17, t);

  const air = gradient(mixStops(DAWN, MORNING, day));
  picture.rows(air);
  const mist = air(470);
  const sun = { x: 700 + t * 4, y: 330 - 170 * smooth(-6, 20, t) };
  picture.glow(sun.x, sun.y + 40, 520, 300, mix(hex('#ffc79a'), hex('#fff6d8'), day), 0.5, 2.6);
  picture.glow(sun.x, sun.y, 130, 130, hex('#fff0c8'), 0.5, 3);
  picture.fill(ellipsePoints(sun.x, sun.y, 38, 38), hex('#fffbe9'));
  drawClouds(picture, sky, t, mix(hex('#ffd2bd'), hex('#ffffff'), day), 0.4);

  const cold = mix(hex('#7276a6'), hex('#6f9dc0'), day);
  for (const { shape, x, y } of peaks) {
    drawPeak(picture, shape, x - t * 3, y, {
      light: mix(mix(cold, hex('#f3b79f'), 0.35), hex('#9fbfd2'), day * 0.6),
      shade: mix(cold, hex('#4d5b8c'), 0.35),
      snow: mix(hex('#ffe3d0'), hex('#ffffff'), day),
      snowShade: mix(hex('#a9a6cc'), hex('#c3daea'), day),
      mist,
      base: 520,
    });
  }
  for (let i = 0; i < 5; i++) {
    const x = ((t * 34 + i * 27) % 1500) - 60;
    bird(
      picture,
      x,
      190 + i * 13 + 12 * Math.sin(t * 0.7 + i),
      13,
      t * 9 + i * 1.7,
      mix(hex('#4a4f78'), hex('#47607c'), day),
    );
  }
  const green = mix(hex('#4d5f6e'), hex('#5f9a78'), day);
  for (const { line, speed, near } of hills) {
    const tone = mix(mix(cold, mist, 0.25), green, near);
    picture.skyline(scroll(line, t * speed, tops), (y) => mix(tone, mist, smooth(400, 600, y) * 0.75));
  }
  const dark = mix(hex('#2f4552'), hex('#2f6a58'), day);
  const haze = mix(dark, mist, 0.42);
  scroll(farWood.line, t * farWood.speed, tops);
  drawForest(picture, farWood.trees, t * farWood.speed, tops, haze, mix(haze, mist, 0.12));
  picture.skyline(tops, (y) => mix(haze, mist, smooth(530, 640, y) * 0.5));
  scroll(wood.line, t * wood.speed, tops);
  drawForest(picture, wood.trees, t * wood.speed, tops, mix(dark, haze, 0.2), mix(dark, hex('#a5c384'), 0.32));
  const grass = mix(hex('#5d7263'), hex('#86b268'), day);
  picture.skyline(tops, mix(dark, grass, 0.45));

  // The meadow and the trail: light sand with a soft edge.
  const ground = t * SPEED;
  picture.skyline(scroll(meadow, ground * 0.9, tops), (y) =>
    mix(mix(grass, mist, 0.16), mix(grass, hex('#2f5a49'), 0.5), smooth(596, 720, y)),
  );
  const sand = mix(hex('#a98f86'), hex('#e0c79a'), day);
  const edge = (/** @type {number} */ base, /** @type {number} */ wave) =>
    Array.from({ length: 41 }, (_, i) => [
      i * 32,
      base + wave * (Math.sin((i * 32 + ground) * 0.011) + 0.6 * Math.sin((i * 32 + ground) * 0.029)),
    ]);
  picture.fill([...edge(616, 1.4), ...edge(652, 3).reverse()], (y) =>
    mix(sand, hex('#8a6b52'), smooth(612, 662, y) * 0.4),
  );
  for (const tuft of tufts) drawTuft(picture, tuft, ground, grass, day);

  const shade = mix(sand, hex('#4c3f3d'), 0.5);
  picture.fill(ellipsePoints(HIKER.x - 12, HIKER.y + 13, 74, 7), shade, 0.5);
  drawHiker(picture, HIKER.x, HIKER.y, HIKER.scale, {
    phase: t / CYCLE_S,
    light: 0.82 + 0.18 * day,
    tint: hex('#6a5b86'),
  });

  const front = mix(hex('#26403f'), hex('#275743'), day);
  for (const blade of blades) {
    const x = mod(blade.x - ground * 1.55, 2200) - 300;
    if (x > 1330) continue;
    const sway = 7 * Math.sin(t * 1.4 + blade.x);
    picture.fill(
      [
        [x - 5, 724],
        [x + blade.lean * 0.5, 724 - blade.size * 0.6],
        [x + blade.lean + sway, 724 - blade.size],
        [x + blade.lean * 0.5 + 7, 724 - blade.size * 0.5],
        [x + 7, 724],
      ],
      front,
    );
  }
}

/** @param {number} value @param {number} by */
const mod = (value, by) => ((value % by) + by) % by;

/** @param {number} x @param {number} y @param {number} rx @param {number} ry */
const ellipsePoints = (x, y, rx, ry) =>
  Array.from({ length: 28 }, (_, i) => [x + rx * Math.cos((i / 28) * 6.2832), y + ry * Math.sin((i / 28) * 6.2832)]);

/** Grass, flowers and stones beside the trail. */
function drawTuft(
  /** @type {import('./picture.mjs').Picture} */ picture,
  /** @type {any} */ tuft,
  /** @type {number} */ ground,
  /** @type {number[]} */ grass,
  /** @type {number} */ day,
) {
  const front = tuft.y > 0.45;
  const y = front ? 662 + (tuft.y - 0.45) * 90 : 606 + tuft.y * 16;
  const x = mod(tuft.x - ground * (front ? 1 + (y - 640) / 300 : 0.94), 3400) - 60;
  if (x > 1340) return;
  if (tuft.kind > 0.9) {
    picture.fill(ellipsePoints(x, y, tuft.size * 0.9, tuft.size * 0.5), mix(hex('#6c6a78'), hex('#b9b3a4'), day));
    return;
  }
  const colour = mix(grass, tuft.kind > 0.5 ? hex('#2c6148') : hex('#c3d68a'), 0.4);
  for (const lean of [-0.5, -0.1, 0.35]) {
    picture.fill(
      [
        [x - 2, y],
        [x + lean * tuft.size - 1, y - tuft.size],
        [x + 2, y],
      ],
      colour,
    );
  }
  if (tuft.kind < 0.22)
    picture.fill(
      ellipsePoints(x - 2, y - tuft.size - 2, 3.4, 3.4),
      mix(hex('#b39ab5'), tuft.kind < 0.1 ? hex('#fff3c9') : hex('#f2a1b3'), 0.4 + 0.6 * day),
    );
}
