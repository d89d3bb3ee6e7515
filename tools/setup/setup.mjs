// SPDX-License-Identifier: MIT
// Installs what is missing: programs, npm packages, cJSON's source. Checks what is
// there first, so a second run takes no time.
//
//     node tools/setup/setup.mjs [build|clips|test|browsers]...
//
// `browsers`, the three engines, is only for test:browsers and bench:frames.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, isMain, ROOT, run, script, step } from '../run/steps.mjs';
import { fetchCjson, hasCjson } from './cjson.mjs';
import { find, NEEDS } from './programs.mjs';

const NODE_MAJOR_MIN = 20;

/** @typedef {import('./programs.mjs').Need} Need */
/** @typedef {import('./programs.mjs').Purpose} Purpose */

const isRoot = () => process.getuid?.() === 0;
const asRoot = () => (isRoot() ? '' : 'sudo ');

/** @param {Need[]} missing @param {string} why */
function askFor(missing, why) {
  const packages = missing.flatMap((need) => need.debian);
  return new Failure(
    `${why} Please install, then try again:\n\n` +
      missing.map((need) => `  - ${need.what}\n`).join('') +
      `\nOn Debian: ${asRoot()}apt-get install --no-install-recommends ${packages.join(' ')}`,
  );
}

/** @param {string[]} packages */
async function aptInstall(packages) {
  const sudo = ['sudo', ...(process.stdin.isTTY ? [] : ['-n'])];
  const apt = async (...args) => {
    const [program, ...rest] = [
      ...(isRoot() ? [] : sudo),
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      ...args,
    ];
    await run(program, rest);
  };
  // Ignore failures of other lists; a package that can't be installed is an error.
  await step('apt-get update', () => apt('update').catch((error) => console.log(`  ${error.message}`)));
  await step(`apt-get install ${packages.join(' ')}`, () =>
    apt('install', '-y', '--no-install-recommends', ...packages),
  );
}

/** Installs what it works without, too, where that asks for no password. @param {Need[]} missing */
async function installOptional(missing) {
  if (missing.length === 0 || !isRoot() || !find('apt-get')) return;
  const packages = missing.flatMap((need) => need.debian);
  await aptInstall(packages).catch((error) =>
    console.log(`  ${error.message}\n  goes on without ${packages.join(' ')}`),
  );
}

/** @param {Purpose[]} purposes */
async function installPrograms(purposes) {
  const lookUp = (optional = false) =>
    NEEDS.filter((need) => purposes.includes(need.for) && Boolean(need.optional) === optional && !need.find());
  await installOptional(lookUp(true));
  const missing = lookUp();
  if (missing.length === 0) return;
  if (!find('apt-get')) throw askFor(missing, 'Some programs are missing, and there is no apt-get here.');
  if (!isRoot() && !find('sudo'))
    throw askFor(missing, 'Some programs are missing, and installing them requires root.');
  console.log('Installing what is missing:');
  for (const { what, debian } of missing) console.log(`  - ${what}: ${debian.join(' ')}`);
  try {
    await aptInstall(missing.flatMap((need) => need.debian));
  } catch (error) {
    throw askFor(missing, `${error instanceof Error ? error.message : error}\n\nInstalling did not work.`);
  }
  const still = lookUp();
  if (still.length > 0) throw askFor(still, 'Installed, but still not usable.');
}

const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

/** Whether node_modules matches package-lock.json, by npm's list of what it installed. */
function hasPackages() {
  const wanted = readJson(join(ROOT, 'package-lock.json')).packages;
  const installed = readJson(join(ROOT, 'node_modules/.package-lock.json')).packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      !path.startsWith('node_modules/') || // the root and its workspaces
      (installed[path] ? installed[path].version === version && existsSync(join(ROOT, path)) : optional),
  );
}

/**
 * Installs what is missing for some purposes.
 * @param {...Purpose} purposes
 * @throws {Failure} listing what to install by hand
 */
export async function setUp(...purposes) {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
    throw new Failure(`Node ${NODE_MAJOR_MIN} or newer is needed; this is ${process.version}.`);
  }
  await installPrograms(purposes);
  if (!hasCjson()) await step("cJSON's source", fetchCjson);
  // No dependency needs install scripts. Not in .npmrc, as that would disable our own
  // `prepack` too.
  if (!hasPackages()) await step('npm ci', () => run('npm', ['ci', '--no-progress', '--ignore-scripts']));
}

if (isMain(import.meta.url)) {
  const purposes = process.argv.slice(2);
  await script(async () => {
    await setUp(...(purposes.length > 0 ? purposes : ['build', 'clips', 'test']));
    console.log('Everything is there.');
  });
}
