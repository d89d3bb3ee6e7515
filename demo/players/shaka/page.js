// SPDX-License-Identifier: MIT
import { hotcueShaka } from '/dist/adapters/shaka.js';

const { shaka } = globalThis;
const player = new shaka.Player();
await player.attach(document.getElementById('player'));
await player.load('../../streams/trailhead/film.mpd');
globalThis.player = player; // for your console
hotcueShaka(player, '../streams.json', { id: 'film' });
