// SPDX-License-Identifier: MIT
// Analyses screenshots: a PNG decoder, and the positions of the blocks in the film and
// of the interactions over them.
import { inflateSync } from 'node:zlib';

const SIGNATURE = 8;
/** Bytes per pixel by PNG's colour type: 2 is RGB, 6 is RGBA. */
const CHANNELS = { 2: 3, 6: 4 };

/** @typedef {{width: number, height: number, channels: number, bytes: Uint8Array}} Picture */

/**
 * Decodes a PNG as browsers write them: 8 bits, no palette, not interlaced (PNG, 9 and 10).
 * @param {Buffer} png
 * @returns {Picture}
 */
export function decodePng(png) {
  let header;
  const parts = [];
  for (let at = SIGNATURE; at < png.length; ) {
    const size = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') parts.push(data);
    at += size + 12;
  }
  if (!header) throw new Error('no PNG');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9]];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('another kind of PNG');
  const bytes = new Uint8Array(width * height * channels);
  unfilter(inflateSync(Buffer.concat(parts)), bytes, width * channels, channels);
  return { width, height, channels, bytes };
}

/** @param {Buffer} packed @param {Uint8Array} out @param {number} stride @param {number} step bytes per pixel */
function unfilter(packed, out, stride, step) {
  for (let row = 0, from = 0; from < packed.length; row++, from += stride + 1) {
    const filter = packed[from];
    const to = row * stride;
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? out[to + i - step] : 0;
      const up = row > 0 ? out[to + i - stride] : 0;
      const corner = i >= step && row > 0 ? out[to + i - stride - step] : 0;
      out[to + i] = packed[from + 1 + i] + predict(filter, left, up, corner);
    }
  }
}

/** @param {number} filter @param {number} left @param {number} up @param {number} corner */
function predict(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 0) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

// ---- Positions --------------------------------------------------------------------

/** Interactions over the film are red and half transparent. */
export const OVER = { colour: '#ff000080', alpha: 128 / 255 };
/** Pixels with less of either colour are ignored. */
const PRESENT = 0.3;
const SPECKS = 12;
/** Margin around a patch, for antialiased edges. Screen pixels. */
const MARGIN = 3;

/**
 * How much of each pixel the overlay's red covers, and how white the film below is. The
 * difference of red and green only depends on the coverage, which reduces green by the
 * same factor everywhere.
 * @param {Picture} picture
 */
function separate({ width, height, channels, bytes }) {
  const red = new Float32Array(width * height);
  const white = new Float32Array(width * height);
  for (let i = 0, at = 0; i < red.length; i++, at += channels) {
    red[i] = clamp((bytes[at] - bytes[at + 1]) / (255 * OVER.alpha));
    white[i] = clamp(bytes[at + 1] / 255 / (1 - red[i] * OVER.alpha));
  }
  return { width, height, red, white };
}

/** Clamps to 0 and 1, removing noise at both ends. @param {number} value */
const clamp = (value) => Math.min(1, Math.max(0, (value - 0.04) / 0.92));

/** @typedef {{left: number, top: number, right: number, bottom: number, pixels: number, number: number}} Patch */

/**
 * Finds connected patches: their bounding boxes and pixels.
 * @param {ReturnType<typeof separate>} planes
 */
function findPatches({ width, height, red, white }) {
  /** The patch number of each pixel; 0 for none. */
  const labels = new Uint16Array(width * height);
  /** @type {Patch[]} */
  const found = [];
  const open = (/** @type {number} */ i) => labels[i] === 0 && (red[i] > PRESENT || white[i] > PRESENT);
  for (let start = 0; start < labels.length; start++) {
    if (!open(start)) continue;
    const patch = { left: width, top: height, right: 0, bottom: 0, pixels: 0, number: found.length + 1 };
    found.push(patch);
    const stack = [start];
    labels[start] = patch.number;
    while (stack.length > 0) {
      const i = /** @type {number} */ (stack.pop());
      const [x, y] = [i % width, Math.floor(i / width)];
      patch.pixels++;
      [patch.left, patch.right] = [Math.min(patch.left, x), Math.max(patch.right, x)];
      [patch.top, patch.bottom] = [Math.min(patch.top, y), Math.max(patch.bottom, y)];
      for (const next of [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i, i - width, i + width]) {
        if (next < 0 || next >= labels.length || !open(next)) continue;
        labels[next] = patch.number;
        stack.push(next);
      }
    }
  }
  return { labels, patches: found.filter(({ pixels }) => pixels > SPECKS) };
}

/**
 * @typedef {object} Sight a rectangle, measured along its own axes
 * @property {number} area
 * @property {[number, number]} x its centre and half its extent
 * @property {[number, number]} y
 */

/**
 * Measures a rectangle by the moments of its pixels, with subpixel accuracy. For a
 * uniform distribution half the extent is the standard deviation times the root of three.
 * @param {Float32Array} plane
 * @param {number} width
 * @param {Uint16Array} labels
 * @param {Patch} patch
 * @param {number} angle radians by which the rectangle is turned
 * @param {number} scale
 * @returns {Sight}
 */
function measure(plane, width, labels, patch, angle, scale) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [area, u, v, uu, vv] = [0, 0, 0, 0, 0];
  const top = Math.max(0, patch.top - MARGIN);
  const bottom = Math.min(plane.length / width - 1, patch.bottom + MARGIN);
  const right = Math.min(width - 1, patch.right + MARGIN);
  for (let y = top; y <= bottom; y++) {
    for (let x = Math.max(0, patch.left - MARGIN); x <= right; x++) {
      const i = y * width + x;
      const part = plane[i];
      // Bounding boxes of rotated patches overlap.
      if (part === 0 || (labels[i] !== 0 && labels[i] !== patch.number)) continue;
      const [across, down] = [(x + 0.5) * cos + (y + 0.5) * sin, (y + 0.5) * cos - (x + 0.5) * sin];
      area += part;
      u += part * across;
      v += part * down;
      uu += part * across * across;
      vv += part * down * down;
    }
  }
  /** @param {number} sum @param {number} squares @returns {[number, number]} */
  const along = (sum, squares) => {
    const mean = sum / area;
    return [mean / scale, Math.sqrt(3 * Math.max(0, squares / area - mean * mean)) / scale];
  };
  return { area: area / scale ** 2, x: along(u, uu), y: along(v, vv) };
}

/**
 * The visible blocks of the film and interactions, patch by patch, in CSS pixels of the
 * window.
 * @param {string} png in Base64
 * @param {{scale: number, degrees: number}} how screenshot pixels per CSS pixel; rotation of everything
 * @returns {{film: Sight, over: Sight}[]}
 */
export function look(png, { scale, degrees }) {
  const planes = separate(decodePng(Buffer.from(png, 'base64')));
  const angle = (degrees * Math.PI) / 180;
  const { labels, patches } = findPatches(planes);
  const sight = (/** @type {Float32Array} */ plane, /** @type {Patch} */ patch) =>
    measure(plane, planes.width, labels, patch, angle, scale);
  return patches.map((patch) => ({ film: sight(planes.white, patch), over: sight(planes.red, patch) }));
}

/** The largest distance between edges of two rectangles. @param {Sight} a @param {Sight} b */
export function apart(a, b) {
  const edges = ({ x, y }) => [x, y].flatMap(([middle, half]) => [middle - half, middle + half]);
  const others = edges(b);
  return Math.max(...edges(a).map((edge, i) => Math.abs(edge - others[i])));
}

/** A point of a rotated rectangle in the window, given relative to its centre, from -1 to 1. */
export function pointOf({ x, y }, degrees, [across, down]) {
  const angle = (degrees * Math.PI) / 180;
  const [u, v] = [x[0] + across * x[1], y[0] + down * y[1]];
  return { x: u * Math.cos(angle) - v * Math.sin(angle), y: u * Math.sin(angle) + v * Math.cos(angle) };
}
