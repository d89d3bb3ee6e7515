// SPDX-License-Identifier: MIT
// How loud a film is, and when. wavesurfer.js decodes it, and says where the waveform's bars are.
// Its own renderer is not used: that writes a style element, which the studio's policy refuses, and
// scrolls by itself.
import { barsOf, levelFor, levelsOf } from './peaks.js';

/** Larger films are not decoded, as all of it must be in memory. Bytes. */
const LARGE = 100 * 1024 * 1024;
/** Samples a second: enough for a picture. */
const SAMPLE_RATE = 8000;
/** Pixels. */
const [BAR, GAP] = [2, 1];

/** @typedef {typeof import('wavesurfer.js/dist/renderer-utils.js')} Renderer */
/** @typedef {{levels: import('./peaks.js').Level[], vScale: number, renderer: Renderer}} Loud vScale: the loudest is as high as can be */
/** @typedef {Loud | {failure: string}} Sound */

/** Reads a film, unless it is large. @param {string} url @param {AbortSignal} signal @param {number} most bytes @returns {Promise<ArrayBuffer | null>} null if it is */
async function read(url, signal, most) {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`${response.status}`);
  if (Number(response.headers.get('content-length')) > most) {
    await response.body.cancel();
    return null;
  }
  const chunks = [];
  let size = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).arrayBuffer();
    size += value.length;
    chunks.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
    if (size > most) {
      await reader.cancel();
      return null;
    }
  }
}

/**
 * @param {string} url of a film
 * @param {AbortSignal} signal
 * @param {number} [most] bytes; larger films are not decoded
 * @returns {Promise<Sound>} rejects only if it is aborted
 */
export async function soundOf(url, signal, most = LARGE) {
  try {
    const [bytes, { default: decoder }, renderer] = await Promise.all([
      read(url, signal, most),
      import('wavesurfer.js/dist/decoder.js'),
      import('wavesurfer.js/dist/renderer-utils.js'),
    ]);
    if (!bytes) return { failure: `No waveform: the film has more than ${Math.round(most / 1024 / 1024)} MB.` };
    const decoded = await decoder.decode(bytes, SAMPLE_RATE);
    signal.throwIfAborted();
    const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i));
    const levels = levelsOf(channels, decoded.sampleRate);
    const { values } = levels[levels.length - 1];
    return { levels, vScale: renderer.calculateVerticalScale({ channelData: [values], normalize: true }), renderer };
  } catch (error) {
    if (signal.aborted) throw error;
    const isRead = error instanceof DOMException && error.name === 'EncodingError';
    return { failure: isRead ? 'No waveform: no sound that can be decoded.' : 'No waveform: the film can’t be read.' };
  }
}

/**
 * The bars that are in view. They stay at their times when the view is panned.
 * @param {Loud} sound
 * @param {import('./scale.js').Scale} scale
 * @param {number} height pixels
 * @returns {import('wavesurfer.js/dist/renderer-utils.js').BarSegment[]}
 */
export function waveformOf({ levels, vScale, renderer }, { start, perSecond, width }, height) {
  const step = (BAR + GAP) / perSecond;
  const first = Math.floor(start / step);
  const count = Math.ceil(width / (BAR + GAP)) + 2;
  const bars = barsOf(levelFor(levels, 1 / step), first * step, step, count);
  const config = renderer.calculateBarRenderConfig({
    ...{ width: count * (BAR + GAP), height, length: count, pixelRatio: 1 },
    options: /** @type {any} */ ({ barWidth: BAR, barGap: GAP, barMinHeight: 1 }),
  });
  const all = { ...config, channelData: [bars, bars], vScale, canvasHeight: height, barAlign: undefined };
  const shift = (first * step - start) * perSecond;
  return renderer.calculateBarSegments(all).map((bar) => ({ ...bar, x: bar.x + shift }));
}
