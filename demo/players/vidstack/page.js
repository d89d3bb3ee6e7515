// SPDX-License-Identifier: MIT
import { hotcueVidstack } from '/dist/adapters/vidstack.js';

const player = document.getElementById('player');
hotcueVidstack(player, '../project.json', { id: 'film' });
