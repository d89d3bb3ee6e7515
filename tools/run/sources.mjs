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
 * Stories of players that stream: they buffer by the clock, so a busy machine changes what they
 * do. `npm run test:browsers` has them, one at a time, and `npm test` has not.
 */
export const STREAMING = /players-(dash|elements|hls-js|live)\.test\.mjs$/;
