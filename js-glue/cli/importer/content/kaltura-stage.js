// SPDX-License-Identifier: MIT
// Places of Kaltura's hotspots.
import { Members, quoted } from './members.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/** @typedef {{width: number, height: number}} Size */

/** The stage on which hotspots are drawn, unless the file gives another. */
export const STAGE = { width: 720, height: 405 };

/**
 * @param {Value} position
 * @param {string[]} names of its left, top, width and height
 * @param {string} unit that a text may end with
 * @param {import('../report.js').Report} report
 * @returns {Box}
 * @throws {import('../report.js').Fault}
 */
export function readBox(position, names, unit, report) {
  const members = new Members(position);
  const [left, top, width, height] = names.map((name) => lengthOf(members.at(name), unit));
  members.skip(['stageWidth', 'stageHeight']);
  members.rest(report);
  return { left, top, width, height };
}

/** @param {Value} value @param {string} unit @returns {number} @throws {import('../report.js').Fault} */
function lengthOf(value, unit) {
  const { raw, decimal } = value;
  if (decimal !== undefined) return decimal;
  const number =
    typeof raw === 'string' && unit !== '' && raw.trim().endsWith(unit)
      ? Number(raw.trim().slice(0, -unit.length))
      : Number.NaN;
  return Number.isFinite(number) ? number : value.fail('wrong_type', `expected a number, got ${quoted(raw)}`);
}

/**
 * A place on the stage in percent of the frame. The stage covers the frame, and both have the same
 * middle: if they differ in shape, a part of the stage is beside the frame.
 * @param {Box} box in pixels of the stage
 * @param {Size} stage
 * @param {Size} frame
 * @returns {Box}
 */
export function inFrame(box, stage, frame) {
  const scale = Math.max(frame.width / stage.width, frame.height / stage.height) * 100;
  const [x, y] = [scale / frame.width, scale / frame.height];
  return {
    left: 50 + (box.left - stage.width / 2) * x,
    top: 50 + (box.top - stage.height / 2) * y,
    width: box.width * x,
    height: box.height * y,
  };
}
