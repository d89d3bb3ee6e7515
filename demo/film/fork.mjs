// SPDX-License-Identifier: MIT
// Trailhead, 46-60 s: the sun goes down at a signpost with two empty arms; the
// showcase writes on them.

import { drawHiker } from './hiker.mjs';
import { clouds, drawClouds, drawForest, drawPeak, forest, peak, skyline } from './nature.mjs';
import {
  clamp01,
  curve,
  ellipse,
  fade,
  gradient,
  hex,
  line,
  mix,
  mixStops,
  Picture,
  path,
  random,
  smooth,
  stops,
} from './picture.mjs';

// Pixels of the 1280x720 frame: the boards of the signpost.
const RIDGE_ARM = path('716,206 1038,202 1098,249 1040,297 718,295');
const LAKE_ARM = path('900,330 902,420 580,423 520,376 578,328');

const GOLD = stops('0 #4c6aa5, 170 #9b90b8, 330 #f1b18b, 470 #ffdf9f');
const DUSK = stops('0 #232a5c, 170 #5d4688, 330 #c9647f, 470 #ffa068');

const sky = clouds(28, 6, 60, 280);
const peaks = [
  { shape: peak(52, 760, 300), x: 250, y: 236 },
  { shape: peak(57, 880, 350), x: 1120, y: 176 },
];
const hills = skyline(36, 1280, { base: 520, height: 90, step: 250, rough: 0.4 });
const rise = skyline(37, 1280, { base: 556, height: 60, step: 330, rough: 0.15 });
const trees = forest(48, 1500, 30, 50, 120);

/** @type {Picture | null} */
let sign = null;
/** @type {Uint8Array} */
let signMask;

/** @param {Picture} picture @param {number} t seconds since the scene began */
export function drawFork(picture, t) {
  const dusk = smooth(1, 13.5, t);
  const air = gradient(mixStops(GOLD, DUSK, dusk));
  picture.rows(air);
  const sun = { x: 420, y: 330 + 190 * (t / 14) };
  picture.glow(sun.x, sun.y, 560, 330, mix(hex('#ffe2a6'), hex('#ff8f5e'), dusk), 0.6, 2.4);
  picture.fill(ellipse(sun.x, sun.y, 42), mix(hex('#fff3cf'), hex('#ffc58a'), dusk));
  drawClouds(picture, sky, t, mix(hex('#ffe6cf'), hex('#f08b8f'), dusk), 0.42);
  const mist = air(470);
  const cold = mix(hex('#8a80a8'), hex('#53427a'), dusk);
  for (const { shape, x, y } of peaks) {
    drawPeak(picture, shape, x, y, {
      light: mix(cold, hex('#f0a27f'), 0.45),
      shade: mix(cold, hex('#3d3466'), 0.3),
      snow: mix(hex('#ffe9d2'), hex('#ffb9a0'), dusk),
      snowShade: mix(hex('#b9a9c9'), hex('#7d6a9f'), dusk),
      mist,
      base: 540,
    });
  }
  picture.skyline(hills, (y) => mix(mix(hex('#6f7a83'), hex('#4a3a66'), dusk), mist, smooth(430, 600, y) * 0.8));
  const dark = mix(hex('#45604f'), hex('#2b2b4c'), dusk);
  drawForest(picture, trees, 0, rise, dark, mix(dark, mist, 0.25));
  const grass = mix(hex('#7f9a5c'), hex('#45455f'), dusk);
  picture.skyline(rise, (y) => mix(mix(grass, mist, 0.3), grass, smooth(520, 580, y)));
  drawGround(picture, grass, mix(hex('#d9bd8c'), hex('#8f6f74'), dusk), dusk);
  drawSign(picture, dusk);

  // She comes in, stands before the sign, looks, and walks on after the pause.
  const stop = 360;
  const arrive = 5.4;
  const leave = 8.6;
  const steps = (/** @type {number} */ s) => s / 1.15;
  let [x, walk, phase] = [stop, 0, steps(arrive)];
  if (t < arrive) {
    const slow = clamp01((arrive - t) / 0.7);
    [x, walk, phase] = [stop - 70 * Math.max(0, arrive - t - 0.3 * slow), smooth(0, 0.5, arrive - t), steps(t)];
  } else if (t > leave) {
    [x, walk, phase] = [
      stop + 66 * Math.max(0, t - leave - 0.2),
      smooth(leave, leave + 0.5, t),
      steps(arrive + t - leave),
    ];
  }
  picture.fill(ellipse(x - 6, 655, 54, 6), mix(hex('#4c4034'), hex('#1f1a30'), dusk), 0.5);
  drawHiker(picture, x, 644, 0.86, { phase, walk, light: 1 - 0.38 * dusk, tint: hex('#35244f') });
  const next = random(15);
  const front = mix(hex('#34523f'), hex('#1b1b34'), dusk);
  for (let i = 0; i < 60; i++) {
    const bx = next() * 1300 - 10;
    const size = 24 + next() * 50;
    const sway = 5 * Math.sin(t * 1.2 + i) + (next() - 0.4) * 30;
    picture.fill(
      [
        [bx - 5, 724],
        [bx + sway * 0.4, 724 - size * 0.6],
        [bx + sway, 724 - size],
        [bx + sway * 0.4 + 6, 724 - size * 0.5],
        [bx + 7, 724],
      ],
      front,
    );
  }
}

/** @param {Picture} picture @param {number[]} grass @param {number[]} sand @param {number} dusk */
function drawGround(picture, grass, sand, dusk) {
  const tops = Float32Array.from({ length: 1280 }, (_, x) => 590 + 7 * Math.sin(x * 0.006 + 1));
  picture.skyline(tops, (y) => mix(grass, mix(hex('#3d5f45'), hex('#20203c'), dusk), smooth(585, 715, y)));
  const shape = (/** @type {number[][]} */ left, /** @type {number[][]} */ right) => [
    ...line(left, 12),
    ...line(right, 12).reverse(),
  ];
  const tone = (/** @type {number} */ y) => mix(mix(sand, grass, 0.2), sand, smooth(540, 660, y));
  // One way in from the left, two ways out: up to the right, down to the left.
  picture.fill(
    shape(
      path('-10,634 400,628 690,634 920,608 1060,574 1130,548'),
      path('-10,674 420,668 800,672 1050,640 1150,590 1146,548'),
    ),
    tone,
  );
  picture.fill(shape(path('400,640 350,672 250,700 170,726'), path('760,640 620,676 500,700 440,726')), tone);
}

/** @param {Picture} picture @param {number} dusk */
function drawSign(picture, dusk) {
  sign ??= paintSign();
  const [to, from] = [picture.bytes, sign.bytes];
  const light = 1 - 0.42 * dusk;
  const tint = [0x35, 0x24, 0x4f];
  for (let i = 0; i < signMask.length; i++) {
    const a = signMask[i] / 255;
    if (a === 0) continue;
    for (let k = 0; k < 3; k++) {
      const lit = tint[k] + (from[i * 4 + k] - tint[k]) * light;
      to[i * 4 + k] += (lit - to[i * 4 + k]) * a;
    }
  }
}

function paintSign() {
  const picture = new Picture(1280, 720);
  // Whatever a soft edge takes from behind should be wood, not black.
  picture.rows(hex('#8f653f'));
  const post = path('786,168 806,152 828,166 836,660 778,660');
  const mound = curve(path('730,668 760,640 806,632 856,642 884,668 806,676'), 6);
  const all = picture.mask(post);
  for (const shape of [RIDGE_ARM, LAKE_ARM, mound]) {
    const part = picture.mask(shape);
    for (let i = 0; i < all.length; i++) all[i] = Math.max(all[i], part[i]);
  }
  signMask = all;
  picture.fill(path('760,140 860,140 860,670 760,670'), fade('150 #9a6b43, 660 #6b462f'));
  picture.fill(path('812,150 860,140 860,670 814,670'), hex('#4f3325'), 0.45);
  const rand = random(6);
  for (const [shape, y0, y1] of /** @type {[number[][], number, number][]} */ ([
    [RIDGE_ARM, 190, 300],
    [LAKE_ARM, 326, 424],
  ])) {
    const board = picture.mask(shape);
    picture.fill(
      shape,
      gradient([
        [y0, hex('#e6bf85')],
        [y1, hex('#bd8a55')],
      ]),
    );
    for (let i = 0; i < 9; i++) {
      const y = y0 + 6 + rand() * (y1 - y0 - 12);
      picture.stroke(
        line(
          [
            [500, y + rand() * 8],
            [700, y + rand() * 6],
            [900, y - rand() * 8],
            [1110, y - rand() * 14],
          ],
          8,
        ),
        1.5 + rand() * 2.5,
        hex('#8c5f38'),
        0.32,
        board,
      );
    }
    picture.stroke([...shape, shape[0]], 5, hex('#7d5232'), 0.8, board);
  }
  // A shadow of the upper board on the post, and two nails in each.
  for (const [x, y] of path('798,236 798,268 800,356 800,392')) {
    picture.fill(ellipse(x + 8, y, 4.5), hex('#4a3527'));
    picture.fill(ellipse(x + 7, y - 1, 1.8), hex('#cdb697'));
  }
  picture.fill(mound, fade('632 #8d8a80, 676 #5c5a58'));
  return picture;
}
