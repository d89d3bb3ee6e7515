// SPDX-License-Identifier: MIT
import { readFile } from 'node:fs/promises';
import { Engine } from '../engine/engine.js';
import { HotcueError } from '../engine/error.js';
import { loadModule } from '../engine/loader.js';

const DIST = new URL('../../dist/', import.meta.url);
const PACKAGE = new URL('../../package.json', import.meta.url);

/** @param {string} name */
const read = (name) =>
  readFile(new URL(name, DIST)).catch(() => {
    throw new HotcueError('wasm_load', `the engine is not built: dist/${name} is missing; run \`npm run build\` first`);
  });

/** Loads the engine of this package that has all warnings. @returns {Promise<() => Engine>} creates an engine that has the Unicode table */
export async function engineMaker() {
  const [module, unicode] = [await loadModule(await read('engine-full.wasm')), await read('unicode.bin')];
  return () => {
    const engine = new Engine(module);
    engine.unicode(unicode);
    return engine;
  };
}

/** Creates a single engine. */
export const newEngine = async () => (await engineMaker())();

/** The version of this package. @returns {Promise<string>} */
export async function packageVersion() {
  return JSON.parse(await readFile(PACKAGE, 'utf8')).version;
}
