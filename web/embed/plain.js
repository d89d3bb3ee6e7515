// SPDX-License-Identifier: MIT
import { kindOf, RATE_MAX } from './protocol.js';

/** The size of a message: characters and bytes, and 4 for each value. A document may have 16 MiB. */
const SIZE_MAX = 48 * 2 ** 20;

/** Documents nest 32 deep at most. */
const DEPTH_MAX = 64;

/**
 * Whether a value is plain data within the limits: what JSON can express, `undefined`, and bytes.
 * @param {unknown} value as it was received
 */
export function isPlain(value) {
  let left = SIZE_MAX;
  /** @param {any} part @param {number} depth @returns {boolean} */
  const fits = (part, depth) => {
    const kind = kindOf(part);
    const bytes = ArrayBuffer.isView(part);
    left -= 4 + (bytes ? part.byteLength : kind === 'array' || kind === 'string' ? part.length : 0);
    if (left < 0 || depth > DEPTH_MAX || kind === 'bigint') return false;
    if (bytes || (kind !== 'array' && kind !== 'object')) return true;
    if (kind === 'object' && Object.getPrototypeOf(part) !== Object.prototype) return false;
    return Object.keys(part).every((key) => {
      left -= key.length;
      return fits(part[key], depth + 1);
    });
  };
  return fits(value, 0);
}

/** Counts messages: returns whether one more is within the rate. @param {() => number} now ms */
export function limiter(now) {
  let [from, count] = [now(), 0];
  return () => {
    if (Math.abs(now() - from) >= 1000) [from, count] = [now(), 0];
    return ++count <= RATE_MAX;
  };
}
