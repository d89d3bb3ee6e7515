// SPDX-License-Identifier: MIT
// The loudness of a film, at several resolutions, so that what is drawn is as much as is seen.

/** @typedef {{perSecond: number, values: Float32Array}} Level values: 0 to 1 */

const PER_SECOND = 200;
const COARSER = 4;
/** The coarsest level has at least as many. */
const FEW = 512;

/** The largest of each group. @param {Float32Array} values @param {number} size of a group */
function largest(values, size) {
  const result = new Float32Array(Math.ceil(values.length / size));
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor(i / size);
    const value = Math.abs(values[i]);
    if (value > result[at]) result[at] = value;
  }
  return result;
}

/** @param {Float32Array[]} channels @param {number} sampleRate @returns {Level[]} from fine to coarse */
export function levelsOf(channels, sampleRate) {
  const size = Math.max(Math.round(sampleRate / PER_SECOND), 1);
  const each = channels.map((channel) => largest(channel, size));
  const values = each.reduce((sum, one) => sum.map((value, i) => Math.max(value, one[i])));
  const levels = [{ perSecond: sampleRate / size, values }];
  while (levels[levels.length - 1].values.length > FEW * COARSER) {
    const finest = levels[levels.length - 1];
    levels.push({ perSecond: finest.perSecond / COARSER, values: largest(finest.values, COARSER) });
  }
  return levels;
}

/** The coarsest level that still has a value for each of `perSecond`. @param {Level[]} levels @param {number} perSecond @returns {Level} */
export const levelFor = (levels, perSecond) => levels.findLast((level) => level.perSecond >= perSecond) ?? levels[0];

/** The largest value in each step from a time on. @param {Level} level @param {number} start seconds @param {number} step seconds @param {number} count */
export function barsOf({ perSecond, values }, start, step, count) {
  return Float32Array.from({ length: count }, (_, i) => {
    const from = Math.max(Math.floor((start + i * step) * perSecond + 1e-6), 0);
    const to = Math.max(Math.ceil((start + (i + 1) * step) * perSecond - 1e-6), from + 1);
    let most = 0;
    for (let at = from; at < Math.min(to, values.length); at++) if (values[at] > most) most = values[at];
    return most;
  });
}
