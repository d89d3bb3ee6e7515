// SPDX-License-Identifier: MIT
// The fuzz targets, briefly and always the same: the vectors, and thousands of
// documents and sessions made of them by damage. With clang they can be run
// for longer and with an eye on what is reached: tests/fuzz/README.md.
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
/** Always the same: `npm run fuzz` takes new ones. */
const SEEDS = ['1', '2', '3'];
const TIMEOUT_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'hotcue-fuzz-'));
after(() => rmSync(folder, { recursive: true }));
const seeds = writeSeeds(folder);

/** @param {string} program @param {string[]} args @returns {Promise<string>} '' when all is well */
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
