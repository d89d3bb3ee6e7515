// SPDX-License-Identifier: MIT
import { registerHotcue } from '/dist/adapters/video-js.js';

const { videojs } = globalThis;
registerHotcue(videojs);
const player = videojs('player', { fill: true });
player.hotcue('../project.json', { id: 'film' });
