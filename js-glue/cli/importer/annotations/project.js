// SPDX-License-Identifier: MIT
// Converts tracks to interactions of a project.
import { timeOf } from './frame.js';
import { needed } from './keyframes.js';
import { bounds } from './outline.js';
import { makeAlike } from './ring.js';

/** @typedef {import('./track.js').Track} Track */
/** @typedef {import('./frame.js').Timing} Timing */

/** Four decimals of a percent: 1/250 pixel in a frame 4,000 wide. */
const DIGITS = 1e4;

/** @param {number} number */
const rounded = (number) => Math.round(number * DIGITS) / DIGITS;

/**
 * An interaction, and where it comes from: keyframe i was made from `sources[i]`.
 * An interaction without keyframes has one source.
 * @typedef {{interaction: Record<string, any>, sources: import('../report.js').Place[]}} Imported
 */

/**
 * @param {Track[]} tracks
 * @param {Timing} timing
 * @param {number} tolerance in pixels
 * @returns {Imported[]}
 */
export function interactionsOf(tracks, timing, tolerance) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  return tracks.map((track) => interactionOf(track, freeId(track, taken), timing, tolerance));
}

/** A unique id: label, track name, and a number from the second on. @param {Track} track @param {Map<string, number>} taken */
function freeId({ label, name }, taken) {
  const base = [label, name].filter((word) => word).join('-') || 'hotspot';
  for (;;) {
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    const id = count === 1 ? base : `${base}-${count}`;
    if (count === 1 || !taken.has(id)) {
      taken.set(id, Math.max(1, taken.get(id) ?? 1));
      return id;
    }
  }
}

/** @param {Track} track @param {string} id @param {Timing} timing @param {number} tolerance @returns {Imported} */
function interactionOf(track, id, timing, tolerance) {
  const { label, seen, until } = track;
  const box = seen.every(({ sighting }) => sighting.box);
  const shapes = makeAlike(seen.map(({ sighting }) => sighting.rings));
  const frames = seen.map(({ size }, i) => inPercent(shapes[i], size, box));
  const times = seen.map(({ index }) => timeOf(index, timing));
  const pixels = frames.map((frame) => pixelsOf(frame, seen[0].size));
  const kept = needed(times, pixels, tolerance);
  const data = seen[0].sighting.data;
  const interaction = {
    id,
    type: 'hotspot',
    name: label || 'hotspot',
    time: times[0],
    ...(timing.fps !== null && { end_time: timeOf(until ?? /** @type {any} */ (seen.at(-1)).index + 1, timing) }),
    ...frames[0].box,
    ...(frames[0].points && { points_space: 'video', hotspot_points: frames[0].points }),
    click_action: 'track',
    ...(Object.keys(data).length > 0 && { custom_data: data }),
    ...(kept.length > 1 && { keyframes: kept.map((i) => keyframe(times[i], frames[i])) }),
  };
  return { interaction, sources: kept.map((i) => seen[i].sighting.place) };
}

/** @param {number} time @param {ReturnType<typeof inPercent>} frame */
const keyframe = (time, { box, points }) => ({ time, ...box, ...(points && { points }) });

/**
 * Converts a shape to percent of its image. A polygon gets a box too, which
 * anchors what is shown beside it.
 * @param {import('./outline.js').Ring[]} rings @param {import('./frame.js').Size} size @param {boolean} isBox
 */
function inPercent(rings, { width, height }, isBox) {
  const around = bounds(rings);
  const box = {
    pos_left: rounded((around.left * 100) / width),
    pos_top: rounded((around.top * 100) / height),
    pos_width: rounded((around.width * 100) / width),
    pos_height: rounded((around.height * 100) / height),
  };
  if (isBox) return { box, points: null };
  const points = rings.map((ring) => ring.map(([x, y]) => [rounded((x * 100) / width), rounded((y * 100) / height)]));
  return { box, points: points.length === 1 ? points[0] : points };
}

/** Converts a shape's numbers to pixels. @param {ReturnType<typeof inPercent>} frame @param {import('./frame.js').Size} size @returns {number[]} */
function pixelsOf({ box, points }, { width, height }) {
  const numbers = points ? points.flat(2) : Object.values(box); // both alternate horizontal and vertical
  return numbers.map((number, i) => (number * (i % 2 === 0 ? width : height)) / 100);
}
