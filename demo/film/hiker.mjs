// SPDX-License-Identifier: MIT
// The hiker with the red boots and the red pack, about 250 units tall, facing
// right, feet at 0, 0.
import { clamp01, curve, ellipse, hex, line, mix, path, place } from './picture.mjs';

/** @typedef {import('./picture.mjs').Picture} Picture */
/** @typedef {import('./picture.mjs').Colour} Colour */

const THIGH = 52;
const SHIN = 52;
const STRIDE = 46;
const STANCE = 0.6; // part of a step cycle with the foot on the ground

/** Ground speed of a walk, in units a second, for a step cycle of `cycle_s`. @param {number} cycle_s */
export const walkSpeed = (cycle_s) => (2 * STRIDE) / (STANCE * cycle_s);

const COLOURS = {
  boot: hex('#d8402f'),
  sole: hex('#3a2a2a'),
  trousers: hex('#3b4658'),
  jacket: hex('#2f8f86'),
  pack: hex('#e2503a'),
  packShade: hex('#b83a2c'),
  roll: hex('#efd9a7'),
  skin: hex('#e8b48f'),
  hair: hex('#4a2f27'),
  cap: hex('#f1c75b'),
  pole: hex('#5b5148'),
};

/** Where a foot is in its cycle. @param {number} phase */
function foot(phase) {
  const p = phase - Math.floor(phase);
  if (p < STANCE) {
    const t = p / STANCE;
    return { x: STRIDE - 2 * STRIDE * t, y: 0, pitch: t > 0.75 ? (t - 0.75) * 2.2 : t < 0.12 ? (t - 0.12) * 2 : 0 };
  }
  const t = (p - STANCE) / (1 - STANCE);
  const eased = t * t * (3 - 2 * t);
  return { x: -STRIDE + 2 * STRIDE * eased, y: -26 * Math.sin(Math.PI * t), pitch: 0.55 * (1 - t) - 0.24 * t };
}

/** The knee between hip and ankle, bent forward. @param {readonly number[]} hip @param {readonly number[]} ankle */
function knee(hip, ankle) {
  const [dx, dy] = [ankle[0] - hip[0], ankle[1] - hip[1]];
  const d = Math.min(THIGH + SHIN - 0.5, Math.hypot(dx, dy));
  const along = (THIGH * THIGH - SHIN * SHIN + d * d) / (2 * d);
  const bend = Math.sqrt(Math.max(0, THIGH * THIGH - along * along));
  return [hip[0] + (dx / d) * along + (dy / d) * bend, hip[1] + (dy / d) * along - (dx / d) * bend];
}

const BOOT = curve(path('-13,-22 8,-23 10,-12 22,-7 31,0 30,7 8,8 -15,8 -16,-6'), 4);
const SOLE = curve(path('-16,5 8,5 31,4 32,9 28,11 -14,11'), 3);

/**
 * @param {Picture} picture
 * @param {number} x @param {number} y where the feet touch the ground
 * @param {number} scale
 * @param {{phase?: number, walk?: number, light?: number, tint?: Colour, wave?: number, look?: number}} pose
 *   phase: step cycles so far; walk: 1 walking - 0 standing; light: 1 day;
 *   tint: the colour of the dark; wave: 1 = an arm up
 */
export function drawHiker(
  picture,
  x,
  y,
  scale,
  { phase = 0, walk = 1, light = 1, tint = [20, 24, 50], wave = 0 } = {},
) {
  const tone = (/** @type {Colour} */ colour, dark = 0) => mix(tint, mix(colour, [10, 14, 30], dark), light);
  const at = (/** @type {readonly (readonly number[])[]} */ points, dx = 0, dy = 0, angle = 0) =>
    place(place(points, dx, dy, 1, angle), x, y, scale);
  const stroke = (
    /** @type {number[][]} */ points,
    /** @type {number} */ size,
    /** @type {Colour} */ colour,
    end = size,
  ) => picture.stroke(at(points), size * scale, colour, 1, null, end * scale);

  const stand = (/** @type {number} */ side) => ({ x: side * 11, y: 0, pitch: 0 });
  const feet = [0.5, 0].map((shift, i) => {
    const [a, b] = [foot(phase + shift), stand(i ? 1 : -1)];
    return {
      x: b.x + (a.x - b.x) * walk,
      y: a.y * walk,
      pitch: a.pitch * walk,
    };
  });
  const bob = walk * 3.2 * Math.cos(phase * 4 * Math.PI) - (1 - walk) * 3;
  const hip = [0, -118 + bob];
  const lean = 0.07 * walk;
  const body = (/** @type {readonly (readonly number[])[]} */ points) => at(place(points, hip[0], hip[1], 1, lean));
  const joint = (/** @type {readonly number[]} */ point) => place([point], hip[0], hip[1], 1, lean)[0];
  const swing = Math.sin(phase * 2 * Math.PI + 0.6) * walk;

  const leg = (/** @type {{x: number, y: number, pitch: number}} */ f, /** @type {number} */ dark) => {
    const ankle = [f.x - 2 + Math.sin(f.pitch) * 6, f.y - 24 - Math.max(0, f.pitch) * 10];
    const bent = knee(hip, ankle);
    stroke([hip, bent], 27, tone(COLOURS.trousers, dark), 21);
    stroke([bent, [ankle[0], ankle[1] - 2]], 21, tone(COLOURS.trousers, dark), 17);
    const lifted = f.y - 11 - Math.max(0, f.pitch) * 8;
    picture.fill(at(BOOT, f.x, lifted, f.pitch), tone(COLOURS.boot, dark));
    picture.fill(at(SOLE, f.x, lifted, f.pitch), tone(COLOURS.sole, dark));
  };

  const arm = (/** @type {number} */ angle, /** @type {number} */ dark, /** @type {boolean} */ pole) => {
    const shoulder = joint([2, -74]);
    const elbow = [shoulder[0] + Math.sin(angle) * 38, shoulder[1] + Math.cos(angle) * 38];
    const fore = angle + 0.55 + wave * (pole ? 0 : 1.1);
    const hand = [elbow[0] + Math.sin(fore) * 34, elbow[1] + Math.cos(fore) * 34];
    if (pole) {
      const tip = [hand[0] - 16 - swing * 26, Math.min(0, -3 + Math.max(0, -swing) * -16)];
      const top = [hand[0] + (hand[0] - tip[0]) * 0.14, hand[1] + (hand[1] - tip[1]) * 0.14];
      stroke([top, tip], 4.5, tone(COLOURS.pole), 2.5);
    }
    stroke([shoulder, elbow], 20, tone(COLOURS.jacket, dark), 16);
    stroke([elbow, hand], 16, tone(COLOURS.jacket, dark), 13);
    picture.fill(at(ellipse(hand[0], hand[1], 8)), tone(COLOURS.skin, dark));
  };

  arm(-swing * 0.5 + wave * 1.9, 0.35, false);
  leg(feet[0], 0.35);
  // Neck and torso, then the pack over the back, then the near leg and arm.
  picture.fill(body(curve(path('-22,-80 4,-92 20,-78 21,-40 17,6 -17,6 -22,-40'), 6)), tone(COLOURS.jacket));
  leg(feet[1], 0);
  picture.fill(body(path('-19,-6 19,-6 18,8 -18,8')), tone(COLOURS.trousers));
  const pack = curve(path('-20,-88 -40,-92 -60,-80 -68,-46 -64,-12 -44,-2 -20,-6 -15,-46'), 6);
  picture.fill(body(pack), tone(COLOURS.pack));
  picture.fill(body(curve(path('-62,-44 -42,-46 -36,-30 -40,-10 -56,-9 -65,-22'), 5)), tone(COLOURS.packShade));
  stroke(line(path('-58,-66 -40,-70 -20,-66'), 4).map(joint), 3, tone(COLOURS.packShade));
  stroke([joint([-58, -98]), joint([-24, -100])], 22, tone(COLOURS.roll));
  for (const k of [-50, -32]) stroke([joint([k, -110]), joint([k, -87])], 3, tone(COLOURS.packShade));
  stroke(line(path('-16,-84 8,-78 10,-56 -4,-36'), 5).map(joint), 7, tone(COLOURS.packShade));

  const head = joint([9, -112]);
  stroke([joint([3, -84]), head], 15, tone(COLOURS.skin, 0.12));
  picture.fill(at(ellipse(head[0] - 4, head[1] - 1, 20, 20)), tone(COLOURS.hair));
  picture.fill(
    at(curve(path('-10,-16 10,-18 18,-6 22,3 17,6 15,15 2,20 -9,8'), 5), head[0], head[1]),
    tone(COLOURS.skin),
  );
  picture.fill(
    at(curve(path('-23,-4 -19,-21 0,-27 16,-19 20,-8 38,-5 37,-1 16,-3'), 6), head[0], head[1]),
    tone(COLOURS.cap),
  );
  picture.fill(at(ellipse(head[0] + 12.5, head[1] + 1.5, 1.9, 2.4)), tone(COLOURS.sole));
  arm(swing * 0.55 + 0.05, 0, true);
}

/** Seated, about 170 units tall; the ground under the feet is at y. */
export function drawSitting(
  /** @type {Picture} */ picture,
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ scale,
  light = 1,
  /** @type {Colour} */ tint = [20, 24, 50],
  nod = 0,
) {
  const tone = (/** @type {Colour} */ colour, dark = 0) => mix(tint, mix(colour, [10, 14, 30], dark), clamp01(light));
  const at = (/** @type {readonly (readonly number[])[]} */ points, dx = 0, dy = 0, angle = 0) =>
    place(place(points, dx, dy, 1, angle), x, y, scale);
  const stroke = (
    /** @type {number[][]} */ points,
    /** @type {number} */ size,
    /** @type {Colour} */ colour,
    end = size,
  ) => picture.stroke(at(points), size * scale, colour, 1, null, end * scale);
  const hip = [0, -48];
  for (const [dark, shift] of path('0.3,10 0,0')) {
    stroke([hip, [46 + shift, -58]], 27, tone(COLOURS.trousers, dark), 22);
    stroke(
      [
        [46 + shift, -58],
        [50 + shift, -20],
      ],
      21,
      tone(COLOURS.trousers, dark),
      17,
    );
    picture.fill(at(BOOT, 52 + shift, -11), tone(COLOURS.boot, dark));
    picture.fill(at(SOLE, 52 + shift, -11), tone(COLOURS.sole, dark));
  }
  picture.fill(
    at(curve(path('-22,-80 0,-92 18,-78 20,-40 17,8 -17,8 -22,-40'), 6), hip[0], hip[1]),
    tone(COLOURS.jacket),
  );
  const head = [hip[0] + 8, hip[1] - 112 + nod];
  stroke([[hip[0] + 2, hip[1] - 84], head], 15, tone(COLOURS.skin, 0.12));
  picture.fill(at(ellipse(head[0] - 4, head[1] - 1, 20)), tone(COLOURS.hair));
  picture.fill(
    at(curve(path('-10,-16 10,-18 18,-6 22,3 17,6 15,15 2,20 -9,8'), 5), head[0], head[1]),
    tone(COLOURS.skin),
  );
  picture.fill(
    at(curve(path('-23,-4 -19,-21 0,-27 16,-19 20,-8 38,-5 37,-1 16,-3'), 6), head[0], head[1]),
    tone(COLOURS.cap),
  );
  picture.fill(at(ellipse(head[0] + 12.5, head[1] + 1.5, 1.9, 2.4)), tone(COLOURS.sole));
  // A mug in both hands.
  stroke(
    [
      [hip[0] + 2, hip[1] - 72],
      [22, -86],
      [40, -92],
    ],
    17,
    tone(COLOURS.jacket, 0.08),
    13,
  );
  picture.fill(at(path('38,-104 54,-104 52,-84 40,-84')), tone(COLOURS.roll));
  picture.fill(at(ellipse(42, -91, 7)), tone(COLOURS.skin));
}
