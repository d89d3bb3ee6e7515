// SPDX-License-Identifier: MIT
// Hotcue in <video-player> of Video.js 10.
import { useBrowser } from './browser.mjs';
import { tellStory } from './players.mjs';

tellStory(useBrowser(), 'Video.js 10', {
  element: 'video-player',
  start: 'media-play-button',
  toggle: 'media-play-button',
  fullscreen: 'media-fullscreen-button',
  playing: () => document.querySelector('video').src,
  listed: () => [...document.querySelector('video').textTracks].map(({ label }) => label),
  captions: ({ page }) => page.locator('media-captions-button').press('Enter'),
  // The browser draws them.
  shown: () => {
    const showing = [...document.querySelector('video').textTracks].filter(({ mode }) => mode === 'showing');
    return showing.flatMap(({ activeCues }) => [...activeCues].map(({ text }) => text)).join();
  },
  loop: () => {
    document.querySelector('video').loop = true;
  },
  destroy: () => document.querySelector('video-player').remove(),
});
