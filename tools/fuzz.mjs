// SPDX-License-Identifier: MIT
// `npm run fuzz`: libFuzzer on each target, with what it has reached in view, from the
// vectors and the kept corpus on. Each run has a new seed, and prints it.
//
//     npm run fuzz -- --seconds 600 --seed 7
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSeeds } from '../tests/fuzz/seeds.mjs';
import { buildEngine, cmake } from './build.mjs';
import { setUp } from './setup.mjs';
import { ROOT, run, script, step } from './steps.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const seconds = values.seconds ?? '120';
const seed = values.seed ?? String(randomInt(1, 2 ** 31));

await script(async () => {
  await setUp('build', 'fuzz');
  if (!existsSync(join(ROOT, 'dist/engine.wasm'))) await step('engine.wasm', buildEngine);
  await step('fuzz targets', () => cmake('fuzz'));
  const seeds = join(ROOT, 'build/seeds');
  writeSeeds(seeds);
  console.log(`seed ${seed}: npm run fuzz -- --seed ${seed} --seconds ${seconds}`);
  for (const name of ['load', 'inputs']) {
    const [found, kept] = [join(ROOT, 'build/found', name), join(ROOT, 'tests/fuzz/corpus', name)];
    mkdirSync(found, { recursive: true });
    const options = [`-seed=${seed}`, `-max_total_time=${seconds}`, '-max_len=4096', '-timeout=20'];
    const places = [found, join(seeds, name), ...(existsSync(kept) ? [kept] : [])];
    const crash = `-artifact_prefix=${join(ROOT, 'build/')}`;
    await step(name, () => run(join(ROOT, 'build/fuzz', `fuzz_${name}`), [...options, crash, ...places]));
  }
});
