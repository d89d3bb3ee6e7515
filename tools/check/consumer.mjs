// SPDX-License-Identifier: MIT
// Installs the engine's C package, and builds and runs a project that only uses that.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cmake } from '../run/build.mjs';
import { ROOT, run } from '../run/steps.mjs';

const EVENT = '{"t":2,"video":"main","event":"cue:forward","cue":{"id":"now","customData":{"n":1}}}';

/** Languages and standards in which the installed header must compile. */
const DIALECTS = [
  ['-x', 'c', '-std=c99'],
  ['-x', 'c', '-std=c17'],
  ['-x', 'c++', '-std=c++11'],
];
const STRICT = ['-Wall', '-Wextra', '-Wpedantic', '-Werror', '-fsyntax-only'];

/** @throws {Error} if the installed files are incomplete, or the program prints wrong events */
export async function buildConsumer() {
  await cmake('release', ['hotcue']);
  const [prefix, build] = [join(ROOT, 'build/installed'), join(ROOT, 'build/consumer')];
  for (const folder of [prefix, build]) rmSync(folder, { recursive: true, force: true });
  await run('cmake', ['--install', 'build/release', '--prefix', prefix]);
  await run('cmake', ['-S', 'tests/c/consumer', '-B', build, '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`]);
  await run('cmake', ['--build', build]);
  const header = join(prefix, 'include/hotcue/hotcue.h');
  for (const dialect of DIALECTS) await run('clang', [...dialect, ...STRICT, '-include', header, '/dev/null']);
  const events = (await run(join(build, 'player'), [])).trim().split('\n');
  assert.ok(events.includes(EVENT), `the installed engine played\n${events.join('\n')}`);
}
