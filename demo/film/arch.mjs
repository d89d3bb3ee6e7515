// SPDX-License-Identifier: MIT
// Trailhead, 34-46 s: a stone arch over a lake. The showcase's polygon with a
// hole follows STONE and WINDOW.

import { drawHiker } from './hiker.mjs';
import { bird, clouds, drawClouds, drawForest, drawPeak, forest, peak, skyline } from './nature.mjs';
import { curve, ellipse, fade, gradient, hex, line, mix, Picture, path, random, smooth } from './picture.mjs';

// Pixels of the 1280x720 frame.
const STONE = path(
  '110,650 132,520 150,400 196,290 262,206 352,150 470,122 590,128 690,168 762,236 806,330 826,440 850,540 884,650 640,690 330,690',
);
const WINDOW = path('300,640 312,540 330,440 372,350 440,292 516,276 586,300 634,360 656,450 668,550 690,640');

const sky = clouds(19, 5, 60, 230);
const peaks = [
  { shape: peak(33, 700, 250), x: 480, y: 224 },
  { shape: peak(41, 860, 300), x: 1060, y: 178 },
];
const shore = skyline(17, 1280, { base: 470, height: 52, step: 260, rough: 0.3 });
const wood = skyline(23, 1280, { base: 474, height: 12, step: 300, rough: 0.2 });
const trees = forest(44, 1500, 90, 20, 44);
const WATER = 470;

const next = random(61);
const glints = Array.from({ length: 150 }, () => {
  const depth = next();
  return {
    x: next() * 1280,
    y: WATER + 8 + depth * 150,
    size: 5 + depth * 24,
    phase: next() * 6.3,
    pace: 0.7 + next() * 1.6,
  };
});

/** @type {Picture | null} */
let still = null;
/** @type {Picture | null} */
let stone = null;
/** @type {Uint8Array} */
let stoneMask;

/** @param {Picture} picture @param {number} t seconds since the scene began */
export function drawArch(picture, t) {
  still ??= drawFar();
  picture.copy(still);
  drawClouds(picture, sky, t, hex('#ffffff'), 0.4);
  for (const { shape, x, y } of peaks) {
    drawPeak(picture, shape, x, y, {
      light: hex('#93b3c6'),
      shade: hex('#6886ab'),
      snow: hex('#ffffff'),
      snowShade: hex('#cfe0ee'),
      mist: hex('#d7e8e6'),
      base: 486,
    });
  }
  for (let i = 0; i < 4; i++) {
    bird(picture, 1200 - t * 46 - i * 30, 130 + i * 15 + 14 * Math.sin(t * 0.8 + i), 14, t * 8 + i * 2, hex('#3d5570'));
  }
  picture.skyline(shore, fade('400 #6f9f94, 480 #a6c9b4'));
  drawForest(picture, trees, 0, wood, hex('#4b8175'), hex('#79a98b'));
  picture.rows(
    gradient([
      [WATER, hex('#bfe0e2')],
      [520, hex('#6db3c7')],
      [640, hex('#3d88a8')],
      [720, hex('#2c6f90')],
    ]),
    WATER,
    720,
  );
  for (const glint of glints) {
    const light = Math.max(0, Math.sin(t * glint.pace + glint.phase));
    const x = glint.x + 10 * Math.sin(t * 0.3 + glint.phase);
    picture.fill(ellipse(x, glint.y, glint.size, 1 + glint.size * 0.05), hex('#f3fbf5'), 0.42 * light);
  }
  drawBoat(picture, 380 + t * 5.5, 520 + 1.2 * Math.sin(t * 1.6));
  stone ??= drawStone();
  // The arch stands still: its pixels are laid over by its own coverage.
  const [to, from] = [picture.bytes, stone.bytes];
  for (let i = 0; i < stoneMask.length; i++) {
    const a = stoneMask[i];
    if (a === 0) continue;
    const at = i * 4;
    to[at] += ((from[at] - to[at]) * a) / 255;
    to[at + 1] += ((from[at + 1] - to[at + 1]) * a) / 255;
    to[at + 2] += ((from[at + 2] - to[at + 2]) * a) / 255;
  }
  const hello = smooth(1.6, 2.4, t) * (1 - smooth(4.6, 5.4, t));
  picture.fill(ellipse(1036, 642, 56, 6), hex('#3b5a3c'), 0.5);
  drawHiker(picture, 1040, 630, 0.95, { walk: 0, phase: 0.1, wave: hello * (1 + 0.12 * Math.sin(t * 9)) });
}

/** @param {Picture} picture @param {number} x @param {number} y */
function drawBoat(picture, x, y) {
  picture.fill(ellipse(x + 4, y + 13, 42, 4), hex('#2b6a86'), 0.5);
  picture.fill(
    [
      [x - 2, y],
      [x - 2, y - 62],
      [x + 30, y - 8],
    ],
    hex('#fff6e4'),
  );
  picture.fill(
    [
      [x - 6, y - 4],
      [x - 6, y - 54],
      [x - 27, y - 8],
    ],
    hex('#f4d9b0'),
  );
  picture.fill(
    curve(
      [
        [x - 36, y],
        [x + 36, y],
        [x + 26, y + 12],
        [x - 24, y + 12],
      ],
      5,
    ),
    hex('#c14b3b'),
  );
}

function drawFar() {
  const picture = new Picture(1280, 720);
  picture.rows(fade('0 #4f9ccc, 190 #92c9e4, 360 #d3eaec, 480 #f6f0dc'));
  picture.glow(1130, 60, 460, 320, hex('#fff7da'), 0.55, 2.2);
  return picture;
}

function drawStone() {
  const picture = new Picture(1280, 720);
  // Whatever a soft edge takes from behind should be stone, not black.
  picture.rows(hex('#c39a72'));
  const outline = curve(STONE, 10);
  const window = curve(WINDOW, 10).reverse();
  const ground = (/** @type {number} */ x) => 628 + 10 * Math.sin(x * 0.008) + 5 * Math.sin(x * 0.021 + 1);
  const meadow = [...Array.from({ length: 41 }, (_, i) => [i * 32, ground(i * 32)]), [1280, 720], [0, 720]];
  const body = [outline, window];
  const arch = picture.mask(body);
  stoneMask = picture.mask(meadow).map((value, i) => Math.max(value, arch[i]));

  picture.fill(outline, fade('120 #e7bf92, 330 #cf9a70, 650 #9c6b55'));
  // The reveal of the opening is in shade on the left, in light on the right.
  picture.fill(
    [
      outline,
      curve(
        WINDOW.map(([x, y]) => [x - 26 + (x - 490) * 0.05, y - 16]),
        10,
      ).reverse(),
    ],
    hex('#e2b484'),
    0,
  );
  const lip = curve(
    WINDOW.map(([x, y]) => [490 + (x - 490) * 1.13 - 10, 640 + (y - 640) * 1.09]),
    10,
  );
  picture.fill(lip, fade('240 #8d5d4c, 640 #7a5048'));
  picture.fill(path('640,250 760,250 760,660 660,660 600,330'), hex('#d9a67c'), 0.55, picture.mask(lip));
  const rand = random(3);
  // Layers of sediment, bent with the arch, and a few cracks and facets.
  for (let i = 0; i < 11; i++) {
    const y = 170 + i * 46 + rand() * 14;
    const layer = line(
      Array.from({ length: 9 }, (_, k) => [80 + k * 105, y + (rand() - 0.5) * 18 - 10 * Math.sin(k * 0.8)]),
      6,
    );
    picture.stroke(layer, 5 + rand() * 9, mix(hex('#8f5f4d'), hex('#f2d2a6'), i % 2), 0.2, arch);
  }
  for (const facet of [
    path('110,650 150,400 262,206 300,300 240,470 250,660'),
    path('470,122 590,128 690,168 640,210 540,190'),
    path('762,236 826,440 884,650 800,660 770,480 720,330'),
  ]) {
    picture.fill(facet, facet[0][0] > 400 ? hex('#f7dcb0') : hex('#6f4743'), facet[0][0] > 400 ? 0.34 : 0.3, arch);
  }
  for (const crack of [
    path('352,150 376,196 366,236'),
    path('690,168 676,214 700,262 690,300'),
    path('200,420 236,448 230,500'),
    path('770,470 742,520 752,580'),
  ]) {
    picture.stroke(line(crack, 6), 4, hex('#704638'), 0.55, arch, 1);
  }
  // Grass on its top, a little of it hanging down.
  const turf = curve(
    path(
      '196,300 262,204 352,146 470,116 590,122 690,162 764,236 740,232 700,196 660,190 610,158 560,166 500,146 420,162 360,172 320,204 270,224 230,270',
    ),
    6,
  );
  picture.fill(turf, fade('116 #b2cf74, 290 #6f9a55'), 1, picture.mask([outline]));

  picture.fill(meadow, fade('615 #9cc069, 660 #6d9d56, 720 #3f7249'));
  const trail = [
    ...line(path('640,720 760,668 900,650 1290,636'), 10),
    ...line(path('1290,652 930,668 820,690 780,722'), 10),
  ];
  picture.fill(trail, fade('630 #e5cf9f, 720 #c6a577'), 0.92);
  for (let i = 0; i < 190; i++) {
    const x = rand() * 1280;
    const y = ground(x) + 4 + rand() * 92;
    if (y > 716) continue;
    const size = 5 + ((y - 620) / 100) * 14;
    const colour = mix(hex('#3e7a4b'), hex('#c3dc83'), rand());
    for (const lean of [-0.5, 0, 0.5])
      picture.fill(
        [
          [x - 1.6, y],
          [x + lean * size, y - size],
          [x + 1.6, y],
        ],
        colour,
        0.8,
      );
    if (rand() < 0.22) picture.fill(ellipse(x, y - size - 2, 2.6), rand() < 0.5 ? hex('#fff3c9') : hex('#f39db0'));
  }
  for (const [x, y, size] of [
    [150, 664, 26],
    [330, 668, 16],
    [700, 660, 20],
    [890, 668, 30],
    [930, 672, 15],
  ]) {
    picture.fill(
      curve(
        [
          [x - size, y + 5],
          [x - size * 0.7, y - size * 0.5],
          [x, y - size * 0.75],
          [x + size * 0.8, y - size * 0.35],
          [x + size, y + 6],
          [x, y + 10],
        ],
        5,
      ),
      gradient([
        [y - size, hex('#d9b48c')],
        [y + 8, hex('#8a6252')],
      ]),
    );
  }
  return picture;
}
