// SPDX-License-Identifier: MIT
// Short, reproducible runs of the fuzz targets: the vectors, and thousands of damaged copies of
// them. With clang they can run for longer and with coverage guidance: tests/fuzz/README.md.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeSeeds } from './seeds.mjs';

const BUILD = fileURLToPath(new URL('../../build/asan/', import.meta.url));
const CORPUS = fileURLToPath(new URL('./corpus/', import.meta.url));
const RUNS = 2000;
/** A fixed seed; `npm run fuzz` uses new ones. */
const SEEDS = ['1', '2', '3'];
const TIMEOUT_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'hotcue-fuzz-'));
after(() => rmSync(folder, { recursive: true }));
const seeds = writeSeeds(folder);

/** @param {string} program @param {string[]} args @returns {Promise<string>} '' on success */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: TIMEOUT_MS });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code === 0 ? '' : `${signal ?? code}\n${errors.slice(-20_000)}`));
  });
}

describe('fuzz', { concurrency: true }, () => {
  for (const [name, files] of Object.entries(seeds)) {
    it(name, async () => {
      const program = join(BUILD, `hotcue_fuzz_${name}`);
      assert.ok(existsSync(program), `${program} is not there: npm test -- --only native builds it`);
      const save = join(BUILD, `crash-${name}`);
      const folder = join(CORPUS, name);
      const kept = existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
      for (const seed of SEEDS) {
        const options = ['--runs', String(RUNS), '--seed', seed, '--save', save];
        assert.equal(await run(program, [...options, ...kept, ...files]), '', `seed ${seed}`);
      }
    });
  }
});
