// SPDX-License-Identifier: MIT
// Which files the checks look at.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './steps.mjs';

/**
 * Paths from the root, sorted, of all files below a folder.
 * @param {string} folder
 * @param {RegExp} pattern what the path must match
 */
export function filesIn(folder, pattern) {
  if (!existsSync(join(ROOT, folder))) return [];
  const entries = readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, String(name)));
  return entries.filter((path) => pattern.test(path)).sort();
}

/** Our own C, headers included. */
export const cFiles = () => [...filesIn('engine', /\.[ch]$/), ...filesIn('tests', /\.[ch]$/)];
