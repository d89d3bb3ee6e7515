// SPDX-License-Identifier: MIT
// Styles of Kaltura's hotspots: CSS properties, their pixels those of the stage on which the
// hotspot was drawn.
import { quoted } from './members.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../report.js').Report} Report */
/** @typedef {Record<string, string | number>} Style style fields of docs/format.md */

/** Pixels of a project are those of a frame whose smaller side has as many. */
const FRAME_SIDE = 720;

/** Fields by property. @type {Record<string, string>} */
const FIELDS = {
  color: 'color',
  'background-color': 'background_color',
  background: 'background_color',
  'border-color': 'border_color',
  'border-width': 'border_width',
  'border-radius': 'border_radius',
  'font-size': 'font_size',
  'text-align': 'text_align',
};
/** Fields whose values have pixels. */
const LENGTHS = ['border_width', 'border_radius', 'font_size'];

/** Values by property that are as if it weren't given. @type {Record<string, RegExp>} */
const USUAL = {
  'border-style': /^solid$/,
  cursor: /^(pointer|default|auto)$/,
  opacity: /^1(\.0*)?$/,
  'font-style': /^normal$/,
  'font-weight': /^(bold|bolder|600|700)$/, // as buttons are
  'text-decoration': /^none$/,
};

/** `1px solid red`, in any order. */
const BORDER_STYLE = /^(none|hidden|dotted|dashed|solid|double|groove|ridge|inset|outset)$/;
const LENGTH = /^[\d.]/;

/**
 * @param {Value} style an object of properties, or absent
 * @param {number} stageSide the smaller side of the stage, in its pixels
 * @param {Report} report
 * @returns {Style} what the engine will not accept of it is reported then
 */
export function styleOf(style, stageSide, report) {
  if (!style.given) return {};
  /** @type {Style} */
  const fields = {};
  const lost = [];
  if (!style.isObject) {
    report.lost(style.place, `not an object of styles: ${quoted(style.raw)}`);
    return fields;
  }
  for (const property of style.members()) {
    const name = property.place.path.slice(style.place.path.length + 1);
    if (property.given && !take(fields, kebab(name), property, stageSide / FRAME_SIDE)) lost.push(name);
  }
  if (lost.length > 0) report.lost(style.place, `no style corresponds to ${lost.map(quoted).join(', ')}`);
  return fields;
}

/** @param {string} name as in CSS or in JavaScript */
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {Style} fields @param {string} name @param {Value} property @param {number} scale @returns {boolean} whether nothing of it is lost */
function take(fields, name, { raw }, scale) {
  if (typeof raw !== 'string' && typeof raw !== 'number') return false;
  const value = String(raw).trim();
  if (value === '') return true;
  if (name === 'border') return takeBorder(fields, value, scale);
  if (name === 'border-style' && value === 'none') return put(fields, 'border_width', 0, scale);
  if (!Object.hasOwn(FIELDS, name)) return Object.hasOwn(USUAL, name) && USUAL[name].test(value);
  return put(fields, FIELDS[name], value, scale);
}

/** @param {Style} fields @param {string} value @param {number} scale */
function takeBorder(fields, value, scale) {
  const parts = value.match(/[^\s(]+(\([^()]*\))?/g) ?? [];
  const style = parts.find((part) => BORDER_STYLE.test(part)) ?? 'none';
  const width = parts.find((part) => LENGTH.test(part));
  const color = parts.find((part) => part !== style && part !== width);
  const isDrawn = style !== 'none' && style !== 'hidden';
  if (isDrawn && color !== undefined) put(fields, 'border_color', color, scale);
  put(fields, 'border_width', isDrawn ? (width ?? '3px') : 0, scale);
  return !isDrawn || style === 'solid';
}

/** @param {Style} fields @param {string} field @param {string | number} value @param {number} scale @returns {true} */
function put(fields, field, value, scale) {
  fields[field] = typeof value === 'string' && LENGTHS.includes(field) ? inFrame(value, scale) : value;
  return true;
}

/** Lengths of the stage in pixels of a project. @param {string} value @param {number} scale */
function inFrame(value, scale) {
  return value.replace(
    /(?<![\d.])(\d+(?:\.\d*)?|\.\d+)(px)?(?=\s|$)/g, // one way to match, from one place: long digits take no longer
    (_, digits) => `${Math.round((Number(digits) / scale) * 100) / 100}px`,
  );
}
