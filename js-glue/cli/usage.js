// SPDX-License-Identifier: MIT
import { parseArgs } from 'node:util';

/** Bad use of the command: told on stderr, exit code 2. */
export class UsageError extends Error {
  name = 'UsageError';
}

/**
 * The arguments of one subcommand.
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

/** The one FILE of a command. @param {string[]} positionals @param {string} what */
export function onlyOne(positionals, what) {
  if (positionals.length === 1) return positionals[0];
  throw new UsageError(positionals.length ? `expected one ${what}, got ${positionals.length}` : `no ${what}`);
}

/**
 * A decimal number; what Number() takes beyond that (hexadecimal, Infinity,
 * nothing at all) is a typing mistake here.
 * @param {string} text
 * @returns {number} NaN when it is none
 */
export function decimal(text) {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}
