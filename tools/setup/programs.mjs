// SPDX-License-Identifier: MIT
// The programs needed for building, serving and testing, and how to find them.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds a program on PATH, or in further folders.
 * @param {string} name
 * @param {string[]} [besides] further folders
 * @returns {string | null}
 */
export function find(name, besides = []) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...besides]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // not there
    }
  }
  return null;
}

/** Chromium or Chrome; can be overridden by CHROMIUM. @returns {string | null} its path */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.map((name) => find(name)).find(Boolean) ?? null;
}

/**
 * Chromium's headless shell: the same engine and media without the browser around it, for about half of
 * the processor's time. Can be overridden by CHROMIUM.
 * @returns {string | null} its path
 */
const findShell = () => process.env.CHROMIUM || find('chromium-headless-shell') || find('chrome-headless-shell');

/** What shows the pages of `npm test`. @returns {string | null} its path */
export const findHeadless = () => findShell() ?? findChromium();

/** Firefox; can be overridden by FIREFOX. @returns {string | null} its path */
export function findFirefox() {
  return process.env.FIREFOX || find('firefox') || find('firefox-esr');
}

export const findWebKitDriver = () => find('WebKitWebDriver');
export const findXvfb = () => find('Xvfb');

/** WebKitGTK's own browser, which is not on PATH. @returns {string | null} its path */
export function findMiniBrowser() {
  const places = ['/usr/lib', '/usr/lib64', '/usr/libexec'].flatMap((folder) =>
    existsSync(folder) ? [folder, ...readdirSync(folder).map((name) => join(folder, name))] : [],
  );
  const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  const folders = places.flatMap((place) => versions.map((version) => join(place, version)));
  return find('MiniBrowser', folders);
}

/** PostgreSQL's server, which Debian keeps off PATH. @returns {{initdb: string, postgres: string} | null} */
export function findPostgres() {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => find(name, folders));
  return initdb && postgres ? { initdb, postgres } : null;
}

function findEmscripten() {
  const { EMSDK } = process.env;
  return find('em-config', EMSDK ? [join(EMSDK, 'upstream', 'emscripten')] : []);
}

/** Whether the compiler can link the sanitizers' runtime, which the tests need. */
function findSanitizingCompiler() {
  const args = ['-x', 'c', '-fsanitize=address,undefined', '-o', '/dev/null', '-'];
  return spawnSync('cc', args, { input: 'int main(void) { return 0; }' }).status === 0;
}

/** Whether clang can link libFuzzer's runtime, which is a separate package. */
function findFuzzingCompiler() {
  const args = ['-x', 'c', '-fsanitize=fuzzer,address,undefined', '-o', '/dev/null', '-'];
  const input = 'int LLVMFuzzerTestOneInput(void) { return 0; }';
  return spawnSync('clang', args, { input }).status === 0;
}

/**
 * @typedef {'build' | 'clips' | 'test' | 'browsers'} Purpose browsers: all three engines, not for `npm test`
 * @typedef {object} Need
 * @property {string} what its name in messages
 * @property {Purpose} for
 * @property {() => unknown} find returns a truthy value if it is there
 * @property {string[]} debian the packages that provide it
 * @property {boolean} [optional] whether it works without, too
 */

/** @type {Need[]} */
export const NEEDS = [
  { what: 'CMake 3.21 or newer', for: 'build', find: () => find('cmake'), debian: ['cmake'] },
  { what: 'Ninja', for: 'build', find: () => find('ninja'), debian: ['ninja-build'] },
  { what: 'Emscripten 3.1.6 or newer (or an emsdk)', for: 'build', find: findEmscripten, debian: ['emscripten'] },
  {
    what: "patch and xz, for cJSON's source",
    for: 'build',
    find: () => find('patch') && find('xz'),
    debian: ['patch', 'xz-utils'],
  },
  { what: 'ffmpeg', for: 'clips', find: () => find('ffmpeg') && find('ffprobe'), debian: ['ffmpeg'] },
  {
    what: 'a C compiler with AddressSanitizer',
    for: 'test',
    find: findSanitizingCompiler,
    debian: ['gcc', 'libc6-dev'],
  },
  {
    what: 'clang with libFuzzer',
    for: 'test',
    find: findFuzzingCompiler,
    debian: ['clang-14', 'clang', 'libclang-rt-14-dev'],
  },
  { what: 'clang-format 14', for: 'test', find: () => find('clang-format'), debian: ['clang-format'] },
  { what: 'clang-tidy 14', for: 'test', find: () => find('clang-tidy'), debian: ['clang-tidy'] },
  { what: 'PostgreSQL', for: 'test', find: findPostgres, debian: ['postgresql'] },
  { what: 'Chromium (or CHROMIUM=/path/to/it)', for: 'test', find: findChromium, debian: ['chromium'] },
  {
    what: "Chromium's headless shell",
    for: 'test',
    find: findShell,
    debian: ['chromium-headless-shell'],
    optional: true,
  },
  { what: 'Chromium (or CHROMIUM=/path/to/it)', for: 'browsers', find: findChromium, debian: ['chromium'] },
  { what: 'Firefox (or FIREFOX=/path/to/it)', for: 'browsers', find: findFirefox, debian: ['firefox-esr'] },
  {
    what: "WebKitGTK's WebDriver and MiniBrowser",
    for: 'browsers',
    find: () => findWebKitDriver() && findMiniBrowser(),
    debian: ['webkit2gtk-driver', 'gstreamer1.0-libav'], // the latter for H.264
  },
  { what: 'Xvfb, a screen for WebKitGTK', for: 'browsers', find: findXvfb, debian: ['xvfb'] },
];
