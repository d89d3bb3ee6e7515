// SPDX-License-Identifier: MIT
// Ridge, 30-60 s: by the lake, from the last stars to sunrise. The showcase's
// polygons follow BOAT.
import { drawAurora } from './aurora.mjs';
import { drawFire, drawStars } from './camp.mjs';
import { drawSitting } from './hiker.mjs';
import { bird, clouds, drawClouds, drawForest, drawPeak, forest, peak, skyline, stars } from './nature.mjs';
import { clamp01, curve, ellipse, gradient, hex, line, mix, mixStops, path, smooth, stops } from './picture.mjs';

/** @typedef {import('./picture.mjs').Picture} Picture */

const SHORE = 430; // the far edge of the water
// The boat lies still at its rope, in pixels of the 1280x720 frame.
const BOAT = path('150,560 178,552 430,552 476,540 452,596 420,612 214,612 172,594');

const NIGHT = stops('0 #0a1231, 140 #1a2c5c, 300 #3d5583, 430 #6a7c9c');
const BLUSH = stops('0 #2f4a8c, 140 #7470b0, 300 #cf8fa8, 430 #f6bfa2');
const DAWN = stops('0 #5c83bd, 140 #a99bc4, 300 #f4b59c, 430 #ffe2a8');

const field = stars(17, 260, 360);
const sky = clouds(83, 6, 40, 230);
const peaks = [
  { shape: peak(88, 700, 250), x: 230, y: 196 },
  { shape: peak(93, 860, 300), x: 1090, y: 150 },
  { shape: peak(97, 520, 170), x: 640, y: 286 },
];
const far = skyline(71, 1280, { base: 428, height: 56, step: 240, rough: 0.3 });
const bank = skyline(73, 1280, { base: 433, height: 10, step: 300, rough: 0.2 });
const trees = forest(31, 1500, 120, 18, 46);
const beach = Float32Array.from(
  { length: 1280 },
  (_, x) => 650 - 40 * smooth(560, 900, x) - 6 * Math.sin(x * 0.013) + 30 * (1 - smooth(0, 240, x)),
);

/** @param {Picture} picture @param {number} t seconds since the scene began */
export function drawLake(picture, t) {
  const dawn = smooth(1, 27, t);
  const air = gradient(mixStops(mixStops(NIGHT, BLUSH, smooth(0, 15, t)), DAWN, smooth(12, 28, t)));
  picture.rows(air, 0, SHORE + 20);
  drawStars(picture, field, t, 1 - smooth(0.1, 0.65, dawn));
  drawAurora(picture, t + 40, 0.55 * (1 - smooth(0, 0.45, dawn)));
  const sun = { x: 640, y: 470 - 150 * smooth(14, 36, t) };
  const warm = smooth(0.25, 0.9, dawn);
  picture.glow(sun.x, sun.y - 30, 640, 270, mix(hex('#ff9e7c'), hex('#ffe0a0'), dawn), 0.66 * warm, 2.2);
  picture.fill(ellipse(sun.x, sun.y, 40), hex('#fff6d6'), smooth(13, 18, t));
  drawClouds(picture, sky, t, mix(hex('#3c4a78'), hex('#ffd8c2'), dawn), 0.38);
  const mist = air(425);
  const cold = mix(hex('#33456f'), hex('#8f8fb4'), dawn);
  for (const { shape, x, y } of peaks) {
    drawPeak(picture, shape, x, y, {
      light: mix(cold, hex('#f2b49a'), 0.4 * dawn),
      shade: mix(cold, hex('#232d57'), 0.35),
      snow: mix(hex('#9db2d6'), hex('#fff0e2'), dawn),
      snowShade: mix(hex('#5b70a3'), hex('#bdb6d6'), dawn),
      mist,
      base: 450,
    });
  }
  picture.skyline(far, (y) => mix(mix(hex('#25375a'), hex('#6f8794'), dawn), mist, smooth(380, 450, y) * 0.6));
  const dark = mix(hex('#14243c'), hex('#3f6566'), dawn);
  drawForest(picture, trees, 0, bank, dark, mix(dark, mist, 0.3));
  for (let i = 0; i < 3; i++) {
    bird(
      picture,
      -160 + (t - 12) * 52 - i * 34,
      190 + i * 16 + 10 * Math.sin(t * 0.7 + i),
      14,
      t * 8 + i * 2,
      hex('#3a4468'),
    );
  }
  mirror(picture, t, dawn);
  drawMist(picture, t, mist);
  drawBoat(picture, t, dawn);

  const grass = mix(hex('#14202f'), hex('#5f7a55'), dawn);
  picture.skyline(beach, (y) =>
    mix(
      mix(mix(hex('#2b3146'), hex('#c9ab84'), dawn), grass, smooth(612, 668, y)),
      hex('#0d1722'),
      smooth(640, 760, y) * 0.6,
    ),
  );
  picture.stroke(line(path('470,548 580,590 690,632 726,644'), 8), 2.4, mix(hex('#5a5a66'), hex('#e8d6b0'), dawn), 0.9);
  picture.fill(path('720,616 732,614 735,662 721,662'), mix(hex('#2a2530'), hex('#7b5a40'), dawn));
  const log = mix(hex('#2f2430'), hex('#8a6244'), dawn);
  picture.stroke(path('940,634 1110,630'), 34, log);
  picture.fill(ellipse(1112, 630, 12, 17), mix(log, hex('#e0b98a'), 0.55));
  drawFire(picture, 880, 652, t, 1 - 0.6 * smooth(20, 30, t));
  drawSitting(picture, 1010, 660, 0.98, 0.5 + 0.45 * dawn, hex('#1d2748'), 1.2 * Math.sin(t * 0.9));
}

/** The water shows the sky again, upside down, darker, and a little unquiet. @param {Picture} picture @param {number} t @param {number} dawn */
function mirror(picture, t, dawn) {
  const { width, pixels, bytes } = picture;
  const deep = mix(hex('#0c1a3a'), hex('#4a7398'), dawn);
  for (let y = SHORE; y < 720; y++) {
    const depth = (y - SHORE) / (720 - SHORE);
    const wave = Math.sin(y * 0.55 - t * 1.9) * (0.6 + depth * 3) + Math.sin(y * 0.17 + t * 1.1) * (0.4 + depth * 5);
    const from = Math.max(0, Math.min(SHORE - 1, Math.round(SHORE - 1 - (y - SHORE) * 1.02 - wave * 0.8)));
    const shift = Math.round(wave * 0.9);
    const [source, target] = [from * width, y * width];
    if (shift >= 0) {
      pixels.copyWithin(target, source + shift, source + width);
      pixels.fill(pixels[source + width - 1], target + width - shift, target + width);
    } else {
      pixels.copyWithin(target - shift, source, source + width + shift);
      pixels.fill(pixels[source], target, target - shift);
    }
    const a = 0.12 + 0.42 * depth + 0.05 * Math.sin(y * 0.9 - t * 2.3) * depth;
    for (let i = target * 4; i < (target + width) * 4; i += 4) {
      bytes[i] += (deep[0] - bytes[i]) * a;
      bytes[i + 1] += (deep[1] - bytes[i + 1]) * a;
      bytes[i + 2] += (deep[2] - bytes[i + 2]) * a;
    }
  }
}

/** @param {Picture} picture @param {number} t @param {number[]} mist */
function drawMist(picture, t, mist) {
  for (let i = 0; i < 7; i++) {
    const x = ((i * 250 + t * (5 + i)) % 1700) - 200;
    picture.glow(x, SHORE + 4 + (i % 3) * 9, 300, 15 + (i % 3) * 4, mix(mist, [255, 255, 255], 0.25), 0.34, 1.2);
  }
}

/** @param {Picture} picture @param {number} t @param {number} dawn */
function drawBoat(picture, t, dawn) {
  const light = 0.42 + 0.58 * dawn;
  const tone = (/** @type {string} */ colour) => mix(hex('#16213f'), hex(colour), light);
  picture.fill(ellipse(314, 612, 168, 11), hex('#0c1830'), 0.4);
  picture.fill(curve(path('168,562 240,570 400,568 464,548 430,580 220,584'), 5), tone('#5b2f28'));
  for (const x of [250, 350])
    picture.fill(
      [
        [x, 566],
        [x + 34, 566],
        [x + 30, 580],
        [x + 4, 580],
      ],
      tone('#c99a63'),
    );
  picture.fill(
    line(path('150,560 172,594 214,612 300,613 420,612 452,596 476,540 430,566 314,576 200,572 150,560'), 6),
    gradient([
      [540, tone('#dd5a43')],
      [612, tone('#a1362f')],
    ]),
  );
  picture.stroke(line(path('150,560 200,572 314,576 430,566 476,540'), 6), 5, tone('#f3d9a4'));
  picture.stroke(line(path('166,588 214,600 314,602 424,600 458,584'), 6), 2.5, tone('#f3d9a4'), 0.6);
  for (let i = 0; i < 3; i++) {
    const s = (t * 0.16 + i / 3) % 1;
    const y = 612 + s * 8;
    picture.stroke(
      line(
        [
          [314 - 150 - s * 50, y],
          [314, y + 7 + s * 5],
          [314 + 150 + s * 50, y],
        ],
        8,
      ),
      1.6,
      mix(hex('#8fa3c8'), hex('#fff2d8'), dawn),
      0.4 * (1 - s),
    );
  }
  picture.fill(ellipse(BOAT[3][0] - 6, BOAT[3][1] + 7, 3.2), tone('#3a2a28'), clamp01(light + 0.3));
}
