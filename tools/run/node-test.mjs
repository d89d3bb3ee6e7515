// SPDX-License-Identifier: MIT
import { Failure, run } from './steps.mjs';

/** A file of tests that takes this long hangs, and fails by its name: the longest one takes minutes. */
const HANGS_MS = 900_000;

/** Runs test files with Node's runner. @param {string[]} files @param {{atOnce?: number, env?: Record<string, string>, reporters?: string[]}} [options] atOnce: files; default: by the number of cores; reporters: options */
export function nodeTest(files, { atOnce, env = {}, reporters = ['--test-reporter=spec'] } = {}) {
  if (files.length === 0) throw new Failure('there is no such test');
  const options = [
    '--test',
    `--test-timeout=${HANGS_MS}`,
    ...reporters,
    ...(atOnce ? [`--test-concurrency=${atOnce}`] : []),
  ];
  return run(process.execPath, [...options, ...files], { show: true, env });
}
