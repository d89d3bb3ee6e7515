// SPDX-License-Identifier: MIT
// Hotcue in a player of video.js 8.
import { useBrowser } from './browser.mjs';
import { tellStory } from './players.mjs';

tellStory(useBrowser(), 'video.js 8', {
  element: '.video-js',
  // As the custom element, in which the video has no wrapper.
  remake: async () => {
    document.querySelector('.video-js').player.dispose();
    const element = document.createElement('video-js');
    document.querySelector('.player').append(element);
    const sources = [{ src: '../../clips/trailhead.mp4', type: 'video/mp4' }];
    globalThis.videojs(element, { controls: true, fill: true, sources });
  },
  start: '.vjs-big-play-button',
  large: true,
  toggle: '.vjs-play-control',
  fullscreen: '.vjs-fullscreen-control',
  playing: () => document.querySelector('.video-js').player.currentSource().src,
  listed: () => {
    const items = document.querySelectorAll('.vjs-subs-caps-button .vjs-menu-item-text');
    return [...items].map(({ firstChild }) => firstChild.textContent).filter((text) => !/^captions /.test(text));
  },
  captions: async ({ page }) => {
    await page.locator('button.vjs-subs-caps-button').press('Enter');
    await page.locator('.vjs-subs-caps-button .vjs-menu-item', { hasText: 'Camp' }).press('Enter');
  },
  shown: () => document.querySelector('.vjs-text-track-display').textContent,
  loop: () => document.querySelector('.video-js').player.loop(true),
  destroy: () => document.querySelector('.video-js').player.dispose(),
});
