// SPDX-License-Identifier: MIT
// `npm run test:browsers [ENGINE]`: the suites of tests/engines in Chromium,
// Firefox and WebKitGTK, or only in ENGINE.

import { setUp } from '../setup/setup.mjs';
import { build } from './build.mjs';
import { filesIn } from './sources.mjs';
import { run, script } from './steps.mjs';

await script(async () => {
  await setUp('build', 'clips', 'browsers');
  await build();
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=1'];
  const args = [...options, ...filesIn('tests/engines', /\.test\.mjs$/)];
  await run(process.execPath, args, { show: true, env: { ENGINE: process.argv[2] ?? '' } });
});
