// SPDX-License-Identifier: MIT
// Times and frames: which frame shows a time, time codes, and times that documents get.
import { tidy } from '../model/item.js';

/** Times in documents are rounded: one so close to a frame's start is the frame's. Seconds. */
const NEAR_S = 0.0011;

/** The number of the frame that shows a time. @param {number} time @param {number} rate frames a second */
export const frameOf = (time, rate) => Math.floor((time + NEAR_S) * rate + 1e-9);

/** The start of a frame, rounded down to milliseconds, so that the frame already shows what starts then. @param {number} frame @param {number} rate */
export const frameStart = (frame, rate) => Math.floor((frame / rate) * 1000 + 1e-6) / 1000;

/** The start of the nearest frame. @param {number} time @param {number} rate */
export const nearestFrame = (time, rate) => frameStart(Math.round(time * rate), rate);

/** A time as documents have it: a frame's start if it is one, else rounded to milliseconds. @param {number} time @param {number} rate */
export function tidyTime(time, rate) {
  const frame = Math.round(time * rate);
  return Math.abs(frame / rate - time) <= NEAR_S ? frameStart(frame, rate) : tidy(time);
}

const two = (/** @type {number} */ number) => String(number).padStart(2, '0');

/** Hours, minutes, seconds and frames: 0:01:05:12. @param {number} time seconds @param {number} rate */
export function timecode(time, rate) {
  const near = Math.max(time, 0) + NEAR_S;
  const seconds = Math.floor(near);
  const frame = Math.floor((near - seconds) * rate + 1e-9);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${two(frame)}`;
}

/**
 * Reads a time code (four parts), minutes and seconds, or seconds.
 * @param {string} text @param {number} rate
 * @returns {number} seconds; NaN if it is none
 */
export function parseTime(text, rate) {
  const parts = text.trim().split(':');
  if (parts.length > 4 || !parts.every((part) => /^\d+([.,]\d+)?$/.test(part))) return Number.NaN;
  const numbers = parts.map((part) => Number(part.replace(',', '.')));
  const frames = parts.length === 4 ? (numbers.pop() ?? 0) : 0;
  const seconds = numbers.reduce((sum, number) => sum * 60 + number, 0);
  return frames === 0 ? seconds : frameStart(Math.round(seconds * rate) + frames, rate);
}
