// SPDX-License-Identifier: MIT
// The points of polygons in each notation of docs/format.md, "Polygons": read, and written back in
// the notation they had.
import { plainNumber } from '../model/document.js';

/** @typedef {[x: number, y: number]} Point */
/** @typedef {Point[]} Ring not closed: its last point is not its first */
/**
 * @typedef {object} Notation
 * @property {boolean} pairs "x,y x,y"
 * @property {boolean} json a text with JSON
 * @property {boolean} objects {x, y} rather than [x, y]
 * @property {boolean} nested a list of rings, also of one
 */

/** @type {Notation} */
export const PLAIN = { pairs: false, json: false, objects: false, nested: false };

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SEPARATORS = /[ ,;\t\r\n]+/;

/** @param {any} value @returns {number} NaN if it is none */
function coordinate(value) {
  const plain = plainNumber(value);
  if (typeof plain === 'number') return plain;
  return typeof plain === 'string' && DECIMAL.test(plain.trim()) ? Number(plain) : Number.NaN;
}

/** @param {any} value */
const isObject = (value) => value !== null && typeof value === 'object' && typeof plainNumber(value) === 'object';

/** @param {any} value @returns {Point | null} */
function point(value) {
  if (!isObject(value) || (Array.isArray(value) && value.length !== 2)) return null;
  const [x, y] = (Array.isArray(value) ? value : [value.x, value.y]).map(coordinate);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** Without a last point that repeats the first. @param {(Point | null)[]} points @returns {Ring | null} null: it is none */
function ring(points) {
  if (points.length < 3 || points.includes(null)) return null;
  const all = /** @type {Ring} */ (points);
  const [first, last] = [all[0], all[all.length - 1]];
  const open = first[0] === last[0] && first[1] === last[1] ? all.slice(0, -1) : all;
  return open.length < 3 ? null : open;
}

/** @param {string} text @returns {Ring | null} */
function ringOfPairs(text) {
  const words = text.split(SEPARATORS).filter(Boolean);
  const numbers = words.map(coordinate);
  return ring(numbers.flatMap((x, i) => (i % 2 === 0 ? [point([x, numbers[i + 1]])] : [])));
}

/** @param {any} list @returns {{rings: Ring[], notation: Notation} | null} */
function readList(list) {
  if (!Array.isArray(list)) return null;
  const [first] = list;
  const nested = Array.isArray(first) && (first.length === 0 || isObject(first[0]));
  const lists = nested ? list : [list];
  const rings = lists.map((each) => (Array.isArray(each) ? ring(each.map(point)) : null));
  if (rings.includes(null)) return null;
  const objects = !Array.isArray(lists[0][0]);
  return { rings: /** @type {Ring[]} */ (rings), notation: { ...PLAIN, objects, nested } };
}

/**
 * @param {any} value of `hotspot_points` or a keyframe's `points`
 * @returns {{rings: Ring[], notation: Notation} | null} null: it is no polygon
 */
export function readRings(value) {
  if (typeof value !== 'string') return readList(value);
  const text = value.replace(/^[ ,;\t\r\n]+/, '');
  if (!text.startsWith('[')) {
    const found = ringOfPairs(text);
    return found && { rings: [found], notation: { ...PLAIN, pairs: true } };
  }
  try {
    const found = readList(JSON.parse(text));
    return found && { ...found, notation: { ...found.notation, json: true } };
  } catch {
    return null;
  }
}

/** @param {Ring[]} rings at least one @param {Notation} [notation] the one to write in; pairs hold one ring only, more become JSON in the text */
export function writeRings(rings, { pairs, json, objects, nested } = PLAIN) {
  if (pairs && rings.length === 1) return rings[0].map(([x, y]) => `${x},${y}`).join(' ');
  const lists = rings.map((each) => each.map(([x, y]) => (objects ? { x, y } : [x, y])));
  const value = nested || lists.length > 1 ? lists : lists[0];
  return json || pairs ? JSON.stringify(value) : value;
}
