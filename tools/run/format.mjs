// SPDX-License-Identifier: MIT
// `npm run format`: formats all sources as `npm test` requires.
import { setUp } from '../setup/setup.mjs';
import { cFiles } from './sources.mjs';
import { npmProgram, run, script } from './steps.mjs';

await script(async () => {
  await setUp('test');
  await run('clang-format', ['-i', ...cFiles()]);
  await run(npmProgram('biome'), ['check', '--write', '.'], { show: true });
});
