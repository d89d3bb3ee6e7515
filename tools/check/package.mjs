// SPDX-License-Identifier: MIT
// Checks the npm package as users get it: packs and unpacks it, imports it in Node, and
// compiles pages against it in strict TypeScript.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../run/build.mjs';
import { npmProgram, ROOT, run } from '../run/steps.mjs';

const MODULES = ['hotcue', 'hotcue/overlay', 'hotcue/player', 'hotcue/engine'];
/** Exports that are not modules, so that attw doesn't ask for their types. */
const NO_MODULES = [
  ...['engine.wasm', 'unicode.bin'],
  ...['overlay', 'player'].flatMap((name) => [`${name}.iife.js`, `${name}.inline.js`]),
];

const STRICT = ['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022'];
const IN_A_PAGE = ['--lib', 'es2022,dom,dom.iterable', '--types', ''];
const RESOLUTIONS = [
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ['--module', 'node16', '--moduleResolution', 'node16'],
];

/** Packs without dist/, as in a clone: `npm pack` has to build it. @param {string} folder @returns {Promise<string>} the tarball */
async function pack(folder) {
  rmSync(DIST, { recursive: true, force: true });
  await run('npm', ['pack', '--pack-destination', folder]);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

/** @param {string} folder @param {string} tarball */
async function install(folder, tarball) {
  const place = join(folder, 'node_modules/hotcue');
  mkdirSync(place, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
}

/** @param {string} folder */
async function importInNode(folder) {
  const code = MODULES.map((name) => `await import('${name}');`).join('');
  await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder });
}

/** The TypeScript examples of docs/embedding.md, as pairs of file name and code. */
function examples() {
  const page = readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8');
  return [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code], i) => [`embedding-${i + 1}.ts`, code]);
}

/** @param {string} folder */
async function compile(folder) {
  const { payloadModule } = await import('../../tests/types/payloads.mjs'); // needs the built engine
  const page = readFileSync(join(ROOT, 'tests/types/page.ts'), 'utf8');
  const sources = new Map([['page.ts', page], ['payloads.ts', payloadModule()], ...examples()]);
  for (const [name, code] of sources) writeFileSync(join(folder, name), code);
  for (const resolution of RESOLUTIONS) {
    await run(npmProgram('tsc'), [...STRICT, ...IN_A_PAGE, ...resolution, ...sources.keys()], { cwd: folder });
  }
}

/** @param {string} tarball */
async function lint(tarball) {
  await run(npmProgram('publint'), [tarball, '--strict']);
  const options = ['--profile', 'esm-only', '--no-color', '--exclude-entrypoints', ...NO_MODULES];
  await run(npmProgram('attw'), [tarball, ...options]);
}

/** @throws {import('../run/steps.mjs').Failure} with the output of the program that found the fault */
export async function checkPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-package-'));
  try {
    const tarball = await pack(folder);
    await install(folder, tarball);
    await importInNode(folder);
    await compile(folder);
    await lint(tarball);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
