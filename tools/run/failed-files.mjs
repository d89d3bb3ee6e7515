// SPDX-License-Identifier: MIT
// A reporter for Node's test runner: the files in which a test failed, one in a line.
import { relative } from 'node:path';
import { ROOT } from './steps.mjs';

/** @param {AsyncIterable<{type: string, data: {file?: string}}>} source */
export default async function* failedFiles(source) {
  const failed = new Set();
  for await (const { type, data } of source) {
    if (type !== 'test:fail' || !data.file) continue;
    const file = relative(ROOT, data.file);
    if (!failed.has(file)) yield `${file}\n`;
    failed.add(file);
  }
}
