// SPDX-License-Identifier: MIT
// The second sample video: the night on the ridge, the morning at the lake.
import { drawCamp } from './camp.mjs';
import { drawLake } from './lake.mjs';
import { drawScenes } from './scenes.mjs';

const SCENES = [
  { start: 0, draw: drawCamp },
  { start: 30, draw: drawLake },
];

/** @param {import('./picture.mjs').Picture} picture @param {number} t seconds */
export const drawRidge = (picture, t) => drawScenes(picture, SCENES, t);
