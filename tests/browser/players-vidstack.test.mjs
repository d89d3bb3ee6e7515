// SPDX-License-Identifier: MIT
// Hotcue in Vidstack's <media-player>.
import { useBrowser } from './browser.mjs';
import { tellStory } from './players.mjs';

tellStory(useBrowser(), 'Vidstack', {
  element: 'media-player',
  start: 'media-play-button',
  largeOnPhones: true,
  toggle: 'media-play-button',
  fullscreen: 'media-fullscreen-button',
  playing: () => document.querySelector('media-player').state.source.src,
  listed: () => [...document.querySelector('media-player').textTracks].map(({ label }) => label),
  captions: ({ page }) => page.locator('media-caption-button').press('Enter'),
  shown: () => document.querySelector('media-captions').textContent,
  loop: () => {
    document.querySelector('media-player').loop = true;
  },
  replays: true,
  destroy: () => document.querySelector('media-player').destroy(),
});
