// SPDX-License-Identifier: MIT
// Puts cJSON's source into .cache, where cmake/cjson.cmake takes it from: the pinned
// release with the security patches of the machine's own distribution. It comes from the
// machine's package sources, which reach further than the open network where machines are
// closed off, and are signed; without apt, CMake downloads the release as it is.
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
/** As cmake/cjson.cmake has it. */
const PATCHED = join(ROOT, '.cache', `cjson-${VERSION}-patched`);

const isPinned = (path) => existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === SHA256;

/** Whether CMake finds the patched source. */
export const hasCjson = () => existsSync(join(PATCHED, 'cJSON.c'));

/**
 * A source list with source packages in place of binary ones.
 * @param {string} name its file name: apt knows two formats, by the ending
 * @param {string} text
 */
export function toSources(name, text) {
  if (name.endsWith('.sources')) return text.replace(/^Types:.*$/gim, 'Types: deb-src');
  const lines = text.split('\n').filter((line) => /^\s*deb\s/.test(line));
  return lines.map((line) => `${line.trim().replace(/^deb/, 'deb-src')}\n`).join('');
}

/** Copies apt's lists into a folder, as lists of source packages. */
function copySourceLists(to) {
  const parts = '/etc/apt/sources.list.d';
  const lists = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  for (const [i, path] of ['/etc/apt/sources.list', ...lists].entries()) {
    const ending = /\.(list|sources)$/.exec(path)?.[0];
    if (!ending || !existsSync(path)) continue;
    writeFileSync(join(to, `${i}${ending}`), toSources(path, readFileSync(path, 'utf8')));
  }
}

/** Needs no root: apt works in a folder of our own. */
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
  // A list of somebody else's without source packages is no reason to stop.
  await run('apt-get', ['-q', ...options, 'update']).catch(() => {});
  await run('apt-get', ['-q', ...options, 'source', '--download-only', 'cjson'], { cwd: folder });
}

/** The patches in the order in which they are applied. @param {string} folder with `debian/patches` */
function patchesIn(folder) {
  const patches = join(folder, 'debian/patches');
  const series = readFileSync(join(patches, 'series'), 'utf8').split('\n');
  return series.filter((line) => line && !line.startsWith('#')).map((line) => join(patches, line.split(' ')[0]));
}

/** @param {string} folder where the source package was put @returns {Promise<string>} the folder of the patched source */
async function unpack(folder) {
  const release = join(folder, `cjson_${VERSION}.orig.tar.gz`);
  if (!isPinned(release)) throw new Error(`the package sources have another version than ${VERSION}`);
  const changes = readdirSync(folder).find((name) => name.endsWith('.debian.tar.xz')) ?? '';
  const source = join(folder, 'cjson');
  mkdirSync(source);
  await run('tar', ['-xzf', release, '--strip-components=1', '-C', source]);
  await run('tar', ['-xJf', join(folder, changes), '-C', folder]);
  for (const patch of patchesIn(folder)) await run('patch', ['-s', '-p1', '-d', source, '-i', patch]);
  return source;
}

/** Fetches the source when it is missing. Never fails: CMake has another way. */
export async function fetchCjson() {
  if (!find('apt-get')) return;
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-cjson-'));
  try {
    await download(folder);
    const source = await unpack(folder);
    for (const name of ['LICENSE', 'cJSON.h', 'cJSON.c']) cpSync(join(source, name), join(PATCHED, name)); // the last tells
  } catch (error) {
    console.log(`  Not from apt: ${error instanceof Error ? error.message : error}`);
    console.log(
      '  CMake will download it, without the security patches; or give it a folder: cmake --preset wasm -DCJSON_SOURCE_DIR=…',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
