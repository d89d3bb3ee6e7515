// SPDX-License-Identifier: MIT
// Puts cJSON's source into .cache for cmake/cjson.cmake: the pinned release with the
// security patches of the distribution. It is fetched from the machine's apt sources, which
// are signed, and available where the open network is not; without apt, CMake downloads the
// unpatched release.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from '../run/steps.mjs';
import { find } from './programs.mjs';

const recipe = readFileSync(join(ROOT, 'cmake/cjson.cmake'), 'utf8');
const pinned = (name) => new RegExp(`set\\(${name} (\\S+)\\)`).exec(recipe)?.[1] ?? '';
const VERSION = pinned('CJSON_VERSION');
const SHA256 = pinned('CJSON_SHA256');
/** The same path as in cmake/cjson.cmake. */
const PATCHED = join(ROOT, '.cache', `cjson-${VERSION}-patched`);

const isPinned = (path) => existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === SHA256;

/** Whether the patched source is there. */
export const hasCjson = () => existsSync(join(PATCHED, 'cJSON.c'));

/**
 * Converts an apt source list from binary to source packages.
 * @param {string} name its file name, whose extension shows which of apt's two formats it is
 * @param {string} text
 */
export function toSources(name, text) {
  if (name.endsWith('.sources')) return text.replace(/^Types:.*$/gim, 'Types: deb-src');
  const lines = text.split('\n').filter((line) => /^\s*deb\s/.test(line));
  return lines.map((line) => `${line.trim().replace(/^deb/, 'deb-src')}\n`).join('');
}

/** Copies apt's source lists into a folder, converted to source packages. */
function copySourceLists(to) {
  const parts = '/etc/apt/sources.list.d';
  const lists = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  for (const [i, path] of ['/etc/apt/sources.list', ...lists].entries()) {
    const ending = /\.(list|sources)$/.exec(path)?.[0];
    if (!ending || !existsSync(path)) continue;
    writeFileSync(join(to, `${i}${ending}`), toSources(path, readFileSync(path, 'utf8')));
  }
}

/** Downloads the source package. Needs no root, as apt uses a folder of ours. */
async function download(folder) {
  const at = (name) => join(folder, name);
  mkdirSync(at('lists/partial'), { recursive: true });
  mkdirSync(at('sources'));
  copySourceLists(at('sources'));
  const places = {
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': at('sources'),
    'Dir::State::lists': at('lists'),
    'Dir::Cache': folder,
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(places).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  // Ignore failures: other lists may have no source packages.
  await run('apt-get', ['-q', ...options, 'update']).catch(() => {});
  await run('apt-get', ['-q', ...options, 'source', '--download-only', 'cjson'], { cwd: folder });
}

/** The patches, in the order to apply them. @param {string} folder with `debian/patches` */
function patchesIn(folder) {
  const patches = join(folder, 'debian/patches');
  const series = readFileSync(join(patches, 'series'), 'utf8').split('\n');
  return series.filter((line) => line && !line.startsWith('#')).map((line) => join(patches, line.split(' ')[0]));
}

/** Unpacks and patches the source. @param {string} folder with the source package @returns {Promise<string>} the folder of the patched source */
async function unpack(folder) {
  const release = join(folder, `cjson_${VERSION}.orig.tar.gz`);
  if (!isPinned(release)) throw new Error(`the package sources don't have version ${VERSION}`);
  const changes = readdirSync(folder).find((name) => name.endsWith('.debian.tar.xz')) ?? '';
  const source = join(folder, 'cjson');
  mkdirSync(source);
  await run('tar', ['-xzf', release, '--strip-components=1', '-C', source]);
  await run('tar', ['-xJf', join(folder, changes), '-C', folder]);
  for (const patch of patchesIn(folder)) await run('patch', ['-s', '-p1', '-d', source, '-i', patch]);
  return source;
}

/** Fetches the source. Never fails, as CMake has a fallback. */
export async function fetchCjson() {
  if (!find('apt-get')) return;
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-cjson-'));
  try {
    await download(folder);
    const source = await unpack(folder);
    for (const name of ['LICENSE', 'cJSON.h', 'cJSON.c']) cpSync(join(source, name), join(PATCHED, name)); // cJSON.c last: hasCjson() looks for it
  } catch (error) {
    console.log(`  Not from apt: ${error instanceof Error ? error.message : error}`);
    console.log(
      '  CMake will download it, without the security patches; or give it a folder: cmake --preset wasm -DCJSON_SOURCE_DIR=…',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
