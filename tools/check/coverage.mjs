// SPDX-License-Identifier: MIT
// Measures line and branch coverage of the engine by the unit tests, the vectors and the
// random projects of tests/c/native.test.mjs, with gcov. Fails if it is below
// tests/c/coverage.json; --keep writes the new figures there.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildEngine, cmake } from '../run/build.mjs';
import { filesIn } from '../run/sources.mjs';
import { Failure, isMain, ROOT, run, script } from '../run/steps.mjs';

const BUILD = 'build/coverage';
const KEPT = join(ROOT, 'tests/c/coverage.json');
const OURS = /engine\/src\/.*\.[ch]$/;
const FILES_SHOWN = 5;

/**
 * @typedef {{reached: number, all: number}} Share
 * @typedef {{lines: Share, branches: Share}} Coverage
 */

/** Percentage, rounded down to tenths so that a kept figure can be reached again. @param {Share} share */
const percent = ({ reached, all }) => (all === 0 ? 100 : Math.floor((1000 * reached) / all) / 10);

/** @param {Share} share @param {{count: number}[]} counts */
function add(share, counts) {
  share.all += counts.length;
  share.reached += counts.filter(({ count }) => count > 0).length;
}

/**
 * Sums up gcov's results by file. Functions in headers occur in several objects: a line
 * counts as reached if it was in any of them.
 * @param {{file: string, lines: {line_number: number, count: number, branches: {count: number}[]}[]}[]} files
 * @returns {Map<string, Coverage>}
 */
function sum(files) {
  /** @type {Map<string, Map<number, {count: number, branches: {count: number}[]}>>} */
  const seen = new Map();
  for (const { file, lines } of files.filter(({ file }) => OURS.test(file))) {
    const known = seen.get(file) ?? new Map();
    seen.set(file, known);
    for (const line of lines) {
      const before = known.get(line.line_number) ?? { count: 0, branches: [] };
      const longer = before.branches.length > line.branches.length ? before.branches : line.branches;
      const branches = longer.map((_branch, i) => ({
        count: (before.branches[i]?.count ?? 0) + (line.branches[i]?.count ?? 0),
      }));
      known.set(line.line_number, { count: before.count + line.count, branches });
    }
  }
  return new Map([...seen].map(([file, lines]) => [file, coverageOf([...lines.values()])]));
}

/** @param {{count: number, branches: {count: number}[]}[]} lines @returns {Coverage} */
function coverageOf(lines) {
  const coverage = { lines: { reached: 0, all: 0 }, branches: { reached: 0, all: 0 } };
  add(coverage.lines, lines);
  for (const { branches } of lines) add(coverage.branches, branches);
  return coverage;
}

/** @param {Coverage[]} all @param {'lines' | 'branches'} what @returns {Share} */
const total = (all, what) => ({
  reached: all.reduce((count, each) => count + each[what].reached, 0),
  all: all.reduce((count, each) => count + each[what].all, 0),
});

async function measure() {
  await buildEngine();
  await cmake('coverage');
  for (const file of filesIn(BUILD, /\.gcda$/)) rmSync(join(ROOT, file));
  await run(join(ROOT, BUILD, 'hotcue_unit_tests'), []);
  await run(process.execPath, ['--test', 'tests/c/native.test.mjs'], { env: { HOTCUE_NATIVE_BUILD: 'coverage' } });
  const counts = filesIn(BUILD, /hotcue\.dir.*\.gcda$/);
  const output = await run('gcov', [
    '--json-format',
    '--branch-probabilities',
    '--branch-counts',
    '--stdout',
    ...counts,
  ]);
  return sum(
    output
      .trim()
      .split('\n')
      .flatMap((line) => JSON.parse(line).files),
  );
}

/**
 * @param {{keep?: boolean}} [options] keep: writes the measured figures as the new minimum
 * @throws {Failure} if coverage fell
 */
export async function checkCoverage({ keep = false } = {}) {
  const files = await measure();
  const all = [...files.values()];
  const found = { lines: percent(total(all, 'lines')), branches: percent(total(all, 'branches')) };
  const least = [...files].sort(([, a], [, b]) => percent(a.branches) - percent(b.branches)).slice(0, FILES_SHOWN);
  console.log(`  ${found.lines} % of lines, ${found.branches} % of branches; lowest branch coverage:`);
  for (const [file, { lines, branches }] of least) {
    console.log(`    ${file.replace(/.*engine\/src\//, '').padEnd(24)} ${percent(lines)} %, ${percent(branches)} %`);
  }
  if (keep) writeFileSync(KEPT, `${JSON.stringify(found)}\n`);
  const kept = JSON.parse(readFileSync(KEPT, 'utf8'));
  if (found.lines < kept.lines || found.branches < kept.branches) {
    throw new Failure(`coverage fell: ${kept.lines} % of lines and ${kept.branches} % of branches were reached before`);
  }
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({ options: { keep: { type: 'boolean' } } });
  await script(() => checkCoverage(values));
}
