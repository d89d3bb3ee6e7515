// SPDX-License-Identifier: MIT
// Runs one test of the suites by its place, `path: name`, as tests/shown.json
// writes it.
import { spawn } from 'node:child_process';
import { findChromium } from './programs.mjs';
import { Failure, ROOT } from './steps.mjs';

/** Whoever runs the files that hold no code of their own. */
const RUNNERS = [[/^tests\/vectors\/.*\.json$/, 'tests/js/vectors.test.mjs']];

/** @param {string} place @returns {{file: string, name: string}} */
function parsePlace(place) {
  const [, path, name] = /^(\S+): (.*)$/s.exec(place) ?? [];
  if (!path) throw new Failure(`not a place of a test: ${place}`);
  const runner = RUNNERS.find(([pattern]) => pattern.test(path));
  return { file: runner ? runner[1] : path, name };
}

/** A test in a loop is named as it is written: `${x} opens` are all of them. @param {string} name */
const pattern = (name) =>
  name
    .split(/\$\{[^}]*\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('.*');

/**
 * @param {string} place
 * @returns {Promise<{passed: number, failed: number}>} how many tests of that name did; none ran: 0 and 0
 */
export function testRun(place) {
  const { file, name } = parsePlace(place);
  const args = ['--test', '--test-reporter=tap', `--test-name-pattern=/(^|[ :])${pattern(name)}$/`, file];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, CHROMIUM: findChromium() ?? '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', () => {
      const count = (/** @type {string} */ word) =>
        Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
      resolve({ passed: count('pass'), failed: count('fail') });
    });
  });
}
