// SPDX-License-Identifier: MIT
// Makes the pictures on the seek bar of demo/player: one picture of all, and the list of where
// each is in it. They are kept in the repository, as the clips are.
//
//     node demo/make-thumbnails.mjs
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const [WIDTH, HEIGHT, COLUMNS, ROWS] = [160, 90, 5, 4];
const SECONDS = 60;
const STEP_SECONDS = SECONDS / (COLUMNS * ROWS);

/** @param {number} seconds */
const at = (seconds) =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;

/** @param {number} index */
function cue(index) {
  const [x, y] = [(index % COLUMNS) * WIDTH, Math.floor(index / COLUMNS) * HEIGHT];
  const times = `${at(index * STEP_SECONDS)} --> ${at((index + 1) * STEP_SECONDS)}`;
  return `${times}\nthumbnails.jpg#xywh=${x},${y},${WIDTH},${HEIGHT}\n`;
}

const FILTER = `fps=1/${STEP_SECONDS},scale=${WIDTH}:${HEIGHT},tile=${COLUMNS}x${ROWS}`;
const args = ['-v', 'error', '-y', '-i', 'clips/trailhead.mp4', '-vf', FILTER, '-frames:v', '1', '-q:v', '6'];
const bare = ['-map_metadata', '-1', '-fflags', '+bitexact', '-update', '1', 'player/thumbnails.jpg'];
const { status, error } = spawnSync('ffmpeg', [...args, ...bare], {
  cwd: HERE,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (error || status !== 0) throw error ?? new Error(`ffmpeg ended with ${status}`);
const cues = Array.from({ length: COLUMNS * ROWS }, (_, index) => cue(index));
writeFileSync(`${HERE}/player/thumbnails.vtt`, ['WEBVTT\n', ...cues].join('\n'));
