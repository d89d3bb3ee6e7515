// SPDX-License-Identifier: MIT
// Builds dist/: engine.wasm, the bundles that pages load, and their types.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest } from '../generate/manifest.mjs';
import { DECLARATIONS, writeTypes } from '../generate/types.mjs';
import { setUp } from '../setup/setup.mjs';
import { ALONE, BUNDLES, SLIM, writeBundles } from './bundles.mjs';
import { isMain, ROOT, run, script, step } from './steps.mjs';

export const DIST = join(ROOT, 'dist');
/** Not in dist/, which the npm package has. */
const STUDIO = join(ROOT, 'build/studio');
const STUDIO_ENTRIES = [
  'demo/studio/main.js',
  'demo/studio/model/problems-worker.js',
  'demo/studio/properties/trial-worker.js',
  'demo/studio/simulation/simulation-worker.js',
];

/** The page that is embedded, which authors copy and change. */
const EMBED_PAGE = ['embed/embed.html', 'embed/embed.css'];

const LICENCES = {
  Hotcue: 'LICENSE',
  'cJSON, in engine.wasm': 'build/wasm/cJSON.LICENSE',
  'idb, in analytics/analytics.js': 'node_modules/idb/LICENSE',
  'media-chrome, in hotcue-player.js': 'node_modules/media-chrome/LICENSE',
};

/**
 * Where Python is, for emcc, which starts it for each file: where `python3` is the shim of a version
 * manager, that takes longer than compiling.
 */
function emccPython() {
  const { EMSDK, EMSDK_PYTHON } = process.env;
  if (EMSDK || EMSDK_PYTHON) return {};
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return status === 0 ? { EMSDK_PYTHON: stdout.trim() } : {};
}

/**
 * Configures and builds a preset.
 * @param {string} preset of CMakePresets.json
 * @param {string[]} [targets] default: all
 */
export async function cmake(preset, targets = []) {
  const env = preset === 'wasm' ? emccPython() : {};
  await run('cmake', ['--preset', preset], { env });
  const chosen = targets.flatMap((target) => ['--target', target]);
  await run('cmake', ['--build', '--preset', preset, ...chosen], { env });
}

/** engine.wasm without lints, for pages, and with them. */
const MODULES = ['engine.wasm', 'engine-full.wasm'];

/** Builds the modules in dist/, and copies the Unicode table for them. With HOTCUE_ENGINE_BUILT, build/wasm has them. */
export async function buildEngine() {
  if (!process.env.HOTCUE_ENGINE_BUILT) await cmake('wasm', ['engine_wasm', 'engine_full_wasm']);
  mkdirSync(DIST, { recursive: true });
  for (const name of MODULES) replaceFile(join(ROOT, 'build/wasm', name), join(DIST, name));
  replaceFile(join(ROOT, 'engine/src/base/unicode.bin'), join(DIST, 'unicode.bin'));
}

/** Copies a file over one that tests may be reading: they get the old or the new one. @param {string} from @param {string} to */
function replaceFile(from, to) {
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

/** Writes dist/LICENSES.txt, as serving dist/ redistributes third-party code. */
function gatherLicences() {
  const texts = Object.entries(LICENCES).map(([of, path]) => `${of}\n\n${readFileSync(join(ROOT, path), 'utf8')}`);
  writeFileSync(join(DIST, 'LICENSES.txt'), texts.join('\n---\n\n'));
}

/** Builds dist/*.js. */
export async function buildBundles() {
  await writeBundles(DIST);
  for (const name of EMBED_PAGE) copyFileSync(join(ROOT, 'web', name), join(DIST, name));
  gatherLicences();
}

/** Builds the studio's scripts, which the gallery serves as /studio/app/. */
export async function buildStudio() {
  const { build: esbuild } = await import('esbuild');
  rmSync(STUDIO, { recursive: true, force: true });
  await esbuild({
    entryPoints: STUDIO_ENTRIES.map((path) => join(ROOT, path)),
    ...{ outdir: STUDIO, entryNames: '[name]', bundle: true, splitting: true, format: 'esm', target: 'es2022' },
    ...{ minify: true, sourcemap: true, charset: 'utf8', legalComments: 'linked', logLevel: 'warning' },
  });
}

/** Builds dist/*.d.ts and dist/custom-elements.json. */
export async function buildTypes() {
  await writeTypes(DIST, { ...BUNDLES, ...ALONE, [SLIM.name]: BUNDLES[SLIM.of] });
  const { HotcueOverlay } = await import('../../web/overlay/hotcue-overlay.js');
  const { HotcuePlayer } = await import('../../web/player/hotcue-player.js');
  const elements = { 'hotcue-overlay': HotcueOverlay, 'hotcue-player': HotcuePlayer };
  writeFileSync(join(DIST, 'custom-elements.json'), manifest(elements, join(DECLARATIONS, 'web')));
}

export async function build() {
  await step('engine.wasm', buildEngine);
  await step('bundles', buildBundles);
  await step('studio', buildStudio);
  await step('types', buildTypes);
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await setUp('build');
    await build();
  });
}
