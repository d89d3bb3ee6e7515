// SPDX-License-Identifier: MIT
// Where edges that are dragged go: to a time that is near, else to a frame.
import { nearestFrame } from './frames.js';

/** Sorts times for nearest(). @param {Iterable<number>} times @returns {number[]} */
export const targetsOf = (times) => [...new Set(times)].filter(Number.isFinite).sort((a, b) => a - b);

/** The first index whose time is not below one. @param {readonly number[]} sorted @param {number} time */
export function indexFrom(sorted, time) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {readonly number[]} sorted @param {number} time @returns {number} NaN if there is none */
export function nearest(sorted, time) {
  const at = indexFrom(sorted, time);
  const [before = Number.NaN, after = Number.NaN] = [sorted[at - 1], sorted[at]];
  if (Number.isNaN(before)) return after;
  return time - before <= after - time || Number.isNaN(after) ? before : after;
}

/**
 * @param {number[]} edges where the dragged edges would be, in seconds; the first is the one that goes to frames
 * @param {{targets: readonly number[], tolerance: number, frameRate: number}} to targets: sorted; tolerance: seconds
 * @returns {{shift: number, at: number}} shift: seconds to add to all edges; at: the target, NaN if it is just a frame
 */
export function snapped(edges, { targets, tolerance, frameRate }) {
  let [best, at] = [Number.POSITIVE_INFINITY, Number.NaN];
  for (const edge of edges) {
    const target = nearest(targets, edge);
    if (Math.abs(target - edge) > tolerance || Math.abs(target - edge) >= Math.abs(best)) continue;
    [best, at] = [target - edge, target];
  }
  return Number.isFinite(best) ? { shift: best, at } : { shift: nearestFrame(edges[0], frameRate) - edges[0], at };
}
