// SPDX-License-Identifier: MIT
// `npm run bench [NAME]`: builds, and runs tests/bench/*.mjs, or only those with NAME in their path.

import { setUp } from '../setup/setup.mjs';
import { build } from './build.mjs';
import { filesIn } from './sources.mjs';
import { Failure, run, script } from './steps.mjs';

await script(async () => {
  const name = process.argv[2] ?? '';
  const benches = filesIn('tests/bench', /bench.[^\\/]+\.mjs$/).filter((path) => path.includes(name));
  if (benches.length === 0) throw new Failure(`no benchmark has "${name}" in its path`);
  await setUp('build', 'test');
  await build();
  for (const path of benches) await run(process.execPath, [path], { show: true });
});
