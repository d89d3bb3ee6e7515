// SPDX-License-Identifier: MIT
// Writes project.json. Its moving hotspots follow the film's own drawing code
// (outlines.mjs): the outlines in each frame are written as labelme files, and imported by
// `hotcue import`, like those of any annotator.
//
//     node demo/geometry/make-project.mjs           writes project.json
//     node demo/geometry/make-project.mjs --check   fails if it is stale
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { run } from '../../js-glue/cli/import.js';
import { HEIGHT, seen, WIDTH } from './outlines.mjs';

const SHOWCASE = new URL('../showcase/project.json', import.meta.url);
const PROJECT = fileURLToPath(new URL('project.json', import.meta.url));
const FPS = 30;
/** Every second frame of the walk is used, up to its dissolve. */
const STEP = 2;
const END_S = 19.4;
const TOLERANCE_PX = 2;

/** Moving hotspots by label: their texts and looks. */
const MOVING = {
  birds: { name: 'The flock', tooltip: 'Five birds, one polygon', border_color: '#ffffffcc' },
  sun: { name: 'The sun', tooltip: 'It rises; so does this', border_color: '#fff3c4' },
  pack: { name: 'The pack', tooltip: 'Up and down with each step' },
  boot: { name: 'The red boot', tooltip: 'Hard to catch: pause it', z_index: 1 },
};

/** Still hotspots, with holes: outlines from the showcase, with other texts. */
const STILL = {
  loop: { name: 'The heel loop', tooltip: 'A ring: its hole is no part of it' },
  arch: { name: 'The stone arch', tooltip: 'The stone, not the sky in it' },
};

/** Cues for the page's scene buttons. */
const CUES = [
  { id: 'walk', time: 0 },
  { id: 'loop', time: 20 },
  { id: 'arch', time: 34 },
];

/** Writes the frames as labelme files. @param {string} folder @returns {string[]} their paths */
function writeFrames(folder) {
  const paths = [];
  for (let frame = 0; frame < END_S * FPS; frame += STEP) {
    const shapes = Object.entries(seen(frame / FPS)).map(([label, points]) => ({
      label,
      points,
      group_id: null,
      shape_type: 'polygon',
      flags: {},
    }));
    const path = join(folder, `walk_${String(frame).padStart(4, '0')}.json`);
    const image = { imagePath: `walk_${frame}.png`, imageData: null, imageHeight: HEIGHT, imageWidth: WIDTH };
    writeFileSync(path, JSON.stringify({ version: '5.4.1', flags: {}, shapes, ...image }));
    paths.push(path);
  }
  return paths;
}

/** The moving hotspots, by `hotcue import`. @returns {Promise<any[]>} */
async function importMoving() {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-geometry-'));
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const texts = [stdout, stderr].map((stream) => stream.setEncoding('utf8').reduce((all, text) => all + text, ''));
  try {
    const options = ['--fps', String(FPS), '--tolerance', String(TOLERANCE_PX)];
    const code = await run([...writeFrames(folder), ...options], { stdin, stdout, stderr });
    stdout.end();
    stderr.end();
    const [project, diagnostics] = await Promise.all(texts);
    if (code !== 0 || diagnostics !== '') throw new Error(`hotcue import: ${code} ${diagnostics}`);
    return JSON.parse(project).videos[0].interactions;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The still hotspots, from the showcase. @returns {any[]} */
function stillOnes() {
  const { videos } = JSON.parse(readFileSync(SHOWCASE, 'utf8'));
  return Object.entries(STILL).map(([id, words]) => {
    const all = videos.flatMap((/** @type {any} */ video) => video.interactions);
    const { type, time, end_time, pos_left, pos_top, pos_width, pos_height, points_space, hotspot_points } = all.find(
      (/** @type {any} */ each) => each.id === id,
    );
    const place = { pos_left, pos_top, pos_width, pos_height, points_space, hotspot_points };
    return { id, type, ...words, time, end_time, ...place, click_action: 'track' };
  });
}

/** The whole project as text, with one interaction per line. */
async function projectText() {
  const moving = (await importMoving()).map((each) => {
    const { keyframes, ...still } = each;
    return { ...still, ...MOVING[/** @type {keyof typeof MOVING} */ (each.id)], end_time: END_S, keyframes };
  });
  const lines = [...moving, ...stillOnes()].map((each) => `      ${JSON.stringify(each)}`);
  return `{
  "hotcue": 1,
  "id": "geometry",
  "title": "What you see is what you hit",
  "design": { "border_width": 3, "border_color": "#fff1d6cc" },
  "videos": [
    { "id": "trail", "title": "Trail", "duration": 60, "on_ended": { "action": "loop" },
    "cues": ${JSON.stringify(CUES)},
    "interactions": [
${lines.join(',\n')}
    ] }
  ]
}
`;
}

const text = await projectText();
if (!process.argv.includes('--check')) writeFileSync(PROJECT, text);
else if (readFileSync(PROJECT, 'utf8') !== text) {
  console.error('demo/geometry/project.json is stale: node demo/geometry/make-project.mjs');
  process.exitCode = 1;
}
