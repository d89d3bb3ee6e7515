// SPDX-License-Identifier: MIT
// Trailhead, 20-34 s: the boot, close up and still, on a mossy rock in the
// wood. The showcase's polygons follow UPPER, SOLE and the
// heel loop with its hole.
import { curve, ellipse, fade, gradient, hex, line, mix, Picture, path, random } from './picture.mjs';

// Pixels of the 1280x720 frame, clockwise from the top of the tongue.
const UPPER = path(
  '560,128 612,150 636,196 652,248 690,296 752,330 826,352 884,384 912,430 914,472 760,482 560,484 392,482 380,430 384,350 378,268 372,196 384,166 430,158 490,160 520,132',
);
const SOLE = path(
  '378,466 470,474 560,476 700,474 820,470 914,458 930,484 926,512 906,530 790,530 690,528 600,516 560,530 394,532 370,512',
);
const LOOP_OUT = path('380,176 352,170 326,184 320,214 332,244 358,254 382,250');
const LOOP_HOLE = path('374,196 352,194 342,208 344,226 356,234 376,232');

const width = 1280;
const height = 720;

/** Everything that does not move, drawn once. @type {Picture | null} */
let still = null;
/** @type {Uint8Array} */
let upperMask;

const next = random(5);
const bokeh = Array.from({ length: 26 }, () => ({
  x: next() * 1380 - 50,
  y: next() * 520,
  size: 14 + next() ** 2 * 62,
  light: 0.05 + next() * 0.13,
  pace: 2 + next() * 6,
  phase: next() * 6.3,
  warm: next(),
}));
const leaves = Array.from({ length: 9 }, (_, i) => ({
  x: 80 + next() * 1100,
  start: -next() * 14 + i * 0.2,
  fall: 62 + next() * 40,
  phase: next() * 6.3,
  size: 8 + next() * 8,
  tone: next(),
}));
const motes = Array.from({ length: 46 }, () => ({
  x: next() * 1280,
  y: next() * 620,
  phase: next() * 6.3,
  size: 0.8 + next() * 1.6,
}));

/** @param {Picture} picture @param {number} t seconds since the scene began */
export function drawBoot(picture, t) {
  still ??= drawStill();
  picture.copy(still);
  for (const disc of bokeh) {
    const x = disc.x + 9 * Math.sin(t * 0.25 + disc.phase);
    const y = disc.y + 6 * Math.cos(t * 0.3 + disc.phase);
    if (y + disc.size > 470 || insideStage(x, y, disc.size)) continue;
    const light = disc.light * (0.7 + 0.3 * Math.sin(t * 0.8 + disc.phase));
    picture.fill(ellipse(x, y, disc.size), mix(hex('#f6e7a8'), hex('#cfeecb'), disc.warm), light);
  }
  // A soft band of light goes over the leather now and then.
  const sweep = ((t + 1) % 6.5) / 2.4;
  if (sweep < 1) {
    const x = 320 + sweep * 760;
    for (const [wide, alpha] of path('90,0.05 54,0.06 24,0.07')) {
      picture.fill(
        [
          [x - wide, 100],
          [x + wide, 100],
          [x + wide - 150, 560],
          [x - wide - 150, 560],
        ],
        hex('#fff4dd'),
        alpha,
        upperMask,
      );
    }
  }
  for (const mote of motes) {
    const x = mote.x + 26 * Math.sin(t * 0.22 + mote.phase);
    const y = (mote.y + 640 - t * 7) % 640;
    picture.glow(x, y, mote.size * 3, mote.size * 3, hex('#fff7cf'), 0.4 + 0.3 * Math.sin(t * 1.7 + mote.phase), 1.4);
  }
  for (const leaf of leaves) {
    const y = (t - leaf.start) * leaf.fall - 40;
    if (y < -30 || y > 760) continue;
    const x = leaf.x + 46 * Math.sin(t * 0.9 + leaf.phase);
    const turn = t * 1.1 + leaf.phase;
    const flat = 0.35 + 0.65 * Math.abs(Math.sin(t * 1.3 + leaf.phase));
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const shape = path('-1.6,0 -0.6,-0.72 0.7,-0.6 1.7,0 0.7,0.6 -0.6,0.72')
      .map(([a, b]) => [a * leaf.size, b * leaf.size * flat])
      .map(([a, b]) => [x + a * c - b * s, y + a * s + b * c]);
    picture.fill(curve(shape, 4), mix(hex('#d98a3d'), hex('#c9b245'), leaf.tone));
  }
}

/** @param {number} x @param {number} y @param {number} reach whether a disc would lie over the boot */
const insideStage = (x, y, reach) => x + reach > 300 && x - reach < 950 && y + reach > 110;

function drawStill() {
  const picture = new Picture(width, height);
  drawWood(picture);
  drawRock(picture);
  drawLeather(picture);
  return picture;
}

/** @param {Picture} picture */
function drawWood(picture) {
  picture.rows(fade('0 #24493f, 240 #3f7660, 430 #8fb583, 520 #c7cf94'));
  const rand = random(31);
  // Trunks out of focus: several translucent strips make the soft edge.
  for (let i = 0; i < 13; i++) {
    const x = i * 105 + rand() * 70 - 40;
    const half = 12 + rand() * 30;
    const tone = mix(hex('#1d3a34'), hex('#5f7f5f'), rand());
    for (let k = 0; k < 5; k++) {
      const w = half * (0.55 + k * 0.16);
      picture.fill(
        [
          [x - w, -5],
          [x + w, -5],
          [x + w * 1.12 + 4, 560],
          [x - w * 1.12 - 4, 560],
        ],
        tone,
        0.13,
      );
    }
  }
  picture.glow(930, 120, 760, 520, hex('#f7eeb0'), 0.62, 2.2);
  picture.glow(120, 40, 420, 360, hex('#173029'), 0.5, 1.6);
  // Slanting light.
  for (const [x, wide, alpha] of [
    [860, 60, 0.06],
    [1010, 95, 0.07],
    [1160, 40, 0.06],
    [720, 34, 0.04],
  ]) {
    picture.fill(
      [
        [x, -10],
        [x + wide, -10],
        [x + wide - 430, 600],
        [x - 430 - wide * 0.8, 600],
      ],
      hex('#fff6c4'),
      alpha,
    );
  }
  for (let i = 0; i < 60; i++) {
    picture.glow(
      rand() * 1280,
      500 + rand() * 90,
      70 + rand() * 120,
      26 + rand() * 30,
      mix(hex('#375f43'), hex('#86a55e'), rand()),
      0.55,
      1.3,
    );
  }
}

/** @param {Picture} picture */
function drawRock(picture) {
  picture.rows(fade('590 #2e5440, 720 #1b352d'), 640, 720);
  picture.glow(640, 640, 900, 90, hex('#35604a'), 0.9, 1);
  const rock = curve(
    path('150,720 176,640 230,572 330,536 520,522 760,520 960,530 1080,574 1130,650 1150,720 640,760'),
    8,
  );
  picture.fill(rock, fade('520 #a39c8e, 575 #7d786f, 720 #4d4c4b'));
  const inside = picture.mask(rock);
  picture.fill(path('150,720 230,572 330,536 420,600 360,660 400,720'), hex('#6c6862'), 0.7, inside);
  picture.fill(path('1080,574 960,530 880,590 930,660 900,720 1150,720'), hex('#5f5c58'), 0.75, inside);
  picture.fill(path('420,600 640,570 880,590 930,660 640,690 360,660'), hex('#8d877c'), 0.6, inside);
  const rand = random(9);
  const moss = curve(
    path(
      '176,640 230,566 330,528 520,514 760,512 960,522 1084,570 1040,584 985,566 940,584 860,556 790,572 700,548 600,566 500,546 420,572 330,560 280,604 230,600',
    ),
    5,
  );
  picture.fill(moss, fade('512 #9dbb5e, 560 #5c8a4c, 620 #3d6a43'));
  const mossMask = picture.mask(moss);
  for (let i = 0; i < 260; i++) {
    picture.fill(
      ellipse(180 + rand() * 900, 512 + rand() * 84, 3 + rand() * 7, 2 + rand() * 4),
      mix(hex('#4c7a44'), hex('#bcd174'), rand()),
      0.35,
      mossMask,
    );
  }
  // Ferns either side, large and dark, frame the boot.
  for (const [x, y, size, lean] of [
    [60, 730, 250, 0.5],
    [0, 700, 200, 0.9],
    [150, 735, 190, 0.15],
    [1225, 730, 260, -0.5],
    [1290, 700, 210, -0.9],
    [1130, 735, 170, -0.1],
  ]) {
    drawFern(picture, x, y, size, lean);
  }
}

/** @param {Picture} picture @param {number} x @param {number} y @param {number} size @param {number} lean */
function drawFern(picture, x, y, size, lean) {
  const stem = line(
    [
      [x, y],
      [x + lean * size * 0.3, y - size * 0.55],
      [x + lean * size * 0.8, y - size * 0.86],
    ],
    12,
  );
  const colour = gradient([
    [y - size, hex('#3f7f52')],
    [y, hex('#17392d')],
  ]);
  picture.stroke(stem, 5, colour, 1, null, 1.5);
  for (let i = 3; i < stem.length - 1; i++) {
    const t = i / stem.length;
    const reach = size * 0.3 * Math.sin(Math.PI * (0.18 + 0.82 * t)) ** 0.8 * (1.15 - t * 0.5);
    const [px, py] = stem[i];
    for (const side of [-1, 1]) {
      const [tx, ty] = [px + side * reach + lean * reach * 0.5, py - reach * 0.35];
      picture.fill(
        curve(
          [
            [px, py - 3],
            [(px + tx) / 2, (py + ty) / 2 - reach * 0.09],
            [tx, ty],
            [(px + tx) / 2, (py + ty) / 2 + reach * 0.06],
            [px, py + 4],
          ],
          3,
        ),
        colour,
      );
    }
  }
}

/** @param {Picture} picture */
function drawLeather(picture) {
  picture.glow(640, 538, 380, 34, hex('#1d2b22'), 0.85, 1);
  // The loop at the heel, open in the middle.
  const out = curve(LOOP_OUT, 6);
  picture.fill([out, curve(LOOP_HOLE, 6).reverse()], fade('170 #f3d9a0, 255 #c99b5a'));

  const upper = curve(UPPER, 8);
  upperMask = picture.mask([upper]);
  picture.fill(upper, fade('130 #f0604a, 330 #dd4636, 484 #b8322a'));
  const shade = (/** @type {number[][]} */ shape, /** @type {string} */ colour, alpha = 1) =>
    picture.fill(curve(shape, 8), hex(colour), alpha, upperMask);

  // Light from the right and above, shade at the heel and under the laces.
  shade(path('360,180 430,210 440,330 425,420 440,500 360,500'), '#9c2721', 0.45);
  shade(path('700,340 800,372 880,420 900,480 700,500 640,430'), '#f2705a', 0.5);
  // Heel counter and toe cap: another leather.
  const counter = path('374,330 420,336 462,372 480,430 478,496 360,496');
  shade(counter, '#7f2622');
  const toe = path('790,340 842,352 930,400 940,500 770,500 764,420');
  shade(toe, '#7f2622');
  shade(path('812,362 870,384 900,420 880,428 826,404'), '#b5483c', 0.75);
  // A side panel with the maker's mark, a ridge.
  shade(path('500,330 560,316 640,372 720,410 752,470 520,478 496,420'), '#c93a2e', 0.9);
  picture.stroke(path('542,454 574,404 596,434 622,388 668,454'), 9, hex('#f7dfae'), 1, upperMask);
  // Padded collar and tongue.
  shade(path('372,158 440,150 510,152 540,190 520,216 440,206 372,216'), '#8f2b26');
  shade(path('374,150 440,150 508,152 524,176 440,180 372,186'), '#4d2320', 0.9);
  shade(path('516,130 560,124 618,148 640,200 600,206 548,192'), '#f2b25c');
  shade(path('548,132 596,144 620,176 584,180 552,166'), '#ffd28a', 0.8);
  // Lace placket, eyelets, laces.
  shade(path('520,186 600,196 650,240 700,296 760,334 730,366 650,330 590,270 530,226'), '#9c2c26');
  stitches(picture, line(path('528,228 590,276 648,336 728,372'), 10));
  stitches(picture, line(path('372,322 424,330 470,372 488,430 486,480'), 10));
  stitches(picture, line(path('798,330 760,380 756,430 762,482'), 10));
  const eyes = path('546,214 576,240 606,268 638,298 674,324 712,344');
  const far = path('606,190 630,214 656,244 686,276 722,304 756,326');
  for (let i = 0; i < eyes.length; i++) {
    if (i + 1 < eyes.length) {
      picture.stroke([far[i], eyes[i + 1]], 8.5, hex('#e8c98e'));
      picture.stroke([eyes[i], far[i + 1]], 8.5, hex('#fff0cf'));
    }
  }
  for (const [x, y] of eyes) {
    picture.fill(ellipse(x, y, 8.5), hex('#d9b36a'));
    picture.fill(ellipse(x, y, 4), hex('#5a2320'));
  }
  drawBow(picture);
  // Rim light along the instep, then midsole and sole.
  picture.stroke(line(path('652,246 692,294 754,328 828,350 886,382 912,428'), 8), 4, hex('#ffb39b'), 0.75, upperMask);
  const sole = curve(SOLE, 6);
  picture.fill(sole, fade('466 #3b2f2e, 532 #241d1f'));
  const soleMask = picture.mask(sole);
  picture.fill(
    curve(path('360,464 470,474 560,476 700,474 820,470 940,456 940,482 820,492 690,496 560,498 470,496 360,486'), 8),
    fade('464 #fff1d6, 498 #dcc49b'),
    1,
    soleMask,
  );
  for (let x = 398; x < 915; x += 37) {
    if (x > 560 && x < 660) continue;
    picture.fill(
      [
        [x - 9, 540],
        [x - 6, 519],
        [x + 6, 519],
        [x + 9, 540],
      ],
      hex('#6d6a58'),
      1,
      soleMask,
    );
  }
  picture.stroke(line(path('372,486 470,496 560,498 690,496 820,492 930,480'), 8), 3, hex('#b8895a'), 0.8, soleMask);
}

/** @param {Picture} picture */
function drawBow(picture) {
  const lace = hex('#fff0cf');
  picture.stroke(line(path('582,208 640,168 690,176 676,206 590,212'), 9), 8.5, lace);
  picture.stroke(line(path('582,208 536,236 500,268 486,246 520,222 580,210'), 9), 8.5, hex('#f3deb2'));
  picture.stroke(line(path('584,210 640,238 664,292 654,318'), 9), 8, lace, 1, null, 6.5);
  picture.stroke(line(path('582,212 566,262 578,306'), 9), 8, hex('#f3deb2'), 1, null, 6.5);
  picture.fill(ellipse(584, 210, 13, 11), hex('#ffe9bd'));
}

/** @param {Picture} picture @param {number[][]} seam */
function stitches(picture, seam) {
  for (let i = 0; i + 2 < seam.length; i += 3) {
    picture.stroke([seam[i], seam[i + 1]], 2.4, hex('#f7c9a0'), 0.8);
  }
}
