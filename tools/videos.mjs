// SPDX-License-Identifier: MIT
// The sample videos of the gallery, made by demo/make-videos.mjs where they
// are missing.
import { join } from 'node:path';
import { ROOT, run, step } from './steps.mjs';

export const makeVideos = () =>
  step('sample videos', () => run(process.execPath, [join(ROOT, 'demo/make-videos.mjs')]));
