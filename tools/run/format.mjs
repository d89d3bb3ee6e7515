// SPDX-License-Identifier: MIT
// `npm run format`: puts every source into the format that the tests ask for.
import { setUp } from '../setup/setup.mjs';
import { cFiles } from './sources.mjs';
import { npmProgram, run, script } from './steps.mjs';

await script(async () => {
  await setUp('test');
  await run('clang-format', ['-i', ...cFiles()]);
  await run(npmProgram('biome'), ['check', '--write', '.'], { show: true });
});
