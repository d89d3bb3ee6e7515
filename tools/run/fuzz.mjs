// SPDX-License-Identifier: MIT
// `npm run fuzz`: libFuzzer on each target, with what it has reached in view, from the
// vectors and the kept corpus on. Each run has a new seed, and prints it.
//
//     npm run fuzz -- --seconds 600 --seed 7
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from '../setup/setup.mjs';
import { buildEngine, cmake } from './build.mjs';
import { isMain, ROOT, run, script, step } from './steps.mjs';

/** One input, under the sanitizers and on a busy machine: a bound for what never ends. */
const TIMEOUT_S = 300;

/** tests/fuzz/NAME.c. */
export const TARGETS = ['load', 'inputs'];

/**
 * One target, from the vectors and the kept corpus on. The preset `fuzz` was built.
 * @param {string} name of TARGETS
 * @param {string} seed
 * @param {string} limit libFuzzer's option for how long
 * @param {string} found a folder: it begins with what is there, too, and adds what reaches more
 */
export async function fuzz(name, seed, limit, found) {
  const { writeSeeds } = await import('../../tests/fuzz/seeds.mjs'); // on the built engine.wasm
  const seeds = join(ROOT, 'build/seeds');
  writeSeeds(seeds);
  const kept = join(ROOT, 'tests/fuzz/corpus', name);
  mkdirSync(found, { recursive: true });
  const options = [`-seed=${seed}`, limit, '-max_len=4096', `-timeout=${TIMEOUT_S}`];
  const places = [found, join(seeds, name), ...(existsSync(kept) ? [kept] : [])];
  const crash = `-artifact_prefix=${join(ROOT, 'build/')}`;
  await run(join(ROOT, 'build/fuzz', `fuzz_${name}`), [...options, crash, ...places]);
}

async function main() {
  const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
  const seconds = values.seconds ?? '120';
  const seed = values.seed ?? String(randomInt(1, 2 ** 31));
  await setUp('build', 'test');
  if (!existsSync(join(ROOT, 'dist/engine.wasm'))) await step('engine.wasm', buildEngine);
  await step('fuzz targets', () => cmake('fuzz'));
  console.log(`seed ${seed}: npm run fuzz -- --seed ${seed} --seconds ${seconds}`);
  for (const name of TARGETS) {
    const found = join(ROOT, 'build/found', name);
    await step(name, () => fuzz(name, seed, `-max_total_time=${seconds}`, found));
  }
}

if (isMain(import.meta.url)) await script(main);
