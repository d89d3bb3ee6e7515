// SPDX-License-Identifier: MIT
// `npm test`: sets up what is missing, builds, and runs all checks. Stops at the
// first failure.
//
//     npm test -- --only lint       the steps of a group, or with this word
//     npm test -- --list
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsumer } from '../check/consumer.mjs';
import { checkCoverage } from '../check/coverage.mjs';
import { checkLayers } from '../check/layers.mjs';
import { reportSizes } from '../check/size.mjs';
import { setUp } from '../setup/setup.mjs';
import { buildBundles, buildEngine, buildStudio, buildTypes, cmake } from './build.mjs';
import { fuzz, TARGETS } from './fuzz.mjs';
import { nodeTest } from './node-test.mjs';
import { cFiles, filesIn, ONE_AT_A_TIME } from './sources.mjs';
import { Failure, npmProgram, ROOT, run, script, step } from './steps.mjs';

/** Test files, for Node's runner. */
const TEST = /\.test\.m?js$/;
/** In steps of their own. */
const NOT_UNDER_NODE = /^tests\/(browser|engines|package)\//;

/** Divides the files between processes, one per core, as clang-tidy uses only one. */
async function tidy() {
  await run('cmake', ['--preset', 'asan']);
  const sources = [...filesIn('engine/src', /\.c$/), ...filesIn('tests', /^tests\/(c|c\/programs|fuzz)\/\w+\.c$/)];
  const cores = availableParallelism();
  const shares = Array.from({ length: cores }, (_, core) => sources.filter((_file, i) => i % cores === core));
  const tidies = shares
    .filter((share) => share.length > 0)
    .map((share) => run('clang-tidy', ['-p', 'build/asan', '--quiet', ...share]));
  await Promise.all(tidies);
}

/** How many files of browser tests run at a time: they wait for films more than they compute. */
const BROWSERS_AT_ONCE = 2;

/** How many files of browser tests may fail for the first time. */
const UNSTEADY_MOST = 2;

/**
 * Runs browser tests. Where others use the machine, too, a browser may stall for so long that a
 * test gives up: the few files that fail are run once more, alone. What fails twice is a fault; what
 * passes then is printed last, to be looked at.
 * @param {string[]} files
 */
async function browserTests(files) {
  const failed = join(ROOT, 'build/failed-browser-tests.txt');
  const spec = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  const list = ['--test-reporter=./tools/run/failed-files.mjs', `--test-reporter-destination=${failed}`];
  try {
    await nodeTest(files, { atOnce: BROWSERS_AT_ONCE, reporters: [...spec, ...list] });
  } catch (error) {
    const again = existsSync(failed) ? readFileSync(failed, 'utf8').split('\n').filter(Boolean) : [];
    if (again.length === 0 || again.length > UNSTEADY_MOST) throw error;
    console.log(`\n! once more: ${again.join(' ')}`);
    await nodeTest(again, { atOnce: 1 });
    unsteady.push(...again);
  }
}

/** Files of tests that failed, and passed when they were run alone. @type {string[]} */
const unsteady = [];

/** Runs the unit tests as built by one compiler, with its sanitizers or optimisation. @param {string} preset */
async function unitTests(preset) {
  await cmake(preset, ['hotcue_unit_tests']);
  await run(join(ROOT, 'build', preset, 'hotcue_unit_tests'), []);
}

/** Fuzzing guided by coverage, but reproducible: fixed seed, and no corpus of an earlier run. */
async function fuzzBriefly() {
  await buildEngine(); // the seeds are recorded with it
  await cmake('fuzz');
  const found = join(ROOT, 'build/found-briefly');
  rmSync(found, { recursive: true, force: true });
  for (const name of TARGETS) await fuzz(name, '1', '-runs=3000', join(found, name));
}

/**
 * @typedef {object} Step
 * @property {'lint' | 'native' | 'compilers' | 'js' | 'browser'} group
 * @property {string} name
 * @property {() => unknown} work
 * @property {1 | 2} [lane] of two in which steps that follow each other run: those of one lane in turn,
 *   beside the other, as most of them use one core or wait
 */

/** @type {Step[]} */
const STEPS = [
  {
    group: 'lint',
    name: 'generated files',
    work: () => run(process.execPath, ['tools/generate/generate.mjs', '--check']),
  },
  { group: 'lint', name: 'layers', work: checkLayers },
  { group: 'lint', name: 'clang-format', work: () => run('clang-format', ['--dry-run', '-Werror', ...cFiles()]) },
  {
    group: 'lint',
    name: 'Biome',
    work: () => run(npmProgram('biome'), ['check', '--error-on-warnings', '--colors=off', '.']),
  },
  { group: 'lint', name: 'tsc', work: () => run(npmProgram('tsc'), ['--project', '.']) },
  { group: 'lint', name: 'clang-tidy', work: tidy },
  { group: 'native', name: 'native build, sanitized', work: () => cmake('asan') },
  { group: 'js', name: 'engine.wasm', work: buildEngine },
  { group: 'js', name: 'bundles', work: buildBundles },
  { group: 'js', name: 'studio', work: buildStudio },
  { group: 'js', name: 'types', work: buildTypes },
  { group: 'js', name: 'native programs', work: () => cmake('asan') },
  { group: 'native', name: 'unit tests', lane: 1, work: () => unitTests('asan') },
  { group: 'compilers', name: 'unit tests: gcc -O2', lane: 1, work: () => unitTests('release') },
  { group: 'compilers', name: 'unit tests: clang -O2, AddressSanitizer', lane: 1, work: () => unitTests('fuzz') },
  { group: 'compilers', name: 'unit tests: clang -O2, MemorySanitizer', lane: 1, work: () => unitTests('msan') },
  { group: 'compilers', name: 'installed package', lane: 1, work: buildConsumer },
  { group: 'compilers', name: 'guided fuzzing', lane: 1, work: fuzzBriefly },
  { group: 'compilers', name: 'coverage', lane: 1, work: () => checkCoverage() },
  {
    group: 'js',
    name: 'tests under Node',
    lane: 2,
    // By itself Node leaves a core free, which is half of a machine with two.
    work: () =>
      nodeTest(
        filesIn('tests', TEST).filter((file) => !NOT_UNDER_NODE.test(file)),
        { atOnce: availableParallelism() },
      ),
  },
  { group: 'js', name: 'sizes', lane: 2, work: reportSizes },
  // Not beside others: it builds engine.wasm, too.
  { group: 'js', name: 'npm package', work: () => nodeTest(filesIn('tests/package', TEST)) },
  {
    group: 'browser',
    name: 'tests in Chromium',
    work: () => browserTests(filesIn('tests/browser', TEST).filter((file) => !ONE_AT_A_TIME.test(file))),
  },
];

function chosenSteps() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
  if (values.list) console.log(STEPS.map(({ group, name }) => `${group.padEnd(8)} ${name}`).join('\n'));
  const word = values.only?.toLowerCase() ?? '';
  const steps = STEPS.filter(({ group, name }) => group === word || name.toLowerCase().includes(word));
  if (steps.length === 0) throw new Failure(`no step has "${word}" in its name: npm test -- --list`);
  return values.list ? [] : steps;
}

/** The steps, those beside each other as one entry: its lanes. @param {Step[]} steps @returns {Step[][][]} */
function inLanes(steps) {
  /** @type {Step[][][]} */
  const rows = [];
  for (const [i, each] of steps.entries()) {
    const beside = each.lane !== undefined && steps[i - 1]?.lane !== undefined;
    if (!beside) rows.push([[], []]);
    rows.at(-1)?.[(each.lane ?? 1) - 1].push(each);
  }
  return rows;
}

await script(async () => {
  const steps = chosenSteps();
  if (steps.length === 0) return;
  await setUp('build', 'clips', 'test');
  let passed = 0;
  const lane = async (/** @type {Step[]} */ given) => {
    for (const { name, work } of given) {
      await step(name, work).catch((error) => {
        console.error(`\n${error instanceof Failure ? error.message : error.stack}\n\n✗ ${name}`);
        console.error(`steps: ${passed} passed, 1 failed, ${steps.length - passed - 1} skipped`);
        process.exit(1);
      });
      passed++;
    }
  };
  for (const lanes of inLanes(steps)) await Promise.all(lanes.map(lane));
  for (const file of unsteady) console.log(`! failed once, and passed alone: ${file}`);
  console.log(`\nsteps: ${passed} passed, 0 failed`);
});
