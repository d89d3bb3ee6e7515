// SPDX-License-Identifier: MIT
// Makes the gallery's streams in demo/streams from the clips: the first seconds of each film
// in two qualities, with HLS playlists and a DASH manifest of the same files. They are kept in
// the repository, as the clips are.
//
//     npm run clips       also makes the streams, if they are missing or out of date
//
// Frames keep their numbers, and have no B-frames: Media Source Extensions ignore the edit
// list by which an MP4 says that its first frame is at 0.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const STREAMS = join(HERE, 'streams');
const STAMP = join(STREAMS, 'made-from.txt');
const FILMS = ['trailhead', 'ridge'];
/** Length of a stream, and of its segments. */
const SECONDS = 20;
const SEGMENT_SECONDS = 4;

const words = (text) => text.trim().split(/\s+/);
const clip = (film) => join(HERE, 'clips', `${film}.mp4`);

const SIZES = `
  [0:v]split[a][b]; [a]scale=640:360[high]; [b]scale=320:180[low]`;
const PACK = words(`-map [high] -map [low] -map 0:a
  -c:v libx264 -preset veryfast -profile:v main -threads 2 -crf 31 -bf 0
  -g 60 -keyint_min 60 -sc_threshold 0 -c:a aac -ac 1 -b:a 32k
  -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1
  -f dash -single_file 1 -seg_duration ${SEGMENT_SECONDS} -hls_playlist 1 -hls_master_name film.m3u8
  -single_file_name $RepresentationID$.mp4`);
const SETS = ['-adaptation_sets', 'id=0,streams=v id=1,streams=a'];

/** Changes with anything that the streams are made from. */
export function streamsHash() {
  const hash = createHash('sha256');
  for (const file of [fileURLToPath(import.meta.url), ...FILMS.map(clip)]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} film */
function make(film) {
  const folder = join(STREAMS, film);
  mkdirSync(folder, { recursive: true });
  const input = ['-hide_banner', '-loglevel', 'error', '-y', '-i', clip(film), '-t', String(SECONDS)];
  const args = [...input, '-filter_complex', SIZES, ...PACK, ...SETS, 'film.mpd'];
  const { status, error } = spawnSync('ffmpeg', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error || status !== 0) throw error ?? new Error(`ffmpeg ended with ${status}`);
  const texts = readdirSync(folder).filter((name) => !name.endsWith('.mp4'));
  for (const name of texts) edit(join(folder, name), clean);
  // A broadcast that goes on: the same pictures in a list without an end.
  edit(join(folder, 'media_1.m3u8'), broadcast, join(folder, 'live.m3u8'));
}

/** @param {string} from @param {(text: string) => string} change @param {string} [to] */
const edit = (from, change, to = from) => writeFileSync(to, change(readFileSync(from, 'utf8')));

/** Takes out the date of making, and a promise that files of two sizes don't keep. @param {string} text */
const clean = (text) => text.replace(/#EXT-X-PROGRAM-DATE-TIME.*\n/g, '').replaceAll(' bitstreamSwitching="true"', '');

/** @param {string} text of a playlist */
const broadcast = (text) => text.replace('#EXT-X-ENDLIST\n', '');

function main() {
  const hash = streamsHash();
  const fresh = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
  if (fresh && !process.argv.includes('--force')) return;
  rmSync(STREAMS, { recursive: true, force: true });
  for (const film of FILMS) make(film);
  writeFileSync(STAMP, hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
