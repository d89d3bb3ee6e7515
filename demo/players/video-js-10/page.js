// SPDX-License-Identifier: MIT
import { hotcueVideoJs10 } from '/dist/adapters/video-js-10.js';

const player = document.getElementById('player');
hotcueVideoJs10(player, '../project.json', { id: 'film' });
