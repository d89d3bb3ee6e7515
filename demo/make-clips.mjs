// SPDX-License-Identifier: MIT
// Makes the gallery's clips in demo/clips: drawn and composed here (demo/film), packed by
// ffmpeg. They are kept in the repository: drawing them takes minutes.
//
//     npm run clips                makes what is missing or out of date
//     npm run clips -- --force     makes all anew
//
// Each is one minute, 1280 x 720, 30 frames a second, H.264 with a key frame
// each second, AAC. Every frame carries its number: see film/marker.mjs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { drawMarker } from './film/marker.mjs';
import { Picture } from './film/picture.mjs';
import { drawRidge } from './film/ridge.mjs';
import { RATE, soundtrack } from './film/sound.mjs';
import { drawTrailhead } from './film/trailhead.mjs';

const isMain = process.argv[1] === fileURLToPath(import.meta.url);
const HERE = fileURLToPath(new URL('.', import.meta.url));
const CLIPS = join(HERE, 'clips');
const [WIDTH, HEIGHT, FPS, SECONDS] = [1280, 720, 30, 60];
const FRAMES = FPS * SECONDS;

/** @type {Record<string, {draw: (picture: Picture, t: number) => void, mood: 'day'|'night', poster: number, crf: number}>} */
const FILMS = {
  trailhead: { draw: drawTrailhead, mood: 'day', poster: 8.2, crf: 28 },
  ridge: { draw: drawRidge, mood: 'night', poster: 9, crf: 27 },
};

/** @param {string} text */
const words = (text) => text.split(/\s+/);

/** Changes with anything that the clips are made from. */
export function sourceHash() {
  const hash = createHash('sha256');
  const files = readdirSync(join(HERE, 'film'))
    .sort()
    .map((name) => join(HERE, 'film', name));
  for (const file of [fileURLToPath(import.meta.url), ...files]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string[]} args @param {import('node:child_process').StdioOptions} stdio */
function ffmpeg(args, stdio) {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { stdio });
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT'
          ? new Error('ffmpeg is not installed. On Debian: apt-get install ffmpeg')
          : error,
      ),
    );
    child.once('close', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`ffmpeg ended with ${code}`))));
  });
  return { child, ended };
}

/** @param {Int16Array} samples two channels */
function wav(samples) {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}

// Fixed threads and no dates: the same input gives the same file.
const SAME = words('-fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1');
const FRAMES_IN = words(`-f rawvideo -pixel_format rgb0 -video_size ${WIDTH}x${HEIGHT} -framerate ${FPS} -i pipe:0`);
const COLOURS = words('-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv');
// Most bits go where the eye sees bands: smooth and dark parts.
const H264 = words(`-c:v libx264 -preset veryfast -profile:v high -threads 2
  -x264-params aq-mode=3:aq-strength=0.9 -g ${FPS} -keyint_min ${FPS} -sc_threshold 0 -bf 2`);

/** @param {string} name @param {(frame: number) => void} progress */
async function makeFilm(name, progress) {
  const { draw, mood, poster, crf } = FILMS[name];
  const sound = join(CLIPS, `${name}.wav`);
  const film = join(CLIPS, `${name}.part.mp4`);
  // A little shorter than the picture, so that the picture decides the length.
  writeFileSync(sound, wav(soundtrack(mood, SECONDS - 0.1)));
  const { child, ended } = ffmpeg(
    [
      ...FRAMES_IN,
      ...['-i', sound],
      ...words('-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'),
      ...COLOURS,
      ...H264,
      ...['-crf', `${crf}`],
      ...words('-c:a aac -b:a 64k -movflags +faststart'),
      ...SAME,
      film,
    ],
    ['pipe', 'inherit', 'inherit'],
  );
  const pipe = /** @type {import('node:stream').Writable} */ (child.stdin);
  pipe.on('error', () => {}); // `ended` tells why
  const picture = new Picture(WIDTH, HEIGHT);
  let failed = false;
  ended.catch(() => {
    failed = true;
  });
  for (let frame = 0; frame < FRAMES && !failed; frame++) {
    draw(picture, frame / FPS);
    drawMarker(picture, frame);
    // A copy: ffmpeg takes this frame while the next one is drawn.
    if (!pipe.write(Buffer.from(picture.bytes))) await Promise.race([once(pipe, 'drain'), ended]);
    if (frame % FPS === FPS - 1) progress(frame + 1);
  }
  pipe.end();
  await ended;
  renameSync(film, join(CLIPS, `${name}.mp4`));
  rmSync(sound);
  draw(picture, poster);
  const jpeg = ffmpeg(
    [...FRAMES_IN, ...words('-frames:v 1 -q:v 4'), ...SAME, join(CLIPS, `${name}.jpg`)],
    ['pipe', 'inherit', 'inherit'],
  );
  /** @type {import('node:stream').Writable} */ (jpeg.child.stdin).end(Buffer.from(picture.bytes));
  await jpeg.ended;
}

/** One line that counts up on a terminal, a few lines elsewhere. */
function progressLine() {
  /** @type {Record<string, number>} */
  const done = Object.fromEntries(Object.keys(FILMS).map((name) => [name, 0]));
  let told = -1;
  return (/** @type {string} */ name, /** @type {number} */ frames) => {
    done[name] = frames;
    const text = Object.entries(done)
      .map(([film, n]) => `${film} ${Math.round((100 * n) / FRAMES)} %`)
      .join(', ');
    const total = Object.values(done).reduce((sum, n) => sum + n, 0) / (FRAMES * Object.keys(FILMS).length);
    if (process.stdout.isTTY) process.stdout.write(`\r  drawing the clips: ${text} ${total === 1 ? '\n' : ''}`);
    else if (Math.floor(total * 5) > told) {
      told = Math.floor(total * 5);
      console.log(`  drawing the clips: ${text}`);
    }
  };
}

async function main() {
  const stamp = join(CLIPS, 'made-from.txt');
  const files = Object.keys(FILMS).flatMap((name) => [`${name}.mp4`, `${name}.jpg`]);
  const hash = sourceHash();
  const fresh =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && files.every((file) => existsSync(join(CLIPS, file)));
  if (fresh && !process.argv.includes('--force')) return;
  mkdirSync(CLIPS, { recursive: true });
  rmSync(stamp, { force: true });
  const progress = progressLine();
  // A thread for each film: drawing and packing then keep two cores busy.
  await Promise.all(
    Object.keys(FILMS).map(
      (name) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(fileURLToPath(import.meta.url), { workerData: name });
          worker.on('message', (frames) => progress(name, frames));
          worker.once('error', reject);
          worker.once('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`${name} was not made`))));
        }),
    ),
  );
  writeFileSync(stamp, hash);
}

try {
  if (isMainThread && isMain) await main();
  else if (!isMainThread) await makeFilm(workerData, (frame) => parentPort?.postMessage(frame));
} catch (error) {
  if (!isMainThread) throw error;
  console.error(`The clips could not be made: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
}
