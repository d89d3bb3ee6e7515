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
  listed: () => {
    const items = document.querySelectorAll('[data-plyr="language"]:not([value="-1"]) > span');
    return [...items].map(({ firstChild }) => firstChild).flatMap((text) => (text instanceof Text ? [text.data] : []));
  },
  captions: (film) => film.do(() => document.querySelector('video').plyr.toggleCaptions(true)),
  shown: () => document.querySelector('.plyr__captions').textContent,
  loop: () => {
    document.querySelector('video').plyr.loop = true;
  },
  destroy: () => document.querySelector('video').plyr.destroy(),
});
