// SPDX-License-Identifier: MIT
import { parseArgs } from 'node:util';

/** Wrong use of the command: printed to stderr, exit code 2. */
export class UsageError extends Error {
  name = 'UsageError';
}

/**
 * Parses the arguments of one subcommand.
 * @template {import('node:util').ParseArgsConfig['options']} T
 * @param {string[]} args
 * @param {T} options
 */
export function parseArguments(args, options) {
  try {
    return parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(/** @type {Error} */ (cause).message);
  }
}

/** The only positional argument. @param {string[]} positionals @param {string} what its name in HELP */
export function onlyOne(positionals, what) {
  if (positionals.length === 1) return positionals[0];
  throw new UsageError(positionals.length ? `expected one ${what}, got ${positionals.length}` : `missing ${what}`);
}
