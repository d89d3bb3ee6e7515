// SPDX-License-Identifier: MIT
// `npm run test:browsers [ENGINE]`: the suites of tests/engines in Chromium,
// Firefox and WebKitGTK, or only in ENGINE; and, unless it is another, the tests in Chromium
// that are run one at a time.

import { findChromium } from '../setup/programs.mjs';
import { setUp } from '../setup/setup.mjs';
import { build } from './build.mjs';
import { nodeTest } from './node-test.mjs';
import { filesIn, ONE_AT_A_TIME } from './sources.mjs';
import { script } from './steps.mjs';

await script(async () => {
  await setUp('build', 'clips', 'browsers');
  await build();
  const [engine = 'chromium'] = process.argv.slice(2);
  if (engine === 'chromium') {
    const env = { CHROMIUM: findChromium() ?? '' }; // the whole browser, as viewers have it
    await nodeTest(filesIn('tests/browser', ONE_AT_A_TIME), { atOnce: 1, env });
  }
  await nodeTest(filesIn('tests/engines', /\.test\.mjs$/), { atOnce: 1, env: { ENGINE: process.argv[2] ?? '' } });
});
