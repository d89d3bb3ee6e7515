// SPDX-License-Identifier: MIT
import { hotcuePlyr } from '/dist/adapters/plyr.js';
import Plyr from '/vendor/plyr/plyr.min.mjs';

const player = new Plyr('#player', {
  iconUrl: '/vendor/plyr/plyr.svg',
  blankVideo: '../../clips/trailhead.mp4',
});
player.poster = '../../clips/trailhead.jpg';
hotcuePlyr(player, '../project.json', { id: 'film' });
