// SPDX-License-Identifier: MIT
import { hotcueDashJs } from '/dist/adapters/dash-js.js';

const { dashjs } = globalThis;
const player = dashjs.MediaPlayer().create();
const film = new URL('../../streams/trailhead/film.mpd', location.href); // dash.js wants it absolute
player.initialize(document.getElementById('player'), film.href, false);
globalThis.player = player; // for your console
hotcueDashJs(player, '../streams.json', { id: 'film' });
