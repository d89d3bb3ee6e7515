// SPDX-License-Identifier: MIT
// `npm run test:browsers [ENGINE]`: the timing suite in Chromium, Firefox and
// WebKitGTK, or in the one named.
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { run, script } from './steps.mjs';

await script(async () => {
  await setUp('build', 'videos', 'browsers');
  await build();
  const args = ['--test', '--test-reporter=spec', 'tests/browsers/timing.test.mjs'];
  await run(process.execPath, args, { show: true, env: { ENGINE: process.argv[2] ?? '' } });
});
