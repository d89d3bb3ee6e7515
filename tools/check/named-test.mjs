// SPDX-License-Identifier: MIT
// Runs single tests by their place, `path: name`, as in tests/shown.json.
import { spawn } from 'node:child_process';
import { Failure, ROOT } from '../run/steps.mjs';

/** The test files that run files without code. */
const RUNNERS = [[/^tests\/vectors\/.*\.json$/, 'tests/vectors/vectors.test.mjs']];

/** @param {string} place @returns {{file: string, name: string}} */
function parsePlace(place) {
  const [, path, name] = /^(\S+): (.*)$/s.exec(place) ?? [];
  if (!path) throw new Failure(`not a place of a test: ${place}`);
  const runner = RUNNERS.find(([pattern]) => pattern.test(path));
  return { file: runner ? runner[1] : path, name };
}

/** A test in a loop is named as in its source: `${x} opens` matches all of them. @param {string} place */
function patternOf(place) {
  const parts = parsePlace(place).name.split(/\$\{[^}]*\}/);
  const name = parts.map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('.*');
  return new RegExp(`(^|[ :])${name}$`);
}

/** The file that runs the test of a place. @param {string} place */
export const fileOf = (place) => parsePlace(place).file;

/** A result in TAP: whether the test passed, and its name. */
const RESULT = /^ *(not )?ok \d+ - (.*)$/gm;

/** @typedef {{passed: number, failed: number}} Count of the tests with a name; 0 and 0 if none ran */

/** Whether a test or its file fails, for any reason. @param {string} place @returns {Promise<boolean>} */
export async function fails(place) {
  const output = await tap(fileOf(place), [patternOf(place)]);
  return [...output.matchAll(RESULT)].some(([, not]) => not);
}

/**
 * Runs several tests of one file at once.
 * @param {string} file that runs them all
 * @param {string[]} places
 * @returns {Promise<Map<string, Count>>}
 */
export async function testRuns(file, places) {
  const patterns = places.map(patternOf);
  const output = await tap(file, patterns);
  const results = [...output.matchAll(RESULT)].map(([, not, name]) => ({
    passed: !not,
    name: name.replace(/ # .*$/, '').replaceAll(/\\([#\\])/g, '$1'),
  }));
  const counted = (/** @type {RegExp} */ pattern) => {
    const of = results.filter(({ name }) => pattern.test(name));
    const passed = of.filter((each) => each.passed).length;
    return { passed, failed: of.length - passed };
  };
  return new Map(places.map((place, i) => [place, counted(patterns[i])]));
}

/** @param {string} file @param {RegExp[]} patterns @returns {Promise<string>} */
function tap(file, patterns) {
  const wanted = patterns.map(({ source }) => `--test-name-pattern=/${source}/`);
  const args = ['--test-reporter=tap', ...wanted, file]; // one file runs in the process itself, without a child
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
