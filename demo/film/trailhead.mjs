// SPDX-License-Identifier: MIT
// The first sample video: a walk from sunrise to sunset, in four scenes.
import { drawArch } from './arch.mjs';
import { drawBoot } from './boot.mjs';
import { drawFork } from './fork.mjs';
import { drawScenes } from './scenes.mjs';
import { drawWalk } from './walk.mjs';

const SCENES = [
  { start: 0, draw: drawWalk },
  { start: 20, draw: drawBoot },
  { start: 34, draw: drawArch },
  { start: 46, draw: drawFork },
];

/** @param {import('./picture.mjs').Picture} picture @param {number} t seconds */
export const drawTrailhead = (picture, t) => drawScenes(picture, SCENES, t);
