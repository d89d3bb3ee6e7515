// SPDX-License-Identifier: MIT
// `npm run test:mutants`: does each test notice what tests/shown.json says it
// shows? Takes the parts of the format away, one at a time, and runs the test
// that is named for the part: it must fail.
//
//     npm run test:mutants                      all, some twenty minutes
//     npm run test:mutants -- --only transition those with this word
//     npm run test:mutants -- --list
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, DIST } from './build.mjs';
import { mutants } from './mutate.mjs';
import { testRun } from './named-test.mjs';
import { setUp } from './setup.mjs';
import { Failure, ROOT, script, step } from './steps.mjs';
import { makeVideos } from './videos.mjs';

const shown = JSON.parse(readFileSync(join(ROOT, 'tests/shown.json'), 'utf8'));

/** The built files that a mutant may change, as they were built. */
const FILES = ['engine.wasm', 'hotcue-overlay.js', 'hotcue-player.js', 'hotcue-engine.js'];
const readBuilt = () => new Map(FILES.map((name) => [name, readFileSync(join(DIST, name))]));

/** @param {Map<string, Buffer>} files */
function writeBuilt(files) {
  for (const [name, bytes] of files) writeFileSync(join(DIST, name), bytes);
}

/** @param {import('./mutate.mjs').Mutant[]} all every test must pass before anything is taken away */
async function checkUnchanged(all) {
  const places = [...new Set(all.map(({ place }) => place))];
  const wrong = [];
  for (const place of places) {
    const { passed, failed } = await testRun(place);
    if (passed === 0 || failed > 0) wrong.push(`${place}: ${failed ? 'fails' : 'there is no such test'}`);
  }
  if (wrong.length > 0) throw new Failure(`Before anything is taken away:\n  ${wrong.join('\n  ')}`);
}

/** @param {import('./mutate.mjs').Mutant} mutant @param {Map<string, Buffer>} built @returns {Promise<boolean>} */
async function isNoticed({ change, place }, built) {
  writeBuilt(change(built));
  try {
    return (await testRun(place)).failed > 0;
  } finally {
    writeBuilt(built);
  }
}

await script(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
  await setUp('build', 'videos', 'test');
  await build();
  const built = readBuilt();
  const chosen = mutants(shown, built).filter(({ name }) => name.includes(values.only ?? ''));
  if (chosen.length === 0) throw new Failure(`nothing is called "${values.only}"`);
  if (values.list) return console.log(chosen.map(({ name, place }) => `${name}: ${place}`).join('\n'));
  await makeVideos();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      writeBuilt(built);
      process.exit(1);
    });
  }
  await step(`${new Set(chosen.map(({ place }) => place)).size} tests pass unchanged`, () => checkUnchanged(chosen));
  const unnoticed = [];
  for (const mutant of chosen) {
    const noticed = await isNoticed(mutant, built);
    console.log(`  ${noticed ? '✓' : '✗'} ${mutant.name}`);
    if (!noticed) unnoticed.push(mutant);
  }
  console.log(`\nmutants: ${chosen.length - unnoticed.length} passed, ${unnoticed.length} failed`);
  if (unnoticed.length === 0) return;
  const list = unnoticed.map(({ name, place }) => `  ${name}\n    ${place}`).join('\n');
  throw new Failure(`Taken away, and the test that tests/shown.json names still passes:\n${list}`);
});
