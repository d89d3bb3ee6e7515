// SPDX-License-Identifier: MIT
// A virtual screen and its capture: what a viewer would see is read off the screen's
// pixels, independently of what the browser reports.
import { spawn } from 'node:child_process';
import { findXvfb } from '../../tools/setup/programs.mjs';
import { start } from './child.mjs';

const SIZE = { width: 1024, height: 768 };
const [BITS, BLOCK] = [16, 8];
/** Size of a number as drawn by demo/film/marker.mjs, at half scale. */
export const STRIP = { width: (BITS + 2) * BLOCK, height: BLOCK };

/** Starts an X server. @param {number} [scale] factor of the usual size */
export async function startScreen(scale = 1) {
  const size = `${SIZE.width * scale}x${SIZE.height * scale}x24`;
  const args = ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp'];
  const server = start(findXvfb() ?? 'Xvfb', args);
  const number = await server.until(async () => {
    const [line] = /^\d+$/m.exec(server.output) ?? [];
    if (!line) throw new Error('no display yet');
    return line;
  });
  return { display: `:${number}`, close: () => server.end() };
}

/**
 * The number in a row of grey pixels, -1 for none.
 * @param {Uint8Array} pixels
 * @param {number} at where the row starts
 */
function decode(pixels, at) {
  let number = 0;
  for (let block = 0; block < BITS + 2; block++) {
    const bit = pixels[at + block * BLOCK + BLOCK / 2] > 127 ? 1 : 0;
    if (block < 2 && bit === block) return -1;
    if (block >= 2) number = number * 2 + bit;
  }
  return number;
}

/** @param {string} display @param {string[]} options */
function grab(display, options) {
  const input = ['-f', 'x11grab', '-draw_mouse', '0', ...options, '-i', display];
  const args = [
    '-hide_banner',
    '-loglevel',
    'fatal',
    ...input,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
  ];
  return {
    input: args,
    start: (more) => spawn('ffmpeg', [...args, ...more, 'pipe:1'], { stdio: ['pipe', 'pipe', 'inherit'] }),
  };
}

/**
 * Finds a number on the screen.
 * @param {string} display
 * @param {number} number
 * @returns {Promise<{x: number, y: number}>}
 */
export async function findNumber(display, number) {
  const { width, height } = SIZE;
  const camera = grab(display, ['-video_size', `${width}x${height}`]).start(['-frames:v', '1']);
  const chunks = [];
  for await (const chunk of camera.stdout) chunks.push(chunk);
  const picture = Buffer.concat(chunks);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x <= width - STRIP.width; x++) {
      const at = y * width + x;
      // The first pixel of the first white block.
      if (picture[at] > 127 && decode(picture, at) === number) return { x, y };
    }
  }
  throw new Error('the number is not on the screen');
}

/**
 * Samples two numbers, one below the other, until it is stopped.
 * @param {string} display
 * @param {{x: number, y: number}} place of the upper one
 * @param {number} hz how often
 */
export function watch(display, { x, y }, hz) {
  const [width, height] = [STRIP.width, 2 * STRIP.height];
  const options = ['-framerate', String(hz), '-video_size', `${width}x${height}`];
  const camera = grab(`${display}+${x},${y}`, options).start([]);
  /** An entry for each change of one of them. @type {{upper: number, lower: number, looks: number}[]} */
  const seen = [];
  let rest = Buffer.alloc(0);
  camera.stdout.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    for (; rest.length >= width * height; rest = rest.subarray(width * height)) {
      const upper = decode(rest, width * (BLOCK / 2));
      const lower = decode(rest, width * (BLOCK + BLOCK / 2));
      const last = seen.at(-1);
      if (last && last.upper === upper && last.lower === lower) last.looks++;
      else seen.push({ upper, lower, looks: 1 });
    }
  });
  const gone = new Promise((resolve) => camera.once('close', resolve));
  return {
    seen,
    async stop() {
      camera.stdin.write('q');
      await gone;
      return seen;
    },
  };
}
