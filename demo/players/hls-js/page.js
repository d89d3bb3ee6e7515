// SPDX-License-Identifier: MIT
import { hotcueHlsJs } from '/dist/adapters/hls-js.js';
import Hls from '/vendor/hls.js/hls.mjs';

const hls = new Hls({ workerPath: '/vendor/hls.js/hls.worker.js' });
hls.loadSource('../../streams/trailhead/film.m3u8');
hls.attachMedia(document.getElementById('player'));
globalThis.hls = hls; // for your console
hotcueHlsJs(hls, '../streams.json', { id: 'film' });
