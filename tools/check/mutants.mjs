// SPDX-License-Identifier: MIT
// `npm run test:mutants`: checks that each test of tests/shown.json tests what it
// claims. Removes the parts of the format one at a time, and runs the test listed
// for that part: it must fail.
//
//     npm run test:mutants                      all, about twenty minutes
//     npm run test:mutants -- --only transition those with this word in their name or place
//     npm run test:mutants -- --list
//
// Tests under Node run first, then those in a browser.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchServer } from '../../tests/browser/browser.mjs';
import { build, DIST } from '../run/build.mjs';
import { Failure, ROOT, script, step } from '../run/steps.mjs';
import { setUp } from '../setup/setup.mjs';
import { mutants } from './mutate.mjs';
import { fails, fileOf, testRuns } from './named-test.mjs';

const shown = JSON.parse(readFileSync(join(ROOT, 'tests/shown.json'), 'utf8'));

/** Timeout of tests, as a mutant never does what they wait for. Unchanged, all must pass with it. */
const PATIENCE_MS = 10_000;
/** The built files that a mutant may change. */
const FILES = /\.(wasm|js)$/;
const readBuilt = () => {
  const names = readdirSync(DIST, { encoding: 'utf8', recursive: true }).filter((name) => FILES.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(DIST, name))]));
};

/** @param {Map<string, Buffer>} files */
function writeBuilt(files) {
  for (const [name, bytes] of files) writeFileSync(join(DIST, name), bytes);
}

/** Checks that every test passes without a mutant; runs each file once. @param {import('./mutate.mjs').Mutant[]} all */
async function checkUnchanged(all) {
  const wrong = [];
  const places = [...new Set(all.map(({ place }) => place))];
  for (const file of new Set(places.map(fileOf))) {
    const inFile = places.filter((place) => fileOf(place) === file);
    for (const [place, { passed, failed }] of await testRuns(file, inFile))
      if (passed === 0 || failed > 0) wrong.push(`${place}: ${failed ? 'fails' : 'there is no such test'}`);
  }
  if (wrong.length > 0) throw new Failure(`Without a mutant:\n  ${wrong.join('\n  ')}`);
}

/** @param {string} place of a test */
const inBrowser = (place) => place.startsWith('tests/browser/');

/**
 * Shares one browser between all tests, as starting it takes as long as most of them.
 * @param {import('./mutate.mjs').Mutant[]} chosen
 * @param {() => Promise<void>} work
 */
async function withBrowser(chosen, work) {
  if (!chosen.some(({ place }) => inBrowser(place))) return work();
  const server = await launchServer();
  process.env.HOTCUE_BROWSER = server.wsEndpoint();
  try {
    await work();
  } finally {
    await server.close();
  }
}

/** @param {import('./mutate.mjs').Mutant} mutant @param {Map<string, Buffer>} built @returns {Promise<boolean>} */
async function isNoticed({ change, place }, built) {
  writeBuilt(change(built));
  try {
    return await fails(place);
  } finally {
    writeBuilt(built);
  }
}

/** Runs the mutants one after the other. @param {import('./mutate.mjs').Mutant[]} chosen @param {Map<string, Buffer>} built */
async function takeAway(chosen, built) {
  const results = [];
  for (const mutant of chosen) {
    const noticed = await isNoticed(mutant, built);
    console.log(`  ${noticed ? '✓' : '✗'} ${mutant.name}`);
    results.push({ ...mutant, noticed });
  }
  return results;
}

/** @param {{name: string, place: string, noticed: boolean}[]} results */
function report(results) {
  const unnoticed = results.filter(({ noticed }) => !noticed);
  console.log(`\nmutants: ${results.length - unnoticed.length} passed, ${unnoticed.length} failed`);
  if (unnoticed.length === 0) return;
  const list = unnoticed.map(({ name, place }) => `  ${name}\n    ${place}`).join('\n');
  throw new Failure(`The test listed in tests/shown.json passes although the part was removed:\n${list}`);
}

await script(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
  await setUp('build', 'clips', 'test');
  await build();
  const built = readBuilt();
  const chosen = mutants(shown, built)
    .filter(({ name, place }) => `${name}: ${place}`.includes(values.only ?? ''))
    .toSorted((a, b) => Number(inBrowser(a.place)) - Number(inBrowser(b.place)));
  if (chosen.length === 0) throw new Failure(`no mutant has "${values.only}" in its name or place`);
  if (values.list) return console.log(chosen.map(({ name, place }) => `${name}: ${place}`).join('\n'));
  process.env.HOTCUE_PATIENCE_MS ??= String(PATIENCE_MS);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      writeBuilt(built);
      process.exit(1);
    });
  }
  const places = new Set(chosen.map(({ place }) => place)).size;
  await withBrowser(chosen, async () => {
    await step(`${places} tests pass unchanged`, () => checkUnchanged(chosen));
    report(await takeAway(chosen, built));
  });
});
