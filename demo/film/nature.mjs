// SPDX-License-Identifier: MIT
// What the scenes share: skylines, peaks, trees, clouds, birds.
import { clamp01, line, mix, mixNumber, place, random } from './picture.mjs';

/** @typedef {import('./picture.mjs').Picture} Picture */
/** @typedef {import('./picture.mjs').Colour} Colour */

/**
 * A skyline of rolling hills or ragged rock.
 * @param {number} seed @param {number} length pixels
 * @param {{base: number, height: number, step: number, rough?: number}} shape
 *   step: width of the largest hills; rough: 0 smooth - 1 ragged
 */
export function skyline(seed, length, { base, height, step, rough = 0.5 }) {
  const tops = new Float32Array(length).fill(base);
  let [size, strength] = [step, height];
  for (let octave = 0; octave < 5; octave++) {
    const next = random(seed * 31 + octave);
    const values = Array.from({ length: Math.ceil(length / size) + 2 }, next);
    for (let x = 0; x < length; x++) {
      const at = x / size;
      const i = Math.floor(at);
      const t = at - i;
      const eased = mixNumber(t * t * (3 - 2 * t), t, rough);
      tops[x] -= strength * mixNumber(values[i], values[i + 1], eased);
    }
    size /= 2.3;
    strength *= mixNumber(0.3, 0.5, rough);
  }
  return tops;
}

/** The part of a skyline that is in view. @param {Float32Array} tops @param {number} offset @param {Float32Array} out */
export function scroll(tops, offset, out, rise = 0) {
  for (let x = 0; x < out.length; x++) {
    const at = (((x + offset) % (tops.length - 1)) + tops.length - 1) % (tops.length - 1);
    const i = Math.floor(at);
    out[x] = mixNumber(tops[i], tops[i + 1], at - i) - rise;
  }
  return out;
}

/**
 * A mountain with a lit and a shaded side and snow on top.
 * @param {number} seed
 * @param {number} width @param {number} height
 */
export function peak(seed, width, height) {
  const next = random(seed);
  const wobble = (/** @type {number} */ n) => (next() - 0.5) * n;
  const side = (/** @type {number} */ direction) =>
    Array.from({ length: 9 }, (_, i) => {
      const t = (i + 1) / 9;
      const fall = t ** 0.86;
      return [direction * (width / 2) * t + wobble(width * 0.03), height * fall + wobble(height * 0.06)];
    });
  const [left, right] = [side(-1), side(1)];
  const spine = Array.from({ length: 7 }, (_, i) => {
    const t = (i + 1) / 7;
    return [width * 0.1 * t + wobble(width * 0.09), height * t];
  });
  // The snow reaches down in tongues; the spine parts it into light and shade.
  const reach = 0.36;
  const upper = (/** @type {number[][]} */ points) => points.filter((point) => point[1] < height * reach);
  const [edgeLeft, edgeRight, middle] = [upper(left), upper(right), upper(spine)].map(
    (points) => points.at(-1) ?? [0, 0],
  );
  const tongues = (/** @type {number[]} */ from, /** @type {number[]} */ to, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => {
      const t = (i + 1) / (count + 1);
      const low = height * (reach + (i % 2 ? -0.07 : 0.06) + wobble(0.06));
      return [mixNumber(from[0], to[0], t), low];
    });
  const lit = [[0, 0], ...upper(spine), ...tongues(middle, edgeLeft, 5), ...upper(left).reverse()];
  const dim = [[0, 0], ...upper(right), ...tongues(edgeRight, middle, 5), ...upper(spine).reverse()];
  return { body: [[0, 0], ...right, ...left.reverse()], shade: [[0, 0], ...right, ...spine.reverse()], lit, dim };
}

/**
 * @param {Picture} picture @param {ReturnType<typeof peak>} shape
 * @param {number} x @param {number} y the summit
 * @param {{light: Colour, shade: Colour, snow: Colour, snowShade: Colour, mist: Colour, base: number}} colours
 *   mist: what the foot of the mountain fades into, at height base
 */
export function drawPeak(picture, shape, x, y, { light, shade, snow, snowShade, mist, base }) {
  const misty = (/** @type {Colour} */ colour) => (/** @type {number} */ row) =>
    mix(colour, mist, clamp01((row - y) / (base - y)) ** 1.5);
  picture.fill(place(shape.body, x, y), misty(light));
  picture.fill(place(shape.shade, x, y), misty(shade));
  picture.fill(place(shape.lit, x, y), misty(snow));
  picture.fill(place(shape.dim, x, y), misty(snowShade));
}

/** A pine, its foot at x, y. @param {number} size */
export function pine(x = 0, y = 0, size = 100, lean = 0) {
  const tiers = 5;
  const [left, right] = [/** @type {number[][]} */ ([]), /** @type {number[][]} */ ([])];
  for (let i = 0; i < tiers; i++) {
    const t = (i + 1) / tiers;
    const row = y - size + size * 0.92 * t;
    const out = size * 0.25 * t ** 0.9;
    const back = size * 0.11 * t;
    const shift = lean * (1 - t) * size;
    right.push([x + shift + out, row], [x + shift + back, row - size * 0.025]);
    left.push([x + shift - out, row], [x + shift - back, row - size * 0.025]);
  }
  const trunk = size * 0.025;
  return [
    [x + lean * size, y - size],
    ...right,
    [x + trunk, y - size * 0.08],
    [x + trunk, y],
    [x - trunk, y],
    [x - trunk, y - size * 0.08],
    ...left.reverse(),
  ];
}

/**
 * Trees along a strip that repeats.
 * @param {number} seed @param {number} length @param {number} count
 * @param {number} small @param {number} large
 */
export function forest(seed, length, count, small, large) {
  const next = random(seed);
  const trees = Array.from({ length: count }, () => ({
    x: next() * length,
    size: mixNumber(small, large, next() ** 1.6),
    sink: next() * 10,
    tone: next(),
  }));
  trees.sort((a, b) => a.sink - b.sink);
  return { length, trees };
}

/**
 * @param {Picture} picture @param {ReturnType<typeof forest>} strip
 * @param {number} offset @param {Float32Array} tops the ground under the trees
 * @param {Colour} dark @param {Colour} bright
 */
export function drawForest(picture, strip, offset, tops, dark, bright) {
  for (const tree of strip.trees) {
    const x = ((((tree.x - offset) % strip.length) + strip.length) % strip.length) - 150;
    if (x < -120 || x > picture.width + 120) continue;
    const ground = tops[Math.round(Math.min(picture.width - 1, Math.max(0, x)))];
    const colour = mix(dark, bright, tree.tone);
    const foot = ground + tree.sink + 4;
    picture.fill(pine(x, foot, tree.size), (y) => mix(colour, bright, clamp01((y - foot) / tree.size + 0.9) * 0.5));
  }
}

/** Soft clouds that drift. @param {number} seed @param {number} count @param {number} top @param {number} bottom */
export function clouds(seed, count, top, bottom) {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const y = mixNumber(top, bottom, next());
    const wide = 90 + next() * 160;
    const puffs = Array.from({ length: 6 }, () => ({
      dx: (next() - 0.5) * wide * 1.5,
      dy: (next() - 0.7) * 22,
      rx: wide * (0.3 + next() * 0.45),
      ry: 12 + next() * 20,
    }));
    return { x: next() * 1700, y, speed: 3 + next() * 5, puffs };
  });
}

/** @param {Picture} picture @param {ReturnType<typeof clouds>} list @param {number} t @param {Colour} colour @param {number} strength */
export function drawClouds(picture, list, t, colour, strength) {
  for (const cloud of list) {
    const x = ((cloud.x + cloud.speed * t) % 1700) - 210;
    for (const puff of cloud.puffs) {
      picture.glow(x + puff.dx, cloud.y + puff.dy, puff.rx, puff.ry, colour, strength, 1.2);
    }
  }
}

/** A bird of two strokes. @param {Picture} picture @param {number} x @param {number} y @param {number} size @param {number} beat @param {Colour} colour */
export function bird(picture, x, y, size, beat, colour) {
  const lift = Math.sin(beat) * 0.5 + 0.25;
  for (const side of [-1, 1]) {
    const wing = line(
      [
        [x, y],
        [x + side * size * 0.5, y - size * lift * 0.9],
        [x + side * size, y - size * lift * 0.55],
      ],
      5,
    );
    picture.stroke(wing, size * 0.16, colour, 1, null, size * 0.04);
  }
}

/** Fixed stars. @param {number} seed @param {number} count @param {number} height */
export function stars(seed, count, height) {
  const next = random(seed);
  return Array.from({ length: count }, () => ({
    x: next() * 1280,
    y: next() ** 1.25 * height,
    size: 0.45 + next() ** 6 * 1.5,
    light: 0.3 + next() * 0.6,
    pace: 0.6 + next() * 2,
    phase: next() * 6.3,
    warm: next(),
  }));
}
