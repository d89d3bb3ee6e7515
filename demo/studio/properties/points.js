// SPDX-License-Identifier: MIT
// Polygons in words: they are drawn on the stage.

/** @param {any} value */
function parsed(value) {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split(','));
  }
}

/** @param {any} point */
const isPoint = (point) =>
  Array.isArray(point) ? !Array.isArray(point[0]) : typeof point === 'object' && point !== null;

/** @param {number} count @param {string} noun */
export const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** @param {any} value of hotspot_points, in any of its forms */
export function pointsInWords(value) {
  const list = parsed(value);
  if (!Array.isArray(list) || list.length === 0) return 'none: its box counts';
  const rings = isPoint(list[0]) ? [list] : list;
  const points = rings.reduce((sum, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0);
  return `${counted(rings.length, 'ring')} with ${counted(points, 'point')}`;
}
