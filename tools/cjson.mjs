// SPDX-License-Identifier: MIT
// Puts cJSON's release tarball into .cache, where cmake/cjson.cmake takes it
// from. It comes from the machine's own package sources, which reach further
// than the open network where machines are closed off; without apt, CMake
// downloads the very same file.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find } from './programs.mjs';
import { ROOT, run } from './steps.mjs';

const recipe = readFileSync(join(ROOT, 'cmake/cjson.cmake'), 'utf8');
const pinned = (name) => new RegExp(`set\\(${name} (\\S+)\\)`).exec(recipe)?.[1] ?? '';
const VERSION = pinned('CJSON_VERSION');
const SHA256 = pinned('CJSON_SHA256');
const TARBALL = join(ROOT, '.cache', `cjson-${VERSION}.tar.gz`);

const isPinned = (path) => existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === SHA256;

/** Whether CMake finds the tarball. */
export const hasCjson = () => isPinned(TARBALL);

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
  return at(`cjson_${VERSION}.orig.tar.gz`);
}

/** Fetches the tarball when it is missing. Never fails: CMake has another way. */
export async function fetchCjson() {
  if (!find('apt-get')) return;
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-cjson-'));
  try {
    const tarball = await download(folder);
    if (!isPinned(tarball)) throw new Error(`the package sources have another version than ${VERSION}`);
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    cpSync(tarball, TARBALL);
  } catch (error) {
    console.log(`  Not from apt: ${error instanceof Error ? error.message : error}`);
    console.log('  CMake will download it; or give it a folder: cmake --preset wasm -DCJSON_SOURCE_DIR=…');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
