// SPDX-License-Identifier: MIT
// Finds the files for the checks.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './steps.mjs';

/**
 * The files below a folder.
 * @param {string} folder
 * @param {RegExp} pattern which the path must match
 * @returns {string[]} sorted paths, relative to the root
 */
export function filesIn(folder, pattern) {
  if (!existsSync(join(ROOT, folder))) return [];
  const entries = readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, String(name)));
  return entries.filter((path) => pattern.test(path)).sort();
}

/** All C files of the project, including headers. */
export const cFiles = () => [...filesIn('engine', /\.[ch]$/), ...filesIn('tests', /\.[ch]$/)];

/**
 * Browser tests that `npm run test:browsers` runs, one at a time, and `npm test` does not: the stories
 * of players that stream, which buffer by the clock, so that a busy machine changes what they do;
 * and the proof of delivery, which starts and kills browsers for minutes.
 */
export const ONE_AT_A_TIME = /(players-(dash|elements|hls-js|live)|delivery-proof)\.test\.mjs$/;
