// SPDX-License-Identifier: MIT
// Ridge, 0-30 s: the camp on the ridge under stars and northern lights. The
// showcase's polygons follow TENT and DIPPER.
import { drawAurora } from './aurora.mjs';
import { drawHiker } from './hiker.mjs';
import { drawPeak, peak, pine, skyline, stars } from './nature.mjs';
import { clamp01, curve, ellipse, fade, gradient, hex, line, mix, path, random, smooth } from './picture.mjs';

/** @typedef {import('./picture.mjs').Picture} Picture */

// Pixels of the 1280x720 frame.
const TENT = path('214,610 330,420 384,402 436,424 572,612');
const DIPPER = path('866,176 928,150 984,166 1034,190 1050,246 1134,250 1144,186');
/** When the shooting star falls, in seconds. */
const METEOR = { start: 12, length: 1.6, from: [300, 60], to: [700, 220] };

const NIGHT = fade('0 #070d26, 200 #0f1d43, 390 #1d3a63, 520 #37607d');
const field = stars(91, 380, 470);
const peaks = [
  { shape: peak(63, 820, 300), x: 180, y: 296 },
  { shape: peak(69, 980, 360), x: 1010, y: 260 },
  { shape: peak(71, 560, 200), x: 640, y: 380 },
];
const hills = skyline(51, 1280, { base: 560, height: 84, step: 300, rough: 0.35 });
const ground = Float32Array.from(
  { length: 1280 },
  (_, x) => 606 - 26 * Math.sin((x / 1280) * Math.PI) + 4 * Math.sin(x * 0.02),
);
const next = random(8);
const pines = Array.from({ length: 12 }, (_, i) => ({
  x: i < 5 ? next() * 190 - 20 : 1010 + next() * 300,
  size: 110 + next() * 150,
  lean: (next() - 0.5) * 0.05,
}));
const sparks = Array.from({ length: 26 }, () => ({
  phase: next(),
  drift: (next() - 0.5) * 60,
  pace: 0.22 + next() * 0.2,
}));

/** @param {Picture} picture @param {number} t seconds since the scene began */
export function drawCamp(picture, t) {
  picture.rows(NIGHT);
  drawStars(picture, field, t, 1);
  drawDipper(picture, t);
  drawAurora(picture, t, smooth(0, 6, t + 3.5));
  drawMeteor(picture, t);
  const lift = 0.5 + 0.5 * Math.sin(t * 0.3);
  const mist = mix(hex('#37607d'), hex('#3f7f88'), lift * 0.5);
  for (const { shape, x, y } of peaks) {
    drawPeak(picture, shape, x, y, {
      light: hex('#35527a'),
      shade: hex('#1d2f55'),
      snow: mix(hex('#a8c3dc'), hex('#9fdcc9'), lift * 0.6),
      snowShade: hex('#5d7ba6'),
      mist,
      base: 600,
    });
  }
  picture.skyline(hills, fade('460 #1b3350, 590 #2b5065'));
  for (const { x, size, lean } of pines) {
    picture.fill(pine(x, ground[Math.round(clamp01(x / 1279) * 1279)] + 14, size, lean), hex('#0c1a2c'));
  }
  picture.skyline(ground, fade('576 #16283a, 640 #101d2d, 720 #0a1421'));
  drawTent(picture, t);
  drawFire(picture, 760, 640, t, 1);
  const wave = smooth(METEOR.start, METEOR.start + 0.6, t) * (1 - smooth(16, 16.8, t));
  picture.fill(ellipse(896, 640, 58, 6), hex('#060c16'), 0.55);
  drawHiker(picture, 900, 628, 0.92, { walk: 0, phase: 0.1, light: 0.52, tint: hex('#14203c'), wave: wave * 0.95 });
  picture.glow(862, 540, 60, 120, hex('#ffb066'), 0.16 + 0.03 * Math.sin(t * 11), 1.5);
}

/** @param {Picture} picture @param {ReturnType<typeof stars>} list @param {number} t @param {number} strength */
export function drawStars(picture, list, t, strength) {
  for (const star of list) {
    const light = star.light * strength * (0.7 + 0.3 * Math.sin(t * star.pace + star.phase));
    if (light < 0.02) continue;
    const colour = star.warm > 0.8 ? hex('#ffe3c2') : star.warm < 0.25 ? hex('#cfe0ff') : hex('#ffffff');
    picture.fill(ellipse(star.x, star.y, star.size), colour, light);
    if (star.size > 1.5) picture.glow(star.x, star.y, star.size * 6, star.size * 6, colour, light * 0.28, 2);
  }
}

/** The one constellation that everyone finds. @param {Picture} picture @param {number} t */
function drawDipper(picture, t) {
  for (const [i, [x, y]] of DIPPER.entries()) {
    const light = 0.85 + 0.15 * Math.sin(t * 1.3 + i);
    picture.glow(x, y, 19, 19, hex('#bcd4ff'), 0.42 * light, 2);
    picture.fill(ellipse(x, y, 2.7), hex('#ffffff'), light);
  }
}

/** @param {Picture} picture @param {number} t */
function drawMeteor(picture, t) {
  const s = (t - METEOR.start) / METEOR.length;
  if (s <= 0 || s >= 1) return;
  const at = (/** @type {number} */ k) => METEOR.from.map((from, i) => from + (METEOR.to[i] - from) * clamp01(k));
  const head = at(s * 1.05);
  const fade = smooth(0, 0.15, s) * (1 - smooth(0.7, 1, s));
  for (const [length, size, alpha] of [
    [0.34, 5, 0.25],
    [0.22, 3.4, 0.45],
    [0.1, 2.6, 0.9],
  ]) {
    picture.stroke([head, at(s * 1.05 - length)], size, hex('#eaf4ff'), alpha * fade, null, 0.3);
  }
  picture.glow(head[0], head[1], 30, 30, hex('#ffffff'), 0.8 * fade, 2);
}

/** @param {Picture} picture @param {number} t */
function drawTent(picture, t) {
  const flicker = 0.9 + 0.06 * Math.sin(t * 2.3) + 0.04 * Math.sin(t * 5.1);
  picture.glow(390, 560, 330, 200, hex('#ffab5e'), 0.34 * flicker, 1.8);
  picture.fill(ellipse(394, 616, 210, 13), hex('#050b14'), 0.6);
  const warm = (/** @type {string} */ bright, /** @type {string} */ dark) =>
    gradient([
      [400, hex(dark)],
      [612, mix(hex(dark), hex(bright), flicker)],
    ]);
  picture.fill(path('214,610 330,420 384,402 404,614'), warm('#ffb457', '#a3402f'));
  picture.fill(path('384,402 436,424 572,612 404,614'), warm('#e8843d', '#7c2b2c'));
  picture.fill(path('214,610 330,420 384,402 340,470 262,612'), hex('#66202a'), 0.4);
  // The open door and the light inside.
  picture.fill(path('404,614 388,470 458,612'), warm('#fff0b8', '#f2a552'));
  picture.fill(path('388,470 404,614 372,612'), hex('#d9673b'));
  picture.fill(curve(path('414,612 420,590 440,592 452,612'), 5), hex('#8d3b2c'));
  for (const seam of [TENT, path('384,402 388,470')]) picture.stroke(seam, 3, hex('#ffd08a'), 0.55);
  for (const [x0, y0, x1, y1] of [
    [300, 470, 168, 622],
    [490, 500, 622, 626],
  ])
    picture.stroke(
      [
        [x0, y0],
        [x1, y1],
      ],
      1.6,
      hex('#c8a98a'),
      0.5,
    );
}

/** @param {Picture} picture @param {number} x @param {number} y @param {number} t @param {number} strength */
export function drawFire(picture, x, y, t, strength) {
  const flicker = 0.88 + 0.07 * Math.sin(t * 9.1) + 0.05 * Math.sin(t * 14.7 + 1);
  picture.glow(x, y - 14, 300, 130, hex('#ff8c3c'), 0.36 * flicker * strength, 1.7);
  picture.glow(x, y - 40, 90, 90, hex('#ffc06a'), 0.4 * flicker * strength, 1.6);
  for (const [x0, y0, x1, y1] of [
    [-40, 8, 34, -6],
    [40, 8, -34, -6],
    [-46, 10, 46, 11],
  ]) {
    picture.stroke(
      [
        [x + x0, y + y0],
        [x + x1, y + y1],
      ],
      13,
      hex('#3d2419'),
    );
    picture.stroke(
      [
        [x + x0, y + y0 - 3],
        [x + x1, y + y1 - 3],
      ],
      3,
      hex('#b4572b'),
      0.7 * strength,
    );
  }
  for (const [i, [colour, wide, high]] of /** @type {[string, number, number][]} */ ([
    ['#f2542d', 31, 96],
    ['#ff9a3d', 22, 72],
    ['#ffe08a', 12, 46],
  ]).entries()) {
    const sway = (/** @type {number} */ k) => Math.sin(t * 6.2 + k * 2.1 + i) * k * 9;
    const tall = high * (0.86 + 0.14 * Math.sin(t * 8.3 + i * 1.9)) * strength;
    picture.fill(
      curve(
        [
          [x - wide, y + 2],
          [x - wide * 0.8 + sway(0.5), y - tall * 0.42],
          [x - wide * 0.15 + sway(0.8), y - tall * 0.62],
          [x + sway(1.2), y - tall],
          [x + wide * 0.35 + sway(0.8), y - tall * 0.58],
          [x + wide * 0.85 + sway(0.4), y - tall * 0.34],
          [x + wide, y + 2],
          [x, y + 9],
        ],
        6,
      ),
      hex(colour),
      0.92,
    );
  }
  for (const spark of sparks) {
    const s = (t * spark.pace + spark.phase) % 1;
    picture.fill(
      ellipse(x + spark.drift * s + 7 * Math.sin(t * 3 + spark.phase * 20), y - 50 - 190 * s, 1.7 * (1 - s) + 0.4),
      hex('#ffc983'),
      (1 - s) * 0.9 * strength,
    );
  }
  for (const dx of [-54, -36, 38, 56, -18, 16])
    picture.fill(
      curve(
        [
          [x + dx - 14, y + 16],
          [x + dx - 8, y + 5],
          [x + dx + 8, y + 5],
          [x + dx + 14, y + 16],
        ],
        4,
      ),
      hex('#2a3342'),
    );
  picture.stroke(
    line(
      [
        [x - 62, y + 17],
        [x, y + 21],
        [x + 62, y + 17],
      ],
      6,
    ),
    3,
    hex('#ff9a4d'),
    0.25 * strength,
  );
}
