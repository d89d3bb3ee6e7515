// SPDX-License-Identifier: MIT
// Makes seeds for the fuzz targets from tests/vectors: `seeds.mjs FOLDER`
// writes FOLDER/load, documents, and FOLDER/inputs, documents with the inputs
// of their scripts in the bytes of inputs.c.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { play } from '../js/play.mjs';

const VECTORS = fileURLToPath(new URL('../vectors/', import.meta.url));
/** In the order of take_input(); 18 is a click on what lies somewhere. */
const INPUTS =
  'ready play pause tick seek ended answer click hover set eval wake device show jump tray hidden reset - trayClose logExplain lead leadCancel dialogClose'.split(
    ' ',
  );

const byte = (/** @type {number | boolean} */ value) => [Number(value) & 255];
const index = (/** @type {number} */ value) => (value < 0 ? [255] : [value]);

/** @param {number | null} value */
function number(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value ?? NaN, true);
  return [64, ...bytes];
}

/** @param {string} value @param {number} most */
function text(value, most) {
  const bytes = [...new TextEncoder().encode(value)].slice(0, most);
  return [bytes.length, ...bytes];
}

/** @param {string | number | boolean | null} value */
function value(value) {
  const kind = { string: 1, number: 2, boolean: 3 }[/** @type {'string'} */ (typeof value)] ?? 0;
  return [kind, ...(kind > 1 ? number(Number(value)) : []), ...(kind === 1 ? text(String(value), 255) : [])];
}

/** What each input takes. @type {Record<string, (...args: any[]) => number[]>} */
const BYTES = {
  ready: number,
  tick: number,
  seek: (time, by) => [...number(time), ...byte(by === 'host')],
  ended: byte,
  answer: byte,
  click: index,
  hover: index,
  set: (name, given, source) => [...text(name, 15), ...value(given), ...byte(source === 'query')],
  eval: (name) => text(name, 15),
  logExplain: index,
  wake: () => [0],
  device: (device) => byte(device === 'mobile'),
  show: (item, shown) => [...index(item), ...byte(shown)],
  jump: (video, time) => [...index(video), ...number(time)],
  tray: (name) => text(name, 15),
  trayClose: (name) => text(name, 15),
  lead: (fields) => text(JSON.stringify(fields), 40),
  dialogClose: () => [1],
  hidden: byte,
};

/** @param {string} line of an input log @returns {number[]} */
function bytesOf(line) {
  const [name, ...args] = JSON.parse(line);
  return [INPUTS.indexOf(name), ...(BYTES[name]?.(...args) ?? [])];
}

/**
 * @returns {{load: Uint8Array[], inputs: Uint8Array[]}}
 */
export function seeds() {
  const files = readdirSync(VECTORS).filter((name) => name.endsWith('.json'));
  const vectors = files.flatMap((name) => JSON.parse(readFileSync(join(VECTORS, name), 'utf8')));
  const document = (/** @type {any} */ vector) =>
    new TextEncoder().encode(vector.text ?? JSON.stringify(vector.document ?? vector.project));
  const sessions = vectors.filter(({ log }) => log);
  return {
    load: vectors.map(document),
    inputs: sessions.map((vector) => {
      const [, ...inputs] = play(vector, 1).inputs;
      return Uint8Array.from([...document(vector), 0xff, ...inputs.flatMap(bytesOf)]);
    }),
  };
}

/** Writes them. @param {string} folder @returns {{load: string[], inputs: string[]}} the files */
export function writeSeeds(folder) {
  const paths = Object.entries(seeds()).map(([name, list]) => {
    mkdirSync(join(folder, name), { recursive: true });
    return [name, list.map((bytes, i) => write(join(folder, name, String(i)), bytes))];
  });
  return Object.fromEntries(paths);
}

/** @param {string} path @param {Uint8Array} bytes */
function write(path, bytes) {
  writeFileSync(path, bytes);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { load, inputs } = writeSeeds(process.argv[2] ?? 'seeds');
  console.log(`${load.length} documents, ${inputs.length} sessions`);
}
