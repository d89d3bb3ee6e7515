// SPDX-License-Identifier: MIT
import { readFile } from 'node:fs/promises';
import { HotcueError } from '../error.js';
import { loadModule } from '../loader.js';

const ENGINE = new URL('../../dist/engine.wasm', import.meta.url);
const PACKAGE = new URL('../../package.json', import.meta.url);

/** The engine of this package, compiled. @returns {Promise<WebAssembly.Module>} */
export async function engineModule() {
  const bytes = await readFile(ENGINE).catch(() => {
    throw new HotcueError(
      'wasm_load',
      'the engine is not built: dist/engine.wasm is not there; run `npm run build` first',
    );
  });
  return loadModule(bytes);
}

/** The version of this package. @returns {Promise<string>} */
export async function packageVersion() {
  return JSON.parse(await readFile(PACKAGE, 'utf8')).version;
}
