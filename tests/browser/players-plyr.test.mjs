// SPDX-License-Identifier: MIT
// Hotcue in a player of Plyr.
import { useBrowser } from './browser.mjs';
import { tellStory } from './players.mjs';

tellStory(useBrowser(), 'Plyr', {
  element: 'video',
  start: '.plyr__control--overlaid',
  large: true,
  toggle: '.plyr__controls [data-plyr="play"]',
  fullscreen: '[data-plyr="fullscreen"]',
  playing: () => document.querySelector('video').plyr.source,
  loop: () => {
    document.querySelector('video').plyr.loop = true;
  },
  destroy: () => document.querySelector('video').plyr.destroy(),
});
