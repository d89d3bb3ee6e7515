// SPDX-License-Identifier: MIT
// Hotcue in a player of video.js 8.
import { useBrowser } from './browser.mjs';
import { tellStory } from './players.mjs';

tellStory(useBrowser(), 'video.js 8', {
  start: '.vjs-big-play-button',
  toggle: '.vjs-play-control',
  fullscreen: '.vjs-fullscreen-control',
  loop: () => document.querySelector('.video-js').player.loop(true),
  destroy: () => document.querySelector('.video-js').player.dispose(),
});
