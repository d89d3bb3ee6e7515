// SPDX-License-Identifier: MIT
// Which time is where: from the whole film to single frames.

/** @typedef {{start: number, perSecond: number, width: number}} Scale start: the time at x 0, in seconds; perSecond, width: pixels */
/** @typedef {{length: number, frameRate: number}} Bounds length: seconds that can be shown; frameRate: frames a second */

/** Room before the film and after it, so that what is there can be grabbed. Pixels. */
export const MARGIN = 14;
/** The width of a frame at the largest scale. Pixels. */
const FRAME_MOST = 48;

/** @param {Scale} scale @param {number} time */
export const xOf = (scale, time) => (time - scale.start) * scale.perSecond;
/** @param {Scale} scale @param {number} x */
export const timeAt = (scale, x) => scale.start + x / scale.perSecond;
/** The time at the right edge. @param {Scale} scale */
export const endOf = (scale) => timeAt(scale, scale.width);

/** The least and the largest `perSecond`. @param {number} width @param {Bounds} bounds @returns {[least: number, largest: number]} */
export function limits(width, { length, frameRate }) {
  const least = Math.max(width - 2 * MARGIN, 1) / length;
  return [least, Math.max(least, FRAME_MOST * frameRate)];
}

/** The next scale that the bounds allow. @param {Scale} scale @param {Bounds} bounds @returns {Scale} */
export function clamped({ start, perSecond, width }, bounds) {
  const [least, largest] = limits(width, bounds);
  const allowed = Math.min(Math.max(perSecond, least), largest);
  const first = -MARGIN / allowed;
  const last = bounds.length + (MARGIN - width) / allowed;
  return { start: Math.max(Math.min(start, last), first), perSecond: allowed, width };
}

/** The whole film. @param {number} width @param {Bounds} bounds */
export const fitted = (width, bounds) => clamped({ start: 0, perSecond: 0, width }, bounds);

/** Zooms; the time at x stays where it is, if it can. @param {Scale} scale @param {number} factor @param {number} x @param {Bounds} bounds */
export function zoomed(scale, factor, x, bounds) {
  const { perSecond } = clamped({ ...scale, perSecond: scale.perSecond * factor }, bounds);
  return clamped({ ...scale, perSecond, start: timeAt(scale, x) - x / perSecond }, bounds);
}

/** @param {Scale} scale @param {number} pixels to the right @param {Bounds} bounds */
export const panned = (scale, pixels, bounds) => clamped({ ...scale, start: timeAt(scale, pixels) }, bounds);

/** Pans as little as shows a span, or its start. @param {Scale} scale @param {number} from @param {number} to @param {Bounds} bounds */
export function revealed(scale, from, to, bounds) {
  const room = MARGIN * 2;
  const right = xOf(scale, to) - (scale.width - room);
  const shift = right > 0 ? Math.min(right, xOf(scale, from) - room) : 0;
  const left = xOf(scale, from) - shift - room;
  return panned(scale, shift + Math.min(left, 0), bounds);
}
