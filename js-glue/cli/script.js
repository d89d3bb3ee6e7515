// SPDX-License-Identifier: MIT
// The options of commands that play a project: a script, and durations.

import { decimal } from './importer/decimal.js';
import { readText } from './input.js';
import { UsageError } from './usage.js';

/** The text of a script. @param {string | undefined} script @param {string} file @param {import('node:stream').Readable} stdin */
export async function scriptText(script, file, stdin) {
  if (script === undefined) throw new UsageError('missing --script');
  if (script.trimStart().startsWith('[')) return script;
  if (script === '-' && file === '-') throw new UsageError("FILE and SCRIPT can't both be standard input");
  return readText(script, stdin);
}

/** Parses `--video-durations`. @param {string[]} lists @returns {Map<string, number>} */
export function parseDurations(lists) {
  return new Map(lists.flatMap((list) => list.split(',')).map(parseDuration));
}

/** @param {string} pair @returns {[string, number]} */
function parseDuration(pair) {
  const at = pair.lastIndexOf('=');
  const seconds = decimal(pair.slice(at + 1));
  if (at > 0 && seconds > 0 && Number.isFinite(seconds)) return [pair.slice(0, at), seconds];
  throw new UsageError(`--video-durations expects id=seconds,…, got "${pair}"`);
}
