// SPDX-License-Identifier: MIT
// A clean clone of what would be committed now, packed and installed as users do.
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEngine } from '../../tools/run/build.mjs';
import { Failure, ROOT, run } from '../../tools/run/steps.mjs';

/** What the modules are built from. */
const ENGINE = ['engine', 'cmake', 'CMakeLists.txt', 'CMakePresets.json'];
const BUILT = ['engine.wasm', 'engine-full.wasm', 'cJSON.LICENSE'];

/** Checks out all files that git doesn't ignore. @param {string} folder @param {string} index a file for git */
async function checkOut(folder, index) {
  const env = { GIT_INDEX_FILE: index };
  await run('git', ['add', '--all', '.'], { env });
  const tree = (await run('git', ['write-tree'], { env })).trim();
  await run('git', ['archive', '--output', `${index}.tar`, tree]);
  mkdirSync(folder);
  await run('tar', ['-xf', `${index}.tar`, '-C', folder]);
}

/**
 * Provides the modules that this checkout built, as the clone would take half a minute to build
 * the same: its sources are the same, if git ignores none of those here.
 * @param {string} clone
 */
async function provideEngine(clone) {
  const ignored = await run('git', ['ls-files', '--others', '--ignored', '--exclude-standard', ...ENGINE]);
  if (ignored) throw new Failure(`files of the engine that git ignores:\n${ignored}`);
  await buildEngine();
  mkdirSync(join(clone, 'build/wasm'), { recursive: true });
  for (const name of BUILT) copyFileSync(join(ROOT, 'build/wasm', name), join(clone, 'build/wasm', name));
}

/**
 * Packs a clean clone.
 * @param {string} folder a temporary one
 * @returns {Promise<string>} the tarball
 */
export async function packClone(folder) {
  const clone = join(folder, 'clone');
  await checkOut(clone, join(folder, 'index'));
  await provideEngine(clone);
  for (const name of ['node_modules', '.cache']) symlinkSync(join(ROOT, name), join(clone, name));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: clone, env: { HOTCUE_ENGINE_BUILT: '1' } });
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

/**
 * Installs a tarball in an empty project, without a network.
 * @param {string} tarball @param {string} folder of the project
 */
export async function install(tarball, folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "page", "type": "module" }');
  await run('npm', ['install', tarball, '--offline'], { cwd: folder });
  if (!existsSync(join(folder, 'node_modules/hotcue'))) throw new Failure('nothing is installed');
}
