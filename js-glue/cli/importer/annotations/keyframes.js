// SPDX-License-Identifier: MIT
// Drops keyframes that linear interpolation between the others reproduces.

/**
 * @param {number[]} times strictly increasing
 * @param {number[][]} values for each time, all of the same length
 * @param {number} tolerance how far a number may be off
 * @returns {number[]} ascending indices of those to keep, including the first and
 *   the last; only the first if nothing moves
 */
export function needed(times, values, tolerance) {
  const last = times.length - 1;
  if (values.every((each) => farthest(each, values[0], values[0], 0) <= tolerance)) return [0];
  const kept = new Set([0, last]);
  const spans = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [worst, off] = [0, tolerance];
    for (let i = from + 1; i < to; i++) {
      const part = (times[i] - times[from]) / (times[to] - times[from]);
      const far = farthest(values[i], values[from], values[to], part);
      if (far > off) [worst, off] = [i, far];
    }
    if (worst === 0) continue;
    kept.add(worst);
    spans.push([from, worst], [worst, to]);
  }
  return [...kept].sort((a, b) => a - b);
}

/** The largest deviation of numbers from the interpolation of two others. @param {number[]} numbers @param {number[]} a @param {number[]} b @param {number} part */
function farthest(numbers, a, b, part) {
  let most = 0;
  for (const [i, number] of numbers.entries()) most = Math.max(most, Math.abs(number - (a[i] + (b[i] - a[i]) * part)));
  return most;
}
