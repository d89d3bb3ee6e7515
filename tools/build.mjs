// SPDX-License-Identifier: MIT
// Builds dist/: engine.wasm and, beside it, the modules that pages load.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './setup.mjs';
import { isMain, ROOT, run, script, step } from './steps.mjs';

export const DIST = join(ROOT, 'dist');

/** dist/NAME.js and the module it is made from. */
const BUNDLES = {
  'hotcue-engine': 'js-glue/index.js',
  'hotcue-overlay': 'web/hotcue-overlay.js',
  'hotcue-player': 'web/hotcue-player.js',
};

/**
 * Configures and builds one of CMakePresets.json.
 * @param {string} preset
 * @param {string[]} [targets] all when none is named
 */
export async function cmake(preset, targets = []) {
  await run('cmake', ['--preset', preset]);
  await run('cmake', ['--build', '--preset', preset, ...targets.flatMap((target) => ['--target', target])]);
}

/** dist/engine.wasm */
export async function buildEngine() {
  await cmake('wasm', ['engine_wasm']);
  mkdirSync(DIST, { recursive: true });
  copyFileSync(join(ROOT, 'build/wasm/engine.wasm'), join(DIST, 'engine.wasm'));
}

/** dist/*.js */
export async function buildBundles() {
  const { build: bundle } = await import('esbuild');
  const entries = Object.entries(BUNDLES).filter(([, source]) => existsSync(join(ROOT, source)));
  await bundle({
    absWorkingDir: ROOT,
    bundle: true,
    charset: 'utf8',
    entryPoints: Object.fromEntries(entries),
    format: 'esm',
    minify: true,
    outdir: DIST,
    sourcemap: true,
    target: ['chrome97', 'firefox102', 'safari16'], // the first with 'wasm-unsafe-eval'
  });
}

export async function build() {
  await step('engine.wasm', buildEngine);
  await step('bundles', buildBundles);
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await setUp('build');
    await build();
  });
}
