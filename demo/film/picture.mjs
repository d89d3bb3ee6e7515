// SPDX-License-Identifier: MIT
// A small software canvas: anti-aliased polygons, strokes, glows and gradients
// on a 32-bit picture. It is here so that the sample videos need nothing but
// Node and ffmpeg, and come out the same on every machine.

/** @typedef {readonly number[]} Colour red, green, blue, 0-255 */
/** @typedef {Colour | ((y: number) => Colour)} Fill one colour, or one per row */
/** @typedef {readonly (readonly number[])[]} Points */

/** @param {string} hex "#rrggbb" @returns {number[]} */
export const hex = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** @param {number} value */
export const clamp01 = (value) => Math.min(1, Math.max(0, value));

/** Slow start, slow end. @param {number} from @param {number} to @param {number} value */
export const smooth = (from, to, value) => {
  const t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};

/** @param {number} a @param {number} b @param {number} t */
export const mixNumber = (a, b, t) => a + (b - a) * t;

/** @param {Colour} a @param {Colour} b @param {number} t */
export const mix = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];

/**
 * A gradient through colours at positions, as a function of the position.
 * @param {readonly (readonly [number, Colour])[]} stops sorted
 * @returns {(at: number) => number[]}
 */
export function gradient(stops) {
  return (at) => {
    const next = stops.findIndex(([position]) => position > at);
    if (next === 0) return [...stops[0][1]];
    if (next < 0) return [...stops[stops.length - 1][1]];
    const [from, to] = [stops[next - 1], stops[next]];
    return mix(from[1], to[1], (at - from[0]) / (to[0] - from[0]));
  };
}

/**
 * A gradient's stops written as "0 #102030, 720 #405060".
 * @param {string} text
 * @returns {[number, number[]][]}
 */
export const stops = (text) =>
  text.split(', ').map((stop) => {
    const [position, colour] = stop.split(' ');
    return [Number(position), hex(colour)];
  });

/** A gradient of stops(). @param {string} text */
export const fade = (text) => gradient(stops(text));

/** Two gradients' stops, mixed one by one. */
export const mixStops = (/** @type {any} */ a, /** @type {any} */ b, /** @type {number} */ t) =>
  a.map(([position, colour], /** @type {number} */ i) => [mixNumber(position, b[i][0], t), mix(colour, b[i][1], t)]);

/** A repeatable random source. @param {number} seed @returns {() => number} 0 <= n < 1 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Points written as "x,y x,y ...". @param {string} text @returns {number[][]} */
export const path = (text) => text.split(' ').map((point) => point.split(',').map(Number));

/** @param {Colour} c */
const pack = (c) => (255 << 24) | (c[2] << 16) | (c[1] << 8) | c[0];

// An 8x8 ordered dither keeps wide gradients free of bands.
const DITHER = Float32Array.from({ length: 64 }, (_, i) => {
  const [x, y] = [i & 7, i >> 3];
  let value = 0;
  for (let bit = 0; bit < 3; bit++) {
    const [bx, by] = [(x >> bit) & 1, (y >> bit) & 1];
    value |= ((bx ^ by) << (5 - 2 * bit)) | (by << (4 - 2 * bit));
  }
  return (value + 0.5) / 64;
});

/** @param {Colour} c @param {number} d 0-1 */
const packDithered = (c, d) =>
  (255 << 24) | (Math.min(255, c[2] + d) << 16) | (Math.min(255, c[1] + d) << 8) | Math.min(255, c[0] + d);

/** A closed smooth outline through the points (Catmull-Rom). @param {Points} points @param {number} [steps] */
export function curve(points, steps = 8) {
  const n = points.length;
  const out = [];
  for (let i = 0; i < n; i++) {
    const [a, b, c, d] = [points[(i + n - 1) % n], points[i], points[(i + 1) % n], points[(i + 2) % n]];
    for (let s = 0; s < steps; s++) out.push(catmull(a, b, c, d, s / steps));
  }
  return out;
}

/** An open smooth line through the points. @param {Points} points @param {number} [steps] */
export function line(points, steps = 8) {
  const out = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[Math.max(0, i - 1)];
    const d = points[Math.min(points.length - 1, i + 2)];
    for (let s = 0; s < steps; s++) out.push(catmull(a, points[i], points[i + 1], d, s / steps));
  }
  out.push([...points[points.length - 1]]);
  return out;
}

/** @param {readonly number[]} a @param {readonly number[]} b @param {readonly number[]} c @param {readonly number[]} d @param {number} t */
function catmull(a, b, c, d, t) {
  return [0, 1].map(
    (k) =>
      0.5 *
      (2 * b[k] +
        (c[k] - a[k]) * t +
        (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
        (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t),
  );
}

/** @param {number} x @param {number} y @param {number} rx @param {number} [ry] */
export function ellipse(x, y, rx, ry = rx) {
  const n = Math.max(10, Math.min(64, Math.ceil(Math.max(rx, ry) * 1.2)));
  return Array.from({ length: n }, (_, i) => {
    const angle = (i / n) * 2 * Math.PI;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  });
}

/** Points moved, turned and scaled. */
export const place = (
  /** @type {Points} */ points,
  /** @type {number} */ x,
  /** @type {number} */ y,
  scale = 1,
  angle = 0,
) => {
  const [c, s] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  return points.map(([px, py]) => [x + px * c - py * s, y + px * s + py * c]);
};

export class Picture {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.bytes = new Uint8Array(width * height * 4);
    this.pixels = new Uint32Array(this.bytes.buffer);
    this.cover = new Float32Array((width + 2) * height);
  }

  /** @param {Picture} other of the same size */
  copy(other) {
    this.pixels.set(other.pixels);
  }

  /** Lays another picture over this one. @param {Picture} other @param {number} alpha */
  dissolve(other, alpha) {
    const [to, from] = [this.bytes, other.bytes];
    const a = Math.round(alpha * 256);
    for (let i = 0; i < to.length; i++) to[i] += ((from[i] - to[i]) * a) >> 8;
  }

  /** Towards black. @param {number} light 1 = as it is */
  dim(light) {
    const a = Math.round(light * 256);
    const bytes = this.bytes;
    for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] * a) >> 8;
  }

  /** Fills rows with a vertical gradient. @param {Fill} fill @param {number} [top] @param {number} [bottom] */
  rows(fill, top = 0, bottom = this.height) {
    const { width, pixels } = this;
    const tile = new Uint32Array(8);
    for (let y = top; y < bottom; y++) {
      const colour = typeof fill === 'function' ? fill(y) : fill;
      for (let i = 0; i < 8; i++) tile[i] = packDithered(colour, DITHER[(y & 7) * 8 + i]);
      const start = y * width;
      for (let x = 0; x < width; x++) pixels[start + x] = tile[x & 7];
    }
  }

  /**
   * Everything below a skyline, one height per column.
   * @param {ArrayLike<number>} tops y of the skyline per column
   * @param {Fill} fill
   */
  skyline(tops, fill) {
    const { width, height, pixels } = this;
    let highest = height;
    for (let x = 0; x < width; x++) highest = Math.min(highest, tops[x]);
    const tile = new Uint32Array(8);
    for (let y = Math.max(0, Math.floor(highest)); y < height; y++) {
      const colour = typeof fill === 'function' ? fill(y) : fill;
      for (let i = 0; i < 8; i++) tile[i] = packDithered(colour, DITHER[(y & 7) * 8 + i]);
      const start = y * width;
      for (let x = 0; x < width; x++) {
        const part = y + 1 - tops[x];
        if (part >= 1) pixels[start + x] = tile[x & 7];
        else if (part > 0) this.#blend(start + x, colour, part);
      }
    }
  }

  /**
   * A filled outline; several rings make holes (a ring inside another one
   * must run the other way round).
   * @param {Points | readonly Points[]} shape
   * @param {Fill} fill
   * @param {number} [alpha]
   * @param {Uint8Array | null} [clip] of mask()
   */
  fill(shape, fill, alpha = 1, clip = null) {
    const box = this.#accumulate(shape);
    if (!box) return;
    const { width, pixels, cover } = this;
    for (let y = box.top; y < box.bottom; y++) {
      const colour = typeof fill === 'function' ? fill(y) : fill;
      const solid = pack(colour);
      let sum = 0;
      const line = y * (width + 2);
      const start = y * width;
      for (let x = box.left; x < box.right; x++) {
        const step = cover[line + x];
        if (step !== 0) {
          sum += step;
          cover[line + x] = 0;
        }
        let a = Math.min(1, Math.abs(sum)) * alpha;
        if (a < 0.004) continue;
        if (clip) a *= clip[start + x] / 255;
        if (a > 0.996) pixels[start + x] = solid;
        else if (a > 0.004) this.#blend(start + x, colour, a);
      }
      cover[line + box.right] = cover[line + box.right + 1] = 0;
    }
  }

  /** The coverage of a shape, to clip others with. @param {Points | readonly Points[]} shape */
  mask(shape) {
    const mask = new Uint8Array(this.width * this.height);
    const box = this.#accumulate(shape);
    if (!box) return mask;
    for (let y = box.top; y < box.bottom; y++) {
      const line = y * (this.width + 2);
      let sum = 0;
      for (let x = box.left; x <= box.right + 1; x++) {
        sum += this.cover[line + x];
        this.cover[line + x] = 0;
        if (x < this.width) mask[y * this.width + x] = Math.round(255 * Math.min(1, Math.abs(sum)));
      }
    }
    return mask;
  }

  /**
   * A line with round ends and joints; the width may change from end to end.
   * @param {Points} points @param {number} size @param {Fill} fill
   * @param {number} [alpha] @param {Uint8Array | null} [clip] @param {number} [endSize]
   */
  stroke(points, size, fill, alpha = 1, clip = null, endSize = size) {
    // One outline along both sides: an overlap would show when translucent.
    const [left, right] = [/** @type {number[][]} */ ([]), /** @type {number[][]} */ ([])];
    const last = points.length - 1;
    for (let i = 0; i <= last; i++) {
      const [a, b] = [points[Math.max(0, i - 1)], points[Math.min(last, i + 1)]];
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
      const half = mixNumber(size, endSize, last ? i / last : 0) / 2;
      const [nx, ny] = [(-(b[1] - a[1]) / length) * half, ((b[0] - a[0]) / length) * half];
      left.push([points[i][0] + nx, points[i][1] + ny]);
      right.unshift([points[i][0] - nx, points[i][1] - ny]);
    }
    const cap = (/** @type {number[]} */ from, /** @type {readonly number[]} */ at) => {
      const angle = Math.atan2(from[1] - at[1], from[0] - at[0]);
      const radius = Math.hypot(from[0] - at[0], from[1] - at[1]);
      return [1, 2, 3, 4, 5].map((k) => {
        const turn = angle - (k / 6) * Math.PI;
        return [at[0] + radius * Math.cos(turn), at[1] + radius * Math.sin(turn)];
      });
    };
    this.fill([...left, ...cap(left[last], points[last]), ...right, ...cap(right[last], points[0])], fill, alpha, clip);
  }

  /**
   * Soft light, strongest in the middle.
   * @param {number} x @param {number} y @param {number} rx @param {number} ry
   * @param {Colour} colour @param {number} strength 0-1 @param {number} [sharpness]
   */
  glow(x, y, rx, ry, colour, strength, sharpness = 2) {
    const { width, height, bytes } = this;
    const [r, g, b] = colour;
    const table = new Float32Array(257);
    for (let i = 0; i <= 256; i++) table[i] = Math.min(1, strength * (1 - i / 256) ** sharpness);
    const top = Math.max(0, Math.ceil(y - ry));
    const bottom = Math.min(height, y + ry);
    for (let row = top; row < bottom; row++) {
      const dy = (row - y) / ry;
      const reach = rx * Math.sqrt(Math.max(0, 1 - dy * dy));
      const right = Math.min(width, x + reach);
      for (let column = Math.max(0, Math.ceil(x - reach)); column < right; column++) {
        const dx = (column - x) / rx;
        const a = table[((dx * dx + dy * dy) * 256) | 0];
        const d = DITHER[(row & 7) * 8 + (column & 7)];
        const at = (row * width + column) * 4;
        bytes[at] += (r - bytes[at]) * a + d;
        bytes[at + 1] += (g - bytes[at + 1]) * a + d;
        bytes[at + 2] += (b - bytes[at + 2]) * a + d;
      }
    }
  }

  /** @param {number} at @param {Colour} colour @param {number} a */
  #blend(at, colour, a) {
    const bytes = this.bytes;
    const i = at * 4;
    bytes[i] += (colour[0] - bytes[i]) * a;
    bytes[i + 1] += (colour[1] - bytes[i + 1]) * a;
    bytes[i + 2] += (colour[2] - bytes[i + 2]) * a;
    bytes[i + 3] = 255;
  }

  /**
   * Puts the signed area of each edge into `cover`, so that a running sum
   * along a row is the exact coverage of each pixel.
   * @param {Points | readonly Points[]} shape
   */
  #accumulate(shape) {
    const rings = /** @type {readonly Points[]} */ (typeof shape[0]?.[0] === 'number' ? [shape] : shape);
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const ring of rings) {
      for (const [x, y] of ring) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
    const { width, height } = this;
    if (!(right > 0 && left < width && bottom > 0 && top < height)) return null;
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i++) this.#edge(ring[i], ring[(i + 1) % ring.length]);
    }
    return {
      left: Math.max(0, Math.floor(left)),
      right: Math.min(width, Math.ceil(right) + 1),
      top: Math.max(0, Math.floor(top)),
      bottom: Math.min(height, Math.ceil(bottom)),
    };
  }

  /** @param {readonly number[]} from @param {readonly number[]} to */
  #edge(from, to) {
    if (from[1] === to[1]) return;
    const sign = from[1] < to[1] ? 1 : -1;
    const [low, high] = sign > 0 ? [from, to] : [to, from];
    const slope = (high[0] - low[0]) / (high[1] - low[1]);
    const { width, height, cover } = this;
    const end = Math.min(height, high[1]);
    let y = Math.max(0, low[1]);
    while (y < end) {
      const row = Math.floor(y);
      const next = Math.min(row + 1, end);
      const dy = (next - y) * sign;
      const x0 = Math.min(width, Math.max(0, low[0] + (y - low[1]) * slope));
      const x1 = Math.min(width, Math.max(0, low[0] + (next - low[1]) * slope));
      const [a, b] = x0 < x1 ? [x0, x1] : [x1, x0];
      const first = Math.floor(a);
      const last = Math.floor(b);
      const line = row * (width + 2);
      if (first === last) {
        const part = (a + b) / 2 - first;
        cover[line + first] += dy * (1 - part);
        cover[line + first + 1] += dy * part;
      } else {
        // The edge crosses several pixels of this row: each takes its share.
        const perPixel = dy / (b - a);
        let before = 0;
        for (let x = first; x <= last; x++) {
          const enter = Math.max(a, x);
          const leave = Math.min(b, x + 1);
          const share = (leave - enter) * perPixel;
          const filled = share * (x + 1 - (enter + leave) / 2);
          cover[line + x] += filled + before;
          before = share - filled;
        }
        cover[line + last + 1] += before;
      }
      y = next;
    }
  }
}
