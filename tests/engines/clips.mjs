// SPDX-License-Identifier: MIT
// Short videos, made by ffmpeg where they are missing: some whose frames carry
// their numbers (demo/film/marker.mjs), some that stand still and show where in
// the frame one is.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawMarker } from '../../demo/film/marker.mjs';
import { ROOT } from '../../tools/run/steps.mjs';

/** Not in the repository. */
export const CLIPS = join(ROOT, '.cache/clips');

const words = (text) => text.split(/\s+/);
// As most MP4 on the web: with B-frames, so that decoding and showing differ in order.
const H264 = words('-c:v libx264 -preset veryfast -crf 24 -bf 2 -g 30 -movflags +faststart');
const VP8 = words('-c:v libvpx -deadline realtime -cpu-used 8 -b:v 1M -g 30');
// The levels at the edges of a block are as drawn.
const CRISP = words('-c:v libx264 -preset veryfast -crf 4 -movflags +faststart');

/** @typedef {{width: number, height: number, pixels: Uint32Array}} Picture */

/**
 * @typedef {object} Clip
 * @property {string} title
 * @property {string} file
 * @property {[number, number]} rate frames in so many seconds
 * @property {number} frames
 * @property {boolean} [sound]
 * @property {string[]} codec
 * @property {{width: number, height: number}} [size] as it is coded, when it stands still and shows BLOCKS
 * @property {[number, number]} [aspect] of its pixels
 * @property {number} [drift] how far the blocks go to the right with each frame, percent
 * @property {number} [turned] degrees counterclockwise by which its file says to turn it
 */

/**
 * White on black, in percent of the frame as it is shown: what the overlay is
 * compared with.
 */
export const BLOCKS = {
  a: { left: 5, top: 10, width: 40, height: 35 },
  b: { left: 50, top: 55, width: 40, height: 35 },
  c: { left: 60, top: 10, width: 35, height: 35 },
};
/** Of a clip that stands still. */
const STILL = /** @type {const} */ ({ rate: [10, 1], frames: 10, codec: CRISP });

/** @type {Record<string, Clip>} */
export const CLIP = {
  main: { title: '30 fps H.264', file: '30.mp4', rate: [30, 1], frames: 600, sound: true, codec: H264 },
  film: { title: '25 fps H.264', file: '25.mp4', rate: [25, 1], frames: 500, codec: H264 },
  ntsc: { title: '29.97 fps VP8', file: '29.97.webm', rate: [30000, 1001], frames: 600, codec: VP8 },
  short: { title: 'short', file: 'short.mp4', rate: [30, 1], frames: 60, sound: true, codec: H264 },
  // Its file says no duration, as a recording that is still going on.
  endless: { title: 'endless', file: 'endless.webm', rate: [30, 1], frames: 90, codec: [...VP8, ...words('-live 1')] },
};

/** Those that stand still. @type {Record<string, Clip>} */
export const STILLS = {
  wide: { ...STILL, title: '16:9', file: 'wide.mp4', size: { width: 320, height: 180 } },
  tall: { ...STILL, title: '2:3', file: 'tall.mp4', size: { width: 160, height: 240 } },
  wideSar: { ...STILL, title: 'pixels 4:3', file: 'wide-sar.mp4', size: { width: 240, height: 180 }, aspect: [4, 3] },
  tallSar: { ...STILL, title: 'pixels 8:9', file: 'tall-sar.mp4', size: { width: 360, height: 240 }, aspect: [8, 9] },
  quarter: { ...STILL, title: 'turned by 90°', file: '90.mp4', size: { width: 320, height: 180 }, turned: 90 },
  half: { ...STILL, title: 'turned by 180°', file: '180.mp4', size: { width: 320, height: 180 }, turned: 180 },
};

/**
 * Which frame of a clip shows a time. Times are good to a millisecond: half of
 * one before a frame's start means that frame.
 * @param {Clip} clip
 * @param {number} time
 */
export const frameAt = ({ rate: [frames, seconds] }, time) => Math.floor(((time + 0.0005) * frames) / seconds + 1e-6);

/** When a frame of a clip begins to show. @param {Clip} clip @param {number} frame */
export const timeOf = ({ rate: [frames, seconds] }, frame) => (frame * seconds) / frames;

/** Its blocks move, evenly. @type {Record<string, Clip>} */
export const DRIFT = {
  drift: { ...STILL, title: 'moving', file: 'drift.mp4', size: { width: 320, height: 180 }, frames: 20, drift: 0.25 },
};

/** Something that moves, as in any video, and the number. @param {Picture} picture @param {number} frame */
function drawNumber(picture, frame) {
  const { width, pixels } = picture;
  pixels.fill(0xff804020);
  const x = (frame * 8) % (width - 100);
  for (let y = 300; y < 400; y++) pixels.fill(0xff30c0f0, y * width + x, y * width + x + 100);
  drawMarker(/** @type {any} */ (picture), frame);
}

/**
 * The blocks, turned back by what the file says.
 * @param {Picture} picture
 * @param {number} turned degrees
 * @param {number} shift to the right, percent
 */
function drawBlocks({ width, height, pixels }, turned, shift) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [((x + 0.5) / width) * 100, ((y + 0.5) / height) * 100];
      const [shownX, shownY] = turned === 90 ? [v, 100 - u] : turned === 180 ? [100 - u, 100 - v] : [u, v];
      const lit = Object.values(BLOCKS).some(
        ({ left, top, width: w, height: h }) =>
          shownX > left + shift && shownX < left + shift + w && shownY > top && shownY < top + h,
      );
      pixels[y * width + x] = lit ? 0xffffffff : 0xff000000;
    }
  }
}

/** @param {string[]} args @param {'pipe' | 'ignore'} input */
function ffmpeg(args, input) {
  const child = spawn('ffmpeg', [...words('-hide_banner -loglevel error -y'), ...args], {
    stdio: [input, 'inherit', 'inherit'],
  });
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  });
  return { stdin: /** @type {import('node:stream').Writable} */ (child.stdin), ended };
}

/** @param {Clip} clip */
async function make(clip) {
  const { file, rate, frames, sound, codec, size, aspect, turned = 0, drift = 0 } = clip;
  const part = join(CLIPS, `part.${file}`);
  const { width, height } = size ?? { width: 1280, height: 720 };
  const input = words(
    `-f rawvideo -pixel_format rgb0 -video_size ${width}x${height} -framerate ${rate.join('/')} -i pipe:0`,
  );
  const tone = words('-f lavfi -i sine=frequency=220:sample_rate=48000 -shortest -c:a aac -b:a 64k');
  const filter = `${size ? `setsar=${(aspect ?? [1, 1]).join('/')}` : 'scale=640:360'},format=yuv420p`;
  const { stdin, ended } = ffmpeg([...input, ...(sound ? tone : []), '-vf', filter, ...codec, part], 'pipe');
  const picture = { width, height, pixels: new Uint32Array(width * height) };
  for (let frame = 0; frame < frames; frame++) {
    if (size) drawBlocks(picture, turned, drift * frame);
    else drawNumber(picture, frame);
    if (!stdin.write(Buffer.from(picture.pixels.buffer.slice(0)))) await once(stdin, 'drain');
  }
  stdin.end();
  await ended;
  const made = join(CLIPS, file);
  if (!turned) return renameSync(part, made);
  const turn = ['-i', part, ...words(`-c copy -metadata:s:v:0 rotate=${turned}`)];
  await ffmpeg([...turn, `${part}.mp4`], 'ignore').ended;
  rmSync(part);
  renameSync(`${part}.mp4`, made);
}

/** Makes what is missing, all of it when this file has changed. @param {Record<string, Clip>} [clips] */
export async function makeClips(clips = CLIP) {
  mkdirSync(CLIPS, { recursive: true });
  const hash = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex')
    .slice(0, 12);
  for (const clip of Object.values(clips)) {
    clip.file = `${hash}-${clip.file}`;
    if (!existsSync(join(CLIPS, clip.file))) await make(clip);
  }
}
