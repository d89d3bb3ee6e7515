// SPDX-License-Identifier: MIT
// Makes seeds for the fuzz targets from tests/vectors: `seeds.mjs FOLDER` writes documents to
// FOLDER/load, and documents with the inputs of their scripts, encoded for inputs.c, to
// FOLDER/inputs.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INPUTS } from '../../js-glue/engine/inputs.js';
import { play } from '../support/play.mjs';

const VECTORS = fileURLToPath(new URL('../vectors/', import.meta.url));
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

/** Encodes an argument of each kind. @type {Record<string, (value: any) => number[]>} */
const BYTES = {
  duration: number,
  start: number,
  text: (name) => text(name, 15),
  fields: (fields) => text(JSON.stringify(fields), 40),
  value,
};

/** Inputs whose number is a time; that of others is the number of an item or video. */
const TIMED = ['tick', 'seek'];

/** @param {string} name of an input @param {import('../../js-glue/engine/inputs.js').Kind} kind @param {any} given */
function argument(name, kind, given) {
  if (typeof kind !== 'string') return byte(given === kind[1]);
  if (BYTES[kind]) return BYTES[kind](given);
  if (name === 'wake') return [0]; // the last token
  return TIMED.includes(name) ? number(given) : index(given);
}

/** @param {string} line of an input log @returns {number[]} */
function bytesOf(line) {
  const [name, ...args] = JSON.parse(line);
  const row = Object.keys(INPUTS).indexOf(name);
  const bytes = INPUTS[name].flatMap((kind, i) => argument(name, kind, args[i]));
  return name === 'unload' ? [row, 0] : [row, ...bytes];
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

/** Writes the seeds. @param {string} folder @returns {{load: string[], inputs: string[]}} the files */
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
