// SPDX-License-Identifier: MIT
// The ruler's ticks: only those that are in view.
import { endOf, xOf } from './scale.js';

/** @typedef {{time: number, x: number, major: boolean}} Tick */

const FRAMES = [1, 2, 5, 10];
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
/** Least distance of ticks with a label, and of others. Pixels. */
const [MAJOR, MINOR] = [104, 8];

/** @param {number} number */
const isWhole = (number) => Math.abs(number - Math.round(number)) < 1e-6;

/** The distances of ticks. @param {number} perSecond pixels @param {number} frameRate @returns {{major: number, minor: number}} seconds */
export function stepsFor(perSecond, frameRate) {
  const steps = [...FRAMES.map((frames) => frames / frameRate).filter((step) => step < 1), ...SECONDS];
  const major = steps.find((step) => step * perSecond >= MAJOR) ?? Math.ceil(MAJOR / perSecond / 86400) * 86400;
  const minor = steps.find((step) => step * perSecond >= MINOR && isWhole(major / step)) ?? major;
  return { major, minor };
}

/** @param {import('./scale.js').Scale} scale @param {number} frameRate @returns {Tick[]} */
export function ticks(scale, frameRate) {
  const { major, minor } = stepsFor(scale.perSecond, frameRate);
  const each = Math.round(major / minor);
  const first = Math.max(Math.ceil(scale.start / minor - 1e-9), 0);
  const count = Math.max(Math.floor(endOf(scale) / minor + 1e-9) - first + 1, 0);
  return Array.from({ length: count }, (_, i) => {
    const time = (first + i) * minor;
    return { time, x: xOf(scale, time), major: (first + i) % each === 0 };
  });
}
