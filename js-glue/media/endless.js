// SPDX-License-Identifier: MIT

/**
 * Media elements of players that play broadcasts, and whether one is in the element now: then its
 * `duration` may be finite, and only the length of what has been sent.
 * @type {WeakMap<HTMLMediaElement, () => boolean>}
 */
export const endless = new WeakMap();
