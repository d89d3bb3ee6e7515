// SPDX-License-Identifier: MIT
// Quiet music from nothing but sines and noise: slow chords, a few plucked
// notes, wind, and birds by day or a fire by night.
import { random } from './picture.mjs';

export const RATE = 48000;

const TABLE = Float32Array.from({ length: 4097 }, (_, i) => Math.sin((i / 4096) * 2 * Math.PI));
/** A sine by table. @param {number} turns */
const sine = (turns) => TABLE[((turns - Math.floor(turns)) * 4096) | 0];

/** @param {number} note semitones from the A of 440 Hz */
const pitch = (note) => 440 * 2 ** (note / 12);

const MOODS = {
  day: {
    chords: [
      [-21, -14, -9, -5, -2],
      [-24, -12, -8, -5, -1],
      [-28, -16, -12, -7, -4],
      [-26, -14, -7, -5, -2],
    ],
    scale: [3, 5, 7, 10, 12, 15, 17],
    beat: 0.75,
  },
  night: {
    chords: [
      [-24, -12, -9, -5, 2],
      [-28, -16, -9, -4, 0],
      [-21, -14, -9, -5, 3],
      [-26, -14, -10, -2, 2],
    ],
    scale: [0, 3, 5, 7, 10, 12, 15],
    beat: 1.25,
  },
};

/**
 * @param {keyof typeof MOODS} mood @param {number} seconds
 * @returns {Int16Array} two channels, interleaved
 */
export function soundtrack(mood, seconds) {
  const { chords, scale, beat } = MOODS[mood];
  const length = Math.round(seconds * RATE);
  const [left, right] = [new Float32Array(length), new Float32Array(length)];
  const next = random(mood === 'day' ? 404 : 505);
  const span = 7.5;

  for (let start = 0; start < seconds; start += span) {
    for (const [i, note] of chords[(start / span) % chords.length].entries()) {
      pad(left, right, start, span + 3, pitch(note), 0.016 / (1 + i * 0.18), i % 2 ? 0.3 : 0.7);
    }
  }
  for (let start = 1.5; start < seconds - 3; start += beat) {
    if (next() < 0.42) continue;
    pluck(left, right, start, pitch(scale[Math.floor(next() * scale.length)]), 0.016 + next() * 0.014, next());
  }
  if (mood === 'day') {
    for (let start = 2.2; start < seconds - 1; start += 2.5 + next() * 4) chirps(left, right, start, next);
  } else {
    for (let start = 0; start < seconds; start += 0.05 + next() * 0.4) crackle(left, right, start, next);
  }
  wind(left, right, next, mood === 'day' ? 0.012 : 0.016);
  return mixDown(left, right);
}

/** A slow chord note: two voices a hair apart. */
function pad(
  /** @type {Float32Array} */ left,
  /** @type {Float32Array} */ right,
  /** @type {number} */ start,
  /** @type {number} */ span,
  /** @type {number} */ hz,
  /** @type {number} */ level,
  /** @type {number} */ pan,
) {
  const from = Math.round(start * RATE);
  const to = Math.min(left.length, Math.round((start + span) * RATE));
  for (let i = from; i < to; i++) {
    const t = (i - from) / RATE;
    const swell = Math.min(1, t / 2.6, (span - t) / 3);
    const tone = sine(hz * t) + sine(hz * 1.0035 * t) + 0.3 * sine(hz * 2 * t) + 0.12 * sine(hz * 3.002 * t);
    const value = tone * swell * swell * level;
    left[i] += value * (1 - pan * 0.6);
    right[i] += value * (0.4 + pan * 0.6);
  }
}

/** A plucked note. */
function pluck(
  /** @type {Float32Array} */ left,
  /** @type {Float32Array} */ right,
  /** @type {number} */ start,
  /** @type {number} */ hz,
  /** @type {number} */ level,
  /** @type {number} */ pan,
) {
  const from = Math.round(start * RATE);
  const to = Math.min(left.length, from + RATE * 2);
  for (let i = from; i < to; i++) {
    const t = (i - from) / RATE;
    const value =
      level *
      Math.min(1, t * 220) *
      (Math.exp(-t * 2.6) * sine(hz * t) +
        0.35 * Math.exp(-t * 6) * sine(hz * 2.01 * t) +
        0.1 * Math.exp(-t * 14) * sine(hz * 5.2 * t));
    left[i] += value * (1 - pan * 0.7);
    right[i] += value * (0.3 + pan * 0.7);
  }
}

/** A bird, far away. */
function chirps(
  /** @type {Float32Array} */ left,
  /** @type {Float32Array} */ right,
  /** @type {number} */ start,
  /** @type {() => number} */ next,
) {
  const [base, pan, count] = [2600 + next() * 1700, next(), 2 + Math.floor(next() * 4)];
  for (let n = 0; n < count; n++) {
    const from = Math.round((start + n * 0.16) * RATE);
    const span = 0.09;
    let turns = 0;
    for (let i = from; i < Math.min(left.length, from + span * RATE); i++) {
      const t = (i - from) / RATE / span;
      turns += (base * (1 + 0.25 * Math.sin(t * 5 + n))) / RATE;
      const value = 0.0055 * Math.sin(Math.PI * t) ** 2 * sine(turns);
      left[i] += value * (1 - pan);
      right[i] += value * pan;
    }
  }
}

/** A crack of burning wood. */
function crackle(
  /** @type {Float32Array} */ left,
  /** @type {Float32Array} */ right,
  /** @type {number} */ start,
  /** @type {() => number} */ next,
) {
  const from = Math.round(start * RATE);
  const [level, span] = [0.004 + 0.03 * next() ** 5, 0.003 + next() * 0.012];
  for (let i = from; i < Math.min(left.length, from + span * RATE); i++) {
    const value = (next() - 0.5) * level * (1 - (i - from) / RATE / span);
    left[i] += value;
    right[i] += value * 0.8;
  }
}

/** Noise through a filter that opens and closes slowly. */
function wind(
  /** @type {Float32Array} */ left,
  /** @type {Float32Array} */ right,
  /** @type {() => number} */ next,
  /** @type {number} */ level,
) {
  for (const [channel, out] of [left, right].entries()) {
    let [low, lower] = [0, 0];
    for (let i = 0; i < out.length; i++) {
      const t = i / RATE;
      const open = 0.02 + 0.014 * sine(t * 0.07 + channel * 0.3) + 0.006 * sine(t * 0.19);
      low += (next() - 0.5 - low) * open;
      lower += (low - lower) * open;
      out[i] += lower * level * 9;
    }
  }
}

/** With a short echo, and silence at both ends. @param {Float32Array} left @param {Float32Array} right */
function mixDown(left, right) {
  const out = new Int16Array(left.length * 2);
  const delay = Math.round(0.31 * RATE);
  const fade = RATE * 1.5;
  for (let i = 0; i < left.length; i++) {
    if (i >= delay) {
      left[i] += right[i - delay] * 0.26;
      right[i] += left[i - delay] * 0.26;
    }
    const edge = Math.min(1, i / fade, (left.length - i) / fade) * 1.6;
    out[i * 2] = Math.round(32767 * Math.max(-1, Math.min(1, left[i] * edge)));
    out[i * 2 + 1] = Math.round(32767 * Math.max(-1, Math.min(1, right[i] * edge)));
  }
  return out;
}
