// SPDX-License-Identifier: MIT
// Short videos whose frames carry their numbers (demo/film/marker.mjs), made
// by ffmpeg where they are missing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawMarker } from '../../demo/film/marker.mjs';
import { ROOT } from '../../tools/steps.mjs';

/** Not in the repository. */
export const CLIPS = join(ROOT, '.cache/clips');

const [WIDTH, HEIGHT] = [1280, 720];

const words = (text) => text.split(/\s+/);
// As most MP4 on the web: with B-frames, so that decoding and showing differ in order.
const H264 = words('-c:v libx264 -preset veryfast -crf 24 -bf 2 -g 30 -movflags +faststart');
const VP8 = words('-c:v libvpx -deadline realtime -cpu-used 8 -b:v 1M -g 30');

/**
 * @typedef {object} Clip
 * @property {string} title
 * @property {string} file
 * @property {[number, number]} rate frames in so many seconds
 * @property {number} frames
 * @property {boolean} [sound]
 * @property {string[]} codec
 */

/** @type {Record<string, Clip>} */
export const CLIP = {
  main: { title: '30 fps H.264', file: '30.mp4', rate: [30, 1], frames: 600, sound: true, codec: H264 },
  film: { title: '25 fps H.264', file: '25.mp4', rate: [25, 1], frames: 500, codec: H264 },
  ntsc: { title: '29.97 fps VP8', file: '29.97.webm', rate: [30000, 1001], frames: 600, codec: VP8 },
  short: { title: 'short', file: 'short.mp4', rate: [30, 1], frames: 60, sound: true, codec: H264 },
  // Its file says no duration, as a recording that is still going on.
  endless: { title: 'endless', file: 'endless.webm', rate: [30, 1], frames: 90, codec: [...VP8, ...words('-live 1')] },
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

/** @param {Clip} clip */
async function make({ file, rate, frames, sound, codec }) {
  const part = join(CLIPS, `part.${file}`);
  const input = words(
    `-f rawvideo -pixel_format rgb0 -video_size ${WIDTH}x${HEIGHT} -framerate ${rate.join('/')} -i pipe:0`,
  );
  const tone = words('-f lavfi -i sine=frequency=220:sample_rate=48000 -shortest -c:a aac -b:a 64k');
  const args = [
    ...words('-hide_banner -loglevel error -y'),
    ...input,
    ...(sound ? tone : []),
    ...words('-vf scale=640:360,format=yuv420p'),
    ...codec,
    part,
  ];
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(ffmpeg, 'close');
  const pixels = new Uint32Array(WIDTH * HEIGHT);
  const picture = /** @type {any} */ ({ width: WIDTH, height: HEIGHT, pixels });
  for (let frame = 0; frame < frames; frame++) {
    // Something that moves, as in any video.
    pixels.fill(0xff804020);
    const x = (frame * 8) % (WIDTH - 100);
    for (let y = 300; y < 400; y++) pixels.fill(0xff30c0f0, y * WIDTH + x, y * WIDTH + x + 100);
    drawMarker(picture, frame);
    if (!ffmpeg.stdin.write(Buffer.from(pixels.buffer.slice(0)))) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  renameSync(part, join(CLIPS, file));
}

/** Makes what is missing, all of it when this file has changed. */
export async function makeClips() {
  mkdirSync(CLIPS, { recursive: true });
  const hash = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex')
    .slice(0, 12);
  for (const clip of Object.values(CLIP)) {
    clip.file = `${hash}-${clip.file}`;
    if (!existsSync(join(CLIPS, clip.file))) await make(clip);
  }
}
