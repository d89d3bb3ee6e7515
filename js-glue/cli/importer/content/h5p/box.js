// SPDX-License-Identifier: MIT
// Places on the picture. H5P gives corners in percent of it and sizes in em, of which the picture is
// 40 wide and 22.5 high.
import { numberOf } from './lenient.js';

/** @typedef {{left: number, top: number, width: number, height: number}} Box in percent of the picture */
/** @typedef {import('../../value.js').Value} Value */

const STAGE_EM = { width: 40, height: 22.5 };
/** Of an interaction without a size. */
const SIZE_EM = 10;

/** Room that texts take on a small frame, 375 pixels wide, as `text_overflow` estimates it: in percent of the picture. */
const CHARACTER = 2.1;
const LINE = 6.9;
const PADDING = 2;
const GAP = 1;
/** A button is no lower, for fingers. */
const BUTTON_HEIGHT = 8.5;
/** What H5P shows in a dialog. */
export const DIALOG = { left: 15, top: 10, width: 70, height: 80 };
/** Questions, and what opens, are above the rest. */
export const ABOVE = { z_index: 1 };
const TASK_WIDTH = 30;
const MARGIN = 2;

/** As given. @param {Value} interaction @returns {Box} */
export function boxOf(interaction) {
  return {
    left: numberOf(interaction.at('x'), 0),
    top: numberOf(interaction.at('y'), 0),
    width: ((numberOf(interaction.at('width'), 0) || SIZE_EM) / STAGE_EM.width) * 100,
    height: ((numberOf(interaction.at('height'), 0) || SIZE_EM) / STAGE_EM.height) * 100,
  };
}

/** The same, moved into the picture as H5P does. @param {Box} box @returns {Box} */
export function within({ left, top, width, height }) {
  const [wide, high] = [Math.min(width, 100), Math.min(height, 100)];
  return { left: clamp(left, 0, 100 - wide), top: clamp(top, 0, 100 - high), width: wide, height: high };
}

/** For a text without a size of its own. @param {Box} at its corner @param {string} text @returns {Box} */
export function labelBox({ left, top }, text) {
  const width = clamp(text.length * CHARACTER + PADDING, 10, 45);
  return within({ left, top, width, height: Math.max(BUTTON_HEIGHT, heightOf(text, width)) });
}

/**
 * Rows one below the other, large enough for their texts if the picture is.
 * @param {Box | null} box where they begin; null for the middle of a dialog
 * @param {string[]} texts
 * @returns {Box[]}
 */
export function rows(box, texts) {
  const { left, top, width } = within({ ...(box ?? DIALOG), width: Math.max(TASK_WIDTH, (box ?? DIALOG).width) });
  const needed = texts.map((text) => Math.max(BUTTON_HEIGHT, heightOf(text, width)));
  const gaps = GAP * (texts.length - 1);
  const sum = needed.reduce((all, each) => all + each, 0);
  const share = Math.min(1, Math.max(0.1 * sum, 100 - 2 * MARGIN - gaps) / sum);
  const total = sum * share + gaps;
  let at = clamp(box ? top : (100 - total) / 2, MARGIN, 100 - MARGIN - total);
  return needed.map((each) => {
    const row = { left, top: at, width, height: each * share };
    at += row.height + GAP;
    return row;
  });
}

/** The fields of a place. @param {Box} box */
export const placed = ({ left, top, width, height }) => ({
  pos_left: percent(left),
  pos_top: percent(top),
  pos_width: percent(width),
  pos_height: percent(height),
});

/** @param {string} text @param {number} width */
function heightOf(text, width) {
  const most = Math.max(1, (width - PADDING) / CHARACTER);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
  return lines * LINE + PADDING;
}

/** @param {number} value */
const percent = (value) => Math.round(value * 1e4) / 1e4;

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
