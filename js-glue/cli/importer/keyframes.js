// SPDX-License-Identifier: MIT
// Which keyframes are needed: those that the straight line between the others
// doesn't give.

/**
 * @param {number[]} times strictly increasing
 * @param {number[][]} values of each time, all with as many numbers
 * @param {number} tolerance how far a number may be off
 * @returns {number[]} which to keep, in order: the first and the last, unless
 *   nothing moves, then the first alone
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

/** How far numbers are from a mixture of two others, at most. @param {number[]} numbers @param {number[]} a @param {number[]} b @param {number} part */
function farthest(numbers, a, b, part) {
  let most = 0;
  for (const [i, number] of numbers.entries()) most = Math.max(most, Math.abs(number - (a[i] + (b[i] - a[i]) * part)));
  return most;
}
