// SPDX-License-Identifier: MIT
// `npm run test:browsers [ENGINE]`: the suites of tests/engines in Chromium,
// Firefox and WebKitGTK, or only in ENGINE; and, unless it is another, the tests in Chromium
// that are run one at a time.

import { findChromium } from '../setup/programs.mjs';
import { setUp } from '../setup/setup.mjs';
import { build } from './build.mjs';
import { filesIn, ONE_AT_A_TIME } from './sources.mjs';
import { run, script } from './steps.mjs';

await script(async () => {
  await setUp('build', 'clips', 'browsers');
  await build();
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=1'];
  const [engine = 'chromium'] = process.argv.slice(2);
  if (engine === 'chromium')
    await run(process.execPath, [...options, ...filesIn('tests/browser', ONE_AT_A_TIME)], {
      show: true,
      env: { CHROMIUM: findChromium() ?? '' }, // the whole browser, as viewers have it
    });
  const args = [...options, ...filesIn('tests/engines', /\.test\.mjs$/)];
  await run(process.execPath, args, { show: true, env: { ENGINE: process.argv[2] ?? '' } });
});
