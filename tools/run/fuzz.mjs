// SPDX-License-Identifier: MIT
// `npm run fuzz`: runs libFuzzer, guided by coverage, on each target, starting from the
// vectors and the kept corpus. Each run has a new seed, which is printed.
//
//     npm run fuzz -- --seconds 600 --seed 7
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from '../setup/setup.mjs';
import { buildEngine, cmake } from './build.mjs';
import { isMain, ROOT, run, script, step } from './steps.mjs';

/** Limit for one input, generous for sanitizers on a busy machine. */
const TIMEOUT_S = 300;

/** The targets, tests/fuzz/NAME.c. */
export const TARGETS = ['load', 'inputs'];

/**
 * Runs one target, starting from the vectors and the kept corpus. The preset `fuzz` must
 * have been built.
 * @param {string} name of TARGETS
 * @param {string} seed
 * @param {string} limit libFuzzer's option for the duration
 * @param {string} found folder of a corpus, which is used and extended
 */
export async function fuzz(name, seed, limit, found) {
  const { writeSeeds } = await import('../../tests/fuzz/seeds.mjs'); // imports the built engine.wasm
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
